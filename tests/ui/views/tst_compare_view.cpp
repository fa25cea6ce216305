// SPDX-License-Identifier: GPL-3.0-or-later
#include <QAbstractItemModelTester>
#include <QCheckBox>
#include <QComboBox>
#include <QLabel>
#include <QMenu>
#include <QSignalSpy>
#include <QTableView>
#include <QtTest>

#include "tests/support/analysed.h"
#include "tests/support/growing.h"
#include "tests/support/plug_fleet.h"
#include "tests/support/temp_file.h"
#include "tests/support/view_context.h"
#include "tests/support/wire_messages.h"
#include "ui/export/table_csv.h"
#include "ui/models/fleet_texts.h"
#include "ui/views/compare_view.h"
#include "ui/views/empty_state.h"

using namespace phonehome;

namespace {

/// Twelve plugs of which the seventh differs, and two of another maker that are alike.
SnapshotPtr home()
{
    static const SnapshotPtr made = [] {
        std::vector<PlugHabits> plugs(12);
        plugs[7].refresh = 105;
        plugs[7].askTime = 0;
        PlugHabits other;
        other.maker = 1;
        plugs.insert(plugs.end(), 2, other);
        return analysed(plugFleet(plugs, 40'000));
    }();
    return made;
}

/// The view as a user sees it.
struct Shown {
    Context c;
    CompareView view{c.view, nullptr};
    QTableView* table = view.table();

    explicit Shown(const SnapshotPtr& snapshot)
    {
        view.resize(900, 400);
        view.setSnapshot(snapshot);
        view.show();
    }
    const FleetModel& model() const { return *static_cast<const FleetModel*>(table->model()); }
    QString title(int column) const { return model().headerData(column, Qt::Horizontal).toString(); }
    /// The first row of this title, -1 without.
    int row(const QString& title) const
    {
        for (int r = 0; r < model().rowCount(); ++r) {
            if (model().headerData(r, Qt::Vertical).toString() == title)
                return r;
        }
        return -1;
    }
    QString emptyLine() const
    {
        const auto* empty = view.findChild<EmptyState*>();
        return empty->isVisible() ? empty->line() : QString();
    }
    QString sentence() const { return view.findChild<QLabel*>(QStringLiteral("compareSentence"))->text(); }
    QComboBox* makers() const { return view.findChild<QComboBox*>(QStringLiteral("compareMakers")); }
};

const QString kRefresh = QStringLiteral("STUN Refresh → 198.51.100.20");
const QString kTime = QStringLiteral("NTP client → …");

} // namespace

class TestCompareView : public QObject {
    Q_OBJECT
private slots:
    void theOddOneStandsOut()
    {
        const Shown shown(home());
        QCOMPARE(shown.emptyLine(), QString());
        QCOMPARE(shown.makers()->currentText(), QStringLiteral("Belkin International… (12)"));
        QCOMPARE(shown.sentence(), QStringLiteral("1 of 12 devices differ(s): Socket-1_0-2215K01100017 (2 row(s))"));
        // It stands first, and so do its rows.
        QCOMPARE(shown.title(1), QStringLiteral("≠ Socket-1_0-2215K01100017"));
        QCOMPARE(shown.title(2), QStringLiteral("Socket-1_0-2215K01100010"));
        const QModelIndex cell = shown.model().index(shown.row(kRefresh), 1);
        QCOMPARE(cell.data().toString(), QStringLiteral("≠ 105 s / 330 s"));
        QVERIFY(cell.data(FleetModel::DiffersRole).toBool());
        QVERIFY(
            cell.data(Qt::ToolTipRole).toString().contains(QStringLiteral("every 105 s; 11 other(s): every 310 s")));
        QCOMPARE(cell.siblingAtColumn(2).data().toString(), QStringLiteral("310 s / 330 s"));
        const QModelIndex silent = shown.model().index(shown.row(kTime), 1);
        QCOMPARE(silent.data().toString(), QStringLiteral("≠ silent"));
        PlugHabits stopping;
        stopping.refreshUntil = 20'000;
        const Shown three(analysed(plugFleet({{}, {}, stopping}, 40'000)));
        const QModelIndex stopped = three.model().index(three.row(kRefresh), 1);
        QCOMPARE(stopped.data().toString(), QStringLiteral("≠ stopped, 310 s / 330 s"));
        QVERIFY(stopped.data(Qt::ToolTipRole).toString().contains(QStringLiteral("silent since Mon 4 May")));
        QVERIFY(silent.data(Qt::ToolTipRole).toString().contains(QStringLiteral("silent; 11 other(s): every ")));
    }
    void makersAreChosen()
    {
        const Shown shown(home());
        QComboBox* makers = shown.makers();
        QCOMPARE(makers->count(), 3);
        const auto choose = [&](int index) {
            makers->setCurrentIndex(index);
            emit makers->activated(index);
        };
        choose(1);
        QCOMPARE(shown.model().columnCount(), 1 + 2);
        QCOMPARE(shown.sentence(), QStringLiteral("Both devices do the same."));
        choose(2);
        QCOMPARE(shown.model().columnCount(), 1 + 14);
    }
    void thatNobodyDiffersIsNotThatAllAreAlike()
    {
        Fleet fleet;
        fleet.columns.resize(3);
        fleet.rows.resize(2);
        fleet.rows[0].speakers = 3;
        fleet.rows[1].speakers = 1; // too little to be judged
        QCOMPARE(fleetSentence(Snapshot(), fleet),
                 QStringLiteral("None of 3 devices does otherwise than most. Not all say 1 row(s)."));
        QVERIFY(!fleet.differsIn(fleet.rows[1]));
        fleet.columns.resize(2);
        fleet.rows[0].speakers = 2;
        QCOMPARE(fleetSentence(Snapshot(), fleet),
                 QStringLiteral("What both say is alike; 1 row(s) only one of them says."));
        QVERIFY(fleet.differsIn(fleet.rows[1]));
        QVERIFY(!fleet.differsIn(fleet.rows[0]));
    }
    void onlyWhatDiffersIsLeft()
    {
        Shown shown(home());
        const QAbstractItemModelTester tester(shown.table->model());
        auto* only = shown.view.findChild<QCheckBox*>(QStringLiteral("compareOnlyDiffering"));
        only->setChecked(true);
        QCOMPARE(shown.model().rowCount(), 2);
        shown.view.setFilter(QStringLiteral("refresh stun"));
        QCOMPARE(shown.model().rowCount(), 1);
        shown.view.setFilter(QStringLiteral("gopher"));
        QCOMPARE(shown.emptyLine(), QStringLiteral("No row holds \"gopher\""));
        shown.view.setFilter({});
        shown.c.selection.setProtocol(Protocol::Ntp);
        QCOMPARE(shown.model().rowCount(), 1);
        shown.c.selection.setProtocol(Protocol::Ssdp);
        QCOMPARE(shown.emptyLine(), QStringLiteral("Nothing differs"));
    }
    void aCellThatIsChosenDrivesAllViews()
    {
        Shown shown(home());
        QFocusEvent in(QEvent::FocusIn, Qt::TabFocusReason);
        QApplication::sendEvent(shown.table, &in);
        QVERIFY(!shown.c.selection.focus().device.valid()); // looking at the tab chooses nothing
        const QModelIndex cell = shown.model().index(shown.row(kRefresh), 1);
        QTest::mouseClick(shown.table->viewport(), Qt::LeftButton, {}, shown.table->visualRect(cell).center());
        const Focus focus = shown.c.selection.focus();
        QCOMPARE(home()->devices[focus.device.value].mac, plugMac(7));
        QCOMPARE(home()->groups[focus.group.value].device, focus.device);
        QCOMPARE(home()->groups[focus.group.value].protocol, Protocol::Stun);
        QVERIFY(shown.c.selection.canGoBack());
        // By keyboard, one step for each.
        QTest::keyClick(shown.table, Qt::Key_Right);
        QCOMPARE(home()->devices[shown.c.selection.focus().device.value].mac, plugMac(0));
        shown.c.selection.back();
        QCOMPARE(shown.c.selection.focus(), focus);
        QCOMPARE(shown.table->currentIndex(), cell);
        // A silent device is chosen without a group.
        shown.table->setCurrentIndex(shown.model().index(shown.row(kTime), 1));
        QCOMPARE(shown.c.selection.focus().device, focus.device);
        QVERIFY(!shown.c.selection.focus().group.valid());
        shown.c.selection.setFocus({});
        QVERIFY(shown.table->selectionModel()->selectedIndexes().isEmpty());
    }
    void rowsAreCopiedAndTheTableIsAFile()
    {
        Shown shown(home());
        QCOMPARE(shown.view.selectedText(), QString());
        shown.table->setCurrentIndex(shown.model().index(shown.row(kRefresh), 3));
        const QStringList lines = shown.view.selectedText().split(u'\n');
        QCOMPARE(lines[0].section(u'\t', 0, 1), QStringLiteral("What\t≠ Socket-1_0-2215K01100017"));
        QCOMPARE(lines[1].section(u'\t', 0, 2),
                 QStringLiteral("STUN Refresh to 198.51.100.20\t≠ 105 s / 330 s\t310 s / 330 s"));
        const QByteArray csv = tableAsCsv(shown.model());
        QCOMPARE(csv.count('\n'), 1 + shown.model().rowCount());
        QVERIFY(csv.contains("STUN Refresh to 198.51.100.20"));
        const QSignalSpy wanted(&shown.view, &View::exportWanted);
        emit shown.table->customContextMenuRequested(shown.table->visualRect(shown.model().index(0, 1)).center());
        auto* menu = shown.table->findChild<QMenu*>(QStringLiteral("rowMenu"));
        QVERIFY(menu && menu->findChild<QAction*>(QStringLiteral("copyRows"))->isEnabled());
        menu->findChild<QAction*>(QStringLiteral("exportTable"))->trigger();
        QCOMPARE(wanted.count(), 1);
    }
    void itGrowsWithTheCapture()
    {
        std::vector<PlugHabits> plugs(4);
        plugs[1].refresh = 105;
        plugs[3].from = 15'000;
        Shown shown(nullptr);
        QVERIFY(shown.emptyLine().contains(QStringLiteral("No capture")));
        const QAbstractItemModelTester tester(shown.table->model());
        const auto steps = growing(pcapBytes(plugFleet(plugs, 40'000)), 12);
        std::optional<DeviceId> chosen;
        for (const SnapshotPtr& s : steps) {
            shown.view.setSnapshot(s);
            if (!chosen && shown.model().rowCount() > 0) {
                shown.table->setCurrentIndex(shown.model().index(shown.row(kRefresh), 2));
                chosen = shown.c.selection.focus().device;
            }
        }
        QCOMPARE(shown.model().columnCount(), 1 + 4);
        // Still the chosen one, wherever its column is by now.
        QCOMPARE(shown.model().deviceAt(shown.table->currentIndex()), *chosen);
        QCOMPARE(shown.c.selection.focus().device, *chosen);
        QCOMPARE(shown.sentence(), QStringLiteral("1 of 4 devices differ(s): Socket-1_0-2215K01100011 (1 row(s))"));
        emit shown.c.selection.cleared();
        shown.view.setSnapshot(nullptr);
        QVERIFY(shown.emptyLine().contains(QStringLiteral("No capture")));
    }
    void nobodyWorksForATabThatNobodySees()
    {
        Context c;
        CompareView view(c.view, nullptr);
        view.setSnapshot(home());
        QCOMPARE(view.table()->model()->rowCount(), 0);
        view.show();
        QVERIFY(view.table()->model()->rowCount() > 0);
    }
    void aViewThatGoesStopsItsWork()
    {
        auto s = std::make_shared<Snapshot>(*home());
        ChunkedTable<Group> groups;
        for (int copy = 0; copy < 500; ++copy) {
            for (std::size_t i = 0; i < home()->groups.size(); ++i)
                groups.append(home()->groups[i]);
        }
        s->groups = groups.snapshot();
        const Shown shown(s);
        emit shown.makers()->activated(0); // anew
        QCOMPARE(shown.emptyLine(), QStringLiteral("Nothing yet"));
    }
    void oneDeviceIsComparedWithNothing()
    {
        const Shown shown(analysed(plugFleet(std::vector<PlugHabits>(1), 5000)));
        QCOMPARE(shown.emptyLine(), QStringLiteral("Nothing to compare"));
        QVERIFY(!shown.view.findChild<QCheckBox*>(QStringLiteral("compareOnlyDiffering"))->isEnabled());
    }
    void whatDevicesCallThingsIsShownAsItIs()
    {
        std::vector<TimedFrame> frames;
        for (std::uint32_t plug = 0; plug < 3; ++plug) {
            Route up{plugMac(plug),
                     {},
                     {IpAddress::v4(192, 168, 1, static_cast<std::uint8_t>(9 + plug)), 5353},
                     {IpAddress::v4(224, 0, 0, 251), 5353}};
            up.destinationMac = multicastMac(up.destination.address);
            const std::string name = "<b>=1+1</b>\xe2\x80\xae.local";
            frames.push_back({Timestamp{1'600'000'000'000'000'000}, udpFrame(up, dnsQuestion(0, 0, name, 1))});
        }
        const Shown shown(analysed(frames));
        const QString title = shown.model().headerData(0, Qt::Vertical).toString();
        QVERIFY2(title.contains(QStringLiteral("<b>=1+1</b>")), qPrintable(title));
        QVERIFY(!title.contains(QChar(0x202e)));
        for (const QString& tip : {shown.model().headerData(0, Qt::Vertical, Qt::ToolTipRole).toString(),
                                   shown.model().index(0, 1).data(Qt::ToolTipRole).toString()}) {
            QVERIFY2(tip.contains(QStringLiteral("&lt;b&gt;")) && !tip.contains(QStringLiteral("<b>")),
                     qPrintable(tip));
        }
    }
    void manyDevicesAndRowsStayQuick_data()
    {
        QTest::addColumn<int>("each");
        QTest::newRow("at once") << 10;
        QTest::newRow("in a thread") << 100;
    }
    void manyDevicesAndRowsStayQuick()
    {
        // 200 devices with so many groups each and 190 rows, without their frames.
        QFETCH(int, each);
        auto s = std::make_shared<Snapshot>();
        ChunkedTable<std::string> strings;
        ChunkedTable<Device> devices;
        ChunkedTable<Group> groups;
        strings.append("");
        strings.append("Maker");
        for (std::uint32_t i = 0; i < 190; ++i)
            strings.append("kind " + std::to_string(i));
        for (std::uint32_t d = 0; d < 200; ++d) {
            Device device;
            device.mac = MacAddress{{2, 0, 0, 0, 0, static_cast<std::uint8_t>(d)}};
            device.vendor = StringId{1};
            device.last = Timestamp{86'400'000'000'000};
            devices.append(device);
            for (std::uint32_t g = 0; g < static_cast<std::uint32_t>(each); ++g) {
                Group group;
                group.device = DeviceId{d};
                group.protocol = Protocol::Ssdp;
                group.kind = StringId{2 + (d * 7 + g) % 190};
                group.events = 10 + g;
                group.last = device.last;
                groups.append(group);
            }
        }
        s->strings = strings.snapshot();
        s->devices = devices.snapshot();
        s->groups = groups.snapshot();
        s->totals.packets = 1;
        s->final = true;
        QElapsedTimer taking;
        taking.start();
        const Shown shown(s);
        qInfo("%lld ms until it is shown", taking.elapsed());
        QVERIFY(taking.elapsed() < 5000); // unoptimised and with sanitizers
        QTRY_COMPARE_WITH_TIMEOUT(shown.model().rowCount(), 190, 30'000);
        QCOMPARE(shown.model().columnCount(), 1 + 200);
        QCOMPARE(shown.emptyLine(), QString());
    }
};

QTEST_MAIN(TestCompareView)
#include "tst_compare_view.moc"
