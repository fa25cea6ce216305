// SPDX-License-Identifier: GPL-3.0-or-later
#include <QAbstractItemView>
#include <QAction>
#include <QComboBox>
#include <QDialog>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QTabWidget>
#include <QTemporaryDir>
#include <QtTest>

#include "ui/dialogs/capture_dialog.h"
#include "ui/models/texts.h"
#include "ui/views/message_bar.h"
#include "ui/views/start_page.h"
#include "ui/window/main_window.h"
#include "ui/window/recording.h"
#include "ui/window/remembered_hosts.h"
#include "ui/window/sample.h"

using namespace phonehome;

namespace {

/// A program that captures: the sample, then nothing until its input closes.
RecordingChoice sampleSource(const QString& then = QStringLiteral("cat >/dev/null"))
{
    RecordingChoice choice;
    choice.title = QStringLiteral("eth9");
    choice.interface = choice.title;
    choice.program.command = {
        "sh", "-c",
        ("echo '{\"statistics\":{\"kernelDrops\":0}}' >&2; cat '" + samplePath() + "'; " + then).toStdString()};
    return choice;
}

struct Desk {
    QTemporaryDir folder;
    std::unique_ptr<Settings> settings;
    RecordingChoice recording;
    RecordingOffer offer; ///< what the question began with
    QString recordingPath;
    QStringList captures;
    QString asked; ///< before what can't be undone
    bool sure = false;
    std::unique_ptr<MainWindow> window;
    std::optional<LoadEnd> end;

    Desk()
    {
        QSettings::setPath(QSettings::IniFormat, QSettings::UserScope, folder.path());
        qputenv("XDG_DATA_HOME", folder.path().toUtf8());
        settings = std::make_unique<Settings>();
        settings->setZone(ZoneChoice::Utc);
        recordingPath = folder.filePath(QStringLiteral("saved.pcapng"));
        Questions questions;
        questions.captures = [this](QWidget*, const QString&, const auto& done) { done(captures); };
        questions.recording = [this](QWidget*, const RecordingOffer& given, const auto& done) {
            offer = given;
            done(recording);
        };
        questions.sure = [this](QWidget*, const QString& question, const QString&, const auto& done) {
            asked = question;
            if (sure)
                done();
        };
        questions.recordingPath = [this](QWidget*, const QString&, const auto& done) { done(recordingPath); };
        window = std::make_unique<MainWindow>(*settings, questions);
        QObject::connect(&window->session(), &CaptureSession::finished, window.get(), [this](LoadEnd e) { end = e; });
        window->resize(1440, 900);
        window->show();
        QVERIFY(QTest::qWaitForWindowExposed(window.get()));
    }
    QAction* action(const char* name) const { return window->findChild<QAction*>(QLatin1String(name)); }
    QString status() const { return window->findChild<QLabel*>(QStringLiteral("statusFacts"))->text(); }
    QString message() const { return window->findChild<MessageBar*>()->text(); }
    bool ends()
    {
        return QTest::qWaitFor([this] { return end.has_value(); }, 60000);
    }
    bool open(const QString& path)
    {
        end.reset();
        captures = {path};
        action("actionOpen")->trigger();
        return ends();
    }
};

} // namespace

class TestRecording : public QObject {
    Q_OBJECT
private slots:
    void startStopSaveReopen();
    void displayStandsStill();
    void whatIsOpenIsInUse();
    void theDeviceLookedAtIsOffered();
    void failureIsASentence();
    void routerFailureSaysWhatToDo();
    void whatWasNotSavedIsOffered();
    void aFileIsFollowed();
    void dialogShowsTheCommand();
    void hostsAreRemembered();
};

