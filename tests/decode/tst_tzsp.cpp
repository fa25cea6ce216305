// SPDX-License-Identifier: GPL-3.0-or-later
#include <QtTest>

#include "core/net/tzsp.h"
#include "tests/support/analysed.h"
#include "tests/support/frame_builder.h"
#include "tests/support/hex.h"
#include "tests/support/hostile.h"
#include "tests/support/recorder.h"
#include "tests/support/wire_messages.h"

using namespace phonehome;

namespace {

/// The router streams to the computer that captures.
const Route kStream{{{0, 0x90, 0x0b, 0, 0, 1}},
                    {{0x24, 0xf5, 0xa2, 0, 0, 9}},
                    {IpAddress::v4(192, 168, 1, 2), 50000},
                    {IpAddress::v4(192, 168, 1, 50), kTzspPort}};
const Route kAsk{{{0x24, 0xf5, 0xa2, 0, 0, 1}},
                 {{0, 0x90, 0x0b, 0, 0, 1}},
                 {IpAddress::v4(192, 168, 1, 107), 40000},
                 {IpAddress::v4(192, 168, 1, 2), 53}};

std::vector<std::uint8_t> inner()
{
    return udpFrame(kAsk, dnsQuestion(7, 0x0100, "nat.wemo2.com", 1));
}

std::vector<std::uint8_t> wrapped(const char* header, const std::vector<std::uint8_t>& frame)
{
    auto out = hex(header);
    out.insert(out.end(), frame.begin(), frame.end());
    return out;
}

// Version 1, received, Ethernet; a padding tag, signal strength, the end.
constexpr const char* kHeader = "01 00 0001 00 0a 01 c8 01";

} // namespace

class TestTzsp : public QObject {
    Q_OBJECT
private slots:
    void theFrameIsBehindTheTags()
    {
        const auto payload = wrapped(kHeader, inner());
        const TzspMessage carried = decodeTzsp(payload);
        QCOMPARE(carried.kind, TzspKind::Frame);
        QCOMPARE(carried.linkType, LinkType::Ethernet);
        QCOMPARE(carried.bytes.size(), inner().size());
        QCOMPARE(std::size_t{carried.length}, inner().size());
    }
    void linkLayerIsWhatTheRouterSays()
    {
        QCOMPARE(decodeTzsp(wrapped("01 00 0012 01", inner())).linkType, LinkType::Wireless);
        QCOMPARE(decodeTzsp(wrapped("01 00 0077 01", inner())).linkType, LinkType::WirelessPrism);
        QCOMPARE(decodeTzsp(wrapped("01 00 007f 01", inner())).linkType, LinkType::WirelessAvs);
        QCOMPARE(decodeTzsp(wrapped("01 00 0009 01", inner())).kind, TzspKind::Foreign);
    }
    void cutFramesKeepTheirLength()
    {
        QCOMPARE(decodeTzsp(wrapped("01 00 0001 29 02 05ea 01", inner())).length, 1514U);
        // A tag that contradicts what is there, or of another size, is no length.
        QCOMPARE(std::size_t{decodeTzsp(wrapped("01 00 0001 29 02 0002 01", inner())).length}, inner().size());
        QCOMPARE(std::size_t{decodeTzsp(wrapped("01 00 0001 29 01 ff 01", inner())).length}, inner().size());
    }
    void whatIsCarriedIsRead()
    {
        const Recorded r = dissected(udpFrame(kStream, wrapped(kHeader, inner())));
        QCOMPARE(r.packets.size(), std::size_t{2}); // the router's and, with the same number, what it saw
        QCOMPARE(r.messages.size(), std::size_t{1});
        QCOMPARE(r.message<DnsMessage>(0).questions.at(0).name, std::string("nat.wemo2.com"));
        QCOMPARE(r.messages.at(0).frame, std::uint64_t{1});
        QCOMPARE(r.messages.at(0).from.text(), std::string("192.168.1.107:40000"));
    }
    void packetsOfTheFileAreCountedOnce()
    {
        const SnapshotPtr s = analysed({{Timestamp{1'000'000'000'000}, udpFrame(kStream, wrapped(kHeader, inner()))}});
        QCOMPARE(s->totals.packets, std::uint64_t{1});
        QVERIFY(findDevice(*s, kAsk.sourceMac) != nullptr);
    }
    void aStreamInAStreamIsLeftAlone()
    {
        const auto once = udpFrame(kStream, wrapped(kHeader, inner()));
        const Recorded r = dissected(udpFrame(kStream, wrapped(kHeader, once)));
        QCOMPARE(r.packets.size(), std::size_t{2});
        QVERIFY(r.messages.empty());
    }
    void keepAlivesAndStrangersCarryNothing()
    {
        QCOMPARE(decodeTzsp(wrapped("01 04 0001 01", {1, 2, 3})).kind, TzspKind::KeepAlive);
        for (const char* header : {"02 00 0001 01", "01 06 0001 01", "01 00 0001 0a ff 00"})
            QCOMPARE(decodeTzsp(wrapped(header, {1, 2, 3})).kind, TzspKind::Malformed);
        QCOMPARE(decodeTzsp(hex(kHeader)).kind, TzspKind::Malformed);
    }
    void everyPrefixAndEveryByteWrong()
    {
        const auto payload = wrapped(kHeader, {1, 2});
        QCOMPARE(acceptedPrefixes(payload, [](ByteView view) { return decodeTzsp(view).kind == TzspKind::Frame; }),
                 std::size_t{1});
        withEachByteWrong(udpFrame(kStream, payload), [](ByteView view) {
            QVERIFY(!dissected(std::vector<std::uint8_t>(view.begin(), view.end())).packets.empty());
        });
    }
};

QTEST_APPLESS_MAIN(TestTzsp)
#include "tst_tzsp.moc"
