// SPDX-License-Identifier: GPL-3.0-or-later
// What the timeline draws beside its ticks, read off the picture.
#include <QtTest>

#include "tests/support/shown_timeline.h"

using namespace phonehome;

namespace {

/// Where in a rectangle of a picture a colour fills so many pixels side by side and two lines: x, ascending.
std::vector<int> roofs(const QImage& picture, const QRectF& where, const QColor& colour, int width)
{
    const auto isFilled = [&](int x, int y) { return picture.pixelColor(x, y) == colour; };
    std::vector<int> out;
    const QRect area = where.toRect().intersected(picture.rect().adjusted(1, 0, -1 - width, -2));
    for (int y = area.top(); y <= area.bottom(); ++y) {
        for (int x = area.left(); x <= area.right(); ++x) {
            bool whole = !isFilled(x - 1, y) && !isFilled(x + width, y) && (y == 0 || !isFilled(x, y - 1));
            for (int i = 0; i < width && whole; ++i)
                whole = isFilled(x + i, y) && isFilled(x + i, y + 1);
            if (whole)
                out.push_back(x);
        }
    }
    return out;
}

/// Where a time stands, in pixels; beside the lanes there may be a scroll bar.
int xOf(const Timeline& timeline, Timestamp time)
{
    const QRectF whole = timeline.rect();
    const double bar = TimelineLayout(whole, timeline.scene()).lanesArea().right() - timeline.laneRect(0).right();
    return static_cast<int>(TimelineLayout(whole.adjusted(0, 0, -bar, 0), timeline.scene()).xOf(time));
}

/// Whether a triangle of a colour stands at x, its point to the right, in a part of a picture.
bool hasTriangle(const QImage& picture, int x, const QRect& where, const QColor& colour)
{
    const auto isFilled = [&](int dx, int y) { return picture.pixelColor(x + dx, y) == colour; };
    for (int y = where.top() + 3; y + 3 < where.bottom(); ++y) {
        bool whole = !isFilled(6, y - 3) && !isFilled(6, y + 3) && isFilled(1, y - 2) && isFilled(1, y + 2);
        for (int dx = 1; dx <= 4 && whole; ++dx)
            whole = isFilled(dx, y);
        if (whole)
            return true;
    }
    return false;
}

} // namespace

class TestTimelineMarks : public QObject {
    Q_OBJECT
private slots:
    void extraBeatsAreCrossed()
    {
        ShownTimeline s(doubledBeats(), LaneMode::Group);
        QVERIFY(s.lane(0).beats);
        QCOMPARE(s.lane(0).beats->doubled.size(), std::size_t{30});
        QCOMPARE(s.cell(0, 6), QStringLiteral("30"));
        for (const LaneEvent& e : s.lane(0).events)
            QCOMPARE(s.lane(0).beats->isDoubled(e.time), (e.time - at(0)).ns % 60'000'000'000 != 0);
        // Seen: the picture with crosses is another than that of the same beats without.
        s.timeline.setVisibleSpan({at(-1), at(140)});
        const QImage crossed = s.timeline.grab().toImage();
        std::vector<TimedFrame> frames;
        for (std::uint32_t beat = 0; beat < 60; ++beat)
            frames.push_back({at(60.0 * beat), binding(7, beat)});
        ShownTimeline plain(analysed(frames), LaneMode::Group);
        plain.timeline.setVisibleSpan({at(-1), at(140)});
        QVERIFY(plain.timeline.grab().toImage() != crossed);
    }
    void burstsHaveARoof()
    {
        ShownTimeline s(beatsEvery({100, 170, 90, 240, 130}, 8), LaneMode::Group);
        const auto roofsSeen = [&] {
            return roofs(s.timeline.grab().toImage(), s.timeline.laneRect(0),
                         s.timeline.scene().theme.protocol(Protocol::Stun), 7);
        };
        // Those of the first and the last moment are cut off at the edges.
        const std::vector<int> seen = roofsSeen();
        QCOMPARE(seen.size(), std::size_t{3});
        const double bursts[] = {100, 270, 360};
        for (std::size_t i = 0; i < seen.size(); ++i)
            QVERIFY(std::abs(seen[i] + 3 - xOf(s.timeline, at(bursts[i] + 0.35))) <= 3);
        // From near, a burst is seen as the messages that it is.
        s.timeline.setVisibleSpan({at(99), at(102)});
        QVERIFY(roofsSeen().empty());
        // One message each is none.
        s.timeline.setSnapshot(beatsEvery({100, 170, 90, 240, 130}));
        s.timeline.setVisibleSpan({at(-1), at(700)});
        QVERIFY(roofsSeen().empty());
    }
    void aRestartPointsIntoWhatFollows()
    {
        ShownTimeline s(sampleSnapshot(), LaneMode::Group);
        const auto isPointed = [&](std::size_t lane, const LaneMark& mark) {
            return hasTriangle(s.timeline.grab().toImage(), xOf(s.timeline, mark.time),
                               s.timeline.laneRect(lane).toRect(), s.timeline.scene().theme.text);
        };
        QVERIFY(s.lane(0).beats);
        QCOMPARE(s.lane(0).beats->marks.size(), std::size_t{2});
        for (const LaneMark& mark : s.lane(0).beats->marks) {
            QCOMPARE(mark.kind, CadenceChangeKind::Phase);
            QVERIFY(isPointed(0, mark));
        }
        // Another period is no restart.
        std::vector<double> intervals(40, 60);
        intervals.insert(intervals.end(), 40, 45);
        s.timeline.setSnapshot(beatsEvery(intervals));
        s.timeline.setVisibleSpan({at(0), at(4200)});
        QVERIFY(s.lane(0).beats);
        QCOMPARE(s.lane(0).beats->marks.size(), std::size_t{1});
        QCOMPARE(s.lane(0).beats->marks[0].words, QStringLiteral("60 s → 45 s"));
        QVERIFY(!isPointed(0, s.lane(0).beats->marks[0]));
    }
};

QTEST_MAIN(TestTimelineMarks)
#include "tst_timeline_marks.moc"
