// SPDX-License-Identifier: GPL-3.0-or-later
#include <QtTest>

#include "tests/support/analysed.h"
#include "tests/support/frame_builder.h"
#include "tests/support/wire_messages.h"
#include "tests/support/wire_writer.h"

using namespace phonehome;

namespace {

constexpr MacAddress kPlug{{0x24, 0xf5, 0xa2, 0, 0, 1}};
constexpr MacAddress kRouter{{0, 0x90, 0x0b, 0, 0, 1}};
constexpr std::uint8_t kDiscover = 1;
constexpr std::uint8_t kRequest = 3;
constexpr std::uint8_t kAck = 5;
constexpr std::uint8_t kNak = 6;
constexpr std::uint8_t kLeaseTime = 51;
constexpr std::uint8_t kRenewalTime = 58;

Timestamp second(double s)
{
    return Timestamp{} + Duration::fromSeconds(1000 + s);
}

std::vector<std::uint8_t> seconds(std::uint32_t value)
{
    return WireWriter().u32(value).take();
}

/// REQUEST and ACK of a plug that holds its address already.
void renewal(std::vector<TimedFrame>& out, double t, const decltype(DhcpFields::options)& granted,
             std::uint8_t type = kRequest, std::uint8_t answer = kAck)
{
    const Endpoint client{IpAddress::v4(192, 168, 1, 107), 68};
    const Endpoint server{IpAddress::v4(192, 168, 1, 1), 67};
    DhcpFields fields;
    fields.type = type;
    fields.transactionId = static_cast<std::uint32_t>(out.size() + 1);
    fields.clientMac = kPlug;
    fields.clientIp = client.address;
    out.push_back({second(t), udpFrame({kPlug, kRouter, client, server}, dhcpPacket(fields))});
    fields.op = 2;
    fields.type = answer;
    fields.yourIp = client.address;
    fields.options = granted;
    out.push_back({second(t + 0.01), udpFrame({kRouter, kPlug, server, client}, dhcpPacket(fields))});
}

Promise promiseOf(double every, const decltype(DhcpFields::options)& granted)
{
    std::vector<TimedFrame> frames;
    for (int i = 0; i < 12; ++i)
        renewal(frames, i * every, granted);
    const auto s = analysed(frames);
    return s->groups.size() == 1 && s->groups[0].promise ? *s->groups[0].promise : Promise{};
}

} // namespace

class TestAddressLeases : public QObject {
    Q_OBJECT
private slots:
    void ofARequestThatTheSnapLengthCutItIsSeenWhetherItsSenderHasAnAddress()
    {
        std::vector<TimedFrame> frames;
        renewal(frames, 0, {});
        DhcpFields fields;
        fields.type = kDiscover;
        fields.clientMac = kPlug;
        const Endpoint nobody{IpAddress::v4(0), 68};
        const Endpoint all{IpAddress::v4(255, 255, 255, 255), 67};
        for (const double t : {10.0, 10.1}) // DISCOVER and REQUEST look alike, and share their transaction id
            frames.push_back(
                {second(t), udpFrame({kPlug, multicastMac(all.address), nobody, all}, dhcpPacket(fields))});
        for (TimedFrame& frame : frames)
            frame.bytes.resize(96);
        const auto s = analysed(frames);
        QCOMPARE(s->events.size(), std::size_t{1});
        QCOMPARE(s->events[0].tries, std::uint8_t{2});
        QCOMPARE(s->text(s->groups[0].kind), std::string("request"));
    }
    void aLeaseIsPromisedAndRenewedAtHalfOfIt()
    {
        const Promise promise = promiseOf(3660, {{kLeaseTime, seconds(7200)}});
        QCOMPARE(promise.kind, PromiseKind::DhcpLease);
        QCOMPARE(promise.seconds, std::int64_t{7200});
        QVERIFY(std::abs(*promise.margin - 3540) < 1);
        // RFC 2131 s4.4.5: half, where the server tells no T1.
        QCOMPARE(promise.renewal, (std::optional<RenewalTime>{{3600, false}}));
    }
    void theServersT1Wins()
    {
        const Promise promise = promiseOf(900, {{kLeaseTime, seconds(7200)}, {kRenewalTime, seconds(900)}});
        QCOMPARE(promise.renewal, (std::optional<RenewalTime>{{900, true}}));
    }
    void whoAsksForAnAddressAnewUsesNoLeaseUp()
    {
        std::vector<TimedFrame> frames;
        for (int i = 0; i < 12; ++i)
            renewal(frames, i * 3600.0, {{kLeaseTime, seconds(7200)}}, i % 4 == 3 ? kDiscover : kRequest);
        const auto s = analysed(frames);
        QCOMPARE(s->groups.size(), std::size_t{2});
        const Promise& renewed = *s->groups[0].promise;
        QVERIFY(std::abs(*renewed.margin - 3600) < 1);
        QCOMPARE(renewed.renewals->size(), std::size_t{8}); // all requests but the first
        QVERIFY(!s->groups[1].promise->margin);
    }
    void aNewLeaseMissesNoRenewal()
    {
        // A plug that joins the network anew, an hour and a half before a renewal would have been the third.
        std::vector<TimedFrame> frames;
        double t = 0;
        for (int life = 0; life < 6; ++life) {
            renewal(frames, t += 2500 + 100 * life, {{kLeaseTime, seconds(7200)}}, kDiscover);
            for (int i = 0; i < 5; ++i)
                renewal(frames, t += 3660, {{kLeaseTime, seconds(7200)}});
        }
        const auto s = analysed(frames);
        const Group* renewals = findGroup(*s, Protocol::Dhcp, "REQUEST", "192.168.1.1");
        QVERIFY(renewals);
        QCOMPARE(renewals->events, std::uint32_t{30});
        QCOMPARE(renewals->cadence.verdict, CadenceVerdict::Timer);
        QCOMPARE(renewals->cadence.missed(), std::uint32_t{0});
    }
    void aRefusedRenewalIsNone()
    {
        std::vector<TimedFrame> frames;
        renewal(frames, 0, {{kLeaseTime, seconds(7200)}});
        renewal(frames, 3600, {}, kRequest, kNak);
        QVERIFY(!analysed(frames)->groups[0].promise->renewals);
    }
    void foreverIsNoTime() { QVERIFY(!promiseOf(3600, {{kLeaseTime, seconds(0xffffffff)}}).margin); }
    void withoutALeaseNothingIsPromised()
    {
        QVERIFY(!promiseOf(900, {{kRenewalTime, seconds(900)}}).margin);
        QVERIFY(!promiseOf(900, {}).renewal);
    }
};

QTEST_APPLESS_MAIN(TestAddressLeases)
#include "tst_address_leases.moc"
