// SPDX-License-Identifier: GPL-3.0-or-later
#include <QtTest>

#include "core/decode/field.h"
#include "core/decode/tls.h"
#include "tests/support/hex.h"
#include "tests/support/hostile.h"
#include "tests/support/wire_messages.h"

using namespace phonehome;

namespace {

std::vector<std::uint8_t> hello()
{
    SplitMix random(1);
    return tlsClientHello("nat.wemo2.com", random);
}

/// The same handshake in two records, cut at a byte of the handshake.
std::vector<std::uint8_t> inTwoRecords(std::size_t at)
{
    const auto whole = hello();
    const ByteView handshake = ByteView(whole).subspan(5);
    std::vector<std::uint8_t> out;
    for (const ByteView part : {handshake.first(at), handshake.subspan(at)}) {
        for (const std::size_t b :
             {std::size_t{22}, std::size_t{3}, std::size_t{1}, part.size() >> 8U, part.size() & 0xff})
            out.push_back(static_cast<std::uint8_t>(b));
        out.insert(out.end(), part.begin(), part.end());
    }
    return out;
}

} // namespace

class TestTls : public QObject {
    Q_OBJECT
private slots:
    void serverNameIsReadable()
    {
        const auto m = decodeClientHello(hello());
        QVERIFY(m && *m);
        QCOMPARE((*m)->serverName.value(), std::string("nat.wemo2.com"));
        QCOMPARE((*m)->helloVersion, std::uint16_t{0x0303});
        QCOMPARE((*m)->size, hello().size());
        QVERIFY(!(*m)->encryptedHello);
    }
    void overSeveralRecords()
    {
        for (const std::size_t at : {1U, 3U, 4U, 40U, 80U}) {
            const auto m = decodeClientHello(inTwoRecords(at));
            QVERIFY(m && *m);
            QCOMPARE((*m)->serverName.value(), std::string("nat.wemo2.com"));
        }
    }
    void everyPrefixWantsMore()
    {
        const auto bytes = hello();
        for (std::size_t n = 0; n < bytes.size(); ++n) {
            const ExactBytes prefix(ByteView(bytes).first(n));
            const auto m = decodeClientHello(prefix.view());
            QVERIFY(m.has_value());
            QVERIFY(!m->has_value());
        }
    }
    void whatItNeedsIsNeverTooMuch()
    {
        for (const auto& bytes : {hello(), inTwoRecords(3), inTwoRecords(40)}) {
            for (std::size_t n = 0; n < bytes.size(); ++n) {
                std::size_t needs = 0;
                const auto m = decodeClientHello(ByteView(bytes).first(n), needs);
                QVERIFY(m && !*m);
                QVERIFY(needs > n && needs <= bytes.size());
            }
        }
    }
    /// A record a byte, as RFC 8446 s5.1 lets it come: each byte of the stream is not a reason to read it all again.
    void aLongHelloInTinyRecordsIsReadSeldom()
    {
        const std::vector<std::uint8_t> handshake = [] {
            std::vector<std::uint8_t> out = hex("01 00 27 10");
            out.resize(4 + 10'000, 0x41);
            return out;
        }();
        std::vector<std::uint8_t> stream;
        for (const std::uint8_t byte : handshake) {
            for (const std::uint8_t b :
                 {std::uint8_t{22}, std::uint8_t{3}, std::uint8_t{1}, std::uint8_t{0}, std::uint8_t{1}, byte})
                stream.push_back(b);
        }
        int asked = 0;
        std::size_t needs = 0;
        for (std::size_t n = 1; n < stream.size(); ++n) {
            if (n < needs)
                continue;
            ++asked;
            const auto m = decodeClientHello(ByteView(stream).first(n), needs);
            QVERIFY(m && !*m);
        }
        QVERIFY2(asked < 80, QByteArray::number(asked));
    }
    void otherThingsAreNone()
    {
        QVERIFY(!decodeClientHello(hex("17 03 03 00 10")));
        QVERIFY(!decodeClientHello(hex("16 02 00 00 10")));
        QVERIFY(!decodeClientHello(hex("16 03 01 00 04 02 00 00 00"))); // ServerHello
        QVERIFY(!decodeClientHello(hex("16 03 01 00 00")));             // empty record
        QVERIFY(!decodeClientHello(hex("16 03 01 ff ff")));             // longer than a record may be
    }
    void helloThatClaims16MegabytesIsRefused()
    {
        const auto m = decodeClientHello(hex("16 03 01 00 04 01 ff ff ff"));
        QVERIFY(!m);
        QCOMPARE(m.error().reason, Malformed::BadLength);
    }
    void anyByteMayBeWrong()
    {
        withEachByteWrong(hello(), [](ByteView view) {
            const auto m = decodeClientHello(view);
            if (m && *m)
                QVERIFY(!describe(**m).empty());
        });
    }
};

QTEST_APPLESS_MAIN(TestTls)
#include "tst_tls.moc"
