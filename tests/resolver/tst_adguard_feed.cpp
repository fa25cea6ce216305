// SPDX-License-Identifier: GPL-3.0-or-later
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QtTest>

#include "tests/resolver/asking.h"
#include "tests/resolver/fake_server.h"

using namespace phonehome;

namespace {

/// AdGuard Home as its openapi.yaml says: basic authentication, the log from the newest entry back.
struct FakeAdGuard {
    QJsonArray entries; ///< newest first
    std::function<std::optional<FakeReply>(const FakeRequest&)> instead;
    FakeServer server{[this](const FakeRequest& request) { return answer(request); }};

    static QString stamp(double time)
    {
        return QDateTime::fromMSecsSinceEpoch(static_cast<qint64>(time * 1000), Qt::OffsetFromUTC, 7200)
            .toString(Qt::ISODateWithMs);
    }
    void add(double time, const QString& name, const QString& address,
             const QString& reason = QStringLiteral("NotFilteredNotFound"))
    {
        entries.prepend(QJsonObject{
            {QStringLiteral("time"), stamp(time)},
            {QStringLiteral("client"), QStringLiteral("192.168.1.2")},
            {QStringLiteral("client_info"), QJsonObject{{QStringLiteral("name"), QStringLiteral("switch")}}},
            {QStringLiteral("reason"), reason},
            {QStringLiteral("status"), QStringLiteral("NOERROR")},
            {QStringLiteral("question"), QJsonObject{{QStringLiteral("name"), name},
                                                     {QStringLiteral("type"), QStringLiteral("A")},
                                                     {QStringLiteral("class"), QStringLiteral("IN")}}},
            {QStringLiteral("answer"), QJsonArray{QJsonObject{{QStringLiteral("type"), QStringLiteral("CNAME")},
                                                              {QStringLiteral("value"), QStringLiteral("lb.example.")},
                                                              {QStringLiteral("ttl"), 300}},
                                                  QJsonObject{{QStringLiteral("type"), QStringLiteral("A")},
                                                              {QStringLiteral("value"), address},
                                                              {QStringLiteral("ttl"), 60}}}}});
    }

    FakeReply answer(const FakeRequest& request) const
    {
        if (instead) {
            if (const auto reply = instead(request))
                return *reply;
        }
        if (request.headers.value("authorization") != "Basic " + QByteArray("me:right horse").toBase64())
            return {401, "Unauthorized\n", {"WWW-Authenticate: Basic realm=\"me\""}};
        if (request.path() != QLatin1String("/control/querylog"))
            return {200, "{\"running\":true}"};
        const QString older = QUrl::fromPercentEncoding(request.value("older_than").toUtf8());
        QJsonArray page;
        for (const auto& entry : entries) {
            const QString time = entry[QStringLiteral("time")].toString();
            if (page.size() < request.value("limit").toInt() && (older.isEmpty() || time < older))
                page.append(entry);
        }
        const QString oldest = page.isEmpty() ? QString() : page.last()[QStringLiteral("time")].toString();
        return {200, QJsonDocument(QJsonObject{{QStringLiteral("data"), page}, {QStringLiteral("oldest"), oldest}})
                         .toJson(QJsonDocument::Compact)};
    }
};

struct AskingAdGuard : Asking {
    explicit AskingAdGuard(const QUrl& url) : Asking(url, ResolverKind::AdGuard) { plan.user = QStringLiteral("me"); }
};

} // namespace

class TestAdGuardFeed : public QObject {
    Q_OBJECT
private slots:
    void historyIsReadPageByPage();
    void whatComesIsFollowedOnce();
    void aBrokenSweepIsMadeUpFor();
    void failures();
};