void TestRecording::startStopSaveReopen()
{
    Desk d;
    QVERIFY(d.open(samplePath()));
    const QString whole = d.status().section(QStringLiteral(" · "), 1, 2);
    QVERIFY(whole.contains(QStringLiteral("8,565 packet")));
    d.recording = sampleSource();
    d.end.reset();
    QVERIFY(!d.action("actionSaveRecording")->isEnabled());
    d.action("actionCaptureOptions")->trigger();
    // Rows and cadences while it goes on.
    QTRY_VERIFY_WITH_TIMEOUT(
        d.window->findChild<QLabel*>(QStringLiteral("cadenceSentence"))->text().contains(QStringLiteral("every 310 s")),
        30000);
    QTRY_VERIFY(d.status().contains(QStringLiteral("8,565 packet")));
    QVERIFY(d.status().contains(QStringLiteral("none lost")));
    QVERIFY(d.action("actionRecord")->isChecked());
    QTRY_VERIFY(d.window->windowTitle().startsWith(QStringLiteral("eth9")));
    QVERIFY(!d.action("actionImportLog")->isEnabled());
    QVERIFY(!d.end);
    d.action("actionRecord")->trigger();
    QVERIFY(d.ends());
    QCOMPARE(*d.end, LoadEnd::Complete);
    QVERIFY(!d.action("actionRecord")->isChecked());
    QVERIFY(d.message().isEmpty());
    QCOMPARE(d.status().section(QStringLiteral(" · "), 1, 2), whole);
    // Not among the files opened lately: it is none yet.
    QCOMPARE(d.settings->recentFiles().size(), 1);
    d.action("actionSaveRecording")->trigger();
    QVERIFY(!d.action("actionSaveRecording")->isEnabled()); // it is under way, elsewhere
    QTRY_COMPARE(d.settings->recentFiles().value(0), d.recordingPath);
    QVERIFY(QFile::exists(d.recordingPath));
    QVERIFY(d.action("actionSaveRecording")->isEnabled());
    QVERIFY(d.open(d.recordingPath));
    QCOMPARE(d.status().section(QStringLiteral(" · "), 1, 2), whole);
    // Saved: nothing is left over.
    d.action("actionCloseCapture")->trigger();
    QCOMPARE(Recording::left().size(), 0);
}

void TestRecording::displayStandsStill()
{
    Desk d;
    const QString gate = d.folder.filePath(QStringLiteral("gate"));
    QVERIFY(!d.action("actionPauseDisplay")->isEnabled());
    d.recording.title = QStringLiteral("eth9");
    // The first half of the sample, and the rest when the gate opens.
    d.recording.program.command = {
        "sh", "-c",
        QStringLiteral("head -c 800000 '%1'; until [ -e '%2' ]; do sleep 0.05; done; tail -c +800001 '%1'; exec cat "
                       ">/dev/null")
            .arg(samplePath(), gate)
            .toStdString()};
    d.action("actionRecord")->trigger();
    SnapshotPtr latest;
    connect(&d.window->session(), &CaptureSession::updated, d.window.get(),
            [&](const SnapshotPtr& snapshot, const LoadProgress&) { latest = snapshot; });
    const auto rows = [&] {
        return d.window->findChild<QAbstractItemView*>(QStringLiteral("eventsTable"))->model()->rowCount();
    };
    QTRY_VERIFY(latest && latest->totals.packets > 1000);
    QTRY_VERIFY(rows() > 0);
    d.action("actionPauseDisplay")->trigger();
    const std::uint64_t before = latest->totals.packets;
    const int rowsBefore = rows();
    QVERIFY(d.status().contains(QStringLiteral("Display paused – 0 packet")));
    QFile(gate).open(QIODevice::WriteOnly);
    QTRY_COMPARE(latest->totals.packets, std::uint64_t{8565});
    QTRY_VERIFY(d.status().contains(QStringLiteral("Display paused – %1 packet").arg(countText(8565 - before))));
    QCOMPARE(rows(), rowsBefore);
    d.action("actionPauseDisplay")->trigger();
    QVERIFY(rows() > rowsBefore);
    QVERIFY(!d.status().contains(QStringLiteral("paused")));
    // The end is shown whatever was.
    d.action("actionPauseDisplay")->trigger();
    QVERIFY(d.action("actionPauseDisplay")->isChecked());
    d.action("actionRecord")->trigger();
    QVERIFY(d.ends());
    QVERIFY(!d.action("actionPauseDisplay")->isChecked());
    QVERIFY(!d.action("actionPauseDisplay")->isEnabled());
    QVERIFY(d.status().contains(QStringLiteral("8,565 packet")));
}

