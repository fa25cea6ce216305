// SPDX-License-Identifier: GPL-3.0-or-later
#include <cmath>
#include <set>

#include <QAbstractItemModelTester>
#include <QCheckBox>
#include <QDateTimeEdit>
#include <QLabel>
#include <QMenu>
#include <QSignalSpy>
#include <QTableView>
#include <QtTest>

#include "tests/support/analysed.h"
#include "tests/support/plug_fleet.h"
#include "tests/support/shown_timeline.h"
#include "tests/support/view_context.h"
#include "ui/models/change_model.h"
#include "ui/views/changes_view.h"
#include "ui/views/empty_state.h"

using namespace phonehome;

namespace {

constexpr double kDay = 86400;

/// Two plugs; the second stops refreshing after a day.
SnapshotPtr home()
{
    std::vector<PlugHabits> plugs(2);
    plugs[1].refreshUntil = kDay;
    auto s = std::make_shared<Snapshot>(*analysed(plugFleet(plugs, 2 * kDay)));
    s->final = true;
    return s;
}

/// One plug that asks another time server on its second day; nobody named either.
SnapshotPtr homeOfTwoServers()
{
    std::vector<TimedFrame> frames = plugFleet({{}}, kDay);
    PlugHabits later;
    later.timeServer = 99;
    later.askTime = 300;
    for (TimedFrame& frame : plugFleet({later}, kDay, 2)) {
        frame.time = frame.time + Duration::fromSeconds(kDay);
        frames.push_back(std::move(frame));
    }
    auto s = std::make_shared<Snapshot>(*analysed(frames));
    s->final = true;
    return s;
}

struct Desk : Context {
    std::unique_ptr<ChangesView> view = std::make_unique<ChangesView>(Context::view, nullptr);

    Desk()
    {
        new QAbstractItemModelTester(view->table()->model(), QAbstractItemModelTester::FailureReportingMode::QtTest,
                                     view.get());
        view->resize(900, 400);
    }
    QAbstractItemModel* model() const { return view->table()->model(); }
    QString cell(int row, int column) const { return model()->index(row, column).data().toString(); }
    QString sentence() const { return view->findChild<QLabel*>(QStringLiteral("changesSentence"))->text(); }
    QDateTimeEdit* moment() const { return view->findChild<QDateTimeEdit*>(QStringLiteral("changesMoment")); }
    QCheckBox* onlyChanged() const { return view->findChild<QCheckBox*>(QStringLiteral("changesOnlyChanged")); }
    /// -1: none has it.
    int rowOf(const QString& what) const
    {
        for (int row = 0; row < model()->rowCount(); ++row) {
            if (cell(row, ChangeModel::What).startsWith(what))
                return row;
        }
        return -1;
    }
    DeviceId deviceOf(int row) const
    {
        const auto* changes = qobject_cast<const ChangeModel*>(model());
        return changes->device(changes->idAt(row));
    }
    int markedRow() const
    {
        const QModelIndexList rows = view->table()->selectionModel()->selectedRows();
        return rows.isEmpty() ? -1 : rows.front().row();
    }
    QString emptyLine() const { return view->findChild<EmptyState*>()->line(); }
    bool shows(const SnapshotPtr& s) const
    {
        view->setSnapshot(s);
        view->show();
        return QTest::qWaitFor([&] { return model()->rowCount() > 0; }, 10000);
    }
};

} // namespace

