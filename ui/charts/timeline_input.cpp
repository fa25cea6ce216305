// SPDX-License-Identifier: GPL-3.0-or-later
// What the mouse and the keyboard do on a timeline.
#include <algorithm>
#include <cmath>

#include <QHelpEvent>
#include <QMenu>
#include <QMouseEvent>
#include <QScrollBar>
#include <QToolTip>
#include <QWheelEvent>

#include "ui/charts/timeline.h"
#include "ui/models/texts.h"

namespace phonehome {

namespace {

constexpr double kDragMin = 3; ///< pixels

} // namespace

void Timeline::wheelEvent(QWheelEvent* event)
{
    const QPoint delta = event->angleDelta();
    const TimelineLayout layout = layoutNow();
    if (event->modifiers().testFlag(Qt::ShiftModifier) || std::abs(delta.x()) > std::abs(delta.y())) {
        const int steps = delta.x() != 0 ? delta.x() : delta.y();
        move(-steps / 1200.0);
    } else if (delta.y() != 0 && event->position().x() < layout.lanesArea().left()) {
        m_scroll->setValue(m_scroll->value() - delta.y() * m_scroll->singleStep() / 60);
    } else if (delta.y() != 0) {
        zoom(std::pow(kZoomStep, -delta.y() / 120.0), layout.timeAt(event->position().x()));
    }
    event->accept();
}

const LaneEvent* Timeline::eventAt(const QPointF& point) const
{
    const TimelineLayout layout = layoutNow();
    const int row = layout.laneAt(point.y());
    if (row < 0 || point.x() < layout.lanesArea().left() - kGrab)
        return nullptr;
    const LaneEvent* nearest = m_lanes.all()[static_cast<std::size_t>(row)].nearest(layout.timeAt(point.x()));
    return nearest && std::abs(layout.xOf(nearest->time) - point.x()) <= kGrab ? nearest : nullptr;
}

void Timeline::mousePressEvent(QMouseEvent* event)
{
    if (event->button() != Qt::LeftButton || !m_lanes.snapshot())
        return;
    m_pressed = event->position();
    const TimelineLayout layout = layoutNow();
    const int row = layout.laneAt(m_pressed.y());
    if (layout.overview().contains(m_pressed)) {
        m_drag = Drag::Brush;
        moveBrush(m_pressed.x());
    } else if (m_pressed.x() >= layout.lanesArea().left() && row >= 0) {
        m_drag = Drag::Span;
    } else if (row >= 0) {
        clickName(m_lanes.all()[static_cast<std::size_t>(row)]);
    }
}

/// A lane's name narrows to what is in it; once more, and all are back.
void Timeline::clickName(const Lane& lane)
{
    if (lane.row.others > 0)
        return;
    Focus focus = m_scene.focus;
    switch (m_mode) {
    case LaneMode::Protocol:
        focus.group = {};
        focus.protocol = focus.protocol == lane.protocol ? std::nullopt : lane.protocol;
        break;
    case LaneMode::Device:
        focus = Focus{focus.device.valid() ? DeviceId{} : DeviceId{lane.row.key},
                      focus.protocol,
                      {},
                      {},
                      focus.span,
                      focus.excluded};
        break;
    case LaneMode::Group: {
        const GroupId group{lane.row.key};
        focus.group = focus.group == group ? GroupId{} : group;
        // Another protocol's filter would hide it.
        if (focus.group.valid() && focus.protocol)
            focus.protocol = lane.protocol;
        break;
    }
    case LaneMode::Peer: {
        // No view is narrowed to a peer; what it is mostly talked to about can be.
        if (!lane.beats)
            return;
        const GroupId group = lane.beats->group;
        focus.group = focus.group == group ? GroupId{} : group;
        break;
    }
    }
    m_context.selection->setFocus(focus);
}

void Timeline::mouseMoveEvent(QMouseEvent* event)
{
    if (m_drag == Drag::Brush) {
        moveBrush(event->position().x());
    } else if (m_drag == Drag::Span && std::abs(event->position().x() - m_pressed.x()) > kDragMin) {
        const TimelineLayout layout = layoutNow();
        // By value: std::minmax of two temporaries would give references to them.
        const auto [a, b] = std::minmax({layout.timeAt(m_pressed.x()), layout.timeAt(event->position().x())});
        m_scene.dragged = TimeSpan{std::max(a, m_scene.visible.from), std::min(b, m_scene.visible.to)};
        update();
    }
}

void Timeline::mouseReleaseEvent(QMouseEvent* event)
{
    if (event->button() != Qt::LeftButton)
        return;
    if (std::exchange(m_drag, Drag::None) != Drag::Span)
        return;
    if (m_scene.dragged)
        openMenu(*m_scene.dragged, event->globalPosition().toPoint());
    else
        clickLane(*event);
}

void Timeline::clickLane(const QMouseEvent& event)
{
    const TimelineLayout layout = layoutNow();
    const int row = layout.laneAt(event.position().y());
    const LaneEvent* hit = eventAt(event.position());
    if (event.modifiers().testFlag(Qt::ShiftModifier) && row >= 0) {
        // The second cursor snaps from afar: it is of no use between events.
        hit = m_lanes.all()[static_cast<std::size_t>(row)].nearest(layout.timeAt(event.position().x()));
        if (hit && !m_scene.cursor)
            setCursorEvent(*hit);
        else if (hit)
            setSecond(*hit);
    } else if (hit) {
        setCursorEvent(*hit);
    } else if (m_scene.second) {
        setSecond(std::nullopt);
    }
}

void Timeline::mouseDoubleClickEvent(QMouseEvent* event)
{
    if (m_scene.focus.span && layoutNow().lanesArea().contains(event->position()))
        zoomToSelection();
}

std::optional<TimeSpan> Timeline::cursorSpan() const
{
    if (!m_scene.cursor || !m_scene.second || m_scene.cursor->time == m_scene.second->time)
        return std::nullopt;
    return TimeSpan{std::min(m_scene.cursor->time, m_scene.second->time),
                    std::max(m_scene.cursor->time, m_scene.second->time)};
}

/// The same questions about the time between the cursors; without those, about one moment: where the pointer is, else
/// that of the event that is looked at, else the middle.
void Timeline::contextMenuEvent(QContextMenuEvent* event)
{
    if (m_drag != Drag::None || !m_lanes.snapshot())
        return;
    const TimelineLayout layout = layoutNow();
    const bool isAtPointer = event->reason() == QContextMenuEvent::Mouse;
    const QPoint at = isAtPointer ? event->globalPos() : mapToGlobal(layout.lanesArea().center().toPoint());
    if (const auto span = cursorSpan()) {
        m_scene.dragged = span;
        openMenu(*span, at);
    } else if (!isAtPointer || layout.lanesArea().contains(event->pos())) {
        const double x = isAtPointer ? event->pos().x() : layout.lanesArea().center().x();
        openMomentMenu(m_scene.cursor && !isAtPointer ? m_scene.cursor->time : layout.timeAt(x), at);
    }
}

void Timeline::part(Timestamp moment)
{
    m_context.selection->setParting(moment);
    emit tabWanted(QStringLiteral("changes"));
}

void Timeline::openMomentMenu(Timestamp moment, const QPoint& at)
{
    auto* menu = new QMenu(this);
    menu->setObjectName(QStringLiteral("momentMenu"));
    menu->setAttribute(Qt::WA_DeleteOnClose);
    Selection* selection = m_context.selection;
    QAction* here = menu->addAction(tr("Compare &before and after here"));
    here->setObjectName(QStringLiteral("momentPart"));
    connect(here, &QAction::triggered, this, [this, moment] { part(moment); });
    QAction* whole = menu->addAction(tr("&No longer compare"));
    whole->setObjectName(QStringLiteral("momentWhole"));
    whole->setEnabled(selection->parting().has_value());
    connect(whole, &QAction::triggered, selection, [selection] { selection->setParting(std::nullopt); });
    menu->popup(at);
}

void Timeline::openMenu(const TimeSpan& span, const QPoint& at)
{
    auto* menu = new QMenu(this);
    menu->setObjectName(QStringLiteral("spanMenu"));
    menu->setAttribute(Qt::WA_DeleteOnClose);
    Selection* selection = m_context.selection;
    const auto add = [menu](const QString& text, const char* name) {
        QAction* action = menu->addAction(text);
        action->setObjectName(QLatin1String(name));
        return action;
    };
    QAction* zoomAction = add(tr("&Zoom in on selection"), "spanZoom");
    connect(zoomAction, &QAction::triggered, this, [this, span, selection] { selection->zoomTo(span, shownNow()); });
    connect(add(tr("&Filter in on selection"), "spanFilter"), &QAction::triggered, selection,
            [span, selection] { selection->setSpan(span); });
    connect(add(tr("&Exclude"), "spanExclude"), &QAction::triggered, selection,
            [span, selection] { selection->exclude(span); });
    // A change lies somewhere between the events that were spanned.
    connect(add(tr("Compare &before and after its middle"), "spanPart"), &QAction::triggered, this,
            [this, span] { part(span.from + Duration{(span.to - span.from).ns / 2}); });
    connect(menu, &QMenu::aboutToHide, this, [this] {
        m_scene.dragged.reset();
        update();
    });
    menu->setDefaultAction(zoomAction);
    menu->popup(at);
    menu->setActiveAction(zoomAction);
}

void Timeline::keyPressEvent(QKeyEvent* event)
{
    const bool shift = event->modifiers().testFlag(Qt::ShiftModifier);
    const bool control = event->modifiers().testFlag(Qt::ControlModifier);
    const auto sideways = [&](int direction) {
        if (shift)
            move(0.25 * direction);
        else
            control ? stepSecond(direction) : stepEvent(direction);
    };
    switch (event->key()) {
    case Qt::Key_Left: sideways(-1); break;
    case Qt::Key_Right: sideways(1); break;
    case Qt::Key_Up: stepLane(-1); break;
    case Qt::Key_Down: stepLane(1); break;
    case Qt::Key_PageUp: m_scroll->triggerAction(QAbstractSlider::SliderPageStepSub); break;
    case Qt::Key_PageDown: m_scroll->triggerAction(QAbstractSlider::SliderPageStepAdd); break;
    case Qt::Key_Plus:
    case Qt::Key_Equal: zoomIn(); break;
    case Qt::Key_Minus: zoomOut(); break;
    case Qt::Key_Home: fit(); break;
    case Qt::Key_Return:
    case Qt::Key_Enter: zoomToSelection(); break;
    case Qt::Key_Escape:
        if (m_drag == Drag::Span || m_scene.dragged) {
            m_drag = Drag::None;
            m_scene.dragged.reset();
            update();
        } else if (m_scene.second) {
            setSecond(std::nullopt);
        } else {
            m_context.selection->setSpan(std::nullopt);
        }
        break;
    default: View::keyPressEvent(event);
    }
}

void Timeline::bringIntoSight(const LaneEvent& event)
{
    if (event.time < m_scene.visible.from || event.time > m_scene.visible.to) {
        const std::int64_t half = (m_scene.visible.to.ns - m_scene.visible.from.ns) / 2;
        setVisibleSpan({{event.time.ns - half}, {event.time.ns + half}});
    }
    if (const Lane* lane = m_lanes.holding(EventId{event.id})) {
        const QRectF area = layoutNow().lanesArea();
        const QRectF rect = laneRect(static_cast<int>(lane - m_lanes.all().data()));
        if (rect.top() < area.top())
            m_scroll->setValue(m_scroll->value() - static_cast<int>(std::ceil(area.top() - rect.top())));
        else if (rect.bottom() > area.bottom())
            m_scroll->setValue(m_scroll->value() + static_cast<int>(std::ceil(rect.bottom() - area.bottom())));
    }
}

void Timeline::setCursorEvent(const LaneEvent& event)
{
    // By value: the event may lie in lanes that are made anew.
    const LaneEvent chosen = event;
    Selection* selection = m_context.selection;
    // A group that was chosen gives way to that of the event, or views would speak of two.
    const GroupId chosenGroup = selection->focus().group;
    if (chosenGroup.valid() && chosenGroup != GroupId{chosen.group})
        selection->setGroup(GroupId{chosen.group});
    selection->setEvent(EventId{chosen.id});
    bringIntoSight(chosen);
}

void Timeline::setSecond(std::optional<LaneEvent> event)
{
    m_scene.second = event;
    if (event)
        bringIntoSight(*event);
    describe();
    update();
}

const LaneEvent* Timeline::neighbour(const LaneEvent& event, int direction) const
{
    const Lane* lane = m_lanes.holding(EventId{event.id});
    if (!lane)
        return nullptr;
    std::size_t at = lane->lowerBound(event.time);
    // Several may share the time.
    while (at < lane->events.size() && lane->events[at].id != event.id)
        ++at;
    if (at >= lane->events.size() || (direction < 0 && at == 0) || (direction > 0 && at + 1 >= lane->events.size()))
        return nullptr;
    return &lane->events[direction < 0 ? at - 1 : at + 1];
}

void Timeline::stepEvent(int direction)
{
    if (m_scene.cursor && m_lanes.holding(EventId{m_scene.cursor->id})) {
        if (const LaneEvent* next = neighbour(*m_scene.cursor, direction))
            setCursorEvent(*next);
        return;
    }
    for (const Lane& lane : m_lanes.all()) {
        if (lane.events.empty())
            continue;
        if (const std::size_t at = lane.lowerBound(m_scene.visible.from); at < lane.events.size())
            setCursorEvent(lane.events[at]);
        return;
    }
}

void Timeline::stepSecond(int direction)
{
    if (!m_scene.cursor)
        stepEvent(direction);
    else if (const LaneEvent* next = neighbour(m_scene.second.value_or(*m_scene.cursor), direction))
        setSecond(*next);
}

void Timeline::stepLane(int direction)
{
    const Lane* lane = m_scene.cursor ? m_lanes.holding(EventId{m_scene.cursor->id}) : nullptr;
    if (!lane) {
        stepEvent(1);
        return;
    }
    const auto& all = m_lanes.all();
    for (auto at = lane - all.data() + direction; at >= 0 && at < static_cast<std::ptrdiff_t>(all.size());
         at += direction) {
        if (const LaneEvent* nearest = all[static_cast<std::size_t>(at)].nearest(m_scene.cursor->time)) {
            setCursorEvent(*nearest);
            return;
        }
    }
}

bool Timeline::event(QEvent* event)
{
    if (event->type() == QEvent::ShortcutOverride && (m_scene.second || m_scene.dragged || m_drag != Drag::None)) {
        // Esc ends what was begun here before it shows all again.
        if (static_cast<QKeyEvent*>(event)->key() == Qt::Key_Escape) {
            event->accept();
            return true;
        }
    }
    if (event->type() != QEvent::ToolTip)
        return View::event(event);
    const auto* help = static_cast<QHelpEvent*>(event);
    const QString words = tipAt(help->pos());
    if (words.isEmpty())
        QToolTip::hideText();
    else
        QToolTip::showText(help->globalPos(), tipText(words), this);
    return true;
}

} // namespace phonehome
