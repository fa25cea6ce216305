// SPDX-License-Identifier: GPL-3.0-or-later
#include <QtTest>

#include "core/decode/dissector.h"
#include "tests/support/analysed.h"
#include "tests/support/recorder.h"
#include "tests/support/router_taps.h"
#include "tests/support/to_cloud.h"

using namespace phonehome;

Q_DECLARE_METATYPE(phonehome::LinkType)

namespace {

using Bytes = std::vector<std::uint8_t>;
constexpr std::uint32_t kWan = TappedFrame::kWan;
constexpr std::uint32_t kPort = TappedFrame::kPort;
constexpr std::uint32_t kBridge = TappedFrame::kBridge;

Bytes beat(std::uint16_t own = 4500)
{
    return udpFrame(toCloud(own, 6667), Bytes{1, 2, 3});
}

Bytes translated(const Bytes& frame, std::uint16_t port)
{
    return handedOn(frame, {kRouterWan, Endpoint{kRouterWanIp, port}, {}});
}

/// One letter a packet: N new, S the same, T translated; small where the machine handed it on.
std::string judged(const std::vector<TappedFrame>& frames, LinkType link = LinkType::LinuxSll2)
{
    std::vector<TimedFrame> cooked;
    const Bytes capture = cookedCapture(frames, link);
    std::size_t at = 24;
    for (const TappedFrame& frame : frames) {
        const std::size_t size = frame.ethernet.size() - 14 + (link == LinkType::LinuxSll ? 16 : 20);
        at += 16;
        cooked.push_back({frame.time, Bytes(capture.begin() + static_cast<std::ptrdiff_t>(at),
                                            capture.begin() + static_cast<std::ptrdiff_t>(at + size))});
        at += size;
    }
    std::string out;
    for (const Packet& packet : dissected(cooked, static_cast<std::uint32_t>(link)).packets) {
        const char letter = packet.copy == PacketCopy::None ? 'N' : packet.copy == PacketCopy::Same ? 'S' : 'T';
        out += static_cast<char>(packet.handedOn ? letter + ('a' - 'A') : letter);
    }
    return out;
}

} // namespace