void TestAdGuardFeed::historyIsReadPageByPage()
{
    FakeAdGuard guard;
    guard.add(kNoon - 90'000, QStringLiteral("long.ago.example"), QStringLiteral("198.51.100.1"));
    guard.add(kNoon - 5000, QStringLiteral("ago.example"), QStringLiteral("198.51.100.2"));
    for (int i = 0; i < 1200; ++i)
        guard.add(kNoon + i, QStringLiteral("n%1.example").arg(i), QStringLiteral("198.51.100.20"));
    guard.add(kNoon + 1300, QStringLiteral("ads.example"), QStringLiteral("0.0.0.0"),
              QStringLiteral("FilteredBlackList"));
    AskingAdGuard asking(guard.server.url());
    QCOMPARE(asking.problem(), ResolverProblem::None);
    QVERIFY(asking.has("answered 192.168.1.2 n0.example A via lb.example = 198.51.100.20 ttl 60"));
    QVERIFY(asking.has("answered 192.168.1.2 n1199.example A via lb.example = 198.51.100.20 ttl 60"));
    QVERIFY(asking.has("blocked 192.168.1.2 ads.example A"));
    QCOMPARE(asking.end->lines, 1201U); // an hour before the capture, no more
    // First the server is looked at, then it is told who asks.
    QVERIFY(!guard.server.requests.first().headers.contains("authorization"));
    QCOMPARE(guard.server.asked.size(), 4);
}

void TestAdGuardFeed::whatComesIsFollowedOnce()
{
    FakeAdGuard guard;
    guard.add(kNoon, QStringLiteral("old.example"), QStringLiteral("198.51.100.2"));
    AskingAdGuard asking(guard.server.url());
    asking.plan.follows = true;
    asking.start();
    QTRY_VERIFY(asking.feed->news().historyRead);
    guard.add(kNoon + 5, QStringLiteral("new.example"), QStringLiteral("198.51.100.3"));
    QTRY_COMPARE(asking.feed->news().lines, 2U);
    // Asked before that one, answered after it.
    guard.add(kNoon + 4, QStringLiteral("late.example"), QStringLiteral("198.51.100.4"));
    QTRY_COMPARE(asking.feed->news().lines, 3U);
    const auto polls = guard.server.asked.size();
    QTRY_VERIFY(guard.server.asked.size() > polls + 3);
    QCOMPARE(asking.feed->news().lines, 3U);
    asking.feed->stop();
    QVERIFY(asking.ends());
    QVERIFY(asking.has("answered 192.168.1.2 late.example A via lb.example = 198.51.100.4 ttl 60"));
}

void TestAdGuardFeed::aBrokenSweepIsMadeUpFor()
{
    FakeAdGuard guard;
    guard.add(kNoon, QStringLiteral("old.example"), QStringLiteral("198.51.100.2"));
    AskingAdGuard asking(guard.server.url());
    asking.plan.follows = true;
    asking.plan.limits.retries = 1'000'000;
    asking.start();
    QTRY_VERIFY(asking.feed->news().historyRead);
    // Each sweep fails behind its first page: what is older than that page is not lost, nor is the page taken twice.
    int broken = 0;
    guard.instead = [&](const FakeRequest& request) {
        const bool further = !request.value("older_than").isEmpty();
        broken += further ? 1 : 0;
        return further ? std::optional(FakeReply{503, "busy"}) : std::nullopt;
    };
    for (int i = 1; i <= 700; ++i)
        guard.add(kNoon + i, QStringLiteral("n%1.example").arg(i), QStringLiteral("198.51.100.20"));
    QTRY_VERIFY(broken > 2);
    guard.instead = nullptr;
    QTRY_COMPARE(asking.feed->news().lines, 701U);
    const auto polls = guard.server.asked.size();
    QTRY_VERIFY(guard.server.asked.size() > polls + 3);
    QCOMPARE(asking.feed->news().lines, 701U);
    asking.feed->stop();
    QVERIFY(asking.ends());
    QVERIFY(asking.has("answered 192.168.1.2 n1.example A via lb.example = 198.51.100.20 ttl 60"));
}

void TestAdGuardFeed::failures()
{
    FakeAdGuard guard;
    AskingAdGuard wrong(guard.server.url());
    wrong.plan.password = QStringLiteral("other");
    QCOMPARE(wrong.problem(), ResolverProblem::WrongPassword);
    guard.instead = [](const FakeRequest&) { return std::optional(FakeReply{404, "not found"}); };
    QCOMPARE(AskingAdGuard(guard.server.url()).problem(), ResolverProblem::NotAdGuard);
    guard.instead = [](const FakeRequest& request) {
        return request.path().endsWith(QLatin1String("querylog")) ? std::optional(FakeReply{429}) : std::nullopt;
    };
    QCOMPARE(AskingAdGuard(guard.server.url()).problem(), ResolverProblem::RateLimited);
    guard.instead = [](const FakeRequest& request) {
        return request.path().endsWith(QLatin1String("querylog")) ? std::optional(FakeReply{200, "{\"data\":{}}"})
                                                                  : std::nullopt;
    };
    QCOMPARE(AskingAdGuard(guard.server.url()).problem(), ResolverProblem::BadAnswer);
    // A server that gives the same page for ever.
    guard.instead = [](const FakeRequest& request) {
        return request.path().endsWith(QLatin1String("querylog"))
                   ? std::optional(FakeReply{
                         200, R"({"data":[{"time":"2026-05-04T12:00:00Z"}],"oldest":"2026-05-04T12:00:00Z"})"})
                   : std::nullopt;
    };
    QCOMPARE(AskingAdGuard(guard.server.url()).problem(), ResolverProblem::None);
}

QTEST_GUILESS_MAIN(TestAdGuardFeed)
#include "tst_adguard_feed.moc"
