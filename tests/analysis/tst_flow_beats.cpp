// SPDX-License-Identifier: GPL-3.0-or-later
#include <QtTest>

#include "core/analysis/cadence_sentence.h"
#include "tests/support/analysed.h"
#include "tests/support/hex.h"
#include "tests/support/to_cloud.h"
#include "tests/support/wire_messages.h"

using namespace phonehome;

namespace {

const auto kPing = hex("c0 00");

Route back(const Route& r)
{
    return {r.destinationMac, r.sourceMac, r.destination, r.source};
}

TimedFrame datagram(double t, const Route& route)
{
    return {second(t), udpFrame(route, kPing)};
}

const Group* groupOf(const Snapshot& s, Protocol protocol, const std::string& kind,
                     Direction direction = Direction::Sent)
{
    for (std::size_t i = 0; i < s.groups.size(); ++i) {
        const Group& group = s.groups[i];
        if (group.protocol == protocol && group.direction == direction && s.text(group.kind) == kind)
            return &s.groups[i];
    }
    return nullptr;
}

} // namespace

class TestFlowBeats : public QObject {
    Q_OBJECT
private slots:
    void keepAlivesInsideAnEncryptedConnectionAreATimer()
    {
        std::vector<TimedFrame> frames;
        SplitMix random(5);
        TcpTalk talk(toCloud(40000, 8883), random, frames);
        talk.open(second(0), Duration::ofMillis(20));
        // The hello in two segments is a hello, and no more.
        const auto hello = tlsClientHello("mqtt.example.com", random);
        talk.fromClient(second(0.1), ByteView(hello).first(40));
        talk.fromClient(second(0.11), ByteView(hello).subspan(40));
        talk.fromServer(second(0.15), tlsServerHello(hello, random));
        for (int i = 1; i <= 30; ++i) {
            talk.fromClient(second(60.0 * i), tlsApplicationData(32, random));
            talk.fromServer(second(60.0 * i + 0.05), tlsApplicationData(32, random));
            talk.ackFromClient(second(60.0 * i + 0.06));
        }
        const auto s = analysed(frames);
        const Group* group = groupOf(*s, Protocol::Tls, "data");
        QVERIFY(group);
        QCOMPARE(group->events, std::uint32_t{30});
        QCOMPARE(group->cadence.verdict, CadenceVerdict::Timer);
        QVERIFY(std::abs(group->cadence.main()->period - 60) < 0.1);
        QCOMPARE(s->text(group->peer), std::string("mqtt.example.com"));
        QCOMPARE(s->groups.size(), std::size_t{2}); // and the hello
        QVERIFY(cadenceSentence(*s, *group).starts_with("TLS data to mqtt.example.com every 60 s"));
    }
    void whatThePeerBeginsIsApart()
    {
        std::vector<TimedFrame> frames;
        const Route route = toCloud(9000, 1883);
        frames.reserve(20);
        for (int i = 0; i < 20; ++i)
            frames.push_back(datagram(i * 30.0, i % 2 == 0 ? route : back(route)));
        const auto s = analysed(frames);
        const Group* sent = groupOf(*s, Protocol::Other, "UDP 1883 data");
        const Group* received = groupOf(*s, Protocol::Other, "UDP 1883 data", Direction::Received);
        QVERIFY(sent && received);
        QCOMPARE(sent->events, std::uint32_t{9}); // the first began the connection
        QCOMPARE(received->events, std::uint32_t{10});
        QVERIFY(cadenceSentence(*s, *sent).starts_with("UDP 1883 data to 198.51.100.7 every 60 s"));
        QVERIFY(cadenceSentence(*s, *received).starts_with("UDP 1883 data from 198.51.100.7 every 60 s"));
    }
    void whatGoesOnIsOneEvent()
    {
        std::vector<TimedFrame> frames;
        frames.reserve(1001);
        for (int i = 0; i < 1000; ++i)
            frames.push_back(datagram(i * 1.9, i % 3 == 0 ? toCloud(9000, 1883) : back(toCloud(9000, 1883))));
        QCOMPARE(analysed(frames)->events.size(), std::size_t{0});
        frames.push_back(datagram(1000 * 1.9 + 10, toCloud(9000, 1883)));
        QCOMPARE(analysed(frames)->events.size(), std::size_t{1});
    }
    void whatIsDecodedHasItsOwnEvents()
    {
        std::vector<TimedFrame> frames;
        const Route route = toCloud(50000, 53);
        frames.reserve(5);
        for (int i = 0; i < 5; ++i)
            frames.push_back({second(i * 60.0), udpFrame(route, dnsQuestion(7, 0x100, "a.example", 1))});
        const auto s = analysed(frames);
        QCOMPARE(s->groups.size(), std::size_t{1});
        QCOMPARE(s->groups[0].protocol, Protocol::Dns);
    }
    void connectionsThatComeAgainAreEvents()
    {
        std::vector<TimedFrame> frames;
        SplitMix random(5);
        for (int i = 0; i < 20; ++i) {
            TcpTalk talk(toCloud(static_cast<std::uint16_t>(40000 + i), 9999), random, frames);
            talk.open(second(i * 300.0), Duration::ofMillis(20));
            talk.fromClient(second(i * 300.0 + 0.1), kPing);
            talk.fromServer(second(i * 300.0 + 0.2), kPing);
            talk.close(second(i * 300.0 + 0.3), Duration::ofMillis(20));
        }
        const auto s = analysed(frames);
        QCOMPARE(s->groups.size(), std::size_t{1});
        QCOMPARE(s->text(s->groups[0].kind), std::string("TCP 9999 data"));
        QCOMPARE(s->groups[0].events, std::uint32_t{19});
        QVERIFY(std::abs(s->groups[0].cadence.main()->period - 300) < 1);
    }
    void strangersOnceMetAreNone()
    {
        std::vector<TimedFrame> frames;
        frames.reserve(500);
        for (std::uint32_t i = 0; i < 500; ++i) {
            Route route = toCloud(6881, 6881);
            route.destination.address = IpAddress::v4(0xcb007100 + i);
            frames.push_back(datagram(i * 3.0, route));
        }
        const auto s = analysed(frames);
        QCOMPARE(s->flows.size(), std::size_t{500});
        QCOMPARE(s->groups.size(), std::size_t{0});
    }
    void aBeatAmidOtherTalkIsNotMissed()
    {
        std::vector<TimedFrame> frames;
        const Route route = toCloud(9000, 1883);
        for (int i = 0; i < 100; ++i) {
            if (i % 10 == 5) // the server speaks just before: the beat begins nothing
                frames.push_back(datagram(i * 30.0 - 1, back(route)));
            frames.push_back(datagram(i * 30.0, route));
        }
        const auto s = analysed(frames);
        const Group* sent = groupOf(*s, Protocol::Other, "UDP 1883 data");
        QVERIFY(sent);
        QCOMPARE(sent->cadence.verdict, CadenceVerdict::Timer);
        QCOMPARE(sent->cadence.missed(), std::uint32_t{0});
        QCOMPARE(sent->cadence.hidden(), std::uint32_t{10});
        QCOMPARE(sent->cadence.beats(), std::uint32_t{89}); // the first began the connection
        QVERIFY(cadenceReason(sent->cadence).find("10 due amid other talk") != std::string::npos);
    }
    void aLastBeatIsNotLost()
    {
        const auto s = analysed({datagram(0, toCloud(9000, 1883)), datagram(60, toCloud(9000, 1883))});
        QCOMPARE(s->events.size(), std::size_t{1});
        QCOMPARE(s->events[0].frame, std::uint32_t{2});
        QCOMPARE(s->events[0].time, second(60));
    }
};

QTEST_APPLESS_MAIN(TestFlowBeats)
#include "tst_flow_beats.moc"
