// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/timeline.h"

#include <algorithm>
#include <cmath>

#include <QHelpEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QToolTip>
#include <QWheelEvent>

#include "ui/charts/timeline_painter.h"
#include "ui/models/event_facts.h"
#include "ui/models/texts.h"

namespace phonehome {

namespace {

constexpr double kZoomStep = 1.25;
constexpr double kGrab = 6;                   ///< pixels
constexpr std::int64_t kShortest = 1'000'000; ///< ns

} // namespace

Timeline::Timeline(const ViewContext& context, QWidget* parent) : View(parent), m_context(context)
{
    setObjectName(QStringLiteral("timeline"));
    setAccessibleName(tr("Timeline"));
    setFocusPolicy(Qt::StrongFocus);
    setMouseTracking(true);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    m_scene.lanes = &m_lanes;
    m_scene.time = context.time;
    m_scene.theme = Theme::from(palette());
    connect(context.selection, &Selection::focusChanged, this, &Timeline::refresh);
    connect(context.selection, &Selection::eventChanged, this, &Timeline::refresh);
    connect(context.time, &TimeFormat::changed, this, [this] { update(); });
}

void Timeline::setSnapshot(SnapshotPtr snapshot)
{
    if (!snapshot || (m_lanes.snapshot() && snapshot->revision < m_lanes.snapshot()->revision))
        m_fitted = true;
    m_lanes.update(snapshot, m_context.selection->focus());
    if (snapshot) {
        m_scene.whole = {snapshot->totals.first, snapshot->totals.last};
        // A capture of one packet still has a length.
        if (m_scene.whole.to - m_scene.whole.from < Duration{kShortest})
            m_scene.whole.to = m_scene.whole.from + Duration::ofSeconds(1);
    }
    if (m_fitted)
        m_scene.visible = m_scene.whole;
    refresh();
}

void Timeline::refresh()
{
    m_scene.focus = m_context.selection->focus();
    m_lanes.update(m_lanes.snapshot(), m_scene.focus);
    m_scene.cursor.reset();
    const SnapshotPtr& s = m_lanes.snapshot();
    const EventId event = m_context.selection->event();
    if (s && event.valid() && event.value < s->events.size()) {
        const Event& e = s->events[event.value];
        m_scene.cursor = LaneEvent{e.time, event.value, e.group.value};
    }
    describe();
    updateGeometry();
    update();
}

/// What a screen reader says, and what stands in no picture: the periods in words.
void Timeline::describe()
{
    QStringList lines;
    for (const Lane& lane : m_lanes.all()) {
        if (!lane.beats)
            continue;
        const Group& group = m_lanes.snapshot()->groups[lane.beats->group.value];
        QString line = tr("%1 every %2").arg(groupTitle(*m_lanes.snapshot(), group), lane.beats->periodText);
        if (lane.beats->promise)
            line += QStringLiteral(", ") + lane.beats->promiseText;
        if (!lane.beats->missed.empty())
            line += QStringLiteral(", ") + tr("%n missed", nullptr, static_cast<int>(lane.beats->missed.size()));
        lines << line;
    }
    if (m_scene.cursor)
        lines << eventFacts(*m_lanes.snapshot(), EventId{m_scene.cursor->id}, *m_context.time).plainText();
    setAccessibleDescription(lines.join(u'\n'));
}

TimelineLayout Timeline::layoutNow() const
{
    return {QRectF(rect()), m_scene};
}

QSize Timeline::sizeHint() const
{
    TimelineScene scene = m_scene;
    scene.font = font();
    return {900, static_cast<int>(TimelineLayout::heightFor(scene) * 1.12)};
}

QSize Timeline::minimumSizeHint() const
{
    TimelineScene scene = m_scene;
    scene.font = font();
    return {360, static_cast<int>(TimelineLayout::heightFor(scene))};
}

void Timeline::setVisibleSpan(TimeSpan span)
{
    const std::int64_t whole = m_scene.whole.to.ns - m_scene.whole.from.ns;
    std::int64_t length = std::clamp(span.to.ns - span.from.ns, std::min(kShortest, whole), whole);
    std::int64_t from = std::clamp(span.from.ns, m_scene.whole.from.ns, m_scene.whole.to.ns - length);
    m_scene.visible = {{from}, {from + length}};
    m_fitted = m_scene.visible == m_scene.whole;
    update();
    emit visibleSpanChanged();
}

void Timeline::fit()
{
    setVisibleSpan(m_scene.whole);
}

void Timeline::zoomIn()
{
    const TimeSpan v = m_scene.visible;
    zoom(1 / (kZoomStep * kZoomStep), {v.from.ns + (v.to.ns - v.from.ns) / 2});
}

void Timeline::zoomOut()
{
    const TimeSpan v = m_scene.visible;
    zoom(kZoomStep * kZoomStep, {v.from.ns + (v.to.ns - v.from.ns) / 2});
}

void Timeline::zoomToSelection()
{
    if (m_scene.focus.span)
        setVisibleSpan(*m_scene.focus.span);
}

void Timeline::zoom(double factor, Timestamp around)
{
    const TimeSpan v = m_scene.visible;
    const auto left = static_cast<std::int64_t>(static_cast<double>(around.ns - v.from.ns) * factor);
    const auto right = static_cast<std::int64_t>(static_cast<double>(v.to.ns - around.ns) * factor);
    setVisibleSpan({{around.ns - left}, {around.ns + right}});
}

void Timeline::move(double share)
{
    const auto by =
        static_cast<std::int64_t>(static_cast<double>(m_scene.visible.to.ns - m_scene.visible.from.ns) * share);
    setVisibleSpan({{m_scene.visible.from.ns + by}, {m_scene.visible.to.ns + by}});
}

void Timeline::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.fillRect(rect(), m_scene.theme.surface);
    m_scene.font = font();
    m_scene.focused = hasFocus();
    if (m_lanes.snapshot())
        TimelinePainter(painter, QRectF(rect()), m_scene).paint();
}

