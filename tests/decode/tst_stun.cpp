// SPDX-License-Identifier: GPL-3.0-or-later
#include <QtTest>

#include "core/decode/field.h"
#include "core/decode/stun.h"
#include "tests/support/hex.h"
#include "tests/support/hostile.h"
#include "tests/support/stun_builder.h"

using namespace phonehome;

namespace {

/// RFC 5769 s2.1, sample request.
const auto kRequest = hex(R"(
    00 01 00 58 21 12 a4 42 b7 e7 a7 01 bc 34 d6 86 fa 87 df ae
    80 22 00 10 53 54 55 4e 20 74 65 73 74 20 63 6c 69 65 6e 74   # SOFTWARE
    00 24 00 04 6e 00 01 ff                                       # PRIORITY
    80 29 00 08 93 2f f9 b1 51 26 3b 36                           # ICE-CONTROLLED
    00 06 00 09 65 76 74 6a 3a 68 36 76 59 20 20 20               # USERNAME, padded with blanks
    00 08 00 14 9a ea a7 0c bf d8 cb 56 78 1e f2 b5 b2 d3 f2 49 c1 b5 71 a2
    80 28 00 04 e5 7a 3b cf)");

/// RFC 5769 s2.2, sample IPv4 response.
const auto kResponse4 = hex(R"(
    01 01 00 3c 21 12 a4 42 b7 e7 a7 01 bc 34 d6 86 fa 87 df ae
    80 22 00 0b 74 65 73 74 20 76 65 63 74 6f 72 20
    00 20 00 08 00 01 a1 47 e1 12 a6 43
    00 08 00 14 2b 91 f5 99 fd 9e 90 c3 8c 74 89 f9 2a f9 ba 53 f0 6b e7 d7
    80 28 00 04 c0 7d 4c 96)");

/// RFC 5769 s2.3, sample IPv6 response.
const auto kResponse6 = hex(R"(
    01 01 00 48 21 12 a4 42 b7 e7 a7 01 bc 34 d6 86 fa 87 df ae
    80 22 00 0b 74 65 73 74 20 76 65 63 74 6f 72 20
    00 20 00 14 00 02 a1 47 01 13 a9 fa a5 d3 f1 79 bc 25 f4 b5 be d2 b9 d9
    00 08 00 14 a3 82 95 4e 4b e6 7b f1 17 84 c9 7c 82 92 c2 75 bf e3 ed 41
    80 28 00 04 c8 fb 0b 4c)");

/// RFC 5769 s2.4, sample request with long-term authentication.
const auto kLongTerm = hex(R"(
    00 01 00 60 21 12 a4 42 78 ad 34 33 c6 ad 72 c0 29 da 41 2e
    00 06 00 12 e3 83 9e e3 83 88 e3 83 aa e3 83 83 e3 82 af e3 82 b9 00 00
    00 15 00 1c 66 2f 2f 34 39 39 6b 39 35 34 64 36 4f 4c 33 34 6f 4c 39 46 53 54 76 79 36 34 73 41
    00 14 00 0b 65 78 61 6d 70 6c 65 2e 6f 72 67 00
    00 08 00 14 f6 70 24 65 6d d6 4a 3e 02 b8 e0 71 2e 85 c9 a2 8c a8 96 66)");

StunBuilder refreshGrant()
{
    StunBuilder b(stun_type::kRefreshSuccess, {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12});
    b.number(stun_attribute::kLifetime, 330).text(stun_attribute::kSoftware, "TurnServer 0.4");
    return b;
}

} // namespace

