// SPDX-License-Identifier: GPL-3.0-or-later
#include <functional>

#include <QAbstractItemView>
#include <QAction>
#include <QDir>
#include <QFileInfo>
#include <QLabel>
#include <QMenu>
#include <QRadioButton>
#include <QSignalSpy>
#include <QtTest>

#include "core/source/capture_set.h"
#include "ui/views/message_bar.h"
#include "ui/window/main_window.h"
#include "ui/window/sample.h"

using namespace phonehome;

namespace {

struct Desk {
    QTemporaryDir folder;
    std::unique_ptr<Settings> settings;
    QString suggested;
    QString path;
    std::optional<PacketsOffer> offer; ///< of the last question
    bool onlyShown = true;
    std::unique_ptr<MainWindow> window;

    Desk()
    {
        QSettings::setPath(QSettings::IniFormat, QSettings::UserScope, folder.path());
        settings = std::make_unique<Settings>();
        Questions questions;
        questions.recordingPath = [this](QWidget*, const QString& place, const auto& done) {
            suggested = place;
            done(path);
        };
        questions.packets = [this](QWidget*, const PacketsOffer& asked, const auto& done) {
            offer = asked;
            done(onlyShown);
        };
        window = std::make_unique<MainWindow>(*settings, questions);
        window->show();
    }
    bool open(const QString& file, const LogChoice& logs = {}) const
    {
        const QSignalSpy finished(&window->session(), &CaptureSession::finished);
        window->openFiles({file}, logs);
        return QTest::qWaitFor([&] { return finished.count() > 0; }, 60000);
    }
    /// Packets in the file that comes of it; 0 where none comes.
    std::uint64_t written(const std::function<void()>& ask)
    {
        static int files = 0;
        path = folder.filePath(QStringLiteral("out%1.pcapng").arg(++files));
        ask();
        if (!QTest::qWaitFor([this] { return settings->recentFiles().value(0) == path; }, 30000))
            return 0;
        CaptureSet set({path.toStdString()});
        while (set.next())
            continue;
        comments = set.notesOf(0).comments;
        return set.framesOf(0);
    }
    std::vector<std::string> comments; ///< of the last that was written
    /// Chosen in the menu of a table's row.
    void choose(const char* table, int row) const
    {
        auto* view = window->findChild<QAbstractItemView*>(QLatin1String(table));
        emit view->customContextMenuRequested(view->visualRect(view->model()->index(row, 0)).center());
        view->findChild<QMenu*>(QStringLiteral("rowMenu"))
            ->findChild<QAction*>(QStringLiteral("exportPackets"))
            ->trigger();
        delete view->findChild<QMenu*>(QStringLiteral("rowMenu"));
    }
    QAction* action() const { return window->findChild<QAction*>(QStringLiteral("actionExportCapture")); }
    QString message() const { return window->findChild<MessageBar*>()->text(); }
};

LogChoice sampleLog()
{
    LogChoice logs;
    logs.paths = {QFileInfo(samplePath()).dir().filePath(QStringLiteral("pihole.log"))};
    logs.zone = QStringLiteral("UTC");
    return logs;
}

} // namespace

