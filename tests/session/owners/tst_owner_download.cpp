// SPDX-License-Identifier: GPL-3.0-or-later
#include <QDir>
#include <QtTest>

#include <zlib.h>

#include "core/hosting/install_owners.h"
#include "core/session/owners/owner_download.h"
#include "core/session/owners/owner_sources.h"
#include "tests/resolver/fake_server.h"
#include "tests/support/owner_files.h"
#include "tests/support/temp_file.h"

using namespace phonehome;

namespace {

QByteArray bytesOf(const std::string& path)
{
    QFile file(QString::fromStdString(path));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

/// As gzip packs it.
QByteArray packed(const QByteArray& bytes)
{
    const QTemporaryDir folder;
    const std::string path = folder.filePath(QStringLiteral("x.gz")).toStdString();
    gzFile out = gzopen(path.c_str(), "wb");
    gzwrite(out, bytes.constData(), static_cast<unsigned>(bytes.size()));
    gzclose(out);
    return bytesOf(path);
}

/// A folder that holds last month's networks, and a download into it.
struct Fetching {
    QTemporaryDir folder;
    OwnerDownloadPlan plan;
    std::unique_ptr<OwnerDownload> download;
    std::optional<OwnerDownloadNews> end;
    std::vector<qint64> totals;

    Fetching(const QUrl& server, const QStringList& paths)
    {
        plan.folder = folder.filePath(QStringLiteral("owners"));
        for (const QString& path : paths)
            plan.urls << server.resolved(QUrl(path));
    }
    void start()
    {
        download = std::make_unique<OwnerDownload>(plan);
        QObject::connect(download.get(), &OwnerDownload::ended, download.get(),
                         [this](const OwnerDownloadNews& news) { end = news; });
        QObject::connect(download.get(), &OwnerDownload::changed, download.get(), [this](const auto& news) {
            if (news.state == OwnerDownloadNews::State::Fetching)
                totals.push_back(news.total);
        });
        download->start();
    }
    bool ends()
    {
        return QTest::qWaitFor([this] { return end.has_value(); }, 30000);
    }
    /// How the one file that is asked for failed.
    OwnerDownloadFailure failure()
    {
        start();
        return ends() && end->failures.size() == 1 && end->kept.empty() ? end->failures.front()
                                                                        : OwnerDownloadFailure();
    }
    QStringList left() const { return QDir(plan.folder).entryList(QDir::AllEntries | QDir::NoDotAndDotDot); }
};

} // namespace

class TestOwnerDownload : public QObject {
    Q_OBJECT
private slots:
    void initTestCase();
    void aMonthsFileIsNamedOnceItIsOut();
    void whatIsFetchedIsTriedAndKept();
    void aNewerFileTakesThePlaceOfTheOlder();
    void refusalsAndCutsLeaveTheOldOne_data();
    void refusalsAndCutsLeaveTheOldOne();
    void whatIsTooLargeIsNotTaken();
    void oneThatFailsDoesNotKeepTheOthers();
    void cancelLeavesNothing();
    void redirectsAreFollowedIfSafe();
    void aCertificateThatNobodyVouchesForEndsIt();
    void theSystemsProxyIsAsked();
    void aProxyThatFailsIsSaid();

private:
    TempFolder m_files;
    QByteArray m_asn;
    QByteArray m_country;
};

void TestOwnerDownload::initTestCase()
{
    for (const char* kind : {"asn", "country", "other"})
        QVERIFY2(!makeOwners(m_files.path(), kind).empty(), kind);
    m_asn = bytesOf(m_files.path() + "/asn.mmdb");
    m_country = bytesOf(m_files.path() + "/country.mmdb");
}

void TestOwnerDownload::aMonthsFileIsNamedOnceItIsOut()
{
    const auto url = [](OwnerSource source, int day) { return ownerUrl(source, QDate(2027, 1, day)).toString(); };
    QCOMPARE(url(OwnerSource::Networks, 26),
             QStringLiteral("https://download.db-ip.com/free/dbip-asn-lite-2027-01.mmdb.gz"));
    QCOMPARE(url(OwnerSource::Countries, 2),
             QStringLiteral("https://download.db-ip.com/free/dbip-country-lite-2026-12.mmdb.gz"));
    QCOMPARE(url(OwnerSource::Amazon, 1), QStringLiteral("https://ip-ranges.amazonaws.com/ip-ranges.json"));
}

void TestOwnerDownload::whatIsFetchedIsTriedAndKept()
{
    const FakeServer server([this](const FakeRequest& request) {
        return request.path() == QLatin1String("/ip-ranges.json") ? FakeReply{200, kRanges}
               : request.path() == QLatin1String("/asn.mmdb.gz")  ? FakeReply{200, packed(m_asn)}
                                                                  : FakeReply{200, m_country};
    });
    Fetching f(server.url(),
               {QStringLiteral("/asn.mmdb.gz"), QStringLiteral("/country.mmdb"), QStringLiteral("/ip-ranges.json")});
    f.start();
    QVERIFY(f.ends());
    QCOMPARE(f.end->failures.size(), std::size_t{0});
    QCOMPARE(f.end->kept.size(), std::size_t{3});
    QCOMPARE(f.left(), (QStringList{QStringLiteral("aws-ip-ranges.json"), QStringLiteral("test-asn.mmdb"),
                                    QStringLiteral("test-country.mmdb")}));
    QCOMPARE(f.end->kept[0].date.size(), std::size_t{10});
    QVERIFY(!f.totals.empty());
    QVERIFY(std::find(f.totals.begin(), f.totals.end(), qint64{m_country.size()}) != f.totals.end());
    std::vector<Error> problems;
    std::vector<std::string> paths;
    for (const HostingFacts& file : f.end->kept)
        paths.push_back(file.path);
    const HostingPtr hosting = Hosting::load(paths, problems);
    QVERIFY(problems.empty());
    QCOMPARE(ownerText(hosting->ownerOf(*IpAddress::parse("198.51.100.20"))),
             std::string("Amazon AWS us-east-1 (EC2), EXAMPLE-CLOUD (AS64500), US"));
    // Not a word of who asks, and nothing but the question.
    for (const FakeRequest& request : server.requests) {
        QCOMPARE(request.verb, QByteArray("GET"));
        QVERIFY(request.body.isEmpty());
        QVERIFY(!request.url.hasQuery());
        QCOMPARE(request.headers.value("user-agent"), QByteArray("Phonehome"));
        QVERIFY(!request.headers.contains("cookie") && !request.headers.contains("referer"));
    }
}

void TestOwnerDownload::aNewerFileTakesThePlaceOfTheOlder()
{
    const FakeServer server([this](const FakeRequest&) { return FakeReply{200, packed(m_asn)}; });
    Fetching f(server.url(), {QStringLiteral("/dbip-2026-10.mmdb.gz"), QStringLiteral("/dbip-2026-11.mmdb.gz")});
    f.start();
    QVERIFY(f.ends());
    QCOMPARE(f.end->kept.size(), std::size_t{2});
    QCOMPARE(f.left(), QStringList{QStringLiteral("test-asn.mmdb")});
}

void TestOwnerDownload::refusalsAndCutsLeaveTheOldOne_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<int>("cutAfter");
    QTest::addColumn<ResolverProblem>("problem");
    QTest::addColumn<int>("code"); // of the file's error; -1: none
    const QByteArray gz = packed(m_asn);
    const auto damaged = static_cast<int>(ErrorCode::DamagedDatabase);
    QTest::newRow("not found") << 404 << QByteArray("<html>") << -1 << ResolverProblem::Refusal << -1;
    QTest::newRow("server's fault") << 503 << QByteArray() << -1 << ResolverProblem::Refusal << -1;
    QTest::newRow("cut") << 200 << gz << static_cast<int>(gz.size() / 2) << ResolverProblem::Cut << -1;
    QTest::newRow("cut before it was sent") << 200 << gz.left(gz.size() - 9) << -1 << ResolverProblem::None << damaged;
    QTest::newRow("damaged") << 200 << gz.left(100) + QByteArray(200, 'x') << -1 << ResolverProblem::None << damaged;
    QTest::newRow("a page") << 200 << QByteArray("<html><body>Log in first</body></html>") << -1
                            << ResolverProblem::None << damaged;
    QTest::newRow("half a database") << 200 << m_asn.left(m_asn.size() / 2) << -1 << ResolverProblem::None << damaged;
    QTest::newRow("another database") << 200 << bytesOf(m_files.path() + "/other.mmdb") << -1 << ResolverProblem::None
                                      << static_cast<int>(ErrorCode::WrongDatabase);
    QTest::newRow("other JSON") << 200 << QByteArray("{\"a\": 1}") << -1 << ResolverProblem::None
                                << static_cast<int>(ErrorCode::WrongRanges);
    QTest::newRow("empty") << 200 << QByteArray() << -1 << ResolverProblem::None << static_cast<int>(ErrorCode::Empty);
}

