// SPDX-License-Identifier: GPL-3.0-or-later
// What all feeds over HTTP share, at the example of Pi-hole's.
#include <QtTest>

#include "tests/resolver/asking.h"
#include "tests/resolver/fake_pihole.h"

using namespace phonehome;

class TestHttpFeed : public QObject {
    Q_OBJECT
private slots:
    void noProxyIsAsked();
    void redirects();
    void unknownCertificateIsAskedAbout();
    void nothingListens();
    void hugeAnswerIsNotTaken();
    void silenceTimesOut();
};

void TestHttpFeed::noProxyIsAsked()
{
    // It would be told the password of what is on the LAN.
    FakePiHole hole;
    fill(hole);
    const FakeServer proxy([](const FakeRequest&) { return FakeReply{502}; });
    qputenv("http_proxy", proxy.url().toEncoded());
    Asking asking(hole.server.url());
    const ResolverProblem problem = asking.problem();
    qunsetenv("http_proxy");
    QCOMPARE(problem, ResolverProblem::None);
    QVERIFY(proxy.asked.isEmpty());
}

void TestHttpFeed::redirects()
{
    FakePiHole hole;
    hole.instead = [](const FakeRequest&) {
        return std::optional(FakeReply{302, {}, {"Location: http://elsewhere.example/api/auth"}});
    };
    Asking away(hole.server.url());
    QCOMPARE(away.problem(), ResolverProblem::Redirected);
    QCOMPARE(away.end->detail, QStringLiteral("http://elsewhere.example"));
    QCOMPARE(hole.server.asked.size(), 1);
    // To another page of the same server: it is something else, and nobody is to be asked elsewhere.
    FakePiHole other;
    other.instead = [&other](const FakeRequest&) {
        return std::optional(FakeReply{302, {}, {"Location: " + other.server.url().toEncoded() + "/install.html"}});
    };
    QCOMPARE(Asking(other.server.url()).problem(), ResolverProblem::NotPiHole);
    // From one port to another of the same machine, as those who want TLS do.
    FakePiHole real;
    fill(real);
    hole.instead = [&](const FakeRequest&) {
        return std::optional(FakeReply{308, {}, {"Location: " + real.server.url().toEncoded() + "/api/auth"}});
    };
    Asking moved(hole.server.url());
    QCOMPARE(moved.problem(), ResolverProblem::None);
    QVERIFY(moved.has("answered 192.168.1.2 api.xbcs.net A = 198.51.100.20"));
    // In the middle, nobody is followed.
    FakePiHole late;
    late.instead = [](const FakeRequest& request) {
        return request.path() == QLatin1String("/api/queries")
                   ? std::optional(FakeReply{302, {}, {"Location: http://elsewhere.example/"}})
                   : std::nullopt;
    };
    Asking middle(late.server.url());
    QCOMPARE(middle.problem(), ResolverProblem::Redirected);
    QVERIFY(late.sessions.isEmpty());
}

void TestHttpFeed::unknownCertificateIsAskedAbout()
{
    const FakeIdentity identity = FakeIdentity::make();
    QVERIFY(!identity.certificate.isNull());
    FakePiHole hole(&identity);
    fill(hole);
    Asking asking(hole.server.url());
    QCOMPARE(asking.problem(), ResolverProblem::UnknownCertificate);
    QVERIFY(hole.server.asked.isEmpty());
    QCOMPARE(asking.end->certificate.sha256, identity.certificate.digest(QCryptographicHash::Sha256));
    QCOMPARE(asking.end->certificate.subject, QStringLiteral("pi.hole"));
    QVERIFY(!asking.end->certificate.faults.empty());
    Asking trusting(hole.server.url());
    trusting.plan.trusted = asking.end->certificate.sha256;
    QCOMPARE(trusting.problem(), ResolverProblem::None);
    QVERIFY(trusting.has("answered 192.168.1.2 api.xbcs.net A = 198.51.100.20"));
    QVERIFY(hole.sessions.isEmpty());
    Asking changed(hole.server.url());
    changed.plan.trusted = QByteArray(32, 'x');
    QCOMPARE(changed.problem(), ResolverProblem::ChangedCertificate);
}

void TestHttpFeed::nothingListens()
{
    QUrl url;
    {
        const FakePiHole gone;
        url = gone.server.url();
    }
    QCOMPARE(Asking(url).problem(), ResolverProblem::Refused);
    QCOMPARE(Asking(QUrl(QStringLiteral("ftp://127.0.0.1"))).problem(), ResolverProblem::BadAddress);
    QCOMPARE(Asking(QUrl()).problem(), ResolverProblem::BadAddress);
    // While it is followed, it may come back; not for ever.
    FakePiHole hole;
    fill(hole);
    bool fails = false;
    hole.instead = [&](const FakeRequest& request) {
        return fails && request.verb == "GET" ? std::optional(FakeReply{503, "{}"}) : std::nullopt;
    };
    Asking asking(hole.server.url());
    asking.plan.follows = true;
    asking.plan.limits.retries = 1'000'000;
    asking.start();
    QTRY_VERIFY(asking.feed->news().historyRead);
    fails = true;
    QTRY_COMPARE(asking.feed->news().state, ResolverState::Waiting);
    fails = false;
    QTRY_COMPARE(asking.feed->news().state, ResolverState::Following);
    asking.feed->stop();
    QVERIFY(asking.ends());
    QCOMPARE(asking.end->problem, ResolverProblem::None);
    Asking giving(hole.server.url());
    giving.plan.follows = true;
    giving.plan.limits.retries = 2;
    giving.start();
    QTRY_VERIFY(giving.feed->news().historyRead);
    fails = true;
    QVERIFY(giving.ends());
    QCOMPARE(giving.end->problem, ResolverProblem::Refusal);
    QCOMPARE(giving.end->detail, QStringLiteral("503"));
    QVERIFY(hole.sessions.isEmpty());
}

void TestHttpFeed::hugeAnswerIsNotTaken()
{
    FakePiHole hole;
    fill(hole);
    hole.instead = [](const FakeRequest& request) {
        return request.path() == QLatin1String("/api/network/devices")
                   ? std::optional(FakeReply{200, QByteArray(4 << 20, ' ')})
                   : std::nullopt;
    };
    Asking asking(hole.server.url());
    asking.plan.limits.answerBytes = 1 << 20;
    QCOMPARE(asking.problem(), ResolverProblem::TooLarge);
    QVERIFY(hole.sessions.isEmpty());
}

void TestHttpFeed::silenceTimesOut()
{
    FakePiHole hole;
    fill(hole);
    hole.instead = [](const FakeRequest& request) {
        return request.path() == QLatin1String("/api/queries") ? std::optional(FakeReply{200, {}, {}, -1, true})
                                                               : std::nullopt;
    };
    Asking asking(hole.server.url());
    asking.plan.limits.quiet = 300;
    QCOMPARE(asking.problem(), ResolverProblem::TimedOut);
    QVERIFY(hole.sessions.isEmpty());
    QVERIFY(asking.has("answered 192.168.1.2 api.xbcs.net A = 198.51.100.20"));
}

QTEST_GUILESS_MAIN(TestHttpFeed)
#include "tst_http_feed.moc"