class TestStun : public QObject {
    Q_OBJECT
private slots:
    void rfc5769Request()
    {
        const auto m = decodeStun(kRequest);
        QVERIFY(m);
        QCOMPARE(m->method, StunMethod::Binding);
        QCOMPARE(m->klass, StunClass::Request);
        QCOMPARE(m->software, std::string("STUN test client"));
        QCOMPARE(m->username, std::string("evtj:h6vY"));
        QCOMPARE(m->priority, std::optional<std::uint32_t>(0x6e0001ff));
        QCOMPARE(m->fingerprintValid, std::optional<bool>(true));
        QCOMPARE(m->attributes.size(), std::size_t{6});
    }
    void rfc5769Responses()
    {
        const auto four = decodeStun(kResponse4);
        QVERIFY(four);
        QCOMPARE(four->klass, StunClass::Success);
        QCOMPARE(four->xorMapped->text(), std::string("192.0.2.1:32853"));
        QCOMPARE(four->software, std::string("test vector"));
        const auto six = decodeStun(kResponse6);
        QVERIFY(six);
        QCOMPARE(six->xorMapped->text(), std::string("[2001:db8:1234:5678:11:2233:4455:6677]:32853"));
        QCOMPARE(six->fingerprintValid, std::optional<bool>(true));
    }
    void rfc5769LongTerm()
    {
        const auto m = decodeStun(kLongTerm);
        QVERIFY(m);
        QCOMPARE(m->username, std::string("\u30de\u30c8\u30ea\u30c3\u30af\u30b9"));
        QCOMPARE(m->realm, std::string("example.org"));
        QCOMPARE(m->nonce, std::string("f//499k954d6OL34oL9FSTvy64sA"));
        QVERIFY(!m->fingerprintValid);
    }
    void lifetimeIsInSeconds()
    {
        const auto m = decodeStun(refreshGrant().messageWithFingerprint());
        QVERIFY(m);
        QCOMPARE(m->method, StunMethod::Refresh);
        QCOMPARE(m->lifetime, std::optional<std::uint32_t>(330));
    }
    void fillingCountedWithTheTextIsNoText()
    {
        StunBuilder b(stun_type::kRefreshRequest, {});
        const auto m = decodeStun(b.bytes(stun_attribute::kSoftware, hex("706a 6e61 7468 0000")).message());
        QVERIFY(m);
        QCOMPARE(m->software, std::string("pjnath"));
        QCOMPARE(describe(*m).back().value, std::string("pjnath"));
    }
    void errorCodeIsClassTimesHundred()
    {
        StunBuilder b(stun_type::kAllocateError, {});
        const auto m = decodeStun(b.error(438, "Stale Nonce").message());
        QVERIFY(m);
        QCOMPARE(m->errorCode, std::optional<std::uint16_t>(438));
        QCOMPARE(m->errorReason, std::string("Stale Nonce"));
        // Too short for a code: none, and the message stands.
        StunBuilder wrong(stun_type::kAllocateError, {});
        const auto odd = decodeStun(wrong.bytes(stun_attribute::kErrorCode, hex("00 00")).message());
        QVERIFY(odd);
        QVERIFY(!odd->errorCode);
    }
    void wrongFingerprintIsSaidAndNotRefused()
    {
        auto bytes = kRequest;
        bytes.back() ^= 1;
        const auto m = decodeStun(bytes);
        QVERIFY(m);
        QCOMPARE(m->fingerprintValid, std::optional<bool>(false));
    }
    void unknownAttributesAreKept()
    {
        StunBuilder b(stun_type::kBindingRequest, {});
        b.bytes(0xc0de, hex("01 02 03"));
        const auto m = decodeStun(b.message());
        QVERIFY(m);
        QCOMPARE(m->attributes.front().type, std::uint16_t{0xc0de});
        QCOMPARE(m->attributes.front().value, (std::vector<std::uint8_t>{1, 2, 3}));
    }
    void firstOfAKindCounts()
    {
        StunBuilder b(stun_type::kRefreshSuccess, {});
        b.number(stun_attribute::kLifetime, 330).number(stun_attribute::kLifetime, 600);
        QCOMPARE(decodeStun(b.message())->lifetime, std::optional<std::uint32_t>(330));
    }
    void headerThatIsNone()
    {
        auto bytes = kRequest;
        bytes[0] = 0x80; // the two top bits must be zero (RFC 8489 s5)
        QVERIFY(!looksLikeStun(bytes));
        bytes = kRequest;
        bytes[3] = 0x57; // a length that is no multiple of four
        QVERIFY(!decodeStun(bytes));
    }
    void attributeBeyondTheEnd()
    {
        auto bytes = refreshGrant().message();
        bytes[23] = 0xff; // the first attribute's length, low byte
        const auto m = decodeStun(bytes);
        QVERIFY(!m);
        QVERIFY(m.error().reason == Malformed::Cut || m.error().reason == Malformed::BadLength);
        QVERIFY(m.error().offset >= 20);
    }
    void whatTheSnapLengthLeftOfAMessageIsItsHeaderAndWholeAttributes()
    {
        const auto bytes = refreshGrant().message();
        QVERIFY(!decodeCutStun(bytes)); // nothing is missing
        std::size_t attributes = decodeStun(bytes)->attributes.size();
        for (std::size_t size = bytes.size() - 1; size >= 20; --size) {
            const auto m = decodeCutStun(ByteView(bytes).first(size));
            QVERIFY(m);
            QCOMPARE(m->method, StunMethod::Refresh);
            QCOMPARE(m->klass, StunClass::Success);
            QCOMPARE(m->transactionId, decodeStun(bytes)->transactionId);
            QVERIFY(m->attributes.size() <= attributes);
            attributes = m->attributes.size();
        }
        QCOMPARE(attributes, std::size_t{0});
        QVERIFY(!decodeCutStun(ByteView(bytes).first(19)));
    }
    void noPrefixIsAMessage()
    {
        const auto accepts = [](ByteView view) { return decodeStun(view).has_value(); };
        for (const auto& bytes : {kRequest, kResponse4, kResponse6, kLongTerm})
            QCOMPARE(acceptedPrefixes(bytes, accepts), std::size_t{0});
    }
    void anyByteMayBeWrong()
    {
        for (const auto& bytes : {kRequest, kResponse6, kLongTerm}) {
            withEachByteWrong(bytes, [](ByteView view) {
                if (const auto m = decodeStun(view))
                    QVERIFY(!describe(*m).empty());
            });
        }
    }
    void framingOverTcp()
    {
        auto stream = refreshGrant().message();
        QCOMPARE(nextStunOverTcp(stream).kind, StunFrame::Kind::Message);
        QCOMPARE(nextStunOverTcp(stream).size, stream.size());
        QCOMPARE(nextStunOverTcp(ByteView(stream).first(19)).kind, StunFrame::Kind::NeedMore);
        QCOMPARE(nextStunOverTcp(hex("40 01 00 05 61 62 63 64 65 00 00 00")).kind, StunFrame::Kind::ChannelData);
        QCOMPARE(nextStunOverTcp(hex("40 01 00 05 61 62 63 64 65 00 00 00")).size, std::size_t{12});
        QCOMPARE(nextStunOverTcp(hex("16 03 01 00 c8 01 00 00 c4 03 03")).kind, StunFrame::Kind::NotStun);
        QCOMPARE(
            acceptedPrefixes(stream, [](ByteView v) { return nextStunOverTcp(v).kind == StunFrame::Kind::Message; }),
            std::size_t{0});
    }
    void fieldsPointAtTheirBytes()
    {
        const auto bytes = refreshGrant().messageWithFingerprint();
        bool found = false;
        for (const Field& field : describe(*decodeStun(bytes))) {
            QVERIFY(field.offset + field.size <= bytes.size());
            if (field.name == "LIFETIME") {
                found = true;
                QCOMPARE(field.value, std::string("330 s"));
                QCOMPARE(field.offset + field.size, std::size_t{28});
            }
        }
        QVERIFY(found);
    }
    void classicMessagesHaveNoCookie()
    {
        const auto m = decodeStun(hex("00 01 00 08 11 22 33 44 55 66 77 88 99 aa bb cc dd ee ff 00"
                                      "00 03 00 04 00 00 00 00"));
        QVERIFY(m);
        QVERIFY(m->classic);
        QCOMPARE(m->transactionId.size(), std::size_t{16});
        QVERIFY(isClassicStunType(0x0001));
        QVERIFY(!isClassicStunType(0x0003));
    }
};

QTEST_APPLESS_MAIN(TestStun)
#include "tst_stun.moc"
