// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/timeline.h"

#include <algorithm>
#include <cmath>

#include <QComboBox>
#include <QEvent>
#include <QPainter>
#include <QScrollBar>

#include "core/analysis/seen_time.h"
#include "ui/charts/timeline_accessible.h"
#include "ui/charts/timeline_painter.h"
#include "ui/models/capture_times.h"
#include "ui/models/event_facts.h"
#include "ui/models/texts.h"

namespace phonehome {

namespace {

constexpr int kCornerLeft = 8;                ///< pixels
constexpr std::int64_t kShortest = 1'000'000; ///< ns

} // namespace

Timeline::Timeline(const ViewContext& context, QWidget* parent)
    : View(parent), m_context(context), m_choice(new QComboBox(this)), m_scroll(new QScrollBar(Qt::Vertical, this))
{
    makeTimelinesAccessible();
    setObjectName(QStringLiteral("timeline"));
    setAccessibleName(tr("Timeline"));
    setFocusPolicy(Qt::StrongFocus);
    setMouseTracking(true);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    m_scene.lanes = &m_lanes;
    m_scene.density = &m_density;
    m_scene.time = context.time;
    m_scene.theme = Theme::from(palette());
    m_scene.font = font();

    m_choice->setObjectName(QStringLiteral("laneMode"));
    m_choice->setAccessibleName(tr("Lanes of the timeline"));
    m_choice->setToolTip(tr("What makes a lane"));
    for (const LaneMode mode : kLaneModes)
        m_choice->addItem(laneModeText(mode));
    m_scroll->setObjectName(QStringLiteral("timelineScroll"));
    m_scroll->setAccessibleName(tr("Lanes above and below"));
    m_scroll->hide();
    connect(m_choice, &QComboBox::activated, this, [this](int i) {
        setLaneMode(kLaneModes.at(static_cast<std::size_t>(i)));
        emit laneModeChosen(m_mode);
    });
    connect(m_scroll, &QScrollBar::valueChanged, this, [this](int value) {
        m_scene.scroll = value;
        update();
    });
    connect(context.selection, &Selection::cleared, this, [this] {
        m_lanes = {};
        m_fitted = true;
    });
    connect(context.selection, &Selection::focusChanged, this, &Timeline::refresh);
    connect(context.selection, &Selection::eventChanged, this, &Timeline::refresh);
    connect(context.selection, &Selection::partingChanged, this, &Timeline::refresh);
    connect(context.selection, &Selection::zoomChanged, this,
            [this](const std::optional<TimeSpan>& zoom) { setVisibleSpan(zoom.value_or(fitting())); });
    connect(context.selection, &Selection::sightWanted, this, [this] {
        if (m_scene.cursor)
            bringIntoSight(*m_scene.cursor);
        setFocus(Qt::OtherFocusReason);
    });
    connect(context.time, &TimeFormat::changed, this, &Timeline::refresh);
}

void Timeline::setSnapshot(SnapshotPtr snapshot)
{
    const bool isAtEnd = m_scene.visible.to == m_scene.whole.to;
    m_lanes.update(snapshot, m_context.selection->focus(), m_mode);
    if (snapshot) {
        m_scene.whole = {snapshot->totals.first, snapshot->totals.last};
        // A capture of one packet still has a length.
        if (m_scene.whole.to - m_scene.whole.from < Duration{kShortest})
            m_scene.whole.to = m_scene.whole.from + Duration::ofSeconds(1);
    }
    if (m_fitted) {
        m_scene.visible = fitting();
    } else if (isAtEnd) {
        // Who looks at the end goes on doing so; who looks elsewhere is left there.
        const Duration length = m_scene.visible.to - m_scene.visible.from;
        m_scene.visible = {m_scene.whole.to - length, m_scene.whole.to};
    }
    refresh();
}

void Timeline::setLaneMode(LaneMode mode)
{
    if (mode == m_mode)
        return;
    m_mode = mode;
    m_choice->setCurrentIndex(
        static_cast<int>(std::find(kLaneModes.begin(), kLaneModes.end(), mode) - kLaneModes.begin()));
    m_scroll->setValue(0);
    refresh();
    emit laneModeChanged(mode);
}

void Timeline::refresh()
{
    m_scene.focus = m_context.selection->focus();
    m_scene.parting = m_context.selection->parting();
    m_lanes.update(m_lanes.snapshot(), m_scene.focus, m_mode);
    m_scene.cursor.reset();
    const SnapshotPtr& s = m_lanes.snapshot();
    const EventId event = m_context.selection->event();
    if (s && s->holds(event)) {
        const Event& e = s->events[event.value];
        m_scene.cursor = LaneEvent{e.time, event.value, e.group.value};
    } else {
        m_scene.second.reset(); // it is second to none
    }
    describe();
    updateGeometry();
    arrange();
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
        QString line = tr("%1 every %2").arg(groupTitle(*m_lanes.snapshot(), group), lane.beats->paceText);
        if (lane.beats->promise)
            line += QStringLiteral(", ") + lane.beats->promiseText;
        if (!lane.beats->missed.empty())
            line += QStringLiteral(", ") + tr("%Ln missed", nullptr, static_cast<int>(lane.beats->missed.size()));
        lines << line;
    }
    if (m_scene.second)
        lines << tr("%1 between the cursors").arg(cursorText(m_scene));
    if (m_scene.cursor)
        lines << eventFacts(*m_lanes.snapshot(), EventId{m_scene.cursor->id}, *m_context.time).plainText();
    setAccessibleDescription(lines.join(u'\n'));
}

