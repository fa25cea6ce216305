// SPDX-License-Identifier: GPL-3.0-or-later
// What is open and looked at is kept in a file, and shown again from it.
#include <QAction>
#include <QFile>
#include <QFileInfo>
#include <QSignalSpy>
#include <QTabWidget>
#include <QtTest>

#include "tests/support/growing.h"
#include "ui/charts/timeline.h"
#include "ui/views/message_bar.h"
#include "ui/window/capture_page.h"
#include "ui/window/main_window.h"
#include "ui/window/sample.h"

using namespace phonehome;

namespace {

struct Desk {
    QTemporaryDir folder;
    std::unique_ptr<Settings> settings;
    QString answer; ///< where the session goes
    QString suggested;
    std::unique_ptr<MainWindow> window;

    Desk()
    {
        QSettings::setPath(QSettings::IniFormat, QSettings::UserScope, folder.path());
        settings = std::make_unique<Settings>();
        settings->setZone(ZoneChoice::Utc);
        start();
    }
    void start()
    {
        window.reset();
        Questions questions;
        questions.textPath = [this](QWidget*, const QString& path, const QString&, const auto& done) {
            suggested = path;
            done(answer);
        };
        window = std::make_unique<MainWindow>(*settings, questions);
        window->resize(1440, 900);
        window->show();
    }
    bool open(const QStringList& paths, const LogChoice& logs = {}) const
    {
        const QSignalSpy finished(&window->session(), &CaptureSession::finished);
        window->openFiles(paths, logs);
        return QTest::qWaitFor([&] { return finished.count() > 0; }, 60000);
    }
    QAction* save() const { return window->findChild<QAction*>(QStringLiteral("actionSaveSession")); }
    CapturePage* page() const { return window->findChild<CapturePage*>(); }
    QString message() const { return window->findChild<MessageBar*>()->text(); }
    QString at(const QString& name) const { return folder.filePath(name); }
    /// A copy of the sample and its log beside each other.
    QString sampleHere() const
    {
        const QString here = at(QStringLiteral("week.pcap"));
        QFile::copy(samplePath(), here);
        QFile::copy(QFileInfo(samplePath()).dir().filePath(QStringLiteral("pihole.log")),
                    at(QStringLiteral("pihole.log")));
        return here;
    }
};

// Plain literals: Qt's compiler of meta-objects loses its way in raw ones.
const char* const kWithStrangers =
    "{\"schema\":\"phonehome-session/1\",\"captures\":[\"week.pcap\",\"gone.pcap\"],"
    "\"view\":{\"device\":\"<b>02:00:00:00:00:01</b>\","
    "\"beat\":{\"protocol\":\"stun\",\"says\":\"Dance\",\"peer\":\"x\"},\"tab\":\"nowhere\"}}";
const char* const kCut = "{\"schema\":\"phonehome-session/1\",\"captures\":[\"week.p";

GroupId refreshOf(const Snapshot& s)
{
    for (std::uint32_t i = 0; i < s.groups.size(); ++i) {
        if (s.groups[i].protocol == Protocol::Stun && s.text(s.groups[i].kind) == "Refresh")
            return GroupId{i};
    }
    return {};
}

bool write(const QString& path, const QByteArray& bytes)
{
    QFile out(path);
    return out.open(QIODevice::WriteOnly) && out.write(bytes) == bytes.size();
}

} // namespace