void Timeline::wheelEvent(QWheelEvent* event)
{
    const QPoint delta = event->angleDelta();
    if (event->modifiers().testFlag(Qt::ShiftModifier) || std::abs(delta.x()) > std::abs(delta.y())) {
        const int steps = delta.x() != 0 ? delta.x() : delta.y();
        move(-steps / 1200.0);
    } else if (delta.y() != 0) {
        zoom(std::pow(kZoomStep, -delta.y() / 120.0), layoutNow().timeAt(event->position().x()));
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
    if (layout.overview().contains(m_pressed)) {
        m_drag = Drag::Brush;
        moveBrush(m_pressed.x());
    } else if (m_pressed.x() >= layout.lanesArea().left() && layout.laneAt(m_pressed.y()) >= 0) {
        m_drag = Drag::Span;
    } else if (const int row = layout.laneAt(m_pressed.y()); row >= 0) {
        // A lane's name narrows to its protocol; once more, and all are back.
        const Protocol protocol = m_lanes.all()[static_cast<std::size_t>(row)].protocol;
        const bool already = m_scene.focus.protocol == protocol;
        Focus focus = m_scene.focus;
        focus.group = {};
        focus.protocol = already ? std::nullopt : std::optional(protocol);
        m_context.selection->setFocus(focus);
    }
}

void Timeline::mouseMoveEvent(QMouseEvent* event)
{
    if (m_drag == Drag::Brush) {
        moveBrush(event->position().x());
    } else if (m_drag == Drag::Span && std::abs(event->position().x() - m_pressed.x()) > 3) {
        const TimelineLayout layout = layoutNow();
        // By value: std::minmax of two temporaries would give references to them.
        const auto [a, b] = std::minmax({layout.timeAt(m_pressed.x()), layout.timeAt(event->position().x())});
        m_scene.dragged = TimeSpan{std::max(a, m_scene.visible.from), std::min(b, m_scene.visible.to)};
        update();
    }
}

void Timeline::mouseReleaseEvent(QMouseEvent* event)
{
    const Drag drag = std::exchange(m_drag, Drag::None);
    if (drag != Drag::Span || event->button() != Qt::LeftButton)
        return;
    if (m_scene.dragged) {
        const TimeSpan span = *std::exchange(m_scene.dragged, std::nullopt);
        m_context.selection->setSpan(span);
    } else if (const LaneEvent* hit = eventAt(event->position())) {
        setCursorEvent(*hit);
    } else if (m_scene.focus.span) {
        m_context.selection->setSpan(std::nullopt);
    }
}

void Timeline::mouseDoubleClickEvent(QMouseEvent* event)
{
    if (m_scene.focus.span && layoutNow().lanesArea().contains(event->position()))
        zoomToSelection();
}

void Timeline::moveBrush(double x)
{
    const std::int64_t half = (m_scene.visible.to.ns - m_scene.visible.from.ns) / 2;
    const Timestamp centre = layoutNow().overviewTime(x);
    setVisibleSpan({{centre.ns - half}, {centre.ns + half}});
}

void Timeline::keyPressEvent(QKeyEvent* event)
{
    switch (event->key()) {
    case Qt::Key_Left: event->modifiers() & Qt::ShiftModifier ? move(-0.25) : stepEvent(-1); break;
    case Qt::Key_Right: event->modifiers() & Qt::ShiftModifier ? move(0.25) : stepEvent(1); break;
    case Qt::Key_Up: stepLane(-1); break;
    case Qt::Key_Down: stepLane(1); break;
    case Qt::Key_Plus:
    case Qt::Key_Equal: zoomIn(); break;
    case Qt::Key_Minus: zoomOut(); break;
    case Qt::Key_Home: fit(); break;
    case Qt::Key_Return:
    case Qt::Key_Enter: zoomToSelection(); break;
    case Qt::Key_Escape: m_context.selection->setSpan(std::nullopt); break;
    default: View::keyPressEvent(event);
    }
}

void Timeline::setCursorEvent(const LaneEvent& event)
{
    m_context.selection->setEvent(EventId{event.id});
    if (event.time < m_scene.visible.from || event.time > m_scene.visible.to) {
        const std::int64_t half = (m_scene.visible.to.ns - m_scene.visible.from.ns) / 2;
        setVisibleSpan({{event.time.ns - half}, {event.time.ns + half}});
    }
}

void Timeline::stepEvent(int direction)
{
    const Lane* lane = nullptr;
    if (m_scene.cursor)
        lane = m_lanes.of(m_lanes.snapshot()->events[m_scene.cursor->id].protocol);
    if (!lane) {
        for (const Lane& candidate : m_lanes.all()) {
            if (!lane && !candidate.events.empty())
                lane = &candidate;
        }
    }
    if (!lane || lane->events.empty())
        return;
    std::size_t at = lane->lowerBound(m_scene.cursor ? m_scene.cursor->time : m_scene.visible.from);
    if (m_scene.cursor) {
        // Several may share the time.
        while (at < lane->events.size() && lane->events[at].id != m_scene.cursor->id)
            ++at;
        if ((direction < 0 && at == 0) || (direction > 0 && at + 1 >= lane->events.size()))
            return;
        at = direction < 0 ? at - 1 : at + 1;
    }
    if (at < lane->events.size())
        setCursorEvent(lane->events[at]);
}

void Timeline::stepLane(int direction)
{
    if (!m_scene.cursor) {
        stepEvent(1);
        return;
    }
    const Protocol protocol = m_lanes.snapshot()->events[m_scene.cursor->id].protocol;
    const auto& all = m_lanes.all();
    auto at = std::find_if(all.begin(), all.end(), [protocol](const Lane& l) { return l.protocol == protocol; }) -
              all.begin();
    for (at += direction; at >= 0 && at < static_cast<std::ptrdiff_t>(all.size()); at += direction) {
        if (const LaneEvent* nearest = all[static_cast<std::size_t>(at)].nearest(m_scene.cursor->time)) {
            setCursorEvent(*nearest);
            return;
        }
    }
}

void Timeline::focusInEvent(QFocusEvent* event)
{
    View::focusInEvent(event);
    update();
}

void Timeline::focusOutEvent(QFocusEvent* event)
{
    View::focusOutEvent(event);
    update();
}

void Timeline::changeEvent(QEvent* event)
{
    View::changeEvent(event);
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::ApplicationPaletteChange) {
        m_scene.theme = Theme::from(palette());
        update();
    }
    if (event->type() == QEvent::LanguageChange)
        refresh();
}

bool Timeline::event(QEvent* event)
{
    if (event->type() != QEvent::ToolTip)
        return View::event(event);
    const auto* help = static_cast<QHelpEvent*>(event);
    const TimelineLayout layout = layoutNow();
    QString words;
    if (const LaneEvent* hit = eventAt(help->pos())) {
        words = eventFacts(*m_lanes.snapshot(), EventId{hit->id}, *m_context.time).plainText();
    } else if (const int row = layout.laneAt(help->pos().y()); row >= 0 && help->pos().x() < layout.labels().right()) {
        words = protocolTip(m_lanes.all()[static_cast<std::size_t>(row)].protocol);
    }
    // Escaped, since a tooltip takes what looks like markup for markup.
    if (words.isEmpty())
        QToolTip::hideText();
    else
        QToolTip::showText(help->globalPos(), words.toHtmlEscaped().replace(u'\n', QStringLiteral("<br>")), this);
    return true;
}

} // namespace phonehome
