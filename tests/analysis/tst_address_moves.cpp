// SPDX-License-Identifier: GPL-3.0-or-later
// One address and port on several cards, one after the other or in networks of their own.
#include <QtTest>

#include "tests/support/analysed.h"
#include "tests/support/to_cloud.h"

using namespace phonehome;

namespace {

constexpr MacAddress kOther{{2, 0, 0, 0, 0, 3}};
constexpr MacAddress kRepeater{{2, 0, 0, 0, 0, 4}};

TimedFrame beat(double t, const MacAddress& from, const IpAddress& as = kDeviceIp)
{
    return {second(t), udpFrame({from, kRouter, {as, 4500}, {kCloud, 6667}}, std::vector<std::uint8_t>{1, 2})};
}

TimedFrame answer(double t, const MacAddress& to, const IpAddress& as = kDeviceIp)
{
    return {second(t), udpFrame({kRouter, to, {kCloud, 6667}, {as, 4500}, 50}, std::vector<std::uint8_t>{3})};
}

TimedFrame inVlan(TimedFrame frame, std::uint8_t id)
{
    const std::vector<std::uint8_t> tag{0x81, 0, 0, id};
    frame.bytes.insert(frame.bytes.begin() + 12, tag.begin(), tag.end());
    return frame;
}

/// Packets to and from the cloud that are the card's.
std::pair<std::uint64_t, std::uint64_t> packetsOf(const Snapshot& s, const MacAddress& mac)
{
    std::pair<std::uint64_t, std::uint64_t> out;
    for (std::size_t i = 0; i < s.flows.size(); ++i) {
        const Flow& flow = s.flows[i];
        if (flow.peer == kCloud && s.devices[flow.device.value].mac == mac) {
            out.first += flow.packetsOut;
            out.second += flow.packetsIn;
        }
    }
    return out;
}

using Packets = std::pair<std::uint64_t, std::uint64_t>;

} // namespace

class TestAddressMoves : public QObject {
    Q_OBJECT
private slots:
    void talkGoesToTheCardThatTookTheAddressOver()
    {
        std::vector<TimedFrame> frames;
        for (int i = 0; i < 5; ++i) {
            frames.push_back(beat(60 * i, kDevice));
            frames.push_back(answer(60 * i + 0.02, kDevice));
        }
        for (int i = 0; i < 4; ++i) {
            frames.push_back(beat(900 + 60 * i, kOther));
            frames.push_back(answer(900 + 60 * i + 0.02, kOther));
            frames.push_back(answer(900 + 60 * i + 30, kOther));
        }
        const auto s = analysed(frames);
        QCOMPARE(packetsOf(*s, kDevice), Packets(5, 5));
        QCOMPARE(packetsOf(*s, kOther), Packets(4, 8));
        const Group* const first = findGroup(*s, Protocol::Other, "UDP 6667 data", kCloud.text());
        QVERIFY(first);
        QVERIFY(first->events <= 5);
    }
    void whatComesForTheFormerCardIsItsOwn()
    {
        const auto s = analysed(
            {beat(0, kDevice), answer(0.02, kDevice), beat(60, kOther), answer(60.02, kOther), answer(61, kDevice)});
        QCOMPARE(packetsOf(*s, kOther), Packets(1, 1));
        QCOMPARE(packetsOf(*s, kDevice), Packets(1, 2));
    }
    void oneAddressInTwoNetworksIsOfTwoDevices()
    {
        std::vector<TimedFrame> frames;
        for (int i = 0; i < 6; ++i) {
            const MacAddress& card = i % 2 == 0 ? kDevice : kOther;
            const std::uint8_t vlan = i % 2 == 0 ? 10 : 20;
            frames.push_back(inVlan(beat(30 * i, card), vlan));
            frames.push_back(inVlan(answer(30 * i + 0.02, card), vlan));
        }
        const auto s = analysed(frames);
        QCOMPARE(packetsOf(*s, kDevice), Packets(3, 3));
        QCOMPARE(packetsOf(*s, kOther), Packets(3, 3));
    }
    void aRepeaterThatSendsItAgainTakesNothing()
    {
        std::vector<TimedFrame> frames;
        for (int i = 0; i < 5; ++i) {
            frames.push_back(beat(60 * i, kDevice));
            frames.push_back(beat(60 * i + 0.002, kRepeater));
            frames.push_back(answer(60 * i + 30, kRepeater));
            frames.push_back(answer(60 * i + 30.002, kDevice));
        }
        const auto s = analysed(frames);
        QCOMPARE(packetsOf(*s, kDevice), Packets(10, 10));
        QCOMPARE(packetsOf(*s, kRepeater), Packets(0, 0));
    }
    void aRepeaterOfSeveralHostsTakesNothingWhereTheirFramesAreMissed()
    {
        std::vector<TimedFrame> frames;
        const IpAddress own = IpAddress::v4(192, 168, 1, 9);
        for (int i = 0; i < 5; ++i) {
            frames.push_back(beat(60 * i, i < 2 ? kDevice : kRepeater));
            frames.push_back(beat(60 * i + 20, kRepeater, own));
        }
        const auto s = analysed(frames);
        QCOMPARE(packetsOf(*s, kDevice).first, std::uint64_t{5});
        QCOMPARE(packetsOf(*s, kRepeater).first, std::uint64_t{5});
    }
};

QTEST_GUILESS_MAIN(TestAddressMoves)
#include "tst_address_moves.moc"
