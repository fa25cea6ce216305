// SPDX-License-Identifier: GPL-3.0-or-later
#include <QtTest>

#include "core/analysis/lookup_audit.h"
#include "tests/support/analysed.h"
#include "tests/support/stun_builder.h"
#include "tests/support/to_cloud.h"
#include "tests/support/wire_messages.h"
#include "tests/support/wire_writer.h"

using namespace phonehome;

namespace {

constexpr std::uint16_t kSocket = 47872;
constexpr std::uint16_t kStunPort = 3478;
constexpr std::uint16_t kXorPeerAddress = 0x0012;
constexpr std::uint16_t kPriority = 0x0024;
constexpr std::uint16_t kSendIndication = 0x0016;
const IpAddress kPeer = IpAddress::v4(203, 0, 113, 95);
const IpAddress kMapped = IpAddress::v4(203, 0, 113, 1);
const std::array<std::uint8_t, 12> kTransaction{1, 2, 3};

TimedFrame sent(double t, std::uint16_t own, const Endpoint& to, ByteView payload)
{
    return {second(t), udpFrame({kDevice, kRouter, {kDeviceIp, own}, to}, payload)};
}

TimedFrame answered(double t, std::uint16_t own, const Endpoint& by, ByteView payload)
{
    return {second(t), udpFrame({kRouter, kDevice, by, {kDeviceIp, own}}, payload)};
}

TimedFrame data(double t, std::uint16_t own, const Endpoint& to)
{
    return sent(t, own, to, WireWriter().text("x").view());
}

/// A lookup, so that the device's lookups are seen, and the given frames: whom it is said to have hard-coded.
std::vector<IpAddress> hardCoded(const std::vector<TimedFrame>& more)
{
    const Endpoint resolver{IpAddress::v4(192, 168, 1, 1), 53};
    std::vector<TimedFrame> frames{
        sent(-100, 5000, resolver, dnsQuestion(1, 0x100, "stun.example", 1)),
        answered(-99.99, 5000, resolver, dnsAnswerA(1, "stun.example", kCloud, 60)),
    };
    frames.insert(frames.end(), more.begin(), more.end());
    const auto s = analysed(frames);
    for (const UnexplainedTalk& talk : s->audit->unexplained(*s)) {
        if (talk.cause == MissingLookup::HardCoded)
            return talk.addresses;
    }
    return {};
}

/// The device asks the STUN server what its socket is mapped to.
std::vector<TimedFrame> mapping()
{
    const auto success = StunBuilder(stun_type::kBindingSuccess, kTransaction)
                             .xorAddress(stun_attribute::kXorMappedAddress, {kMapped, 47872});
    return {sent(1, kSocket, {kCloud, kStunPort}, StunBuilder(stun_type::kBindingRequest, kTransaction).message()),
            answered(1.1, kSocket, {kCloud, kStunPort}, success.message())};
}

std::vector<TimedFrame> with(std::vector<TimedFrame> frames, const TimedFrame& last)
{
    frames.push_back(last);
    return frames;
}

} // namespace

class TestIntroductions : public QObject {
    Q_OBJECT
private slots:
    void withoutOneAnAddressIsHardCoded()
    {
        QCOMPARE(hardCoded({data(2, kSocket, {kPeer, 42477})}), std::vector{kPeer});
        QCOMPARE(hardCoded(with(mapping(), data(2, 40000, {kPeer, 42477}))), std::vector{kPeer});
    }
    void theOwnMappedAddressIsToldByTheServer()
    {
        QCOMPARE(hardCoded(with(mapping(), data(2, 40000, {kMapped, 42477}))), std::vector<IpAddress>{});
    }
    void aMappedSocketIsForPeersThatAreTold()
    {
        auto frames = with(mapping(), data(2, kSocket, {kPeer, 42477}));
        QCOMPARE(hardCoded(frames), std::vector<IpAddress>{});
        // The same peer by another socket is the same peer, before too; another server on the mapped one is not.
        frames.insert(frames.begin(), data(0.5, 40000, {kPeer, 39222}));
        QCOMPARE(hardCoded(frames), std::vector<IpAddress>{});
        QCOMPARE(hardCoded(with(frames, data(3, kSocket, {IpAddress::v4(203, 0, 113, 2), kStunPort}))),
                 std::vector{IpAddress::v4(203, 0, 113, 2)});
    }
    void aConnectivityCheckGoesToACandidate()
    {
        const auto check = StunBuilder(stun_type::kBindingRequest, kTransaction)
                               .text(stun_attribute::kUsername, "a:b")
                               .number(kPriority, 1853824767)
                               .message();
        QCOMPARE(hardCoded({sent(2, 40000, {kPeer, 42477}, check)}), std::vector<IpAddress>{});
        const auto plain = StunBuilder(stun_type::kBindingRequest, kTransaction).message();
        QCOMPARE(hardCoded({sent(2, 40000, {kPeer, 42477}, plain)}), std::vector{kPeer});
    }
    void aRelayedPeerHasItsAddressInTheMessage()
    {
        const auto relayed = StunBuilder(kSendIndication, kTransaction).xorAddress(kXorPeerAddress, {kPeer, 42477});
        QCOMPARE(hardCoded({sent(1, 40000, {kCloud, kStunPort}, relayed.message()), data(2, 40001, {kPeer, 42477})}),
                 std::vector<IpAddress>{});
    }
    void anAnswerOfDnsTellsTheServersThatItNames()
    {
        const Endpoint resolver{IpAddress::v4(192, 168, 1, 1), 53};
        auto answer = dnsAnswerA(2, "sip.example", kCloud, 60);
        constexpr std::size_t kAdditionalCount = 11;
        answer[kAdditionalCount] = 1;
        const auto record = WireWriter().u8(1).text("x").u8(0).u16(1).u16(1).u32(60).u16(4).u32(kPeer.toV4()).take();
        answer.insert(answer.end(), record.begin(), record.end());
        const TimedFrame asked = sent(1, 5001, resolver, dnsQuestion(2, 0x100, "sip.example", 1));
        const TimedFrame after = data(2, 40001, {kPeer, 5060});
        QCOMPARE(hardCoded({asked, answered(1.01, 5001, resolver, answer), after}), std::vector<IpAddress>{});
        QCOMPARE(hardCoded({asked, after}), std::vector{kPeer});
    }
    void dhcpTellsResolversAndTimeServers()
    {
        constexpr std::uint8_t kDnsServers = 6;
        DhcpFields ack;
        ack.op = 2;
        ack.type = 5;
        ack.clientMac = kDevice;
        ack.yourIp = kDeviceIp;
        ack.options = {{kDnsServers, WireWriter().u32(kPeer.toV4()).take()}};
        const TimedFrame granted = answered(1, 68, {IpAddress::v4(192, 168, 1, 1), 67}, dhcpPacket(ack));
        QCOMPARE(hardCoded({granted, data(2, 40000, {kPeer, 53})}), std::vector<IpAddress>{});
    }
};

QTEST_APPLESS_MAIN(TestIntroductions)
#include "tst_introductions.moc"
