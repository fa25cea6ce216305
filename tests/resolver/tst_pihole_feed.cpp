// SPDX-License-Identifier: GPL-3.0-or-later
#include <QtTest>

#include "tests/resolver/asking.h"
#include "tests/resolver/fake_pihole.h"

using namespace phonehome;

class TestPiHoleFeed : public QObject {
    Q_OBJECT
private slots:
    void historyIsReadAndSessionClosed();
    void whatComesIsFollowed();
    void withoutPasswordNobodyLogsIn();
    void refusals_data();
    void refusals();
    void expiredSessionIsRenewedOnce();
    void cutAnswerKeepsWhatWasRead();
    void garbageIsNoAnswer();
    void spoolHasALimit();
    void stopDuringLoginLeavesNoSession();
    void linesThatWereOverrunAreCounted();
    void pagesAreReadToTheEnd();
    void noLineForgesAnother();
};

void TestPiHoleFeed::historyIsReadAndSessionClosed()
{
    FakePiHole hole;
    fill(hole);
    Asking asking(hole.server.url());
    QCOMPARE(asking.problem(), ResolverProblem::None);
    QVERIFY(asking.feed->news().historyRead);
    QVERIFY(asking.has("answered 192.168.1.2 api.xbcs.net A = 198.51.100.20"));
    QVERIFY(asking.has("asked 192.168.1.2 before.example A"));
    // What the log tells, the list of queries does not tell once more.
    const auto all = asking.words();
    QCOMPARE(std::count(all.begin(), all.end(), "asked 192.168.1.2 api.xbcs.net A"), 1);
    QCOMPARE(hole.opened, 1);
    QVERIFY(hole.sessions.isEmpty());
    QCOMPARE(hole.server.asked.last(), QStringLiteral("DELETE /api/auth"));
    // The password goes into one body, and into no address.
    for (const FakeRequest& request : hole.server.requests)
        QVERIFY(!request.url.toString().contains(QStringLiteral("horse")));
    QCOMPARE(asking.end->lines, 3U);
    QCOMPARE(asking.end->lost, 0U);
}

void TestPiHoleFeed::whatComesIsFollowed()
{
    FakePiHole hole;
    fill(hole);
    Asking asking(hole.server.url());
    asking.plan.follows = true;
    asking.start();
    QTRY_VERIFY(asking.feed->news().historyRead);
    hole.say(kNoon + 9, QStringLiteral("query[A] new.example from 192.168.1.2"));
    hole.say(kNoon + 9, QStringLiteral("reply new.example is 198.51.100.21"));
    QTRY_COMPARE(asking.feed->news().lines, 5U);
    QCOMPARE(asking.feed->news().state, ResolverState::Following);
    // Started anew: its lines count from 0 again.
    hole.process = 900;
    hole.log = {};
    hole.say(kNoon + 12, QStringLiteral("query[A] again.example from 192.168.1.2"));
    hole.say(kNoon + 12, QStringLiteral("reply again.example is 198.51.100.22"));
    QTRY_COMPARE(asking.feed->news().lines, 7U);
    asking.feed->stop();
    QVERIFY(asking.ends());
    QVERIFY(hole.sessions.isEmpty());
    QVERIFY(asking.has("answered 192.168.1.2 new.example A = 198.51.100.21"));
    QVERIFY(asking.has("answered 192.168.1.2 again.example A = 198.51.100.22"));
    QCOMPARE(asking.end->lost, 0U);
}

void TestPiHoleFeed::withoutPasswordNobodyLogsIn()
{
    FakePiHole hole;
    hole.password.clear();
    fill(hole);
    Asking asking(hole.server.url());
    QCOMPARE(asking.problem(), ResolverProblem::None);
    QVERIFY(asking.has("answered 192.168.1.2 api.xbcs.net A = 198.51.100.20"));
    QVERIFY(!hole.server.asked.contains(QStringLiteral("POST /api/auth")));
}

