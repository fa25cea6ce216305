// SPDX-License-Identifier: GPL-3.0-or-later
#include <QtTest>

#include "core/analysis/group_members.h"
#include "tests/support/analysed.h"
#include "tests/support/frame_builder.h"
#include "tests/support/wemo_household.h"
#include "tests/support/wire_messages.h"

using namespace phonehome;

namespace {

const Endpoint kResolver{IpAddress::v4(192, 168, 1, 1), 53};
const Timestamp kStart{1'000'000'000'000'000'000};
constexpr const char* kPattern = "[0-3].openwrt.pool.ntp.org";

Route reversed(const Route& r)
{
    return {r.destinationMac, r.sourceMac, r.destination, r.source};
}

std::vector<std::uint8_t> request(Timestamp t)
{
    NtpMessage message;
    message.version = 4;
    message.mode = 3;
    message.transmit = ntpTime(t);
    return ntpPacket(message);
}

/// Every so many seconds the next of four names is asked for, and its address for the time.
std::vector<TimedFrame> poll(int beats, const char* domain, std::int64_t seconds = 600)
{
    std::vector<TimedFrame> frames;
    for (int i = 0; i < beats; ++i) {
        const Timestamp t = kStart + Duration::ofSeconds(seconds * i);
        const std::string name = std::to_string(i % 4) + domain;
        const IpAddress server = IpAddress::v4(192, 0, 2, static_cast<std::uint8_t>(10 + i % 8));
        const auto id = static_cast<std::uint16_t>(i);
        const Route ask = switchTo(static_cast<std::uint16_t>(20000 + i), kResolver);
        frames.push_back({t - Duration::ofMillis(80), udpFrame(ask, dnsQuestion(id, 0x100, name, 1))});
        frames.push_back({t - Duration::ofMillis(60), udpFrame(reversed(ask), dnsAnswerA(id, name, server, 60))});
        frames.push_back({t, udpFrame(switchTo(123, {server, 123}), request(t))});
    }
    return frames;
}

} // namespace

class TestPoolNames : public QObject {
    Q_OBJECT
private slots:
    void fourNamesAreOneTimer()
    {
        const SnapshotPtr s = analysed(poll(40, ".openwrt.pool.ntp.org"));
        const Group* time = findGroup(*s, Protocol::Ntp, "client", kPattern);
        QVERIFY(time);
        QCOMPARE(time->events, 40U);
        QVERIFY(time->cadence.main());
        QVERIFY(std::abs(time->cadence.main()->period - 600) < 1);
        // So are the lookups that go before.
        const Group* lookups = findGroup(*s, Protocol::Dns, kPattern, kResolver.address.text());
        QVERIFY(lookups);
        QCOMPARE(lookups->events, 40U);
        // Flows and names keep what was asked.
        QCOMPARE(s->flows.size(), std::size_t{1 + 8});
        for (std::size_t i = 0; i < s->flows.size(); ++i) {
            if (s->flows[i].peerPort == 123)
                QVERIFY(s->text(s->flows[i].name).ends_with(".openwrt.pool.ntp.org"));
            QVERIFY(!s->text(s->flows[i].name).starts_with('['));
        }
        QCOMPARE(s->names.size(), std::size_t{4});
        for (const Group* group : {time, lookups}) {
            const GroupMembers members = groupMembers(*s, *group);
            QCOMPARE(members.names.size(), std::size_t{4});
            QCOMPARE(members.names[2], std::string("2.openwrt.pool.ntp.org"));
            QCOMPARE(members.addresses, std::size_t{8});
        }
    }
    void onceADayIsAPeriod()
    {
        const SnapshotPtr s = analysed(poll(7, ".openwrt.pool.ntp.org", 86'400));
        const Group* time = findGroup(*s, Protocol::Ntp, "client", kPattern);
        QVERIFY(time);
        QVERIFY(time->cadence.main());
        QVERIFY(std::abs(time->cadence.main()->period - 86'400) < 1);
        QCOMPARE(time->cadence.beats(), 7U);
        QCOMPARE(time->cadence.missed(), 0U);
        QCOMPARE(time->cadence.pattern, CadencePattern::Daily);
        QVERIFY(time->cadence.confidence > 0.5);
    }
    void anEventKnowsItsOwnName()
    {
        const SnapshotPtr s = analysed(poll(8, ".openwrt.pool.ntp.org"));
        std::vector<std::string> peers;
        for (std::size_t i = 0; i < s->events.size(); ++i) {
            if (s->events[i].protocol == Protocol::Ntp)
                peers.push_back(eventPeer(*s, s->events[i]));
        }
        QCOMPARE(peers.size(), std::size_t{8});
        QCOMPARE(peers[1], std::string("1.openwrt.pool.ntp.org"));
        QCOMPARE(peers[7], std::string("3.openwrt.pool.ntp.org"));
    }
    void otherNumberedServersKeepTheirOwnTimers()
    {
        const SnapshotPtr s = analysed(poll(16, ".time.example.com"));
        QVERIFY(!findGroup(*s, Protocol::Ntp, "client", "[0-3].time.example.com"));
        const Group* one = findGroup(*s, Protocol::Ntp, "client", "1.time.example.com");
        QVERIFY(one);
        QCOMPARE(one->events, 4U);
        QVERIFY(groupMembers(*s, *one).names.empty());
    }
    void whatWasOpenBeforeItsNameJoinsThePattern()
    {
        // The first request goes out before the first answer that is seen.
        std::vector<TimedFrame> frames{
            {kStart - Duration::ofSeconds(600),
             udpFrame(switchTo(123, {IpAddress::v4(192, 0, 2, 10), 123}), request(kStart - Duration::ofSeconds(600)))}};
        for (TimedFrame& frame : poll(4, ".openwrt.pool.ntp.org"))
            frames.push_back(std::move(frame));
        const SnapshotPtr s = analysed(frames);
        const Group* time = findGroup(*s, Protocol::Ntp, "client", kPattern);
        QVERIFY(time);
        QCOMPARE(time->events, 5U);
    }
};

QTEST_APPLESS_MAIN(TestPoolNames)
#include "tst_pool_names.moc"
