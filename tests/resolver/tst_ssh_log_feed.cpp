// SPDX-License-Identifier: GPL-3.0-or-later
#include <QtTest>

#include "core/dnslog/folder_zone.h"
#include "core/live/remote_capture.h"
#include "core/live/remote_words.h"
#include "tests/resolver/asking.h"
#include "tests/support/temp_file.h"

using namespace phonehome;

namespace {

constexpr const char* kLines = "May  4 12:00:01 dnsmasq[8]: query[A] api.xbcs.net from 192.168.1.2\n"
                               "May  4 12:00:01 dnsmasq[8]: reply api.xbcs.net is 198.51.100.20\n";

/// A program "ssh" that runs its last word in a shell, or says what it is told to.
struct AskingSsh : Asking {
    TempFolder place;
    std::string log;

    explicit AskingSsh(const std::string& instead = {}) : Asking(QUrl(), ResolverKind::SshLog)
    {
        log = place.file("pihole.log", std::string_view(kLines));
        const std::string program =
            "#!/bin/sh\n" + (instead.empty() ? "for last; do :; done\nexec sh -c \"$last\"\n" : instead);
        const std::string fake = place.file("ssh", std::string_view(program));
        QFile::setPermissions(QString::fromStdString(fake), QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
        plan.ssh = remoteCapture({"pi", "root", 22, "", false}, remoteTail({}, log), SshQuestions::None, {});
        plan.ssh.command.front() = fake;
        plan.limits.quiet = 300;
    }
};

} // namespace

class TestSshLogFeed : public QObject {
    Q_OBJECT
private slots:
    void theLogIsReadAndLeft();
    void whatIsWrittenIsFollowed();
    void anEmptyLogIsSaidToBe();
    void failures();
};

void TestSshLogFeed::theLogIsReadAndLeft()
{
    AskingSsh asking;
    asking.plan.zone = QStringLiteral("America/Chicago");
    QCOMPARE(asking.problem(), ResolverProblem::None);
    // Said beside it, to who reads it while it grows, and no log itself.
    QCOMPARE(zoneOfFolder(asking.folder.path().toStdString()).offsetAt(static_cast<std::int64_t>(kNoon)), -5 * 3600);
    QCOMPARE(ResolverSpool::filesIn(asking.folder.path()).size(), 1);
    QVERIFY(asking.feed->news().historyRead);
    QVERIFY(asking.has("answered 192.168.1.2 api.xbcs.net A = 198.51.100.20"));
}

void TestSshLogFeed::whatIsWrittenIsFollowed()
{
    AskingSsh asking;
    asking.plan.follows = true;
    asking.start();
    QTRY_VERIFY(asking.feed->news().historyRead);
    QFile log(QString::fromStdString(asking.log));
    QVERIFY(log.open(QIODevice::Append));
    log.write("May  4 12:00:03 dnsmasq[8]: query[A] new.example from 192.168.1.2\n"
              "May  4 12:00:03 dnsmasq[8]: reply new.example is 198.51.100.21\nMay  4 12:00:04 dns");
    log.flush();
    QTRY_COMPARE(asking.feed->news().lines, 4U);
    asking.feed->stop();
    QVERIFY(asking.ends());
    QCOMPARE(asking.end->problem, ResolverProblem::None);
    QVERIFY(asking.has("answered 192.168.1.2 new.example A = 198.51.100.21"));
}

void TestSshLogFeed::anEmptyLogIsSaidToBe()
{
    // Of a capture that is whole, nothing can come any more.
    AskingSsh past;
    QVERIFY(QFile::resize(QString::fromStdString(past.log), 0));
    QCOMPARE(past.problem(), ResolverProblem::EmptyLog);
    // Beside one that goes on, it is followed, and known to be empty; the first line is news as any.
    AskingSsh asking;
    QFile log(QString::fromStdString(asking.log));
    QVERIFY(log.resize(0) && log.open(QIODevice::Append));
    asking.plan.follows = true;
    asking.start();
    QTRY_COMPARE(asking.feed->news().state, ResolverState::Following);
    QCOMPARE(asking.feed->news().lines, 0U);
    log.write(kLines);
    log.flush();
    QTRY_COMPARE(asking.feed->news().lines, 2U);
    asking.feed->stop();
    QVERIFY(asking.ends());
    QCOMPARE(asking.end->problem, ResolverProblem::None);
    // Stopped before any came.
    AskingSsh stopped;
    QVERIFY(QFile::resize(QString::fromStdString(stopped.log), 0));
    stopped.plan.follows = true;
    stopped.start();
    QTRY_COMPARE(stopped.feed->news().state, ResolverState::Following);
    stopped.feed->stop();
    QVERIFY(stopped.ends());
    QCOMPARE(stopped.end->problem, ResolverProblem::EmptyLog);
    const auto& words = stopped.end->ssh.words; // it is no complaint of the other side's
    QVERIFY(std::find(words.begin(), words.end(), kRemoteRuns) == words.end());
}

void TestSshLogFeed::failures()
{
    AskingSsh denied("echo 'root@pi: Permission denied (publickey,password).' >&2\nexit 255\n");
    QCOMPARE(denied.problem(), ResolverProblem::Ssh);
    QCOMPARE(remoteFailure(denied.end->ssh), RemoteFailure::Denied);
    AskingSsh none;
    none.plan.ssh =
        remoteCapture({"pi", "root", 22, "", false}, remoteTail({}, "/nonexistent/pihole.log"), SshQuestions::None, {});
    none.plan.ssh.command.front() = none.place.path() + "/ssh";
    QCOMPARE(none.problem(), ResolverProblem::NoSuchLog);
    AskingSsh absent;
    absent.plan.ssh.command.front() = "/nonexistent/ssh";
    QCOMPARE(absent.problem(), ResolverProblem::Ssh);
    QCOMPARE(remoteFailure(absent.end->ssh), RemoteFailure::NoSsh);
    // What came before the connection broke is kept.
    AskingSsh broken(std::string("cat <<'E'\n") + kLines +
                     "E\necho 'Connection to pi closed by remote host.' >&2\nexit 255\n");
    QCOMPARE(broken.problem(), ResolverProblem::Ssh);
    QCOMPARE(remoteFailure(broken.end->ssh), RemoteFailure::ClosedByRemote);
    QVERIFY(broken.has("answered 192.168.1.2 api.xbcs.net A = 198.51.100.20"));
}

QTEST_GUILESS_MAIN(TestSshLogFeed)
#include "tst_ssh_log_feed.moc"
