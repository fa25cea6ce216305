// SPDX-License-Identifier: GPL-3.0-or-later
#include <array>
#include <atomic>
#include <cstdio>
#include <cstring>
#include <fstream>
#include <thread>

#include <QAbstractItemView>
#include <QAction>
#include <QApplication>
#include <QDialog>
#include <QLabel>
#include <QProcess>
#include <QPushButton>
#include <QTabWidget>
#include <QTemporaryDir>
#include <QToolBar>
#include <QTreeWidget>
#include <QtTest>

#include <arpa/inet.h>
#include <linux/if_packet.h>
#include <net/ethernet.h>
#include <net/if.h>
#include <sched.h>
#include <sys/socket.h>
#include <unistd.h>

#include "core/source/capture_reader.h"
#include "ui/window/main_window.h"
#include "ui/window/sample.h"

using namespace phonehome;

namespace {

constexpr const char* kNear = "near0";
constexpr const char* kFar = "far0";

/// A network of this process alone. False: none can be made here.
bool enterNamespace()
{
    if (geteuid() == 0)
        return unshare(CLONE_NEWNET) == 0;
    const uid_t user = geteuid();
    const gid_t group = getegid();
    if (unshare(CLONE_NEWUSER | CLONE_NEWNET) != 0)
        return false;
    std::ofstream("/proc/self/setgroups") << "deny";
    std::ofstream("/proc/self/uid_map") << "0 " << user << " 1";
    std::ofstream("/proc/self/gid_map") << "0 " << group << " 1";
    return true;
}

bool ip(const char* words)
{
    return QProcess::execute(QStringLiteral("ip"), QString::fromLatin1(words).split(u' ')) == 0;
}

/// The sample on the wire's far end, so many frames a second.
class Player {
public:
    Player()
        : m_thread([this](const std::stop_token& stop) {
              play(stop);
              done = true;
          })
    {
    }

    std::atomic<std::uint64_t> sent{0};
    std::atomic<bool> done{false};

private:
    void play(const std::stop_token& stop)
    {
        const int wire = socket(AF_PACKET, SOCK_RAW, 0);
        sockaddr_ll to{};
        to.sll_family = AF_PACKET;
        to.sll_ifindex = static_cast<int>(if_nametoindex(kFar));
        auto reader = openCapture(samplePath().toStdString());
        while (wire >= 0 && reader && !stop.stop_requested()) {
            const auto frame = (*reader)->next();
            if (!frame || !*frame)
                break;
            const ByteView data = (*frame)->data;
            if (sendto(wire, data.data(), data.size(), 0, reinterpret_cast<const sockaddr*>(&to), sizeof to) ==
                static_cast<ssize_t>(data.size()))
                ++sent;
            if (sent % 20 == 0)
                std::this_thread::sleep_for(std::chrono::milliseconds(5));
        }
        close(wire);
    }

    std::jthread m_thread;
};

struct Desk {
    QTemporaryDir folder;
    std::unique_ptr<Settings> settings;
    std::unique_ptr<MainWindow> window;
    std::optional<LoadEnd> end;
    SnapshotPtr last;
    QString saved = folder.filePath(QStringLiteral("saved.pcapng"));

