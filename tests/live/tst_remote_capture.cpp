// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include "core/live/local_capture.h"
#include "core/live/recorder.h"
#include "core/live/remote_capture.h"
#include "tests/support/temp_file.h"

using namespace phonehome;

namespace {

RecordingNews ended(const std::string& words, int exitCode)
{
    RecordingNews news;
    news.state = RecordingState::Ended;
    news.words = {words};
    news.exitCode = exitCode;
    return news;
}

} // namespace

class TestRemoteCapture : public QObject {
    Q_OBJECT
private slots:
    void commandIsOneThatAShellTakes();
    void scriptEndsItsTcpdump_data();
    void scriptEndsItsTcpdump();
    void failures_data();
    void failures();
    void interfaceLists();
    void helperLines();
};

void TestRemoteCapture::commandIsOneThatAShellTakes()
{
    const RemoteHost host{"router.lan", "root", 2222, "/home/me/.ssh/router key", false};
    const ProcessPlan plan =
        remoteCapture(host, remoteScript(host, "br-lan", "ether host 24:f5:a2:00:00:01"), SshQuestions::None, {});
    QCOMPARE(plan.command.front(), std::string("ssh"));
    const std::string typed = asTyped(plan.command);
    QVERIFY(typed.find("BatchMode=yes") != std::string::npos);
    QVERIFY(typed.find("-p 2222") != std::string::npos);
    QVERIFY(typed.find("-i '/home/me/.ssh/router key'") != std::string::npos);
    QVERIFY(typed.find("-- router.lan") != std::string::npos);
    const std::string& script = plan.command.back();
    QVERIFY(script.find("'not tcp port 2222 and (ether host 24:f5:a2:00:00:01)'") != std::string::npos);
    // Never typed, never run: a filter cannot break out of its word.
    const std::string nasty = remoteScript(host, "eth0; reboot", "x'; reboot; '");
    QVERIFY(nasty.find("-i 'eth0; reboot'") != std::string::npos);
    QVERIFY(nasty.find("'not tcp port 2222 and (x'\\''; reboot; '\\'')'") != std::string::npos);
    const ProcessPlan asking = remoteCapture(host, script, SshQuestions::Ask, "/usr/bin/phonehome");
    QVERIFY(asTyped(asking.command).find("BatchMode=no") != std::string::npos);
    QVERIFY(std::find(asking.environment.begin(), asking.environment.end(), "SSH_ASKPASS=/usr/bin/phonehome") !=
            asking.environment.end());
}

void TestRemoteCapture::scriptEndsItsTcpdump_data()
{
    QTest::addColumn<QString>("shell");
    QTest::newRow("sh") << QStringLiteral("sh");
    QTest::newRow("bash") << QStringLiteral("bash");
}