class TestExportCapture : public QObject {
    Q_OBJECT
private slots:
    void theNamesOfTheLogComeBackWithThePackets()
    {
        Desk d;
        QVERIFY(!d.action()->isEnabled());
        QVERIFY(d.open(samplePath(), sampleLog()));
        QVERIFY(d.action()->isEnabled());
        d.path = d.folder.filePath(QStringLiteral("named.pcapng"));
        d.action()->trigger();
        QVERIFY(d.suggested.endsWith(QStringLiteral("/wemo-week-names.pcapng")));
        QVERIFY(!d.action()->isEnabled()); // until it is written
        QTRY_COMPARE_WITH_TIMEOUT(d.settings->recentFiles().value(0), d.path, 30000);
        QVERIFY(d.action()->isEnabled());
        QVERIFY2(d.message().isEmpty(), qPrintable(d.message()));
        SnapshotPtr last;
        QObject::connect(&d.window->session(), &CaptureSession::updated, d.window.get(),
                         [&](const SnapshotPtr& snapshot) { last = snapshot; });
        QVERIFY(d.open(d.path));
        QVERIFY(last && last->logs.empty());
        QCOMPARE(last->totals.packets, std::uint64_t{8565});
        bool named = false;
        for (std::size_t i = 0; i < last->flows.size(); ++i)
            named = named || last->text(last->flows[i].name) == "nat.wemo2.com";
        QVERIFY(named);
    }
    void whatIsShownCanGoAlone()
    {
        Desk d;
        QVERIFY(d.open(samplePath()));
        const auto action = [&d] { d.action()->trigger(); };
        QCOMPARE(d.written(action), std::uint64_t{8565});
        QVERIFY(!d.offer); // nothing is narrowed: nothing to ask
        QVERIFY(d.comments.empty());
        d.window->selection().setDevice(DeviceId{0});
        d.window->selection().setProtocol(Protocol::Ntp);
        QCOMPARE(d.written(action), std::uint64_t{2018}); // as tshark counts them
        QVERIFY(d.suggested.endsWith(QStringLiteral("/wemo-week-part.pcapng")));
        QVERIFY2(d.offer->shown.endsWith(QStringLiteral(", NTP")), qPrintable(d.offer->shown));
        QVERIFY(d.offer->all.startsWith(QStringLiteral("8,565 packet")));
        QCOMPARE(d.comments, std::vector<std::string>{"Only: " + d.offer->shown.toStdString()});
        // A day of it; a year later, none.
        const Timestamp from{1'588'723'200'000'000'000};
        d.window->selection().setSpan(TimeSpan{from, from + Duration::ofSeconds(86400)});
        const std::uint64_t day = d.written(action);
        QVERIFY(day > 200 && day < 400);
        QVERIFY(d.offer->shown.contains(QStringLiteral("2020")));
        d.onlyShown = false;
        QCOMPARE(d.written(action), std::uint64_t{8565});
        QVERIFY(d.suggested.endsWith(QStringLiteral("/wemo-week-names.pcapng")));
    }
    void rowsLeadToTheirPackets()
    {
        Desk d;
        QVERIFY(d.open(samplePath()));
        // STUN to the servers is what leads the list of beats; all that goes through its connections comes along.
        QCOMPARE(d.written([&d] { d.choose("groupsTable", 0); }), std::uint64_t{5861});
        QVERIFY2(d.comments.front().find("connections of STUN Refresh to nat.wemo2.com") != std::string::npos,
                 d.comments.front().c_str());
        QCOMPARE(d.written([&d] { d.choose("deviceList", 0); }), std::uint64_t{8565});
        QVERIFY(!d.offer);
        const std::uint64_t finding = d.written([&d] { d.choose("findingsTable", 0); });
        QVERIFY(finding > 0 && finding < 8565);
        const std::uint64_t flow = d.written([&d] { d.choose("flowsTable", 0); });
        QVERIFY(flow > 0 && flow < 8565);
        QVERIFY2(d.message().isEmpty(), qPrintable(d.message()));
    }
    void oneAtATime()
    {
        Desk d;
        QVERIFY(d.open(samplePath()));
        d.path = d.folder.filePath(QStringLiteral("first.pcapng"));
        d.choose("groupsTable", 0);
        QVERIFY2(d.message().isEmpty(), qPrintable(d.message()));
        const QString first = d.path;
        d.path = d.folder.filePath(QStringLiteral("second.pcapng"));
        d.suggested.clear();
        d.choose("deviceList", 0);
        QVERIFY2(d.message().contains(QStringLiteral("still being saved")), qPrintable(d.message()));
        QVERIFY(d.suggested.isEmpty()); // nobody is asked for a name in vain
        QTRY_COMPARE_WITH_TIMEOUT(d.settings->recentFiles().value(0), first, 30000);
        QVERIFY(!QFileInfo::exists(d.path));
        d.choose("deviceList", 0);
        QTRY_COMPARE_WITH_TIMEOUT(d.settings->recentFiles().value(0), d.path, 30000);
    }
    void theDialogSaysWhatItHolds()
    {
        PacketsDialog dialog({QStringLiteral("8,565 packets"), QStringLiteral("<b>wemo</b>, NTP")});
        QVERIFY(dialog.onlyShown());
        const auto* what = dialog.findChild<QLabel*>(QStringLiteral("packetsWhat"));
        QCOMPARE(what->text(), QStringLiteral("<b>wemo</b>, NTP"));
        QCOMPARE(what->textFormat(), Qt::PlainText);
        dialog.findChild<QRadioButton*>(QStringLiteral("packetsAll"))->click();
        QVERIFY(!dialog.onlyShown());
    }
    void whatCannotBeWrittenIsSaid()
    {
        Desk d;
        QVERIFY(d.open(samplePath()));
        d.path = d.folder.filePath(QStringLiteral("no/where.pcapng"));
        d.action()->trigger();
        QTRY_VERIFY(d.message().contains(QStringLiteral("where.pcapng can't be written")));
        QVERIFY(d.action()->isEnabled());
    }
};

QTEST_MAIN(TestExportCapture)
#include "tst_export_capture.moc"
