// SPDX-License-Identifier: GPL-3.0-or-later
// The regular talk of a lane: beats, the promise behind them, what is missing, what changed.
#include <algorithm>
#include <cmath>
#include <vector>

#include <QCoreApplication>
#include <QFontMetricsF>

#include "ui/charts/timeline_painter.h"

namespace phonehome {

namespace {

constexpr double kMissedRoom = 3; ///< pixels from mark to mark: more of them could not be told apart

constexpr double kWordRoom = 16;

struct Words {
    Q_DECLARE_TR_FUNCTIONS(phonehome::TimelinePainter)
};

} // namespace

void TimelinePainter::paintBeats(const Lane& lane, const QRectF& rect)
{
    // The band: from the first beat on something promised to be there, as long as the last promise holds.
    if (!lane.beats->promise || !lane.beats->holds)
        return;
    const QRectF area = tickArea(lane, rect);
    const double from = std::max(rect.left(), m_layout.xOf(lane.beats->first));
    const Timestamp end = lane.beats->last + Duration::fromSeconds(std::min(*lane.beats->promise, 1e6));
    const double to = std::min(rect.right(), m_layout.xOf(end));
    if (to > from) {
        m_p.fillRect(QRectF(from, area.center().y() - 3, to - from, 6), m_scene.theme.band(lane.beats->protocol));
    }
}

void TimelinePainter::paintMissed(const Lane& lane, const QRectF& ticks)
{
    const QColor colour = m_scene.theme.protocol(lane.beats->protocol);
    const auto& missed = lane.beats->missed;
    double lastX = -1e9;
    for (auto at = std::lower_bound(missed.begin(), missed.end(), m_scene.visible.from);
         at != missed.end() && *at <= m_scene.visible.to; ++at) {
        const double x = std::floor(m_layout.xOf(*at));
        if (x - lastX < kMissedRoom)
            continue;
        lastX = x;
        m_p.setPen(QPen(colour, 1));
        m_p.setBrush(m_scene.theme.surface);
        m_p.drawRect(QRectF(x - 2.5, ticks.top() + 0.5, 5, ticks.height() - 1));
        m_p.setBrush(Qt::NoBrush);
    }
}

void TimelinePainter::paintMarks(const Lane& lane, const QRectF& rect)
{
    for (const LaneMark& mark : lane.beats->marks) {
        const double x = std::floor(m_layout.xOf(mark.time)) + 0.5;
        if (x < rect.left() || x > rect.right())
            continue;
        m_p.setPen(QPen(m_scene.theme.text, 1, Qt::DotLine));
        m_p.drawLine(QPointF(x, rect.top() + 1), QPointF(x, rect.bottom() - 1));
        if (mark.kind != CadenceChangeKind::Phase)
            continue;
        // A restart begins anew: a triangle that points into what follows.
        m_p.setPen(Qt::NoPen);
        m_p.setBrush(m_scene.theme.text);
        const double top = rect.top() + 1;
        m_p.drawPolygon(QPolygonF({QPointF(x, top), QPointF(x + 7, top + 4), QPointF(x, top + 8)}));
        m_p.setBrush(Qt::NoBrush);
    }
}

/// What stands under the ticks: changes first, since there are few of them; then missed beats where there is room.
void TimelinePainter::paintWords(const Lane& lane, const QRectF& ticks)
{
    struct Word {
        double left;
        double width;
    };
    const QFontMetricsF metrics(m_scene.font);
    std::vector<Word> taken;
    const auto place = [&](Timestamp time, const QString& words, const QColor& colour) {
        if (time < m_scene.visible.from || time > m_scene.visible.to)
            return;
        const double width = metrics.horizontalAdvance(words);
        const double left =
            std::clamp(m_layout.xOf(time) - width / 2, ticks.left(), std::max(ticks.left(), ticks.right() - width));
        const bool free = std::all_of(taken.begin(), taken.end(), [&](const Word& w) {
            return left > w.left + w.width + kWordRoom || left + width + kWordRoom < w.left;
        });
        if (!free)
            return;
        taken.push_back({left, width});
        const QRectF room(left, ticks.bottom() + 1, width, m_line);
        m_p.fillRect(room.adjusted(-2, 0, 2, 0), m_scene.theme.surface);
        text(room, Qt::AlignHCenter | Qt::AlignTop, words, colour);
    };
    constexpr std::size_t kWordsMax = 40;
    for (const LaneMark& mark : lane.beats->marks) {
        if (taken.size() < kWordsMax)
            place(mark.time, mark.words, m_scene.theme.text);
    }
    const QString missed = Words::tr("missed");
    const auto& times = lane.beats->missed;
    const double apart = metrics.horizontalAdvance(missed) + kWordRoom;
    double lastX = -1e9;
    for (auto at = std::lower_bound(times.begin(), times.end(), m_scene.visible.from);
         at != times.end() && *at <= m_scene.visible.to && taken.size() < kWordsMax; ++at) {
        // There may be thousands, of which few have room.
        const double x = m_layout.xOf(*at);
        if (x - lastX < apart)
            continue;
        lastX = x;
        place(*at, missed, m_scene.theme.protocol(lane.beats->protocol));
    }
}

/// Between two beats that follow each other: the period above, the promise below.
void TimelinePainter::paintBracket(const Lane& lane, const QRectF& rect, const QRectF& ticks)
{
    const LaneBeats& beats = *lane.beats;
    const Timestamp wanted = m_layout.timeAt(rect.left() + rect.width() * 0.12);
    const auto example = beats.onePeriod(wanted, m_scene.visible.to);
    if (!example) {
        paintSummary(lane, rect);
        return;
    }
    const double a = std::floor(m_layout.xOf(example->from)) + 0.5;
    const double b = std::floor(m_layout.xOf(example->to)) + 0.5;
    const double y = std::floor(ticks.top() - 6) + 0.5;
    m_p.setPen(QPen(m_scene.theme.text, 1.5));
    m_p.drawLine(QPointF(a, y), QPointF(b, y));
    m_p.drawLine(QPointF(a, y - 4), QPointF(a, y + 4));
    m_p.drawLine(QPointF(b, y - 4), QPointF(b, y + 4));
    const QFontMetricsF metrics(m_scene.font);
    const double width = metrics.horizontalAdvance(beats.periodText) * 1.2 + 4;
    text({(a + b) / 2 - width / 2, std::max(rect.top() + 1, y - 5 - m_line), width, m_line},
         Qt::AlignHCenter | Qt::AlignTop, beats.periodText, m_scene.theme.text, true);
    if (!beats.promise)
        return;
    const double end =
        std::floor(m_layout.xOf(example->from + Duration::fromSeconds(std::min(*beats.promise, 1e7)))) + 0.5;
    const double under = std::floor(ticks.bottom() + 4) + 0.5;
    const QColor colour = m_scene.theme.protocol(lane.beats->protocol);
    m_p.setPen(QPen(colour, 1));
    m_p.drawLine(QPointF(a, under), QPointF(std::min(end, rect.right()), under));
    m_p.drawLine(QPointF(a, under - 3), QPointF(a, under + 3));
    if (end < rect.right())
        m_p.drawLine(QPointF(end, under - 5), QPointF(end, under + 3));
    const double promiseWidth = metrics.horizontalAdvance(beats.promiseText) + 4;
    const double centre = std::min((a + end) / 2, rect.right() - promiseWidth / 2);
    const QRectF label(centre - promiseWidth / 2, under + 2, promiseWidth, m_line);
    m_p.fillRect(label, m_scene.theme.surface);
    text(label, Qt::AlignHCenter | Qt::AlignTop, beats.promiseText, colour);
}

/// Too dense for a bracket: the same in words.
void TimelinePainter::paintSummary(const Lane& lane, const QRectF& rect)
{
    const LaneBeats& beats = *lane.beats;
    const QString words = everyText(beats);
    const QFontMetricsF metrics(m_scene.font);
    QFont bold = m_scene.font;
    bold.setBold(true);
    const double width = QFontMetricsF(bold).horizontalAdvance(words);
    const double x = std::min(std::max(rect.left(), m_layout.xOf(beats.first)) + 4, rect.right() - width);
    text({x, rect.top() + 2, width, m_line}, Qt::AlignLeft | Qt::AlignTop, words, m_scene.theme.text, true);
    const double room = rect.right() - x - width - 12;
    if (beats.promise && room > 0) {
        text({x + width + 12, rect.top() + 2, room, m_line}, Qt::AlignLeft | Qt::AlignTop,
             metrics.elidedText(beats.promiseText, Qt::ElideRight, room), m_scene.theme.protocol(lane.beats->protocol));
    }
}

} // namespace phonehome
