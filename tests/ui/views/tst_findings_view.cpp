// SPDX-License-Identifier: GPL-3.0-or-later
// What several devices have alike is one row, and each device's own where it is in focus.
#include <QAbstractItemModelTester>
#include <QLabel>
#include <QMenu>
#include <QPushButton>
#include <QSignalSpy>
#include <QTableView>
#include <QtTest>

#include "tests/support/given_findings.h"
#include "tests/support/growing.h"
#include "tests/support/view_context.h"
#include "ui/export/table_csv.h"
#include "ui/models/finding_model.h"
#include "ui/views/findings_view.h"

using namespace phonehome;

namespace {

QString cell(const QAbstractItemModel& model, int row, int column, int role = Qt::DisplayRole)
{
    return model.index(row, column).data(role).toString();
}

Focus onDevice(std::uint32_t device)
{
    Focus focus;
    focus.device = DeviceId{device};
    return focus;
}

/// As many devices with one margin, named by number behind this.
SnapshotPtr alike(int count, const std::string& name)
{
    GivenFindings home;
    for (int i = 0; i < count; ++i)
        home.addMargin(home.device(name + std::to_string(i)), "nat.example.com", 20);
    return home.snapshot();
}

} // namespace

class TestFindingsView : public QObject {
    Q_OBJECT
private slots:
    void init() { QLocale::setDefault(QLocale::c()); }
    void severalAreOneRowAndEachsOwnInFocus()
    {
        const TimeFormat time;
        FindingModel model(&time);
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.setSnapshot(twelveAlike());
        QCOMPARE(model.rowCount(), 2);
        QCOMPARE(model.total(), std::uint32_t{2});
        QVERIFY(cell(model, 0, FindingModel::DeviceName).startsWith(QStringLiteral("12 device")));
        QVERIFY(cell(model, 0, FindingModel::DeviceName, Qt::ToolTipRole).contains(QStringLiteral("socket11")));
        QCOMPARE(cell(model, 0, FindingModel::What),
                 QStringLiteral("STUN Refresh to nat.example.com has 20 s to spare of the 330 s that were promised"));
        QCOMPARE(cell(model, 1, FindingModel::DeviceName), QStringLiteral("lamp"));
        model.setFocus(onDevice(7));
        QCOMPARE(model.rowCount(), 1);
        QCOMPARE(cell(model, 0, FindingModel::DeviceName), QStringLiteral("socket7"));
        QCOMPARE(model.finding(model.idAt(0)).device, DeviceId{7});
        QCOMPARE(model.groupOf(model.idAt(0)), std::uint32_t{0});
        model.sort(FindingModel::What);
        model.setFocus({});
        QCOMPARE(model.rowCount(), 2);
        // Another capture, in which less is alike, and one without anything.
        model.sort(-1);
        for (const SnapshotPtr& s : {alike(2, "a"), sampleSnapshot(), std::make_shared<const Snapshot>()}) {
            auto next = std::make_shared<Snapshot>(*s);
            next->revision = model.snapshot()->revision + 1;
            model.setSnapshot(next);
            QCOMPARE(static_cast<std::size_t>(model.rowCount()), likeFindingsIn(*s).size());
        }
    }
    void silencesAreToldOfAll()
    {
        TimeFormat time;
        time.setChoice(ZoneChoice::Utc);
        FindingModel model(&time);
        GivenFindings home;
        for (int i = 0; i < 3; ++i) {
            const DeviceId device = home.device("d");
            home.addSilence(device, {1000.0 + i, 4060.0 - i, 4});
            home.addSilence(device, {50000.0 + i, 86400, 2, 60.0 + 20 * i, true});
        }
        model.setSnapshot(home.snapshot());
        QCOMPARE(model.rowCount(), 2);
        QCOMPARE(
            cell(model, 0, FindingModel::What),
            QStringLiteral("Have not been heard since Mon 14 Sep 02:20:02, though they spoke every 60 s to 100 s"));
        const QString silent = cell(model, 1, FindingModel::What);
        QVERIFY2(silent.contains(
                     QStringLiteral("51 min 0 s at most, from Sun 13 Sep 12:43:20 at the earliest, and 2 other")),
                 qPrintable(silent));
        QCOMPARE(cell(model, 1, FindingModel::Since), QStringLiteral("Sun 13 Sep 12:43:20"));
    }
    void twoAreNamed()
    {
        const TimeFormat time;
        FindingModel model(&time);
        model.setSnapshot(alike(2, "d"));
        QCOMPARE(model.rowCount(), 1);
        QCOMPARE(cell(model, 0, FindingModel::DeviceName), QStringLiteral("d0 and d1"));
    }
    void wordsFindAnyOfThem()
    {
        const TimeFormat time;
        FindingModel model(&time);
        model.setSnapshot(twelveAlike());
        for (const char* name : {"socket0", "SOCKET11", "refresh socket5"}) {
            model.setFilter(QLatin1String(name));
            QCOMPARE(model.rowCount(), 1);
        }
        model.setFilter(QStringLiteral("socket12"));
        QCOMPARE(model.rowCount(), 0);
    }
    void filesAndTheClipboardNameThemAll()
    {
        Context c;
        FindingsView view(c.view, nullptr);
        view.setSnapshot(twelveAlike());
        const QString names = QStringLiteral("socket0, socket1, socket2, socket3");
        QVERIFY(tableAsCsv(*view.table()->model()).contains(names.toUtf8()));
        QVERIFY(!tableAsCsv(*view.table()->model()).contains("12 device"));
        QVERIFY(view.selectedText().contains(names));
        QVERIFY(view.selectedText().contains(QStringLiteral("socket11\t")));
    }
    void thePanelListsThemAndLeadsToTheFirst()
    {
        Context c;
        FindingsView view(c.view, nullptr);
        view.resize(1000, 500);
        view.show();
        view.setSnapshot(twelveAlike());
        const auto* devices = view.findChild<QLabel*>(QStringLiteral("findingDevices"));
        const auto* what = view.findChild<QLabel*>(QStringLiteral("findingWhat"));
        QVERIFY(what->text().startsWith(QStringLiteral("12 device")));
        QVERIFY(devices->isVisible());
        QVERIFY(devices->text().startsWith(QStringLiteral("socket0, socket1")));
        QVERIFY(devices->toolTip().contains(QStringLiteral("socket11")));
        // The settings are those for all of them.
        const QSignalSpy settings(&view, &View::settingsWanted);
        view.findChild<QPushButton*>(QStringLiteral("findingSettings"))->click();
        QVERIFY(!settings.last().first().value<DeviceId>().valid());
        view.findChild<QPushButton*>(QStringLiteral("findingShow"))->click();
        QCOMPARE(c.selection.focus().device, DeviceId{0});
        QVERIFY(c.selection.focus().group.valid());
        // Narrowed to it, the row is its own, and still the one that is looked at.
        QCOMPARE(view.table()->model()->rowCount(), 1);
        QVERIFY(view.table()->currentIndex().isValid());
        QVERIFY(what->text().startsWith(QStringLiteral("socket0: ")));
        QVERIFY(!devices->isVisible());
        view.findChild<QPushButton*>(QStringLiteral("findingSettings"))->click();
        QCOMPARE(settings.last().first().value<DeviceId>(), DeviceId{0});
        c.selection.setDevice(DeviceId{5});
        QVERIFY(what->text().startsWith(QStringLiteral("socket5: ")));
        view.findChild<QPushButton*>(QStringLiteral("findingShow"))->click();
        QCOMPARE(c.selection.focus().device, DeviceId{5});
        c.selection.setFocus({});
        QVERIFY(what->text().startsWith(QStringLiteral("12 device")));
    }
    void theChoiceStaysWhereRowsAreNarrowed()
    {
        Context c;
        FindingsView view(c.view, nullptr);
        view.setSnapshot(twelveAlike());
        view.table()->setCurrentIndex(view.table()->model()->index(1, 0));
        const auto* what = view.findChild<QLabel*>(QStringLiteral("findingWhat"));
        QVERIFY(what->text().startsWith(QStringLiteral("lamp")));
        view.setFilter(QStringLiteral("lamp"));
        QCOMPARE(view.table()->currentIndex().row(), 0);
        view.setFilter({});
        QCOMPARE(view.table()->currentIndex().row(), 1);
        view.setFilter(QStringLiteral("nothing holds this"));
        view.setFilter({});
        QVERIFY(view.table()->currentIndex().isValid());
        QVERIFY(!what->text().isEmpty());
        view.setSnapshot(nullptr);
    }
    void theMenuOffersEachOfThem_data()
    {
        QTest::addColumn<int>("devices");
        QTest::addColumn<int>("offered");
        QTest::newRow("three") << 3 << 3;
        QTest::newRow("twenty") << 20 << 20;
        QTest::newRow("more than fit") << 50 << 21;
    }
    void theMenuOffersEachOfThem()
    {
        QFETCH(const int, devices);
        QFETCH(const int, offered);
        Context c;
        FindingsView view(c.view, nullptr);
        view.setSnapshot(alike(devices, "a & <b>"));
        QTableView* table = view.table();
        // What came from the wire is no markup.
        for (const QString& tip : {view.findChild<QLabel*>(QStringLiteral("findingDevices"))->toolTip(),
                                   cell(*table->model(), 0, FindingModel::DeviceName, Qt::ToolTipRole)}) {
            QVERIFY(tip.contains(QStringLiteral("a &amp; &lt;b&gt;2")));
            QCOMPARE(tip.contains(QStringLiteral("&lt;b&gt;40")), false);
        }
        emit table->customContextMenuRequested(table->visualRect(table->model()->index(0, 0)).center());
        const auto* menu = table->findChild<QMenu*>(QStringLiteral("rowMenu"));
        QVERIFY(menu);
        const auto* where = menu->findChild<QMenu*>(QStringLiteral("findingWhereOf"));
        const auto* packets = menu->findChild<QMenu*>(QStringLiteral("exportPacketsOf"));
        QVERIFY(where && packets);
        QCOMPARE(where->actions().size(), offered);
        QCOMPARE(packets->actions().size(), offered);
        QCOMPARE(where->actions()[2]->text(), QStringLiteral("a && <b>2"));
        QCOMPARE(where->actions().last()->isEnabled(), offered == devices);
        const QSignalSpy wanted(&view, &View::packetsWanted);
        packets->actions()[2]->trigger();
        QCOMPARE(wanted.last().first().value<Focus>().device, DeviceId{2});
        where->actions()[2]->trigger();
        QCOMPARE(c.selection.focus().device, DeviceId{2});
    }
};

QTEST_MAIN(TestFindingsView)
#include "tst_findings_view.moc"