    Desk()
    {
        QSettings::setPath(QSettings::IniFormat, QSettings::UserScope, folder.path());
        qputenv("XDG_DATA_HOME", folder.path().toUtf8());
        settings = std::make_unique<Settings>();
        settings->setZone(ZoneChoice::Utc);
        // The dialog that starts it is the window's own; where files go, the system's would ask.
        Questions questions = Questions::asked();
        questions.captures = [this](QWidget*, const QString&, const auto& done) { done({saved}); };
        questions.recordingPath = [this](QWidget*, const QString&, const auto& done) { done(saved); };
        window = std::make_unique<MainWindow>(*settings, questions);
        QObject::connect(&window->session(), &CaptureSession::finished, window.get(), [this](LoadEnd e) { end = e; });
        QObject::connect(&window->session(), &CaptureSession::updated, window.get(),
                         [this](const SnapshotPtr& s, const LoadProgress&) { last = s; });
        window->resize(1440, 900);
        window->show();
        QVERIFY(QTest::qWaitForWindowExposed(window.get()));
    }
    QAction* action(const char* name) const { return window->findChild<QAction*>(QLatin1String(name)); }
    /// As a hand does it.
    void clickInToolbar(const char* name) const
    {
        auto* bar = window->findChild<QToolBar*>(QStringLiteral("toolbar"));
        QWidget* button = bar->widgetForAction(action(name));
        QVERIFY(button && button->isVisible());
        QTest::mouseClick(button, Qt::LeftButton);
    }
    /// Answers the dialog where to capture.
    void chooseInterface() const
    {
        QDialog* dialog = nullptr;
        QTRY_VERIFY((dialog = window->findChild<QDialog*>(QStringLiteral("captureDialog"))));
        auto* tabs = dialog->findChild<QTabWidget*>(QStringLiteral("captureTabs"));
        tabs->setCurrentWidget(tabs->findChild<QWidget*>(QStringLiteral("localPage")));
        auto* list = dialog->findChild<QTreeWidget*>(QStringLiteral("interfaceList"));
        const auto found = [list] { return list->findItems(QLatin1String(kNear), Qt::MatchExactly); };
        QTRY_VERIFY_WITH_TIMEOUT(!found().isEmpty(), 20'000);
        list->setCurrentItem(found().front());
        auto* start = dialog->findChild<QPushButton*>(QStringLiteral("captureStart"));
        QTRY_VERIFY(start->isEnabled());
        QTest::mouseClick(start, Qt::LeftButton);
    }
    int devices() const
    {
        return window->findChild<QAbstractItemView*>(QStringLiteral("deviceList"))->model()->rowCount();
    }
    QString counts() const
    {
        const QString status = window->findChild<QLabel*>(QStringLiteral("statusFacts"))->text();
        return status.section(QStringLiteral(" · "), 1, 2);
    }
};

} // namespace

/// The window and the program that captures, on an interface where the sample is played.
class TestLiveInterface : public QObject {
    Q_OBJECT
private slots:
    void startStopSaveReopen()
    {
        Desk d;
        d.clickInToolbar("actionRecord");
        d.chooseInterface();
        QTRY_VERIFY_WITH_TIMEOUT(d.window->windowTitle().startsWith(QLatin1String(kNear)), 20'000);
        QTRY_VERIFY(d.action("actionRecord")->isChecked());
        // The helper is ready when it has written a header: the recording's file is there.
        QTRY_VERIFY_WITH_TIMEOUT(!d.window->session().paths().isEmpty(), 20'000);
        Player player;
        QTRY_VERIFY_WITH_TIMEOUT(d.devices() > 0, 30'000);
        QVERIFY(!d.end);
        QTRY_VERIFY_WITH_TIMEOUT(player.done, 60'000);
        QCOMPARE(player.sent.load(), std::uint64_t{8565});
        QTRY_VERIFY_WITH_TIMEOUT(d.last->totals.packets >= player.sent, 30'000);
        d.clickInToolbar("actionRecord");
        QTRY_VERIFY_WITH_TIMEOUT(d.end.has_value(), 30'000);
        QCOMPARE(*d.end, LoadEnd::Complete);
        QVERIFY(d.last->final);
        const SnapshotPtr live = d.last;
        const QString counts = d.counts();
        const int devices = d.devices();
        QCOMPARE(live->files.front().dropped, std::uint64_t{0});

        d.action("actionSaveRecording")->trigger();
        QTRY_COMPARE_WITH_TIMEOUT(d.settings->recentFiles().value(0), d.saved, 30'000);
        d.end.reset();
        d.action("actionOpen")->trigger();
        QTRY_VERIFY_WITH_TIMEOUT(d.end.has_value(), 30'000);
        QCOMPARE(d.counts(), counts);
        QCOMPARE(d.devices(), devices);
        QCOMPARE(d.last->totals.packets, live->totals.packets);
        QCOMPARE(d.last->totals.bytes, live->totals.bytes);
        QCOMPARE(d.last->events.size(), live->events.size());
        QCOMPARE(d.last->groups.size(), live->groups.size());
    }
};

int main(int argc, char** argv)
{
    // Before there is a second thread.
    if (!enterNamespace()) {
        std::puts("SKIPPED: no network namespace can be made here");
        return 0;
    }
    const QApplication app(argc, argv);
    if (!ip("link set lo up") || !ip("link add near0 type veth peer name far0") || !ip("link set near0 up") ||
        !ip("link set far0 up")) {
        std::puts("SKIPPED: no pair of interfaces can be made here");
        return 0;
    }
    TestLiveInterface test;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_live_interface.moc"
