// SPDX-License-Identifier: GPL-3.0-or-later
#include <QtTest>

#include "core/decode/dns.h"
#include "core/decode/field.h"
#include "tests/support/hex.h"
#include "tests/support/hostile.h"

using namespace phonehome;

namespace {

/// nat.wemo2.com by way of an alias, TTL 60 and 30.
const auto kAnswer = hex(R"(
    12 34 81 80 00 01 00 02 00 00 00 01
    03 6e 61 74 05 77 65 6d 6f 32 03 63 6f 6d 00 00 01 00 01      # question
    c0 0c 00 05 00 01 00 00 00 3c 00 0e                           # CNAME
      05 70 72 6f 64 31 05 77 65 6d 6f 32 c0 16                   #   prod1.wemo2.com
    c0 2b 00 01 00 01 00 00 00 1e 00 04 c6 33 64 14               # A 198.51.100.20
    00 00 29 04 d0 00 00 80 00 00 00)");

/// mDNS: a PTR with the cache-flush bit off, a SRV and a TXT with it on.
const auto kMdns = hex(R"(
    00 00 84 00 00 00 00 03 00 00 00 00
    04 5f 68 61 70 04 5f 74 63 70 05 6c 6f 63 61 6c 00 00 0c 00 01 00 00 11 94 00 07
      04 77 65 6d 6f c0 0c
    c0 27 00 21 80 01 00 00 00 78 00 0c 00 00 00 00 c0 01 03 68 75 65 c0 16
    c0 27 00 10 80 01 00 00 11 94 00 09 08 6d 64 3d 57 65 6d 6f 31)");

/// HTTPS record with ALPN and an IPv4 hint (RFC 9460).
const auto kHttps = hex(R"(
    00 07 81 80 00 01 00 01 00 00 00 00
    01 61 02 69 6f 00 00 41 00 01
    c0 0c 00 41 00 01 00 00 01 2c 00 16 00 01 00
      00 01 00 03 02 68 32                                        # alpn=h2
      00 04 00 04 c0 00 02 07                                     # ipv4hint
      00 05 00 00)");

} // namespace