TimelineLayout Timeline::layoutNow() const
{
    return {QRectF(rect()).adjusted(0, 0, m_scroll->isHidden() ? 0 : -m_scroll->width(), 0), m_scene};
}

QRectF Timeline::laneRect(int row) const
{
    const TimelineLayout layout = layoutNow();
    QRectF rect = layout.lane(static_cast<std::size_t>(row));
    rect.setLeft(layout.labels().left());
    return rect;
}

void Timeline::arrange()
{
    m_choice->adjustSize();
    m_scene.corner = m_choice->width() + kCornerLeft;
    const TimelineLayout layout = layoutNow();
    const QRectF& axis = layout.axis();
    m_choice->move(kCornerLeft, static_cast<int>(axis.top() + (axis.height() - m_choice->height()) / 2));
    const SnapshotPtr& s = m_lanes.snapshot();
    m_choice->setVisible(s && hasTimes(*s) && (!s->final || s->totals.packets > 0));
    const int width = m_scroll->sizeHint().width();
    m_scroll->setGeometry(this->width() - width, 0, width, static_cast<int>(layout.lanesArea().height()));
    m_scroll->setRange(0, static_cast<int>(layout.scrollMax()));
    m_scroll->setPageStep(std::max(1, static_cast<int>(layout.lanesArea().height())));
    m_scroll->setSingleStep(2 * fontMetrics().height());
    m_scroll->setVisible(layout.scrollMax() > 0);
    m_scene.scroll = m_scroll->value();
}

void Timeline::countDensity()
{
    const std::size_t columns = layoutNow().overviewColumns();
    if (m_density.size() == columns && m_densityOf == m_lanes.version() && m_densityIn == m_scene.whole)
        return;
    m_density = laneDensity(m_lanes, m_scene.whole, columns);
    m_densityOf = m_lanes.version();
    m_densityIn = m_scene.whole;
}

QSize Timeline::sizeHint() const
{
    return {900, static_cast<int>(TimelineLayout::heightFor(m_scene) * 1.12)};
}

QSize Timeline::minimumSizeHint() const
{
    return {360, static_cast<int>(TimelineLayout::heightMin(m_scene))};
}

std::optional<TimeSpan> Timeline::shownNow() const
{
    return m_fitted ? std::nullopt : std::optional(m_scene.visible);
}

void Timeline::setVisibleSpan(TimeSpan span)
{
    const std::int64_t whole = m_scene.whole.to.ns - m_scene.whole.from.ns;
    std::int64_t length = std::clamp(span.to.ns - span.from.ns, std::min(kShortest, whole), whole);
    std::int64_t from = std::clamp(span.from.ns, m_scene.whole.from.ns, m_scene.whole.to.ns - length);
    m_scene.visible = {{from}, {from + length}};
    m_fitted = m_scene.visible == fitting();
    update();
    emit visibleSpanChanged();
}

void Timeline::fit()
{
    setVisibleSpan(fitting());
}

/// Years in which nothing was captured would leave the rest a line at the edge: what is on their other side is a step of
/// the wheel away, and the edge of them is seen.
TimeSpan Timeline::fitting() const
{
    constexpr std::int64_t kEdge = 50; ///< of the stretch, so much of the gap is shown
    const SnapshotPtr& snapshot = m_lanes.snapshot();
    const TimeSpan whole = m_scene.whole;
    if (!snapshot)
        return whole;
    const TimeSpan main = mainStretch(snapshot->gaps, whole.from, whole.to);
    if (main.to - main.from < Duration{kShortest})
        return whole;
    const Duration edge{(main.to - main.from).ns / kEdge};
    return {std::max(whole.from, main.from - edge), std::min(whole.to, main.to + edge)};
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
        m_context.selection->zoomTo(*m_scene.focus.span, shownNow());
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
    m_scene.focused = hasFocus();
    if (!m_lanes.snapshot())
        return;
    countDensity();
    const double bar = m_scroll->isHidden() ? 0 : m_scroll->width();
    TimelinePainter(painter, QRectF(rect()).adjusted(0, 0, -bar, 0), m_scene).paint();
}

void Timeline::moveBrush(double x)
{
    const std::int64_t half = (m_scene.visible.to.ns - m_scene.visible.from.ns) / 2;
    const Timestamp centre = layoutNow().overviewTime(x);
    setVisibleSpan({{centre.ns - half}, {centre.ns + half}});
}

void Timeline::resizeEvent(QResizeEvent* event)
{
    View::resizeEvent(event);
    arrange();
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
    if (event->type() == QEvent::FontChange || event->type() == QEvent::StyleChange) {
        m_scene.font = font();
        arrange();
    }
    if (event->type() == QEvent::LanguageChange)
        refresh();
}

} // namespace phonehome