void TestOwnerDownload::refusalsAndCutsLeaveTheOldOne()
{
    QFETCH(int, status);
    QFETCH(QByteArray, body);
    QFETCH(int, cutAfter);
    QFETCH(ResolverProblem, problem);
    QFETCH(int, code);
    const FakeServer server([&](const FakeRequest&) { return FakeReply{status, body, {}, cutAfter}; });
    Fetching f(server.url(), {QStringLiteral("/dbip-asn-lite-2026-11.mmdb.gz")});
    QVERIFY(QDir().mkpath(f.plan.folder));
    const QString old = f.plan.folder + QStringLiteral("/test-asn.mmdb");
    QVERIFY(QFile::copy(QString::fromStdString(m_files.path() + "/asn.mmdb"), old));
    const OwnerDownloadFailure failure = f.failure();
    QCOMPARE(failure.problem, problem);
    QCOMPARE(failure.error ? static_cast<int>(failure.error->code) : -1, code);
    if (failure.error)
        QVERIFY(failure.error->file.ends_with("/dbip-asn-lite-2026-11.mmdb.gz"));
    QCOMPARE(f.left(), QStringList{QStringLiteral("test-asn.mmdb")});
    QCOMPARE(bytesOf(old.toStdString()), m_asn);
}

void TestOwnerDownload::whatIsTooLargeIsNotTaken()
{
    const QByteArray large(3 << 20, ' ');
    bool says = true;
    const FakeServer server([&](const FakeRequest&) {
        // The length is what the server says of it; a chunked answer says none.
        return says ? FakeReply{200, large} : FakeReply{200, packed(large)};
    });
    Fetching announced(server.url(), {QStringLiteral("/big")});
    announced.plan.limits.answerBytes = 1 << 20;
    QCOMPARE(announced.failure().problem, ResolverProblem::TooLarge);
    QVERIFY(announced.left().isEmpty());
    says = false;
    Fetching bomb(server.url(), {QStringLiteral("/big.gz")});
    bomb.plan.unpackedBytes = 1 << 20;
    const OwnerDownloadFailure failure = bomb.failure();
    QVERIFY(failure.error);
    QCOMPARE(failure.error->detail, std::string("it unpacks to more than 1 MB"));
    QVERIFY(bomb.left().isEmpty());
}