void TestPiHoleFeed::refusals_data()
{
    QTest::addColumn<QString>("password");
    QTest::addColumn<int>("code");
    QTest::addColumn<QString>("given");
    QTest::addColumn<int>("seats");
    QTest::addColumn<ResolverProblem>("problem");
    const QString right = QStringLiteral("right horse");
    QTest::newRow("wrong password") << QStringLiteral("other") << 0 << QString() << 4 << ResolverProblem::WrongPassword;
    QTest::newRow("code wanted") << right << 123456 << QString() << 4 << ResolverProblem::CodeWanted;
    QTest::newRow("wrong code") << right << 123456 << QStringLiteral("654321") << 4 << ResolverProblem::WrongCode;
    QTest::newRow("right code") << right << 12345 << QStringLiteral(" 012345") << 4 << ResolverProblem::None;
    QTest::newRow("no seat") << right << 0 << QString() << 0 << ResolverProblem::SeatsTaken;
}

void TestPiHoleFeed::refusals()
{
    QFETCH(const QString, password);
    QFETCH(const int, code);
    QFETCH(const QString, given);
    QFETCH(const int, seats);
    QFETCH(const ResolverProblem, problem);
    FakePiHole hole;
    hole.password = password;
    hole.code = code;
    hole.seats = seats;
    Asking asking(hole.server.url());
    asking.plan.code = given;
    QCOMPARE(asking.problem(), problem);
    QVERIFY(hole.sessions.isEmpty());
}

void TestPiHoleFeed::expiredSessionIsRenewedOnce()
{
    FakePiHole hole;
    fill(hole);
    int expiries = 1;
    hole.instead = [&](const FakeRequest& request) -> std::optional<FakeReply> {
        if (request.path() == QLatin1String("/api/queries") && expiries-- > 0)
            hole.expire();
        return std::nullopt;
    };
    Asking asking(hole.server.url());
    QCOMPARE(asking.problem(), ResolverProblem::None);
    QCOMPARE(hole.opened, 2);
    QVERIFY(hole.sessions.isEmpty());
    QVERIFY(asking.has("asked 192.168.1.2 before.example A"));
    expiries = 1000;
    Asking again(hole.server.url());
    QCOMPARE(again.problem(), ResolverProblem::SessionEnded);
    QCOMPARE(hole.opened, 4);
    // What was read until then is kept.
    QVERIFY(again.has("answered 192.168.1.2 api.xbcs.net A = 198.51.100.20"));
}

void TestPiHoleFeed::cutAnswerKeepsWhatWasRead()
{
    FakePiHole hole;
    fill(hole);
    hole.instead = [](const FakeRequest& request) {
        return request.path() == QLatin1String("/api/queries")
                   ? std::optional(FakeReply{200, R"({"queries":[{"id":1,"time":1777895970.0,"type":"A"}]})", {}, 30})
                   : std::nullopt;
    };
    Asking asking(hole.server.url());
    QCOMPARE(asking.problem(), ResolverProblem::Cut);
    QVERIFY(hole.sessions.isEmpty());
    QVERIFY(asking.has("answered 192.168.1.2 api.xbcs.net A = 198.51.100.20"));
}

void TestPiHoleFeed::garbageIsNoAnswer()
{
    for (const char* path : {"/api/logs/dnsmasq", "/api/network/devices", "/api/queries"}) {
        for (const char* body : {"", "{", "[]", "{\"log\":7,\"queries\":{},\"devices\":\"\"}", "<html>\xff</html>"}) {
            FakePiHole hole;
            fill(hole);
            hole.instead = [=](const FakeRequest& request) {
                return request.path() == QLatin1String(path) ? std::optional(FakeReply{200, body}) : std::nullopt;
            };
            Asking asking(hole.server.url());
            QCOMPARE(asking.problem(), ResolverProblem::BadAnswer);
            QVERIFY(hole.sessions.isEmpty());
        }
    }
    for (const char* body : {"", "null", "{\"session\":[]}", "<h1>Pi-hole v5</h1>"}) {
        FakePiHole hole;
        hole.instead = [=](const FakeRequest&) { return std::optional(FakeReply{200, body}); };
        Asking asking(hole.server.url());
        QCOMPARE(asking.problem(), ResolverProblem::NotPiHole);
        // No password for who is not one.
        QCOMPARE(hole.server.asked, QStringList{QStringLiteral("GET /api/auth")});
    }
}