/// Another instance must not offer to delete what is looked at here.
void TestRecording::whatIsOpenIsInUse()
{
    Desk d;
    d.recording = sampleSource(QStringLiteral("exit 0"));
    d.action("actionRecord")->trigger();
    QVERIFY(d.ends());
    QCOMPARE(Recording::left().size(), 0); // ended, but open
    d.action("actionCloseCapture")->trigger();
    QCOMPARE(Recording::left().size(), 1);
    d.end.reset();
    d.window->findChild<QPushButton*>(QStringLiteral("leftOpen"))->click();
    QVERIFY(d.ends());
    QCOMPARE(Recording::left().size(), 0); // opened again
    QVERIFY(d.open(samplePath()));
    QCOMPARE(Recording::left().size(), 1); // something else is open now
}

void TestRecording::theDeviceLookedAtIsOffered()
{
    Desk d;
    QVERIFY(d.open(samplePath()));
    d.action("actionCaptureOptions")->trigger();
    QVERIFY(d.offer.device.mac.isEmpty());
    d.window->selection().setDevice(DeviceId{0});
    d.action("actionCaptureOptions")->trigger();
    QVERIFY(!d.offer.device.mac.isEmpty());
    QVERIFY(!d.offer.device.name.isEmpty());
}

void TestRecording::failureIsASentence()
{
    Desk d;
    d.recording.title = QStringLiteral("eth9");
    d.recording.program.command = {"sh", "-c",
                                   "echo '{\"end\":\"no-right\",\"text\":\"You may not <b>capture</b>.\","
                                   "\"command\":\"sudo setcap x\"}' >&2; exit 3"};
    d.action("actionRecord")->trigger();
    QVERIFY(d.ends());
    QCOMPARE(*d.end, LoadEnd::Failed);
    QVERIFY(d.message().contains(QStringLiteral("You may not <b>capture</b>.")));
    QVERIFY(d.message().contains(QStringLiteral("sudo setcap x")));
    QVERIFY(d.window->findChild<StartPage*>()->isVisible());
    QVERIFY(!d.action("actionRecord")->isChecked());
}

void TestRecording::routerFailureSaysWhatToDo()
{
    Desk d;
    d.recording.title = QStringLiteral("br-lan");
    d.recording.remote = true;
    d.recording.host.host = "router.lan";
    d.recording.program.command = {"sh", "-c", "echo 'ash: tcpdump: not found' >&2; exit 127"};
    d.action("actionRecord")->trigger();
    QVERIFY(d.ends());
    QVERIFY(d.message().contains(QStringLiteral("router.lan has no tcpdump")));
    QVERIFY(d.message().contains(QStringLiteral("opkg install tcpdump")));
}

void TestRecording::whatWasNotSavedIsOffered()
{
    Desk d;
    // The program dies; what it captured does not.
    d.recording = sampleSource(QStringLiteral("exit 9"));
    d.action("actionRecord")->trigger();
    QVERIFY(d.ends());
    d.action("actionCloseCapture")->trigger();
    QCOMPARE(Recording::left().size(), 1);
    auto* open = d.window->findChild<QPushButton*>(QStringLiteral("leftOpen"));
    QVERIFY(open && open->isVisible());
    d.end.reset();
    open->click();
    QVERIFY(d.ends());
    QVERIFY(d.status().contains(QStringLiteral("8,565 packet")));
    QVERIFY(d.action("actionSaveRecording")->isEnabled());
    d.action("actionCloseCapture")->trigger();
    // Deleted by who says so twice.
    d.window->findChild<QPushButton*>(QStringLiteral("leftRemove"))->click();
    QVERIFY(d.asked.contains(QStringLiteral("can't be brought back")));
    QCOMPARE(Recording::left().size(), 1);
    d.sure = true;
    d.window->findChild<QPushButton*>(QStringLiteral("leftRemove"))->click();
    QCOMPARE(Recording::left().size(), 0);
}

