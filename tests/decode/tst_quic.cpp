// SPDX-License-Identifier: GPL-3.0-or-later
#include <QtTest>

#include "core/decode/quic.h"
#include "core/decode/quic_keys.h"
#include "tests/support/frame_builder.h"
#include "tests/support/hex.h"
#include "tests/support/hostile.h"
#include "tests/support/quic_initial.h"
#include "tests/support/recorder.h"
#include "tests/support/wire_messages.h"

using namespace phonehome;

namespace {

const Route kRoute{{{2, 0, 0, 0, 0, 1}},
                   {{2, 0, 0, 0, 0, 2}},
                   {IpAddress::v4(192, 168, 1, 50), 40000},
                   {IpAddress::v4(198, 51, 100, 7), 443}};
const auto kId = hex("83 94 c8 f0 3e 51 57 08");

std::vector<std::uint8_t> handshake()
{
    SplitMix random(3);
    const auto hello = tlsClientHello("video.example.com", random);
    return {hello.begin() + 5, hello.end()};
}

std::vector<std::uint8_t> frameOf(const std::vector<std::uint8_t>& datagram)
{
    return udpFrame(kRoute, datagram);
}

} // namespace

class TestQuic : public QObject {
    Q_OBJECT
private slots:
    void keysOfRfc9001()
    {
        // RFC 9001 A.1.
        const auto keys = clientInitialKeys(QuicVersion::V1, kId);
        QVERIFY(keys);
        QCOMPARE(hex("1f369613dd76d5467730efcbe3b1a22d"),
                 std::vector<std::uint8_t>(keys->key.begin(), keys->key.end()));
        QCOMPARE(hex("fa044b2f42a3fd3b46fb255c"), std::vector<std::uint8_t>(keys->iv.begin(), keys->iv.end()));
        QCOMPARE(hex("9f50449e04a0e810283a1e9933adedd2"),
                 std::vector<std::uint8_t>(keys->headerKey.begin(), keys->headerKey.end()));
    }
    void keysOfRfc9369()
    {
        // RFC 9369 A.1.
        const auto keys = clientInitialKeys(QuicVersion::V2, kId);
        QVERIFY(keys);
        QCOMPARE(hex("8b1a0bc121284290a29e0971b5cd045d"),
                 std::vector<std::uint8_t>(keys->key.begin(), keys->key.end()));
        QCOMPARE(hex("91f73e2351d8fa91660e909f"), std::vector<std::uint8_t>(keys->iv.begin(), keys->iv.end()));
        QCOMPARE(hex("45b95e15235d6f45a6b19cbcb0294ba9"),
                 std::vector<std::uint8_t>(keys->headerKey.begin(), keys->headerKey.end()));
    }
    void maskOfRfc9001()
    {
        // RFC 9001 A.2.
        const auto keys = clientInitialKeys(QuicVersion::V1, kId);
        const auto mask = headerMask(*keys, hex("d1b1c98dd7689fb8ec11d242b123dc9b"));
        QCOMPARE(*mask, (std::array<std::uint8_t, 5>{0x43, 0x7b, 0x9a, 0xec, 0x36}));
    }
    /// The vectors of draft-ietf-quic-tls-27 and -29, A.1.
    void keysOfDrafts()
    {
        const std::pair<QuicVersion, const char*> drafts[] = {
            {QuicVersion::Draft27, "af7fd7efebd21878ff66811248983694"},
            {QuicVersion::Draft29, "175257a31eb09dea9366d8bb79ad80ba"},
            {QuicVersion::Draft34, "1f369613dd76d5467730efcbe3b1a22d"}};
        for (const auto& [version, key] : drafts) {
            const auto keys = clientInitialKeys(version, kId);
            QVERIFY(keys);
            QCOMPARE(hex(key), std::vector<std::uint8_t>(keys->key.begin(), keys->key.end()));
        }
        QVERIFY(!clientInitialKeys(static_cast<QuicVersion>(0xff000015), kId));
        QVERIFY(!clientInitialKeys(QuicVersion::None, kId));
    }
    void theNameIsReadInEachVersion()
    {
        for (const QuicVersion version :
             {QuicVersion::V1, QuicVersion::V2, QuicVersion::Draft22, QuicVersion::Draft27, QuicVersion::Draft29,
              QuicVersion::Draft34, QuicVersion::GoogleT050, QuicVersion::GoogleT051, QuicVersion::Mvfst22,
              QuicVersion::Mvfst27, QuicVersion::MvfstExperimental}) {
            const auto r = dissected(frameOf(quicInitial(version, kId, 2, {{0, handshake()}})));
            QCOMPARE(r.messages.size(), std::size_t{1});
            QCOMPARE(r.messages.at(0).protocol, Protocol::Tls);
            QCOMPARE(r.message<TlsClientHello>(0).serverName.value(), std::string("video.example.com"));
        }
    }
    /// Sealed as the version that the client would speak, which is what the server is to say.
    void theNameIsReadWhereAVersionIsToBeRefused()
    {
        for (const QuicVersion sealedAs : {QuicVersion::V1, QuicVersion::Draft29}) {
            QuicOptions options;
            options.sealedAs = sealedAs;
            const auto r = dissected(
                frameOf(quicInitial(static_cast<QuicVersion>(0x1a2a3a4a), kId, 2, {{0, handshake()}}, options)));
            QCOMPARE(r.messages.size(), std::size_t{1});
        }
        QVERIFY(!isKnownQuicVersion(static_cast<QuicVersion>(0x1a2a3a4b)));
    }
    /// RFC 9000 s7.2: from its second flight on, the client writes to the id that the server chose.
    void theKeysOfTheFirstPacketStay()
    {
        const auto all = handshake();
        const QuicPiece head{0, {all.begin(), all.begin() + 60}};
        const QuicPiece rest{60, {all.begin() + 60, all.end()}};
        QuicOptions options;
        options.sourceId = {7, 7, 7};
        const auto first = quicInitial(QuicVersion::V1, kId, 0, {head}, options);
        options.keysOf = kId;
        const auto second = quicInitial(QuicVersion::V1, hex("0164bccb0bceb2de"), 1, {rest}, options);
        const Timestamp t{1};
        const auto r = dissected({{t, frameOf(first)}, {t, frameOf(second)}});
        QCOMPARE(r.messages.size(), std::size_t{1});
        QCOMPARE(r.messages.at(0).frame, std::uint64_t{2});
        // Without the first one, nobody knows what it is sealed with.
        QVERIFY(dissected(frameOf(second)).messages.empty());
    }
    /// RFC 9000 s17.2.5.3: asked to try again, the client says the same to an id of the server's, with other keys.
    void whatIsSaidAgainIsToldOnce()
    {
        QuicOptions options;
        options.sourceId = {7, 7, 7};
        const auto first = quicInitial(QuicVersion::V1, kId, 0, {{0, handshake()}}, options);
        const auto again = quicInitial(QuicVersion::V1, hex("0164bccb0bceb2de"), 1, {{0, handshake()}}, options);
        SplitMix random(9);
        const auto hello = tlsClientHello("other.example.com", random);
        const auto other =
            quicInitial(QuicVersion::V1, hex("aabbccdd00112233"), 0, {{0, {hello.begin() + 5, hello.end()}}}, options);
        const Timestamp t{1};
        const auto r = dissected({{t, frameOf(first)}, {t, frameOf(again)}, {t, frameOf(other)}});
        QCOMPARE(r.messages.size(), std::size_t{2});
        QCOMPARE(r.messages.at(0).frame, std::uint64_t{1});
        QCOMPARE(r.messages.at(1).frame, std::uint64_t{3}); // another connection between the same ends
        // Some make another hello of it; the server's token tells that it is the same connection.
        options.token = {1, 2, 3};
        const auto anew =
            quicInitial(QuicVersion::V1, hex("0164bccb0bceb2de"), 1, {{0, {hello.begin() + 5, hello.end()}}}, options);
        QCOMPARE(dissected({{t, frameOf(first)}, {t, frameOf(anew)}}).messages.size(), std::size_t{1});
        QCOMPARE(dissected(frameOf(anew)).messages.size(), std::size_t{1}); // of an earlier connection, for all we saw
    }
    void piecesInAnyOrderOverSeveralPackets()
    {
        const auto all = handshake();
        const auto part = [&all](std::size_t from, std::size_t to) {
            return QuicPiece{from, {all.begin() + static_cast<long>(from), all.begin() + static_cast<long>(to)}};
        };
        const Timestamp t{1};
        const auto first = quicInitial(QuicVersion::V1, kId, 0, {part(60, all.size()), part(0, 20)});
        const auto second = quicInitial(QuicVersion::V1, kId, 1, {part(10, 70)});
        const auto r = dissected({{t, frameOf(first)}, {t, frameOf(second)}, {t, frameOf(first)}});
        QCOMPARE(r.messages.size(), std::size_t{1}); // and once only
        QCOMPARE(r.messages.at(0).frame, std::uint64_t{2});
    }
    void anythingElseIsNotOpened()
    {
        auto datagram = quicInitial(QuicVersion::V1, kId, 2, {{0, handshake()}});
        QVERIFY(looksLikeQuicInitial(datagram));
        auto wrong = datagram;
        wrong[40] ^= 1; // one bit, and the seal is broken
        QVERIFY(dissected(frameOf(wrong)).messages.empty());
        wrong = datagram;
        wrong[4] = 9; // another version
        QVERIFY(!looksLikeQuicInitial(wrong));
        QVERIFY(!looksLikeQuicInitial(hex("c0 00 00 00 01")));
    }
    void prefixesAndWrongBytes()
    {
        const auto datagram = quicInitial(QuicVersion::V1, kId, 2, {{0, handshake()}});
        QCOMPARE(acceptedPrefixes(datagram,
                                  [](ByteView v) {
                                      return !dissected(frameOf({v.begin(), v.end()})).messages.empty();
                                  }),
                 std::size_t{0});
        withEachByteWrong(ByteView(datagram).first(80), [](ByteView v) { dissected(frameOf({v.begin(), v.end()})); });
    }
};

QTEST_APPLESS_MAIN(TestQuic)
#include "tst_quic.moc"
