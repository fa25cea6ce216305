// SPDX-License-Identifier: GPL-3.0-or-later
#include <QComboBox>
#include <QMenu>
#include <QScrollBar>
#include <QSignalSpy>
#include <QtTest>

#include "tests/support/shown_timeline.h"
#include "ui/charts/cadence_points.h"
#include "ui/charts/timeline_table.h"
#include "ui/models/texts.h"

using namespace phonehome;

namespace {

struct Shown : ShownTimeline {
    using ShownTimeline::ShownTimeline;

    std::size_t events() const
    {
        std::size_t sum = 0;
        for (const Lane& each : timeline.lanes().all())
            sum += each.events.size();
        return sum;
    }
    /// From x to x in the first lane.
    void drag(int from, int to)
    {
        const int y = static_cast<int>(timeline.laneRect(0).center().y());
        QTest::mousePress(&timeline, Qt::LeftButton, {}, {from, y});
        QTest::mouseMove(&timeline, {(from + to) / 2, y});
        QTest::mouseMove(&timeline, {to, y});
        QTest::mouseRelease(&timeline, Qt::LeftButton, {}, {to, y});
    }
    /// The one that is open; closed ones may live a little longer.
    QMenu* menu() const
    {
        for (QMenu* each : timeline.findChildren<QMenu*>(QStringLiteral("spanMenu"))) {
            if (each->isVisible())
                return each;
        }
        return nullptr;
    }
    void choose(const char* name)
    {
        QMenu* open = menu();
        QVERIFY(open);
        auto* action = open->findChild<QAction*>(QLatin1String(name));
        QTest::mouseClick(open, Qt::LeftButton, {}, open->actionGeometry(action).center());
    }
};

/// A hundred devices; device n says something n times.
SnapshotPtr crowd()
{
    std::vector<TimedFrame> frames;
    std::uint32_t number = 0;
    for (int round = 0; round < 100; ++round) {
        for (int device = round; device < 100; ++device)
            frames.push_back(
                {at(60 * round + 0.1 * device), binding(static_cast<std::uint8_t>(device + 10), ++number)});
    }
    return analysed(frames);
}

} // namespace

