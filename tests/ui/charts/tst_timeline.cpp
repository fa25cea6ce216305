// SPDX-License-Identifier: GPL-3.0-or-later
#include <QSignalSpy>
#include <QtTest>
#include <cmath>

#include "tests/support/shown_timeline.h"
#include "tests/support/temp_file.h"
#include "tests/support/turn_talk.h"
#include "ui/charts/cadence_points.h"
#include "ui/charts/lanes.h"
#include "ui/charts/time_axis.h"
#include "ui/charts/timeline.h"
#include "ui/models/group_model.h"

using namespace phonehome;

namespace {

struct Shown : ShownTimeline {
    double hours() const { return (timeline.visibleSpan().to - timeline.visibleSpan().from).seconds() / 3600; }
};

void wheel(QWidget& widget, const QPoint& at, int steps, Qt::KeyboardModifiers keys = Qt::NoModifier)
{
    QWheelEvent event(QPointF(at), widget.mapToGlobal(QPointF(at)), {}, {0, 120 * steps}, Qt::NoButton, keys,
                      Qt::NoScrollPhase, false);
    QApplication::sendEvent(&widget, &event);
}

} // namespace

class TestTimeline : public QObject {
    Q_OBJECT
private slots:
    void lanesKnowTheirPace()
    {
        Lanes lanes;
        for (const SnapshotPtr& s : growingSample())
            lanes.update(s, {});
        const Lane* stun = lanes.of(Protocol::Stun);
        QVERIFY(stun && stun->beats);
        QCOMPARE(stun->beats->periodText, QStringLiteral("310 s"));
        QCOMPARE(stun->beats->promise.value(), 330.0);
        QCOMPARE(stun->beats->missed.size(), std::size_t{4});
        // Asked in turn of twelve servers: no single one of them sets the lane's pace.
        QVERIFY(!lanes.of(Protocol::Ntp)->beats);
        QVERIFY(lanes.of(Protocol::Dns)->events.empty()); // an empty lane says that nothing was seen
        QVERIFY(std::is_sorted(stun->events.begin(), stun->events.end(),
                               [](const auto& a, const auto& b) { return a.time < b.time; }));
    }
    void growingIsTheSameAsAtOnce()
    {
        Lanes slowly;
        for (const SnapshotPtr& s : growingSample())
            slowly.update(s, {});
        Lanes atOnce;
        atOnce.update(sampleSnapshot(), {});
        QCOMPARE(slowly.all().size(), atOnce.all().size());
        for (std::size_t i = 0; i < atOnce.all().size(); ++i)
            QCOMPARE(slowly.all()[i].events.size(), atOnce.all()[i].events.size());
    }
    void timesGrowWithTheirLane()
    {
        // Before the end too, what was known is gone on with as if it had been found at once.
        Lanes slowly;
        int compared = 0;
        for (const SnapshotPtr& s : growingSample()) {
            slowly.update(s, {});
            Lanes atOnce;
            atOnce.update(s, {});
            for (const Lane& lane : slowly.all()) {
                const Lane* other = lane.protocol ? atOnce.of(*lane.protocol) : nullptr;
                if (!other || !lane.beats || !other->beats || lane.beats->group != other->beats->group)
                    continue;
                QCOMPARE(lane.beats->times, other->beats->times);
                ++compared;
            }
        }
        QVERIFY(compared > 10);
    }
    void whatTurnsOutToBeAnothersChangesItsLane()
    {
        // Two clients behind one router: the first words of the second are taken for the first's until that speaks again.
        const auto capture =
            pcapBytes(inTimeOrder({Turn(10, 50000).life(0, 30, 20, 12), Turn(10, 50001).life(3, 30, 18, 10)}));
        Lanes slowly;
        for (const SnapshotPtr& s : growing(capture, 25)) {
            slowly.update(s, {}, LaneMode::Group);
            for (const Lane& lane : slowly.all()) {
                for (const LaneEvent& event : lane.events)
                    QCOMPARE(s->events[event.id].group, GroupId{event.group});
            }
        }
        QCOMPARE(slowly.all().size(), std::size_t{3});
    }
    void whatIsLateTakesItsPlace()
    {
        // Of frames a little out of order, as of several interfaces, shown as they come.
        std::vector<TimedFrame> frames;
        for (std::uint32_t beat = 0; beat < 60; ++beat)
            frames.push_back({at(60.0 * (beat % 2 == 0 ? beat + 1 : beat - 1)), binding(7, beat)});
        Lanes slowly;
        for (std::size_t count = 10; count <= frames.size(); count += 5) {
            auto part =
                std::make_shared<Snapshot>(*analysed({frames.begin(), frames.begin() + static_cast<int>(count)}));
            part->final = false;
            slowly.update(part, {});
            const Lane* lane = slowly.of(Protocol::Stun);
            QCOMPARE(lane->events.size(), count);
            QVERIFY(std::is_sorted(lane->events.begin(), lane->events.end(),
                                   [](const LaneEvent& a, const LaneEvent& b) { return a.time < b.time; }));
            if (!lane->beats)
                continue;
            QCOMPARE(lane->beats->times.size(), count);
            QVERIFY(std::is_sorted(lane->beats->times.begin(), lane->beats->times.end()));
        }
        QVERIFY(slowly.of(Protocol::Stun)->beats);
    }
    void ticksAreAtHumanTimes()
    {
        TimeFormat time;
        time.setChoice(ZoneChoice::Utc);
        const auto ticks = axisTicks({{0}, {std::int64_t{2} * 3600 * std::int64_t{1'000'000'000}}}, 8, time);
        QVERIFY(ticks.size() >= 4 && ticks.size() <= 9);
        for (const AxisTick& tick : ticks)
            QCOMPARE(tick.time.ns % (std::int64_t{60} * 1'000'000'000), std::int64_t{0});
        // From nanoseconds to centuries, never none and never a flood.
        for (double length = 1e3; length < 8e18; length *= 7)
            QVERIFY(axisTicks({{0}, {static_cast<std::int64_t>(length)}}, 10, time).size() <= 40);
        QCOMPARE(niceStep(47, 8), 10.0);
    }
    void cadencePointsStayInSight()
    {
        const SnapshotPtr s = sampleSnapshot();
        const CadencePoints points = cadencePoints(*s, mainGroup(*s, {}));
        QVERIFY(points.low < 310 && points.high > 330);
        QCOMPARE(points.missed.size(), std::size_t{4});
        QVERIFY(points.intervals.size() > 1900);
        for (const QPointF& p : points.intervals)
            QVERIFY(p.y() >= points.low && p.y() <= points.high);
    }
    void theAccessibleTextQuotesThePeriod()
    {
        Shown s;
        const QString text = s.timeline.accessibleDescription();
        QVERIFY(text.contains(QStringLiteral("STUN Refresh to nat.wemo2.com every 310 s, lifetime 330 s, 4 missed")));
    }
    void theWheelZoomsAtThePointer()
    {
        Shown s;
        QVERIFY(s.hours() > 160);
        const QPoint at(600, 60);
        wheel(s.timeline, at, 5);
        QVERIFY(s.hours() < 80);
        wheel(s.timeline, at, -20);
        QVERIFY(s.hours() > 160); // never beyond the capture
        s.timeline.zoomIn();
        const TimeSpan before = s.timeline.visibleSpan();
        wheel(s.timeline, at, 1, Qt::ShiftModifier);
        QVERIFY(s.timeline.visibleSpan().from != before.from);
        QCOMPARE(s.timeline.visibleSpan().to - s.timeline.visibleSpan().from, before.to - before.from);
        s.timeline.fit();
        QVERIFY(s.hours() > 160);
    }
    void aDragSelectsATimeSpan()
    {
        Shown s;
        const QSignalSpy changed(&s.selection, &Selection::focusChanged);
        QTest::mousePress(&s.timeline, Qt::LeftButton, {}, {400, 60});
        QTest::mouseMove(&s.timeline, {500, 60});
        QTest::mouseRelease(&s.timeline, Qt::LeftButton, {}, {600, 60});
        QCOMPARE(changed.count(), 0); // nothing happens before it is said what
        s.timeline.findChild<QAction*>(QStringLiteral("spanFilter"))->trigger();
        QCOMPARE(changed.count(), 1);
        const TimeSpan span = s.selection.focus().span.value();
        QVERIFY(span.from < span.to);
        s.timeline.zoomToSelection();
        QVERIFY(std::abs((s.timeline.visibleSpan().from - span.from).seconds()) < 1);
    }
    void aClickSelectsAnEventAndKeysGoOn()
    {
        Shown s;
        s.timeline.setFocus();
        QTest::keyClick(&s.timeline, Qt::Key_Right);
        const EventId first = s.selection.event();
        QVERIFY(first.valid());
        QTest::keyClick(&s.timeline, Qt::Key_Right);
        QVERIFY(s.selection.event() != first);
        QTest::keyClick(&s.timeline, Qt::Key_Left);
        QCOMPARE(s.selection.event(), first);
        QTest::keyClick(&s.timeline, Qt::Key_Down);
        const SnapshotPtr snapshot = sampleSnapshot();
        QVERIFY(snapshot->events[s.selection.event().value].protocol != snapshot->events[first.value].protocol);
        // What the tooltip would say, a screen reader is told.
        QVERIFY(s.timeline.accessibleDescription().contains(QStringLiteral("address")));
    }
    void anotherDeviceHasOtherLanes()
    {
        Shown s;
        int withStun = 0;
        for (const std::uint32_t device : {0U, 1U}) {
            s.selection.setDevice(DeviceId{device});
            withStun += s.timeline.lanes().of(Protocol::Stun)->events.empty() ? 0 : 1;
        }
        QCOMPARE(withStun, 1); // the switch, not the router
    }
    void nothingOpenPaintsToo()
    {
        Selection selection;
        TimeFormat time;
        Timeline timeline(ViewContext{&selection, &time});
        timeline.setSnapshot(nullptr);
        timeline.resize(400, 200);
        QVERIFY(!timeline.grab().isNull());
    }
};

QTEST_MAIN(TestTimeline)
#include "tst_timeline.moc"