void TestOwnerDownload::oneThatFailsDoesNotKeepTheOthers()
{
    const FakeServer server([this](const FakeRequest& request) {
        return request.path() == QLatin1String("/asn") ? FakeReply{200, m_asn} : FakeReply{404};
    });
    Fetching f(server.url(), {QStringLiteral("/gone"), QStringLiteral("/asn")});
    f.plan.urls.prepend(QUrl(QStringLiteral("ftp://127.0.0.1/asn")));
    f.start();
    QVERIFY(f.ends());
    QCOMPARE(f.end->failures.size(), std::size_t{2});
    QCOMPARE(f.end->failures[0].problem, ResolverProblem::BadAddress);
    QCOMPARE(f.end->failures[1].detail, QStringLiteral("404"));
    QCOMPARE(f.end->kept.size(), std::size_t{1});
}

void TestOwnerDownload::cancelLeavesNothing()
{
    const FakeServer server([this](const FakeRequest& request) {
        return request.path() == QLatin1String("/asn") ? FakeReply{200, m_asn} : FakeReply{200, {}, {}, -1, true};
    });
    Fetching f(server.url(), {QStringLiteral("/asn"), QStringLiteral("/silent"), QStringLiteral("/never")});
    f.start();
    QTRY_COMPARE(server.asked.size(), 2);
    f.download->cancel();
    QVERIFY(f.end);
    QVERIFY(f.end->cancelled);
    QVERIFY(f.end->failures.empty());
    QCOMPARE(f.end->kept.size(), std::size_t{1});
    QCOMPARE(f.left(), QStringList{QStringLiteral("test-asn.mmdb")});
    // Nor does one that is forgotten on its way.
    Fetching gone(server.url(), {QStringLiteral("/silent")});
    gone.start();
    QTRY_COMPARE(server.asked.size(), 3);
    gone.download.reset();
    QVERIFY(gone.left().isEmpty());
    std::stop_source stop;
    stop.request_stop();
    const auto stopped = installOwners(m_files.path() + "/asn.mmdb", m_files.path(), 1 << 20, stop.get_token());
    QVERIFY(!stopped && stopped.error().code == ErrorCode::Cancelled);
}