class TestTimelineUse : public QObject {
    Q_OBJECT
private slots:
    void yearsWithoutACaptureAreNoneOfWhatFits()
    {
        // Three devices that talk for an hour in 1970 and, once their clock was set, for six.
        std::vector<TimedFrame> frames;
        std::uint32_t number = 0;
        for (int beat = 0; beat < 420; ++beat) {
            for (std::uint8_t device = 0; device < 3; ++device) {
                Timestamp time = at(60 * beat + device);
                if (beat < 60)
                    time = Timestamp{} + (time - at(0));
                frames.push_back({time, binding(static_cast<std::uint8_t>(device + 10), ++number)});
            }
        }
        Shown s(analysed(frames));
        const TimeSpan shown = s.timeline.visibleSpan();
        QVERIFY(shown.to - shown.from < Duration::ofSeconds(7 * 3600));
        QVERIFY(shown.from < at(3600) && shown.to >= at(60 * 419));
        // What is on the other side is to be reached.
        for (int i = 0; i < 100; ++i)
            s.timeline.zoomOut();
        QCOMPARE(s.timeline.visibleSpan().from, Timestamp{});
        s.timeline.fit();
        QCOMPARE(s.timeline.visibleSpan(), shown);
        GroupId group{0};
        const CadencePoints points = cadencePoints(*s.timeline.lanes().snapshot(), group);
        QVERIFY(points.to - points.from < 7 * 3600);
        QVERIFY(points.intervals.size() > 300);
    }
    void lanesAreMadeOfWhatIsAskedFor_data()
    {
        QTest::addColumn<LaneMode>("mode");
        QTest::addColumn<int>("lanes");
        QTest::addColumn<QString>("first");
        QTest::addColumn<std::size_t>("events");
        QTest::newRow("protocol") << LaneMode::Protocol << 10 << QStringLiteral("STUN") << std::size_t{1947};
        QTest::newRow("group") << LaneMode::Group << 41 << QStringLiteral("STUN Refresh → nat.wemo2.com")
                               << std::size_t{1944};
        QTest::newRow("device") << LaneMode::Device << 1 << QStringLiteral("wemo") << std::size_t{3522};
        QTest::newRow("peer") << LaneMode::Peer << 19 << QStringLiteral("nat.wemo2.com") << std::size_t{1952};
    }
    void lanesAreMadeOfWhatIsAskedFor()
    {
        QFETCH(LaneMode, mode);
        QFETCH(int, lanes);
        QFETCH(QString, first);
        QFETCH(std::size_t, events);
        const Shown s(sampleSnapshot(), mode);
        QCOMPARE(static_cast<int>(s.timeline.lanes().all().size()), lanes);
        QCOMPARE(s.lane(0).row.title, first);
        QCOMPARE(s.lane(0).events.size(), events);
        QCOMPARE(s.events(), sampleSnapshot()->events.size()); // each event in one lane
        QVERIFY(s.lane(0).beats);
        QCOMPARE(s.lane(0).beats->periodText, QStringLiteral("310 s"));
        // The same while it loads as at once.
        Lanes slowly;
        for (const SnapshotPtr& step : growingSample())
            slowly.update(step, {}, mode);
        QCOMPARE(static_cast<int>(slowly.all().size()), lanes);
        for (std::size_t i = 0; i < slowly.all().size(); ++i) {
            QCOMPARE(slowly.all()[i].row.title, s.lane(i).row.title);
            QCOMPARE(slowly.all()[i].events.size(), s.lane(i).events.size());
            for (const LaneEvent& e : slowly.all()[i].events)
                QCOMPARE(slowly.holding(EventId{e.id}), &slowly.all()[i]);
        }
    }
    void ofManyTheBusiestHaveALane()
    {
        Shown s(crowd(), LaneMode::Device);
        QCOMPARE(s.timeline.lanes().all().size(), std::size_t{41});
        QCOMPARE(s.lane(0).events.size(), std::size_t{100});
        QCOMPARE(s.lane(39).events.size(), std::size_t{61});
        QCOMPARE(s.lane(40).row.others, 60U);
        QCOMPARE(s.events(), std::size_t{5050});
        // They scroll, axis and overview stay.
        auto* scroll = s.timeline.findChild<QScrollBar*>(QStringLiteral("timelineScroll"));
        QVERIFY(scroll->isVisible());
        QTest::keyClick(&s.timeline, Qt::Key_PageDown);
        QVERIFY(scroll->value() > 0);
        QVERIFY(s.timeline.laneRect(0).bottom() < s.timeline.height());
        QVERIFY(!s.timeline.grab().isNull());
        // A group of the others that is asked for gets a lane.
        s.timeline.setLaneMode(LaneMode::Group);
        const SnapshotPtr& snapshot = s.timeline.lanes().snapshot();
        GroupId least;
        for (std::uint32_t g = 0; g < snapshot->groups.size(); ++g) {
            if (!least.valid() || snapshot->groups[g].events < snapshot->groups[least.value].events)
                least = GroupId{g};
        }
        const auto lanesOf = [&] {
            const auto& all = s.timeline.lanes().all();
            return std::count_if(all.begin(), all.end(),
                                 [&](const Lane& lane) { return lane.row.others == 0 && lane.row.key == least.value; });
        };
        QCOMPARE(lanesOf(), 0);
        s.selection.setGroup(least);
        QCOMPARE(lanesOf(), 1);
    }
    void theChoiceIsAtHand()
    {
        Shown s;
        const QSignalSpy changed(&s.timeline, &Timeline::laneModeChanged);
        auto* choice = s.timeline.findChild<QComboBox*>(QStringLiteral("laneMode"));
        QVERIFY(!choice->accessibleName().isEmpty());
        choice->setFocus();
        QTest::keyClick(choice, Qt::Key_Down);
        QCOMPARE(s.timeline.laneMode(), LaneMode::Group);
        QCOMPARE(changed.count(), 1);
    }
    void aNameNarrowsToItsLane()
    {
        Shown s(sampleSnapshot(), LaneMode::Group);
        const QPoint name = s.timeline.laneRect(0).topLeft().toPoint() + QPoint(40, 20);
        QTest::mouseClick(&s.timeline, Qt::LeftButton, {}, name);
        QCOMPARE(s.selection.focus().group.value, s.lane(0).row.key);
        QTest::mouseClick(&s.timeline, Qt::LeftButton, {}, name);
        QVERIFY(!s.selection.focus().group.valid());
        s.timeline.setLaneMode(LaneMode::Device);
        QTest::mouseClick(&s.timeline, Qt::LeftButton, {}, name);
        QCOMPARE(s.selection.focus().device.value, s.lane(0).row.key);
    }
    void aDragAsksWhatItIsFor()
    {
        Shown s;
        const TimeSpan all = s.timeline.visibleSpan();
        s.drag(400, 600);
        QVERIFY(s.timeline.scene().dragged);
        const TimeSpan span = *s.timeline.scene().dragged;
        s.choose("spanZoom");
        QCOMPARE(s.timeline.visibleSpan(), span);
        QCOMPARE(s.selection.focus(), Focus{}); // nothing is filtered
        s.selection.back();
        QCOMPARE(s.timeline.visibleSpan(), all);
        s.selection.forward();
        QCOMPARE(s.timeline.visibleSpan(), span);
        s.selection.back();
        s.drag(400, 600);
        s.choose("spanFilter");
        QCOMPARE(s.selection.focus().span.value(), span);
        QCOMPARE(s.timeline.visibleSpan(), all);
        // By keyboard, the first choice is the default.
        s.drag(300, 500);
        QTest::keyClick(s.menu(), Qt::Key_Return);
        QVERIFY(s.timeline.visibleSpan() != all);
    }
    void escLeavesAllAsItWas()
    {
        Shown s;
        s.selection.setDevice(s.timeline.lanes().snapshot()->events[0].device);
        const Focus before = s.selection.focus();
        s.drag(400, 600);
        QTest::keyClick(s.menu(), Qt::Key_Escape);
        QVERIFY(!s.timeline.scene().dragged);
        QCOMPARE(s.selection.focus(), before);
        QVERIFY(!s.selection.canGoForward());
    }
    void whatIsExcludedIsGoneUntilUndone()
    {
        Shown s;
        const std::size_t all = s.events();
        const std::size_t missed = s.lane(0).beats->missed.size();
        s.drag(300, 700);
        const TimeSpan span = *s.timeline.scene().dragged;
        s.choose("spanExclude");
        QCOMPARE(s.selection.focus().excluded, std::vector{span});
        const std::size_t rest = s.events();
        QVERIFY(rest < all * 3 / 4);
        for (const Lane& lane : s.timeline.lanes().all()) {
            for (const LaneEvent& e : lane.events)
                QVERIFY(e.time < span.from || e.time > span.to);
        }
        QVERIFY(s.lane(0).beats->missed.size() < missed);
        QCOMPARE(s.cell(0, 1), countText(s.lane(0).events.size()));
        s.selection.back();
        QCOMPARE(s.events(), all);
        s.selection.forward();
        QCOMPARE(s.events(), rest);
        s.selection.back();
        QVERIFY(s.selection.focus().excluded.empty());
        QVERIFY(!s.timeline.grab().isNull());
    }
    void twoCursorsSayHowFarApart()
    {
        Shown s;
        s.timeline.setFocus();
        QTest::keyClick(&s.timeline, Qt::Key_Right);
        const LaneEvent first = s.timeline.scene().cursor.value();
        QTest::keyClick(&s.timeline, Qt::Key_Right, Qt::ControlModifier);
        QTest::keyClick(&s.timeline, Qt::Key_Right, Qt::ControlModifier);
        const LaneEvent second = s.timeline.scene().second.value();
        QCOMPARE(second.id, s.lane(0).events[2].id);
        QCOMPARE(cursorDistance(s.timeline.scene()).value(), second.time - first.time);
        const QString words = QStringLiteral("ΔT ") + TimeFormat::interval(second.time - first.time);
        QCOMPARE(cursorText(s.timeline.scene()), words);
        QVERIFY(s.timeline.accessibleDescription().contains(words));
        QCOMPARE(s.selection.event().value, first.id); // measured from, still selected
        // Shift and a click snaps to the lane's nearest event, however far.
        const QPoint point(700, static_cast<int>(s.timeline.laneRect(0).center().y()));
        QTest::mouseClick(&s.timeline, Qt::LeftButton, Qt::ShiftModifier, point);
        const LaneEvent clicked = s.timeline.scene().second.value();
        QVERIFY(clicked.id != second.id);
        QVERIFY(s.timeline.lanes().holding(EventId{clicked.id}) == &s.lane(0));
        // What lies between can be asked for too.
        QContextMenuEvent asked(QContextMenuEvent::Keyboard, {10, 10}, {10, 10});
        QApplication::sendEvent(&s.timeline, &asked);
        s.choose("spanFilter");
        QCOMPARE(s.selection.focus().span.value(), (TimeSpan{first.time, clicked.time}));
        // Esc takes the cursor before it shows all.
        QTest::keyClick(&s.timeline, Qt::Key_Escape);
        QVERIFY(!s.timeline.scene().second);
        QVERIFY(s.selection.focus().span);
    }
    void whoLooksElsewhereIsLeftThere()
    {
        Shown s(growingSample()[1]);
        const TimeSpan early = s.timeline.visibleSpan();
        // All is shown: it goes on to be.
        s.timeline.setSnapshot(growingSample()[2]);
        QVERIFY(s.timeline.visibleSpan().to > early.to);
        QCOMPARE(s.timeline.visibleSpan().from, early.from);
        // Somewhere in the middle: nothing moves.
        const TimeSpan middle{early.from + Duration::ofSeconds(3600), early.from + Duration::ofSeconds(7200)};
        s.timeline.setVisibleSpan(middle);
        s.timeline.setSnapshot(growingSample()[3]);
        QCOMPARE(s.timeline.visibleSpan(), middle);
        // At the end, an hour of it: the end stays in sight, the hour an hour.
        const Timestamp end = growingSample()[3]->totals.last;
        s.timeline.setVisibleSpan({end - Duration::ofSeconds(3600), end});
        s.timeline.setSnapshot(growingSample()[4]);
        QVERIFY(growingSample()[4]->totals.last > end);
        QCOMPARE(s.timeline.visibleSpan().to, growingSample()[4]->totals.last);
        QCOMPARE(s.timeline.visibleSpan().to - s.timeline.visibleSpan().from, Duration::ofSeconds(3600));
    }
    void anotherCaptureBeginsAnew()
    {
        Shown s(doubledBeats());
        s.timeline.setVisibleSpan({at(60), at(120)});
        s.selection.clear(); // as the window does
        s.timeline.setSnapshot(crowd());
        QCOMPARE(s.events(), std::size_t{5050});
        QCOMPARE(s.timeline.visibleSpan().from, crowd()->totals.first);
        QCOMPARE(s.timeline.visibleSpan().to, crowd()->totals.last);
    }
    void theTwinSaysWhatThePictureShows()
    {
        Shown s(sampleSnapshot(), LaneMode::Group);
        QAccessibleInterface* twin = QAccessible::queryAccessibleInterface(&s.timeline);
        QCOMPARE(twin->role(), QAccessible::Table);
        QAccessibleTableInterface* table = twin->tableInterface();
        QVERIFY(table);
        QCOMPARE(table->rowCount(), static_cast<int>(s.timeline.lanes().all().size()));
        const TimelineTable numbers = timelineTable(s.timeline.scene());
        QCOMPARE(table->columnCount(), static_cast<int>(numbers.header.size()));
        for (int row = 0; row < table->rowCount(); ++row) {
            const Lane& lane = s.lane(static_cast<std::size_t>(row));
            QVERIFY(s.cell(row, 0).startsWith(lane.row.title));
            QCOMPARE(s.cell(row, 1), countText(lane.events.size()));
        }
        QCOMPARE(s.cell(0, 3), QStringLiteral("310 s"));
        QCOMPARE(s.cell(0, 4), QStringLiteral("lifetime 330 s"));
        QCOMPARE(s.cell(0, 5), QStringLiteral("4"));
        // One of the two is known by what else the device said then.
        QCOMPARE(s.cell(0, 7).count(QStringLiteral("restart")), 1);
        QCOMPARE(s.cell(0, 7).count(QStringLiteral("jump")), 1);
        // What is in sight is counted anew as it moves.
        QCOMPARE(s.cell(0, 2), s.cell(0, 1));
        const Timestamp from = s.lane(0).events[10].time;
        s.timeline.setVisibleSpan({from, s.lane(0).events[14].time});
        QCOMPARE(s.cell(0, 2), QStringLiteral("5"));
        // Each cell is a child that knows its place.
        for (int i = 0; i < twin->childCount(); ++i)
            QCOMPARE(twin->indexOfChild(twin->child(i)), i);
    }
};

QTEST_MAIN(TestTimelineUse)
#include "tst_timeline_use.moc"