/// The script in a local shell, with a tcpdump that never ends by itself.
void TestRemoteCapture::scriptEndsItsTcpdump()
{
    QFETCH(const QString, shell);
    const TempFolder folder;
    const std::string program = "#!/bin/sh\necho $$ > '" + folder.path() + "/pid'\nexec sleep 60\n";
    const std::string fake = folder.file("tcpdump", std::string_view(program));
    QFile::setPermissions(QString::fromStdString(fake), QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
    ProcessPlan plan;
    plan.command = {shell.toStdString(), "-c", remoteScript({"h", "", 22, "", false}, "eth0", "")};
    plan.environment = {"PATH=" + folder.path() + ":/usr/bin:/bin"};
    auto started = ChildProcess::start(plan);
    QVERIFY(started);
    const QString pidFile = QString::fromStdString(folder.path() + "/pid");
    QTRY_VERIFY(QFile::exists(pidFile) && QFileInfo(pidFile).size() > 1);
    QFile file(pidFile);
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QString pid = QString::fromLatin1(file.readAll().trimmed());
    QVERIFY(QFile::exists(QStringLiteral("/proc/%1").arg(pid)));
    started->closeInput();
    QCOMPARE(started->waitFor(5000), std::optional<int>(143));
    QTRY_VERIFY(!QFile::exists(QStringLiteral("/proc/%1").arg(pid)));
    // One that fails at once is heard of at once.
    folder.file("tcpdump", std::string_view("#!/bin/sh\necho 'tcpdump: eth0: No such device exists' >&2\nexit 1\n"));
    auto failing = ChildProcess::start(plan);
    QVERIFY(failing);
    QCOMPARE(failing->waitFor(5000), std::optional<int>(1));
}

void TestRemoteCapture::failures_data()
{
    QTest::addColumn<QString>("words");
    QTest::addColumn<int>("exitCode");
    QTest::addColumn<int>("expected");
    const auto row = [](const char* words, int code, RemoteFailure failure) {
        QTest::newRow(words) << QString::fromLatin1(words) << code << static_cast<int>(failure);
    };
    row("Host key verification failed.", 255, RemoteFailure::HostKeyUnknown);
    row("@    WARNING: REMOTE HOST IDENTIFICATION HAS CHANGED!     @", 255, RemoteFailure::HostKeyChanged);
    row("root@192.0.2.2: Permission denied (publickey,password).", 255, RemoteFailure::Denied);
    row("ssh: connect to host 192.0.2.2 port 22: Connection refused", 255, RemoteFailure::Refused);
    row("ssh: connect to host 192.0.2.2 port 22: No route to host", 255, RemoteFailure::NoRoute);
    row("ssh: connect to host 192.0.2.2 port 22: Network is unreachable", 255, RemoteFailure::Unreachable);
    row("ssh: Could not resolve hostname router: Temporary failure in name resolution", 255,
        RemoteFailure::NameUnknown);
    row("Unable to negotiate with 192.0.2.2 port 22: no matching host key type found. Their offer: ssh-rsa", 255,
        RemoteFailure::OldAlgorithms);
    row("Timeout, server 192.0.2.2 not responding.", 255, RemoteFailure::TimedOut);
    row("Connection to 192.0.2.2 closed by remote host.", 255, RemoteFailure::ClosedByRemote);
    row("bash: line 1: tcpdump: command not found", 127, RemoteFailure::NoTcpdump);
    row("ash: tcpdump: not found", 127, RemoteFailure::NoTcpdump);
    row("tcpdump: e1: You don't have permission to perform this capture on that device", 1, RemoteFailure::NoRight);
    row("sudo: a password is required", 1, RemoteFailure::SudoPassword);
    row("sudo: a terminal is required to read the password", 1, RemoteFailure::SudoPassword);
    row("tcpdump: nosuch0: No such device exists", 1, RemoteFailure::NoInterface);
    row("tcpdump: can't parse filter expression: syntax error", 1, RemoteFailure::BadFilter);
    row("bash: -c: line 1: syntax error near unexpected token `('", 2, RemoteFailure::ShellSyntax);
    row("tcpdump: pcap_loop: The interface disappeared", 1, RemoteFailure::InterfaceGone);
    row("tcpdump: listening on e1, link-type EN10MB (Ethernet), snapshot length 262144 bytes", 0, RemoteFailure::None);
    row("something nobody has heard of", 1, RemoteFailure::Other);
}

void TestRemoteCapture::failures()
{
    QFETCH(const QString, words);
    QFETCH(const int, exitCode);
    QFETCH(const int, expected);
    QCOMPARE(static_cast<int>(remoteFailure(ended(words.toStdString(), exitCode))), expected);
}

void TestRemoteCapture::interfaceLists()
{
    const std::vector<std::string> expected{"br-lan", "eth0", "wlan0", "lo"};
    QCOMPARE(interfacesFrom("lo\neth0\nbr-lan\nwlan0\n"), expected);
    QCOMPARE(interfacesFrom("1.eth0 [Up, Running]\n2.wlan0 [Up]\n3.br-lan\n4.lo [Loopback]\n"), expected);
    QCOMPARE(interfacesFrom(std::string("\x1b[31m\n\xff\xfe\n\n", 9)).size(), std::size_t{0});
    QCOMPARE(interfacesFrom("eth0.10\n"), std::vector<std::string>{"eth0.10"});
}

void TestRemoteCapture::helperLines()
{
    const auto found = interfaceFrom(R"({"name":"eth0","description":"","addresses":["192.0.2.7"],"up":true,)"
                                     R"("running":true,"loopback":false,"wireless":false,"linkType":1})");
    QVERIFY(found);
    QCOMPARE(found->addresses, std::vector<std::string>{"192.0.2.7"});
    QVERIFY(found->up && found->running && !found->loopback);
    for (const char* bad : {"", "no json", "[]", "{}", R"({"name":5})", R"({"name":"x","addresses":7})"})
        QCOMPARE(interfaceFrom(bad).has_value(), std::string_view(bad).find("\"x\"") != std::string_view::npos);
}

QTEST_GUILESS_MAIN(TestRemoteCapture)
#include "tst_remote_capture.moc"