class TestSessionInWindow : public QObject {
    Q_OBJECT
private slots:
    void whatWasLookedAtIsShownAgain()
    {
        Desk d;
        QVERIFY(!d.save()->isEnabled());
        QVERIFY(d.open({d.sampleHere()}, {{d.at(QStringLiteral("pihole.log"))}, QStringLiteral("UTC"), {}}));
        QVERIFY(d.save()->isEnabled());
        const SnapshotPtr before = d.page()->shown();
        Focus focus;
        focus.device = DeviceId{0};
        focus.group = refreshOf(*before);
        focus.span = TimeSpan{before->totals.first + Duration::ofSeconds(86'400),
                              before->totals.first + Duration::ofSeconds(4 * 86'400)};
        focus.excluded = {{before->totals.first + Duration::ofSeconds(2 * 86'400),
                           before->totals.first + Duration::ofSeconds(2 * 86'400 + 60)}};
        d.window->selection().setFocus(focus);
        const TimeSpan zoom{focus.span->from, focus.span->from + Duration::ofSeconds(3600)};
        d.window->selection().zoomTo(zoom, std::nullopt);
        d.window->selection().setParting(zoom.from);
        d.page()->tabs()->setCurrentIndex(3);
        d.answer = d.at(QStringLiteral("week.phonehome"));
        d.save()->trigger();
        QCOMPARE(QFileInfo(d.suggested).fileName(), QStringLiteral("week.phonehome"));
        QVERIFY(QFile::exists(d.answer));
        QVERIFY2(d.message().isEmpty(), qPrintable(d.message()));

        d.start();
        d.page()->tabs()->setCurrentIndex(0);
        QVERIFY(d.open({d.answer}));
        QVERIFY(d.window->selection().focus() == focus);
        QVERIFY(d.window->selection().parting() == zoom.from);
        QCOMPARE(d.page()->tabs()->currentIndex(), 3);
        QCOMPARE(d.page()->timeline()->visibleSpan().from.ns, zoom.from.ns);
        QCOMPARE(d.page()->timeline()->visibleSpan().to.ns, zoom.to.ns);
        // Its log too.
        QCOMPARE(d.page()->shown()->logs.size(), std::size_t{1});
        QCOMPARE(d.settings->recentFiles().value(0), d.answer);
        QVERIFY2(d.message().isEmpty(), qPrintable(d.message()));
        // Saved again, it goes where it came from.
        d.save()->trigger();
        QCOMPARE(d.suggested, d.answer);
    }
    void aSessionMovesWithItsFolder()
    {
        Desk d;
        QVERIFY(d.open({d.sampleHere()}));
        d.answer = d.at(QStringLiteral("week.phonehome"));
        d.save()->trigger();
        QDir(d.folder.path()).mkdir(QStringLiteral("moved"));
        for (const char* name : {"week.pcap", "week.phonehome"})
            QFile::rename(d.at(QLatin1String(name)), d.at(QStringLiteral("moved/") + QLatin1String(name)));
        d.start();
        QVERIFY(d.open({d.at(QStringLiteral("moved/week.phonehome"))}));
        QVERIFY(d.page()->shown());
        QCOMPARE(d.page()->shown()->totals.packets, std::uint64_t{8565});
    }
    void whatIsMissingIsSaid()
    {
        Desk d;
        d.sampleHere();
        const QString path = d.at(QStringLiteral("other.phonehome"));
        QVERIFY(write(path, kWithStrangers));
        QVERIFY(d.open({path}));
        QCOMPARE(d.page()->shown()->totals.packets, std::uint64_t{8565});
        QVERIFY2(d.message().contains(QStringLiteral("gone.pcap is not there")), qPrintable(d.message()));
        QVERIFY(d.message().contains(QStringLiteral("<b>02:00:00:00:00:01</b>")));
        QVERIFY(d.message().contains(QStringLiteral("Dance x")));
        QVERIFY(!d.window->selection().focus().device.valid());
    }
    void aDamagedOneLeavesOpenWhatWas()
    {
        Desk d;
        QVERIFY(d.open({d.sampleHere()}));
        const QString path = d.at(QStringLiteral("cut.phonehome"));
        QVERIFY(write(path, kCut));
        d.window->openFiles({path});
        QVERIFY(d.message().contains(QStringLiteral("cut.phonehome is no session that was saved here")));
        QCOMPARE(d.page()->shown()->totals.packets, std::uint64_t{8565});
        QCOMPARE(d.window->session().paths().size(), 1);
    }
    void itIsSaidWhereItCantBeWritten()
    {
        Desk d;
        QVERIFY(d.open({d.sampleHere()}));
        d.answer = d.at(QStringLiteral("no/such/folder.phonehome"));
        d.save()->trigger();
        QVERIFY2(d.message().contains(QStringLiteral("can't be written")), qPrintable(d.message()));
    }
    void aLogThatIsImportedLeavesTheView()
    {
        Desk d;
        QVERIFY(d.open({d.sampleHere()}));
        d.window->selection().setDevice(DeviceId{0});
        d.page()->tabs()->setCurrentIndex(2);
        const QSignalSpy finished(&d.window->session(), &CaptureSession::finished);
        d.window->importLogs({{d.at(QStringLiteral("pihole.log"))}, QStringLiteral("UTC"), {}});
        QVERIFY(QTest::qWaitFor([&] { return finished.count() > 0; }, 60000));
        QCOMPARE(d.page()->shown()->logs.size(), std::size_t{1});
        QCOMPARE(d.window->selection().focus().device, DeviceId{0});
        // Another capture begins anew.
        QVERIFY(d.open({samplePath()}));
        QVERIFY(!d.window->selection().focus().device.valid());
    }
};

QTEST_MAIN(TestSessionInWindow)
#include "tst_session_in_window.moc"
