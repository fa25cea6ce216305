// SPDX-License-Identifier: GPL-3.0-or-later
#include <QSignalSpy>
#include <QtTest>

#include "core/session/resolver/reverse_lookups.h"
#include "core/session/resolver/reverse_question.h"
#include "tests/resolver/fake_name_server.h"
#include "tests/support/temp_file.h"

using namespace phonehome;

namespace {

const IpAddress kOne = IpAddress::v4(192, 0, 2, 11);
const QString kOneName = QStringLiteral("11.2.0.192.in-addr.arpa");

std::vector<IpAddress> many(int n)
{
    std::vector<IpAddress> out;
    out.reserve(static_cast<std::size_t>(n));
    for (int i = 0; i < n; ++i)
        out.push_back(IpAddress::v4(198, 51, static_cast<std::uint8_t>(i / 250), static_cast<std::uint8_t>(i % 250)));
    return out;
}

/// Lookups at some servers, with patience for a machine under load unless a test is of patience.
struct Asking {
    ReverseLookups lookups;
    QSignalSpy changes{&lookups, &ReverseLookups::changed};

    explicit Asking(std::vector<NameServer> servers, ReverseLimits limits = patient())
        : lookups([servers = std::move(servers)] { return servers; }, limits)
    {
    }
    static ReverseLimits patient()
    {
        ReverseLimits limits;
        limits.answer = 20'000;
        limits.tell = 0;
        return limits;
    }
    bool ends() const
    {
        return QTest::qWaitFor([this] { return !lookups.news().underWay; }, 30'000);
    }
    std::string only() const { return lookups.names().size() == 1 ? lookups.names().front().name : "not one answer"; }
};

} // namespace

class TestReverseLookups : public QObject {
    Q_OBJECT
private slots:
    void questionsAreThoseOfTheStandard();
    void namesComeWithTheTimeOfAsking();
    void eachAddressIsAskedForOnce();
    void onlySoManyWaitAtOnce();
    void hostileNamesStayText_data();
    void hostileNamesStayText();
    void whatIsNoAnswerIsNobodys_data();
    void whatIsNoAnswerIsNobodys();
    void theNextServerIsAsked();
    void silenceEndsIt();
    void stoppingForgetsWhatIsUnderWay();
    void delegatedNetworksAreFollowed();
    void serversComeFromTheSystem();
};

void TestReverseLookups::questionsAreThoseOfTheStandard()
{
    QCOMPARE(reverseDomain(kOne), kOneName.toStdString());
    QCOMPARE(reverseDomain(*IpAddress::parse("2001:db8::567:89ab")), // RFC 3596 s2.5, with its last nibbles
             std::string("b.a.9.8.7.6.5.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.8.b.d.0.1.0.0.2.ip6.arpa"));
    QCOMPARE(reverseQuestion(0x1234, kOne).toHex(), QByteArray("12340100000100000000000002313101320130033139320769"
                                                               "6e2d61646472046172706100000c0001"));
}

void TestReverseLookups::namesComeWithTheTimeOfAsking()
{
    FakeNameServer server;
    server.targets[kOneName] = FakeNameServer::name("ntp.example.org");
    Asking asking({server.place()});
    const qint64 before = QDateTime::currentMSecsSinceEpoch();
    asking.lookups.ask({kOne, IpAddress::v4(192, 0, 2, 12)});
    QVERIFY(asking.lookups.news().underWay);
    QVERIFY(asking.ends());
    QCOMPARE(asking.lookups.names().size(), std::size_t{2});
    for (const ReverseName& name : asking.lookups.names()) {
        QCOMPARE(name.name, std::string(name.address == kOne ? "ntp.example.org" : ""));
        QVERIFY(name.asked.ns >= before * 1'000'000);
    }
    QCOMPARE(asking.lookups.news().asked, std::size_t{2});
    QCOMPARE(asking.lookups.news().named, std::size_t{1});
    QVERIFY(!asking.lookups.news().silent);
    QVERIFY(!asking.changes.isEmpty());
}

void TestReverseLookups::eachAddressIsAskedForOnce()
{
    FakeNameServer server;
    Asking asking({server.place()});
    asking.lookups.ask({kOne, kOne});
    asking.lookups.ask({kOne});
    QVERIFY(asking.ends());
    asking.lookups.ask({kOne});
    QVERIFY(!asking.lookups.news().underWay);
    QCOMPARE(server.asked, QStringList{kOneName});
}

void TestReverseLookups::onlySoManyWaitAtOnce()
{
    FakeNameServer server;
    server.silent = true;
    ReverseLimits limits = Asking::patient();
    limits.atOnce = 3;
    limits.most = 5;
    Asking asking({server.place()}, limits);
    asking.lookups.ask(many(20));
    QTRY_COMPARE(server.asked.size(), 3);
    QCOMPARE(asking.lookups.news().wanted, std::size_t{5});
    server.silent = false;
    asking.lookups.stop();
    asking.lookups.ask(many(20));
    QVERIFY(asking.ends());
    QCOMPARE(asking.lookups.names().size(), std::size_t{5});
}

void TestReverseLookups::hostileNamesStayText_data()
{
    QTest::addColumn<QByteArray>("target");
    QTest::addColumn<QByteArray>("name");
    const QByteArray label(63, 'x');
    QTest::newRow("markup") << FakeNameServer::labels({"<img src=http://x>", "example"})
                            << QByteArray("<img src=http://x>.example");
    QTest::newRow("control") << FakeNameServer::labels({QByteArray("a\x1b[31m\n\0b", 9), "example"})
                             << QByteArray("a\\027[31m\\010\\000b.example");
    QTest::newRow("bidi") << FakeNameServer::labels({"a\xe2\x80\xae"
                                                     "b",
                                                     "example"})
                          << QByteArray("a\\226\\128\\174b.example");
    QTest::newRow("long") << FakeNameServer::labels({label, label, label, QByteArray(61, 'y')})
                          << label + '.' + label + '.' + label + '.' + QByteArray(61, 'y');
    QTest::newRow("root") << QByteArray(1, '\0') << QByteArray();
}

void TestReverseLookups::hostileNamesStayText()
{
    QFETCH(QByteArray, target);
    QFETCH(QByteArray, name);
    FakeNameServer server;
    server.targets[kOneName] = target;
    Asking asking({server.place()});
    asking.lookups.ask({kOne});
    QVERIFY(asking.ends());
    QCOMPARE(QByteArray::fromStdString(asking.only()), name);
}

void TestReverseLookups::whatIsNoAnswerIsNobodys_data()
{
    using Spoil = std::function<QByteArray(QByteArray)>;
    QTest::addColumn<Spoil>("spoil");
    QTest::newRow("other id") << Spoil([](QByteArray a) {
        a[0] = static_cast<char>(a[0] ^ 1);
        return a;
    });
    QTest::newRow("a question") << Spoil([](QByteArray a) {
        a[2] = 0x01;
        return a;
    });
    QTest::newRow("another name") << Spoil([](QByteArray a) {
        a[14] = '9';
        return a;
    });
    QTest::newRow("another type") << Spoil([](QByteArray a) {
        a[38] = 1;
        return a;
    });
    QTest::newRow("cut") << Spoil([](const QByteArray& a) { return a.left(a.size() - 3); });
    QTest::newRow("empty") << Spoil([](const QByteArray&) { return QByteArray(); });
    QTest::newRow("one byte") << Spoil([](const QByteArray& a) { return a.left(1); });
    QTest::newRow("noise") << Spoil([](QByteArray a) {
        for (qsizetype i = 2; i < a.size(); ++i)
            a[i] = static_cast<char>(a[i] ^ 0x5a);
        return a;
    });
}

void TestReverseLookups::whatIsNoAnswerIsNobodys()
{
    QFETCH(std::function<QByteArray(QByteArray)>, spoil);
    FakeNameServer server;
    server.targets[kOneName] = FakeNameServer::name("ntp.example.org");
    server.spoil = spoil;
    ReverseLimits limits = Asking::patient();
    limits.answer = 200;
    Asking asking({server.place()}, limits);
    asking.lookups.ask({kOne});
    QVERIFY(asking.ends());
    QVERIFY(asking.lookups.names().empty());
    // Nobody answered: it may be asked for again.
    server.spoil = {};
    asking.lookups.ask({kOne});
    QVERIFY(asking.ends());
    QCOMPARE(asking.only(), std::string("ntp.example.org"));
}

void TestReverseLookups::theNextServerIsAsked()
{
    FakeNameServer refuses;
    constexpr std::uint8_t kRefused = 5;
    refuses.rcode = kRefused;
    FakeNameServer server;
    server.targets[kOneName] = FakeNameServer::name("ntp.example.org");
    {
        Asking asking({refuses.place(), server.place()});
        asking.lookups.ask({kOne});
        QVERIFY(asking.ends());
        QCOMPARE(asking.only(), std::string("ntp.example.org"));
    }
    FakeNameServer silent;
    silent.silent = true;
    ReverseLimits limits = Asking::patient();
    limits.answer = 200;
    Asking asking({silent.place(), server.place()}, limits);
    asking.lookups.ask({kOne});
    QVERIFY(asking.ends());
    QCOMPARE(asking.only(), std::string("ntp.example.org"));
}

void TestReverseLookups::silenceEndsIt()
{
    FakeNameServer server;
    server.silent = true;
    ReverseLimits limits = Asking::patient();
    limits.answer = 50;
    limits.atOnce = 4;
    limits.silentMax = 4;
    Asking asking({server.place()}, limits);
    asking.lookups.ask(many(100));
    QVERIFY(asking.ends());
    QVERIFY(asking.lookups.news().silent);
    QVERIFY(server.asked.size() < 20);
    QVERIFY(asking.lookups.names().empty());
}

void TestReverseLookups::stoppingForgetsWhatIsUnderWay()
{
    FakeNameServer server;
    server.targets[kOneName] = FakeNameServer::name("ntp.example.org");
    server.silent = true;
    Asking asking({server.place()});
    asking.lookups.ask({kOne});
    QTRY_COMPARE(server.asked.size(), 1);
    asking.lookups.stop();
    QVERIFY(!asking.lookups.news().underWay);
    QVERIFY(!asking.lookups.news().silent);
    QVERIFY(asking.lookups.names().empty());
    server.silent = false;
    asking.lookups.ask({kOne});
    QVERIFY(asking.ends());
    QCOMPARE(asking.only(), std::string("ntp.example.org"));
}

void TestReverseLookups::delegatedNetworksAreFollowed()
{
    // RFC 2317: an alias into the delegated part, and the pointer there.
    FakeNameServer server;
    server.targets[kOneName] = FakeNameServer::name("unused");
    server.spoil = [](QByteArray answer) {
        answer.truncate(41); // header and question
        answer[7] = 2;
        const QByteArray alias = FakeNameServer::name("11.0-63.2.0.192.in-addr.arpa");
        const auto record = [&answer](const QByteArray& owner, char type, const QByteArray& target) {
            answer += owner + QByteArray::fromHex("00") + type + QByteArray::fromHex("000100000e1000") +
                      static_cast<char>(target.size()) + target;
        };
        record(QByteArray::fromHex("c00c"), 5, alias);
        record(alias, 12, FakeNameServer::name("host.example.org"));
        return answer;
    };
    Asking asking({server.place()});
    asking.lookups.ask({kOne});
    QVERIFY(asking.ends());
    QCOMPARE(asking.only(), std::string("host.example.org"));
}

void TestReverseLookups::serversComeFromTheSystem()
{
    const TempFolder folder;
    const auto servers = [&](std::string_view text) {
        QStringList out;
        for (const NameServer& server : systemNameServers(QString::fromStdString(folder.file("resolv.conf", text))))
            out << server.address.toString() + u':' + QString::number(server.port);
        return out;
    };
    QCOMPARE(
        servers("# nameserver 192.0.2.1\nsearch lan\n nameserver\t192.0.2.2 \nnameserver fe80::1%lo\n"
                "nameserver nonsense\nnameserver 192.0.2.3\r\nnameserver 192.0.2.4\n"),
        (QStringList{QStringLiteral("192.0.2.2:53"), QStringLiteral("fe80::1%lo:53"), QStringLiteral("192.0.2.3:53")}));
    QCOMPARE(servers("options ndots:1\n"), QStringList{QStringLiteral("127.0.0.1:53")});
    QCOMPARE(systemNameServers(QStringLiteral("/nonexistent")).size(), std::size_t{1});
}

QTEST_GUILESS_MAIN(TestReverseLookups)
#include "tst_reverse_lookups.moc"