class TestDns : public QObject {
    Q_OBJECT
private slots:
    void answerWithAlias()
    {
        const auto m = decodeDns(kAnswer);
        QVERIFY(m);
        QCOMPARE(m->id, std::uint16_t{0x1234});
        QVERIFY(m->response && m->recursionDesired && m->recursionAvailable);
        QCOMPARE(m->questions.at(0).name, std::string("nat.wemo2.com"));
        QCOMPARE(m->questions.at(0).type, DnsType::A);
        QCOMPARE(m->records.at(0).target, std::string("prod1.wemo2.com"));
        QCOMPARE(m->records.at(0).ttl, 60U);
        QCOMPARE(m->records.at(1).name, std::string("prod1.wemo2.com"));
        QCOMPARE(m->records.at(1).address->text(), std::string("198.51.100.20"));
        QCOMPARE(m->records.at(1).dataText(), std::string("198.51.100.20"));
        QVERIFY(m->edns);
        QCOMPARE(m->edns->udpSize, std::uint16_t{1232});
        QVERIFY(m->edns->dnssecOk);
        QCOMPARE(m->answerCount(), std::size_t{2});
    }
    void mdnsBitsAreFields()
    {
        const auto m = decodeDns(kMdns);
        QVERIFY(m);
        QVERIFY(!m->records.at(0).cacheFlush);
        QVERIFY(m->records.at(1).cacheFlush);
        QCOMPARE(m->records.at(1).klass, std::uint16_t{1});
        QCOMPARE(m->records.at(0).target, std::string("wemo._hap._tcp.local"));
        QCOMPARE(m->records.at(1).service->port, std::uint16_t{49153});
        QCOMPARE(m->records.at(1).dataText(), std::string("0 0 49153 hue.local"));
        QCOMPARE(m->records.at(2).texts.at(0), std::string("md=Wemo1"));
    }
    void httpsBinding()
    {
        const auto m = decodeDns(kHttps);
        QVERIFY(m);
        const DnsBinding& b = *m->records.at(0).binding;
        QCOMPARE(b.priority, std::uint16_t{1});
        QCOMPARE(b.alpn.at(0), std::string("h2"));
        QCOMPARE(b.ipv4Hints.at(0).text(), std::string("192.0.2.7"));
        QVERIFY(b.ech);
    }
    void pointersMustPointBack()
    {
        // To itself, forwards, and two at each other.
        const auto head = hex("00 01 01 00 00 01 00 00 00 00 00 00");
        for (const char* name : {"c0 0c 00 01 00 01", "c0 20 00 01 00 01", "01 61 c0 0c 00 01 00 01"}) {
            auto bytes = head;
            const auto tail = hex(name);
            bytes.insert(bytes.end(), tail.begin(), tail.end());
            const auto m = decodeDns(bytes);
            QVERIFY(!m);
            QCOMPARE(m.error().reason, Malformed::NamePointer);
        }
    }
    void namesHaveAtMost255Bytes()
    {
        auto bytes = hex("00 01 01 00 00 01 00 00 00 00 00 00");
        for (int label = 0; label < 5; ++label) {
            bytes.push_back(63);
            bytes.insert(bytes.end(), 63, 'a');
        }
        for (const std::uint8_t b : {0, 0, 1, 0, 1})
            bytes.push_back(b);
        const auto m = decodeDns(bytes);
        QVERIFY(!m);
        QCOMPARE(m.error().reason, Malformed::NameTooLong);
    }
    void pointersMakeNoMoreOfAMessageThanItIsWorth()
    {
        // A name of 250 letters, and records that are hardly more than a pointer to it.
        const auto message = [](std::uint16_t records) {
            auto bytes = hex("00 01 81 80 00 01");
            for (const int b : {records >> 8, records & 0xff, 0, 0, 0, 0})
                bytes.push_back(static_cast<std::uint8_t>(b));
            for (int label = 0; label < 4; ++label) {
                bytes.push_back(61);
                bytes.insert(bytes.end(), 61, 'a');
            }
            for (const std::uint8_t b : {0, 0, 1, 0, 1})
                bytes.push_back(b);
            const auto record = hex("c0 0c 00 63 00 01 00 00 00 3c 00 00");
            for (int i = 0; i < records; ++i)
                bytes.insert(bytes.end(), record.begin(), record.end());
            return bytes;
        };
        const auto honest = decodeDns(message(200));
        QVERIFY(honest);
        QCOMPARE(honest->records.size(), std::size_t{200});
        const auto hostile = decodeDns(message(5000));
        QVERIFY(!hostile);
        QCOMPARE(hostile.error().reason, Malformed::TooMany);
    }
    void reservedLabelTypes()
    {
        const auto m = decodeDns(hex("00 01 01 00 00 01 00 00 00 00 00 00 41 61 00 00 01 00 01"));
        QVERIFY(!m);
        QCOMPARE(m.error().reason, Malformed::BadLabel);
    }
    void addressesHaveTheirLength()
    {
        auto bytes = kAnswer;
        bytes[0x2b + 14 + 11] = 3; // RDLENGTH of the A record
        QVERIFY(!decodeDns(bytes));
    }
    void labelsShowWhatCannotBePrinted()
    {
        QCOMPARE(dnsLabelText(hex("61 2e 62")), std::string("a\\.b"));
        QCOMPARE(dnsLabelText(hex("61 5c 62")), std::string("a\\\\b"));
        QCOMPARE(dnsLabelText(hex("61 1b 62")), std::string("a\\027b"));
        QCOMPARE(dnsLabelText(hex("4b c3 bc 63 68 65")), std::string("Küche"));
    }
    void shortPrefixesAreRefused()
    {
        // With its records counted, only the whole message will do.
        const auto accepts = [](ByteView view) { return decodeDns(view).has_value(); };
        for (const auto& bytes : {kAnswer, kMdns, kHttps})
            QCOMPARE(acceptedPrefixes(bytes, accepts), std::size_t{0});
    }
    void anyByteMayBeWrong()
    {
        for (const auto& bytes : {kAnswer, kMdns, kHttps}) {
            withEachByteWrong(bytes, [](ByteView view) {
                if (const auto m = decodeDns(view))
                    QVERIFY(!describe(*m).empty());
            });
        }
    }
    void overTcpALengthComesFirst()
    {
        std::size_t consumed = 0;
        const auto stream = hex("00 03 61 62 63 00 01 64");
        const auto first = nextDnsOverTcp(stream, consumed);
        QVERIFY(first);
        QCOMPARE(first->size(), std::size_t{3});
        QCOMPARE(consumed, std::size_t{5});
        QVERIFY(!nextDnsOverTcp(ByteView(stream).first(4), consumed));
    }
    void typesWithoutAName()
    {
        QCOMPARE(dnsTypeText(DnsType::HTTPS), std::string("HTTPS"));
        QCOMPARE(dnsTypeText(static_cast<DnsType>(1234)), std::string("TYPE1234"));
    }
    void fieldsLieInTheMessage()
    {
        for (const Field& field : describe(*decodeDns(kAnswer)))
            QVERIFY(field.offset + field.size <= kAnswer.size());
    }
};

QTEST_APPLESS_MAIN(TestDns)
#include "tst_dns.moc"