void TestPiHoleFeed::spoolHasALimit()
{
    FakePiHole hole;
    fill(hole);
    Asking asking(hole.server.url());
    asking.plan.limits.spoolBytes = 200;
    QCOMPARE(asking.problem(), ResolverProblem::Full);
    QVERIFY(hole.sessions.isEmpty());
    QVERIFY(asking.has("answered 192.168.1.2 api.xbcs.net A = 198.51.100.20"));
}

void TestPiHoleFeed::stopDuringLoginLeavesNoSession()
{
    FakePiHole hole;
    Asking asking(hole.server.url());
    hole.instead = [&](const FakeRequest& request) -> std::optional<FakeReply> {
        if (request.verb == "POST")
            asking.feed->stop();
        return std::nullopt;
    };
    asking.start();
    QVERIFY(asking.ends());
    QCOMPARE(hole.opened, 1);
    QVERIFY(hole.sessions.isEmpty());
}

void TestPiHoleFeed::linesThatWereOverrunAreCounted()
{
    FakePiHole hole;
    Asking asking(hole.server.url());
    asking.plan.follows = true;
    bool busy = false;
    hole.instead = [&](const FakeRequest& request) -> std::optional<FakeReply> {
        if (busy && request.path() == QLatin1String("/api/logs/dnsmasq")) {
            busy = false;
            for (int i = 0; i < 600; ++i)
                hole.say(kNoon + 2, QStringLiteral("query[A] n%1.example from 192.168.1.2").arg(i));
        }
        return std::nullopt;
    };
    asking.start();
    QTRY_VERIFY(asking.feed->news().historyRead);
    busy = true;
    QTRY_COMPARE(asking.feed->news().lines, 515U);
    QCOMPARE(asking.feed->news().lost, 85U);
    asking.feed->stop();
    QVERIFY(asking.ends());
}

void TestPiHoleFeed::pagesAreReadToTheEnd()
{
    FakePiHole hole;
    for (int i = 0; i < 2500; ++i)
        hole.query(kNoon + i / 100.0, QStringLiteral("192.168.1.2"), QStringLiteral("n%1.example").arg(i),
                   QStringLiteral("CACHE"));
    Asking asking(hole.server.url());
    QCOMPARE(asking.problem(), ResolverProblem::None);
    QCOMPARE(asking.end->lines, 2500U);
    QVERIFY(asking.has("asked 192.168.1.2 n0.example A"));
    QVERIFY(!asking.end->limited);
    Asking some(hole.server.url());
    some.plan.limits.entries = 2000;
    QCOMPARE(some.problem(), ResolverProblem::None);
    QCOMPARE(some.end->lines, 2000U);
    QVERIFY(some.end->limited);
}

void TestPiHoleFeed::noLineForgesAnother()
{
    FakePiHole hole;
    hole.say(kNoon,
             QStringLiteral("query[A] a.example from 192.168.1.2\n[1777896000] dnsmasq[8]: reply bank.example is "
                            "203.0.113.9"));
    Asking asking(hole.server.url());
    QCOMPARE(asking.problem(), ResolverProblem::None);
    for (const std::string& word : asking.words())
        QVERIFY2(!QByteArray::fromStdString(word).startsWith("answered"), word.c_str());
}

QTEST_GUILESS_MAIN(TestPiHoleFeed)
#include "tst_pihole_feed.moc"