void TestOwnerDownload::redirectsAreFollowedIfSafe()
{
    const FakeServer real([this](const FakeRequest&) { return FakeReply{200, m_asn}; });
    QByteArray target = real.url().toEncoded() + "/asn";
    const FakeServer server([&](const FakeRequest&) { return FakeReply{302, {}, {"Location: " + target}}; });
    Fetching f(server.url(), {QStringLiteral("/latest")});
    f.start();
    QVERIFY(f.ends());
    QCOMPARE(f.end->kept.size(), std::size_t{1});
    for (const QByteArray& bad : {QByteArray("/latest"), QByteArray("file:///etc/passwd"), QByteArray("ftp://x/y")}) {
        target = bad;
        QCOMPARE(Fetching(server.url(), {QStringLiteral("/latest")}).failure().problem, ResolverProblem::Redirected);
    }
}

void TestOwnerDownload::aCertificateThatNobodyVouchesForEndsIt()
{
    const FakeIdentity identity = FakeIdentity::make();
    const FakeServer server([this](const FakeRequest&) { return FakeReply{200, m_asn}; }, &identity);
    const OwnerDownloadFailure failure = Fetching(server.url(), {QStringLiteral("/asn")}).failure();
    QCOMPARE(failure.problem, ResolverProblem::UnknownCertificate);
    QVERIFY(!failure.certificate.faults.empty());
    QVERIFY(server.asked.isEmpty());
    QUrl closed;
    {
        const FakeServer none([](const FakeRequest&) { return FakeReply(); });
        closed = none.url();
    }
    QCOMPARE(Fetching(closed, {QStringLiteral("/asn")}).failure().problem, ResolverProblem::Refused);
}

void TestOwnerDownload::theSystemsProxyIsAsked()
{
    const FakeServer proxy([this](const FakeRequest&) { return FakeReply{200, m_asn}; });
    qputenv("http_proxy", proxy.url().toEncoded());
    Fetching f(QUrl(QStringLiteral("http://owners.invalid")), {QStringLiteral("/asn.mmdb")});
    f.start();
    const bool ended = f.ends();
    qunsetenv("http_proxy");
    QVERIFY(ended);
    QCOMPARE(f.end->kept.size(), std::size_t{1});
    QCOMPARE(proxy.requests.size(), 1);
    QCOMPARE(proxy.requests.front().url, QUrl(QStringLiteral("http://owners.invalid/asn.mmdb")));
}

void TestOwnerDownload::aProxyThatFailsIsSaid()
{
    FakeServer gone([](const FakeRequest&) { return FakeReply{}; });
    const QByteArray place = gone.url().toEncoded();
    gone.close();
    const FakeServer wantsPassword([](const FakeRequest&) {
        return FakeReply{407, {}, {"Proxy-Authenticate: Basic realm=\"x\""}};
    });
    for (const QByteArray& proxy : {place, wantsPassword.url().toEncoded()}) {
        qputenv("http_proxy", proxy);
        Fetching f(QUrl(QStringLiteral("http://owners.invalid")), {QStringLiteral("/asn.mmdb")});
        const OwnerDownloadFailure failure = f.failure();
        qunsetenv("http_proxy");
        QCOMPARE(failure.problem, ResolverProblem::ProxyFailed);
    }
}

QTEST_GUILESS_MAIN(TestOwnerDownload)
#include "tst_owner_download.moc"