class TestChangesView : public QObject {
    Q_OBJECT
private slots:
    void whatChangedStandsFirst()
    {
        Desk d;
        QVERIFY(d.shows(home()));
        // Parted in the middle where nobody says otherwise: after a day.
        QCOMPARE(d.cell(0, ChangeModel::Verdict), QStringLiteral("– gone"));
        QVERIFY2(d.cell(0, ChangeModel::What).startsWith(QStringLiteral("STUN Refresh")), qPrintable(d.cell(0, 2)));
        QCOMPARE(d.cell(0, ChangeModel::Before), QStringLiteral("310 s").prepend(QStringLiteral("every ")));
        QVERIFY(d.cell(0, ChangeModel::After).startsWith(QStringLiteral("none in ")));
        QVERIFY2(d.sentence().startsWith(QStringLiteral("1 gone, ")), qPrintable(d.sentence()));
        QCOMPARE(d.cell(1, ChangeModel::Verdict), QStringLiteral("= the same"));
    }
    void whatIsUnderWayIsSaid()
    {
        Desk d;
        d.view->show();
        d.view->setSnapshot(home());
        // Nothing is worked out before the event loop runs.
        QCOMPARE(d.model()->rowCount(), 0);
        QCOMPARE(d.emptyLine(), QStringLiteral("Comparing…"));
        QTRY_VERIFY(d.model()->rowCount() > 0);
        d.moment()->setDateTime(d.moment()->dateTime().addSecs(-7200));
        QCOMPARE(d.emptyLine(), QStringLiteral("Comparing…"));
        QTRY_VERIFY(d.model()->rowCount() > 0);
    }
    void anotherMomentIsAnotherAnswer()
    {
        Desk d;
        const SnapshotPtr s = home();
        QVERIFY(d.shows(s));
        // Long after it stopped nothing of it is due before or after.
        d.selection.setParting(s->totals.first + Duration::ofSeconds(130'000));
        QTRY_VERIFY(d.model()->rowCount() > 0 && d.sentence().contains(QStringLiteral("the same")));
        QCOMPARE(d.moment()->dateTime(), d.time.at(s->totals.first + Duration::ofSeconds(130'000)));
        // By the field.
        d.moment()->setDateTime(d.time.at(s->totals.first + Duration::ofSeconds(86'400)));
        QVERIFY(d.selection.parting());
        QTRY_VERIFY(d.sentence().startsWith(QStringLiteral("1 gone, ")));
        QTRY_COMPARE(d.cell(0, ChangeModel::Verdict), QStringLiteral("– gone"));
    }
    void aMomentOutsideIsSaid()
    {
        Desk d;
        const SnapshotPtr s = home();
        QVERIFY(d.shows(s));
        d.selection.setParting(s->totals.last + Duration::ofSeconds(60));
        QCOMPARE(d.model()->rowCount(), 0);
        QCOMPARE(d.emptyLine(), QStringLiteral("Nothing lies on one side"));
        QVERIFY(d.sentence().isEmpty());
        d.selection.setParting(std::nullopt);
        QTRY_VERIFY(d.model()->rowCount() > 0);
    }
    void oneDeviceHasItsOwnRowsAndAChosenRowLeads()
    {
        Desk d;
        QVERIFY(d.shows(home()));
        const int all = d.model()->rowCount();
        d.view->table()->setFocus();
        d.view->table()->selectRow(0);
        const Focus chosen = d.selection.focus();
        QVERIFY(chosen.group.valid());
        d.selection.setDevice(DeviceId{0});
        const int first = d.model()->rowCount();
        QVERIFY(first > 0 && first < all);
        d.selection.setFocus({});
        QCOMPARE(d.model()->rowCount(), all);
        d.view->setFilter(QStringLiteral("refresh gone"));
        QCOMPARE(d.model()->rowCount(), 1);
        d.view->setFilter(QStringLiteral("nobody says this"));
        QVERIFY(d.emptyLine().contains(QStringLiteral("nobody says this")));
    }
    void nothingIsSaidOfWhatGrowsOrIsEmpty()
    {
        Desk d;
        auto growing = std::make_shared<Snapshot>(*home());
        growing->final = false;
        d.view->show();
        d.view->setSnapshot(growing);
        QVERIFY(!d.moment()->isEnabled());
        QCOMPARE(d.emptyLine(), QStringLiteral("Nothing to compare yet"));
        d.view->setSnapshot(nullptr);
        QCOMPARE(d.emptyLine(), QStringLiteral("No capture is open"));
        auto none = std::make_shared<Snapshot>();
        none->final = true;
        d.view->setSnapshot(none);
        QVERIFY(!d.emptyLine().isEmpty());
        // And of nothing under way when the view goes.
        d.view->setSnapshot(home());
        d.view.reset();
        QCoreApplication::processEvents();
    }
    void onlyWhatChangedIsShownWhenAsked()
    {
        Desk d;
        QVERIFY(d.shows(home()));
        const int all = d.model()->rowCount();
        DeviceId other;
        for (int row = 1; row < all; ++row) {
            if (d.deviceOf(row) != d.deviceOf(0))
                other = d.deviceOf(row);
        }
        QVERIFY(other.valid());
        d.onlyChanged()->setChecked(true);
        QCOMPARE(d.model()->rowCount(), 1);
        QVERIFY(d.cell(0, ChangeModel::What).startsWith(QStringLiteral("STUN Refresh")));
        QVERIFY(d.sentence().contains(QStringLiteral("the same"))); // it tells of all
        d.selection.setDevice(d.deviceOf(0));
        QCOMPARE(d.model()->rowCount(), 1);
        // The plug that goes on as it did.
        d.selection.setDevice(other);
        QCOMPARE(d.emptyLine(), QStringLiteral("Nothing changed"));
        d.onlyChanged()->setChecked(false);
        QVERIFY(d.model()->rowCount() > 0);
        d.selection.setFocus({});
        QCOMPARE(d.model()->rowCount(), all);
        // It stays for another moment.
        d.onlyChanged()->setChecked(true);
        d.selection.setParting(Timestamp{});
        QCOMPARE(d.emptyLine(), QStringLiteral("Nothing lies on one side"));
        d.selection.setParting(std::nullopt);
        QTRY_COMPARE(d.model()->rowCount(), 1);
    }
    void serversThatTakeTurnsLeadToTheOneThatIsAskedMost()
    {
        Desk d;
        const SnapshotPtr s = homeOfTwoServers();
        QVERIFY(d.shows(s));
        const int row = d.rowOf(QStringLiteral("NTP"));
        QVERIFY(row >= 0);
        QVERIFY2(d.cell(row, ChangeModel::What).contains(u'…'), qPrintable(d.cell(row, ChangeModel::What)));
        d.view->table()->selectRow(row);
        const GroupId chosen = d.selection.focus().group;
        QVERIFY(chosen.valid());
        QCOMPARE(QString::fromStdString(std::string(s->text(s->groups[chosen.value].peer))),
                 QStringLiteral("203.0.113.99"));
        // The other one is told by the same row.
        GroupId other;
        for (std::uint32_t i = 0; i < s->groups.size(); ++i) {
            if (s->groups[i].protocol == Protocol::Ntp && GroupId{i} != chosen)
                other = GroupId{i};
        }
        QVERIFY(other.valid());
        d.view->table()->clearSelection();
        d.selection.setGroup(other);
        QCOMPARE(d.markedRow(), row);
        QCOMPARE(d.selection.focus().group, other); // to mark it is nobody's choice
    }
    void theRowOfWhatIsLookedAtIsMarked()
    {
        Desk d;
        const SnapshotPtr s = home();
        QVERIFY(d.shows(s));
        QCOMPARE(d.markedRow(), -1);
        const int row = d.rowOf(QStringLiteral("SSDP"));
        d.view->table()->setFocus();
        d.view->table()->selectRow(row);
        const GroupId group = d.selection.focus().group;
        QVERIFY(group.valid());
        QTest::keyClick(d.view->table(), Qt::Key_Up);
        QCOMPARE(d.markedRow(), row - 1);
        QVERIFY(d.selection.focus().group != group);
        d.selection.setGroup(group);
        QCOMPARE(d.markedRow(), row);
        // Also after another moment was compared, and where it was chosen while nobody saw the table.
        d.selection.setParting(s->totals.first + Duration::ofSeconds(130'000));
        QTRY_VERIFY(d.model()->rowCount() > 0);
        QCOMPARE(d.cell(d.markedRow(), ChangeModel::What).left(4), QStringLiteral("SSDP"));
        d.selection.setGroup({});
        QCOMPARE(d.markedRow(), -1);
        d.view->hide();
        d.selection.setGroup(group);
        d.view->show();
        QVERIFY(d.markedRow() >= 0);
    }
    void theMomentIsTyped()
    {
        Desk d;
        const SnapshotPtr s = home();
        QVERIFY(d.shows(s));
        d.moment()->setFocus();
        d.moment()->setSelectedSection(QDateTimeEdit::HourSection);
        const QDateTime before = d.moment()->dateTime();
        QTest::keyClick(d.moment(), Qt::Key_Down);
        QCOMPARE(d.moment()->dateTime(), before.addSecs(-3600));
        QVERIFY(d.selection.parting());
        QCOMPARE(d.time.at(*d.selection.parting()), before.addSecs(-3600));
        // Digits are a time only when they are all there.
        const auto then = d.selection.parting();
        d.moment()->setSelectedSection(QDateTimeEdit::MinuteSection);
        QTest::keyClicks(d.moment(), QStringLiteral("30"));
        QCOMPARE(d.selection.parting(), then);
        QTest::keyClick(d.moment(), Qt::Key_Return);
        QVERIFY(d.selection.parting() != then);
        QCOMPARE(d.moment()->time().minute(), 30);
        // Not beyond the capture's ends.
        d.moment()->setDateTime(d.time.at(s->totals.last).addDays(3));
        QCOMPARE(d.moment()->dateTime(), d.time.at(s->totals.last));
    }
    void ofAnotherCaptureNothingIsKept()
    {
        Desk d;
        SnapshotPtr s = home();
        QVERIFY(d.shows(s));
        d.selection.setParting(s->totals.first + Duration::ofSeconds(90'000));
        QTRY_VERIFY(d.model()->rowCount() > 0);
        d.view->hide();
        const std::weak_ptr<const Snapshot> old = s;
        s.reset();
        d.selection.clear();
        QTRY_VERIFY(old.expired());
        QVERIFY(!d.moment()->isEnabled());
        QVERIFY(d.sentence().isEmpty());
        QVERIFY(d.shows(homeOfTwoServers()));
    }
    void theTimelinePartsWhereItIsAsked()
    {
        const SnapshotPtr s = home();
        ShownTimeline shown(s);
        Timeline& timeline = shown.timeline;
        Selection& selection = shown.selection;
        QSignalSpy wanted(&timeline, &View::tabWanted);
        const QRectF lane = timeline.laneRect(0);
        const QPoint middle(timeline.width() / 2 + 50, static_cast<int>(lane.center().y()));
        QContextMenuEvent event(QContextMenuEvent::Mouse, middle, timeline.mapToGlobal(middle));
        QCoreApplication::sendEvent(&timeline, &event);
        auto* menu = timeline.findChild<QMenu*>(QStringLiteral("momentMenu"));
        QVERIFY(menu);
        QVERIFY(!menu->findChild<QAction*>(QStringLiteral("momentWhole"))->isEnabled());
        menu->findChild<QAction*>(QStringLiteral("momentPart"))->trigger();
        QVERIFY(selection.parting());
        QVERIFY(*selection.parting() > s->totals.first && *selection.parting() < s->totals.last);
        QCOMPARE(timeline.scene().parting, selection.parting());
        QCOMPARE(wanted.size(), 1);
        QCOMPARE(wanted[0][0].toString(), QStringLiteral("changes"));
        selection.clear();
        QVERIFY(!timeline.scene().parting);
    }
    void theOverviewShowsAPartingOutOfSight()
    {
        const SnapshotPtr s = home();
        ShownTimeline shown(s);
        Timeline& timeline = shown.timeline;
        Selection& selection = shown.selection;
        timeline.setVisibleSpan({s->totals.first, s->totals.first + Duration::ofSeconds(7200)});
        const QImage without = timeline.grab().toImage();
        const auto changedColumns = [&] {
            const QImage with = timeline.grab().toImage();
            std::set<int> columns;
            for (int y = 0; y < with.height(); ++y) {
                for (int x = 0; x < with.width(); ++x) {
                    if (with.pixel(x, y) != without.pixel(x, y))
                        columns.insert(x);
                }
            }
            return columns.size();
        };
        selection.setParting(s->totals.first + Duration::ofSeconds(100'000));
        QCOMPARE(changedColumns(), std::size_t{1});
        selection.setParting(s->totals.last + Duration::ofSeconds(100'000));
        QCOMPARE(changedColumns(), std::size_t{0});
        selection.setParting(s->totals.last);
        QCOMPARE(changedColumns(), std::size_t{1});
    }
    void aSpanIsPartedInItsMiddle()
    {
        ShownTimeline shown(home());
        Timeline& timeline = shown.timeline;
        Selection& selection = shown.selection;
        const QSignalSpy wanted(&timeline, &View::tabWanted);
        const int y = static_cast<int>(timeline.laneRect(0).center().y());
        QTest::mousePress(&timeline, Qt::LeftButton, {}, {400, y});
        QTest::mouseMove(&timeline, {500, y});
        QTest::mouseMove(&timeline, {600, y});
        QTest::mouseRelease(&timeline, Qt::LeftButton, {}, {600, y});
        const std::optional<TimeSpan> span = timeline.scene().dragged;
        QVERIFY(span);
        timeline.findChild<QAction*>(QStringLiteral("spanPart"))->trigger();
        QVERIFY(selection.parting());
        QVERIFY(std::abs((*selection.parting() - span->from).seconds() - (span->to - *selection.parting()).seconds()) <
                0.001);
        QCOMPARE(wanted.size(), 1);
        QVERIFY(!selection.focus().span); // nothing is narrowed
    }
};

QTEST_MAIN(TestChangesView)
#include "tst_changes_view.moc"