class TestPacketCopies : public QObject {
    Q_OBJECT
private slots:
    void whatIsBridgedIsSaidOnce()
    {
        const std::vector<TappedFrame> frames{{second(0), beat(), kPort, false},
                                              {second(0.0001), beat(), kBridge, false},
                                              {second(0.0002), beat(), 4, true}};
        QCOMPARE(judged(frames), std::string("NSS"));
        QCOMPARE(judged(frames, LinkType::LinuxSll), std::string("NSS"));
    }
    void whatIsForwardedIsSaidOnceAndByTheMachine()
    {
        const Bytes on = handedOn(beat(), {kRouterWan, {}, {}});
        const std::vector<TappedFrame> frames{{second(0), beat(), kPort, false}, {second(0.08), on, kWan, true}};
        QCOMPARE(judged(frames), std::string("Ns"));
        QCOMPARE(judged(frames, LinkType::LinuxSll), std::string("Ns"));
    }
    void whoSaysItAgainWhereItWasSaidSaysItAgain()
    {
        const std::vector<TappedFrame> frames{
            {second(0), beat(), kPort, false},    {second(0.0001), beat(), kBridge, false},
            {second(0.02), beat(), kPort, false}, {second(0.0201), beat(), kBridge, false},
            {second(0.03), beat(), 4, true},      {second(0.031), beat(), 4, true},
            {second(1), beat(), kPort, false},    {second(1.0001), beat(), kBridge, false}};
        QCOMPARE(judged(frames), std::string("NSNSSSNS"));
        QCOMPARE(judged(frames, LinkType::LinuxSll), std::string("NSNSSSNS"));
    }
    void aNumberOfItsOwnMakesAPacket()
    {
        Route route = toCloud(4500, 6667);
        std::vector<TappedFrame> frames;
        for (std::uint16_t id = 0; id < 3; ++id) {
            route.id = id;
            frames.push_back({second(0.001 * id), udpFrame(route, Bytes{1, 2, 3}), kPort, false});
        }
        QCOMPARE(judged(frames, LinkType::LinuxSll), std::string("NNN"));
    }
    void aRetransmittedSegmentHasItsOwnNumber()
    {
        Route route = toCloud(50000, 443);
        const auto segment = [&](std::uint16_t id) {
            route.id = id;
            return tcpFrame(route, {100, 1, tcp_flag::kAck | tcp_flag::kPsh}, Bytes{1, 2});
        };
        QCOMPARE(judged({{second(0), segment(1), kPort, false},
                         {second(0.0001), segment(1), kBridge, false},
                         {second(0.05), segment(2), kPort, false},
                         {second(0.0501), segment(2), kBridge, false}},
                        LinkType::LinuxSll),
                 std::string("NSNS"));
    }
    void theFarSideOfATranslationIsNotSaidAgain()
    {
        const Bytes answer = udpFrame({kRouterLan, kDevice, {kCloud, 6667}, {kDeviceIp, 4500}, 50}, Bytes{9, 9});
        const Bytes answerOutside =
            udpFrame({kProvider, kRouterWan, {kCloud, 6667}, {kRouterWanIp, 14500}, 51}, Bytes{9, 9});
        QCOMPARE(judged({{second(0), beat(), kPort, false},
                         {second(0.001), translated(beat(), 14500), kWan, true},
                         {second(0.03), answerOutside, kWan, false},
                         {second(0.031), answer, kBridge, true},
                         {second(0.031), answer, kPort, true},
                         {second(310), answerOutside, kWan, false}}),
                 std::string("NtTnST"));
    }
    void aTalkThatBeganOutsideIsKnownFromItsSecondPacketOn()
    {
        const auto asked = [](std::uint8_t n) {
            return udpFrame({kProvider, kRouterWan, {kCloud, 5000}, {kRouterWanIp, 9000}, 51}, Bytes{9, n});
        };
        const auto inside = [&](std::uint8_t n) {
            return handedOn(asked(n), {kRouterLan, {}, Endpoint{kDeviceIp, 9000}});
        };
        QCOMPARE(judged({{second(0), asked(1), kWan, false},
                         {second(0.001), inside(1), kPort, true},
                         {second(1), asked(2), kWan, false},
                         {second(1.001), inside(2), kPort, true}}),
                 std::string("NnTn"));
    }
    void whatTheRouterSaysItselfIsItsOwn()
    {
        // The same words to the same peer, but with all the hops it has.
        Route own{kRouterWan, kProvider, {kRouterWanIp, 4500}, {kCloud, 6667}};
        QCOMPARE(
            judged({{second(0), beat(), kPort, false}, {second(0.001), udpFrame(own, Bytes{1, 2, 3}), kWan, true}}),
            std::string("NN"));
    }
    void twoHostsThatSayTheSameAreTwo()
    {
        Route other = toCloud(4500, 6667);
        other.source.address = IpAddress::v4(192, 168, 1, 51);
        QCOMPARE(judged({{second(0), beat(), kPort, false},
                         {second(0.001), udpFrame(other, Bytes{1, 2, 3}), kPort, false},
                         {second(0.002), translated(beat(), 14500), kWan, true},
                         {second(0.003), translated(beat(), 24500), kWan, true}}),
                 std::string("NNtt"));
    }
    void arpThatIsFloodedIsOne()
    {
        const Bytes asks = arpRequestFrame(kDevice, kDeviceIp, kRouterLanIp);
        QCOMPARE(judged({{second(0), padded(asks), kPort, false},
                         {second(0.0001), padded(asks), kBridge, false},
                         {second(0.0002), asks, 4, true},
                         {second(1), padded(asks), kPort, false}}),
                 std::string("NSSN"));
    }
    void anotherRouterOnTheBridgeIsNotTheMachine()
    {
        const Bytes on = handedOn(beat(), {kRouter, {}, {}});
        QCOMPARE(judged({{second(0), beat(), kPort, false},
                         {second(0.0001), beat(), 4, true},
                         {second(0.001), on, 4, false},
                         {second(0.0011), on, kPort, true}}),
                 std::string("NSSS"));
    }
    void severalEthernetInterfacesOfOneFileShowThem()
    {
        struct Kept final : PacketObserver {
            void onPacket(const Packet& packet) override { copies.push_back(packet.copy); }
            void onMessage(const Observation&) override {}
            std::vector<PacketCopy> copies;
        } kept;
        Dissector dissector({&kept});
        const Bytes said = beat();
        const Bytes far = translated(said, 14500);
        const auto show = [&](double t, const Bytes& bytes, std::uint16_t interface) {
            Frame frame;
            frame.time = second(t);
            frame.linkType = static_cast<std::uint32_t>(LinkType::Ethernet);
            frame.data = bytes;
            frame.length = static_cast<std::uint32_t>(bytes.size());
            frame.interface = interface;
            dissector.dissect(frame);
        };
        show(0, said, 1); // the first of another interface tells that there are several
        show(0.0001, said, 2);
        show(0.001, far, 0);
        show(0.02, said, 1);
        QVERIFY(
            (kept.copies == std::vector{PacketCopy::None, PacketCopy::Same, PacketCopy::Translated, PacketCopy::None}));
    }
    void oneEthernetInterfaceShowsNoCopies()
    {
        const auto packets = dissected({{second(0), beat()}, {second(0.0001), beat()}}).packets;
        QVERIFY(packets[0].copy == PacketCopy::None);
        QVERIFY(packets[1].copy == PacketCopy::None);
    }
};

QTEST_GUILESS_MAIN(TestPacketCopies)
#include "tst_packet_copies.moc"