void TestRecording::aFileIsFollowed()
{
    Desk d;
    QFile sample(samplePath());
    QVERIFY(sample.open(QIODevice::ReadOnly));
    const QByteArray bytes = sample.readAll();
    QFile growing(d.folder.filePath(QStringLiteral("growing.pcap")));
    QVERIFY(growing.open(QIODevice::WriteOnly | QIODevice::Unbuffered));
    growing.write(bytes.left(100'001));
    d.window->follow(growing.fileName());
    const auto packets = [&] { return d.status(); };
    QTRY_VERIFY(packets().contains(QStringLiteral("growing.pcap")));
    growing.write(bytes.mid(100'001));
    QTRY_VERIFY(d.window->findChild<QLabel*>(QStringLiteral("cadenceSentence"))
                    ->text()
                    .contains(QStringLiteral("every 310 s")));
    d.action("actionRecord")->trigger();
    QVERIFY(d.ends());
    QVERIFY(d.status().contains(QStringLiteral("8,565 packet")));
    // It is a file already.
    QVERIFY(!d.action("actionSaveRecording")->isEnabled());
    QVERIFY(d.message().isEmpty());
}

void TestRecording::dialogShowsTheCommand()
{
    RecordingChoice last;
    last.remote = true;
    last.host = {"192.168.1.1", "root", 2222, "", false};
    last.interface = QStringLiteral("br-lan");
    last.filter = QStringLiteral("ether host 24:f5:a2:00:00:01");
    CaptureDialog dialog({last, {last.host}, {}});
    dialog.show();
    auto* script = dialog.findChild<QPlainTextEdit*>(QStringLiteral("remoteScript"));
    QVERIFY(script->toPlainText().contains(
        QStringLiteral("-i br-lan -w - 'not tcp port 2222 and (ether host 24:f5:a2:00:00:01)'")));
    QVERIFY(dialog.findChild<QLabel*>(QStringLiteral("remoteCommand"))
                ->text()
                .contains(QStringLiteral("-p 2222 -l root -- 192.168.1.1")));
    QVERIFY(dialog.findChild<QPushButton*>(QStringLiteral("captureStart"))->isEnabled());
    QCOMPARE(QString::fromStdString(dialog.choice().program.command.back()), script->toPlainText());
    // It follows the fields, until it is edited.
    dialog.findChild<QComboBox*>(QStringLiteral("remoteInterface"))->setEditText(QStringLiteral("eth1"));
    QVERIFY(script->toPlainText().contains(QStringLiteral("-i eth1")));
    script->setPlainText(QStringLiteral("cat /tmp/mine.pcap"));
    dialog.findChild<QComboBox*>(QStringLiteral("remoteInterface"))->setEditText(QStringLiteral("eth2"));
    QCOMPARE(script->toPlainText(), QStringLiteral("cat /tmp/mine.pcap"));
    QCOMPARE(dialog.choice().program.command.back(), std::string("cat /tmp/mine.pcap"));
    // Without a router there is nothing to start.
    dialog.findChild<QComboBox*>(QStringLiteral("remoteHost"))->setEditText({});
    QVERIFY(!dialog.findChild<QPushButton*>(QStringLiteral("captureStart"))->isEnabled());
}

void TestRecording::hostsAreRemembered()
{
    const RemoteHost host{"router.lan", "root", 2222, "/home/me/key", true};
    const auto back = hostsFrom({hostText(host), QStringLiteral("no json"), QStringLiteral("{}"), QString()});
    QCOMPARE(back.size(), 1);
    QVERIFY(back.front() == host);
    Desk d;
    d.recording = sampleSource(QStringLiteral("exit 0"));
    d.recording.remote = true;
    d.recording.host = host;
    d.action("actionRecord")->trigger();
    QTRY_COMPARE(hostsFrom(d.settings->remoteHosts()).size(), 1);
    d.action("actionRecord")->trigger(); // stops
    QVERIFY(d.ends());
}

QTEST_MAIN(TestRecording)
#include "tst_recording.moc"
