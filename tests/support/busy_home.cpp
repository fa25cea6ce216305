// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/busy_home.h"

#include <algorithm>
#include <array>
#include <ostream>
#include <string>

#include "tests/support/pcap_writer.h"
#include "tests/support/split_mix.h"
#include "tests/support/stun_builder.h"
#include "tests/support/tcp_talk.h"
#include "tests/support/wire_messages.h"

namespace phonehome {

namespace {

constexpr MacAddress kRouter{{0x00, 0x90, 0x0b, 0, 0, 1}};
constexpr Duration kAnswerAfter = Duration::ofMillis(20);
constexpr std::uint16_t kUnicastQuery = 0x0100;

/// One thing that a device says again and again.
struct Habit {
    int period;
    std::uint64_t waver; ///< milliseconds, at most
    void (*say)(class Talker& talker, Timestamp time);
};

class Talker {
public:
    Talker(int device, SplitMix& random, std::vector<TimedFrame>& out) : m_device(device), m_random(random), m_out(out)
    {
    }

    void refresh(Timestamp t)
    {
        const Route up = to(IpAddress::v4(198, 51, 100, 20), 50000, 3478);
        const auto transaction = m_random.bytes<12>();
        put(t, udpFrame(up, StunBuilder(stun_type::kRefreshRequest, transaction).message()));
        put(t + kAnswerAfter,
            udpFrame(
                back(up),
                StunBuilder(stun_type::kRefreshSuccess, transaction).number(stun_attribute::kLifetime, 330).message()));
    }
    void lookUp(Timestamp t)
    {
        const auto port = static_cast<std::uint16_t>(32768 + m_random.below(28000));
        const Route up = to(IpAddress::v4(9, 9, 9, 9), port, 53);
        const auto id = static_cast<std::uint16_t>(m_random.next());
        const std::uint64_t host = m_random.below(6);
        const std::string name = "host" + std::to_string(host) + ".example.com";
        put(t, udpFrame(up, dnsQuestion(id, kUnicastQuery, name, 1)));
        // A resolver's cache tells of ever another time to live.
        const auto ttl = static_cast<std::uint32_t>(1 + m_random.below(300));
        put(t + kAnswerAfter, udpFrame(back(up), dnsAnswerA(id, name, server(host), ttl)));
    }
    void askTime(Timestamp t)
    {
        const Route up = to(server(30), 123, 123);
        NtpMessage question;
        question.version = 4;
        question.mode = 3;
        question.transmit = m_random.next();
        NtpMessage answer = question;
        answer.mode = 4;
        answer.stratum = 2;
        answer.origin = question.transmit;
        put(t, udpFrame(up, ntpPacket(question)));
        put(t + kAnswerAfter, udpFrame(back(up), ntpPacket(answer)));
    }
    void announce(Timestamp t)
    {
        Route group = to(IpAddress::v4(239, 255, 255, 250), 3072, 1900);
        group.destinationMac = multicastMac(group.destination.address);
        const std::string id = "uuid:d" + std::to_string(m_device);
        put(t, udpFrame(group, ssdpAlive({"http://192.168.1.10:49153/setup.xml", "1", "upnp:rootdevice",
                                          id + "::upnp:rootdevice"})));
    }
    void search(Timestamp t)
    {
        Route group = to(IpAddress::v4(224, 0, 0, 251), 5353, 5353);
        group.destinationMac = multicastMac(group.destination.address);
        put(t, udpFrame(group, dnsQuestion(0, 0, "_hap._tcp.local", 12)));
    }
    void connect(Timestamp t)
    {
        const auto port = static_cast<std::uint16_t>(32768 + m_random.below(28000));
        TcpTalk talk(to(server(40), port, 443), m_random, m_out);
        talk.open(t, Duration::ofMillis(20));
        talk.fromClient(t + Duration::ofMillis(30), tlsClientHello("cloud.example.com", m_random));
        talk.close(t + Duration::ofMillis(200), Duration::ofMillis(20));
    }

private:
    static IpAddress server(std::uint64_t n) { return IpAddress::v4(198, 51, 101, static_cast<std::uint8_t>(1 + n)); }
    Route to(const IpAddress& peer, std::uint16_t from, std::uint16_t port) const
    {
        const auto number = static_cast<std::uint8_t>(m_device);
        return {{{0x24, 0xf5, 0xa2, 0, 1, number}},
                kRouter,
                {IpAddress::v4(192, 168, 1, static_cast<std::uint8_t>(10 + number)), from},
                {peer, port}};
    }
    static Route back(const Route& r) { return {r.destinationMac, r.sourceMac, r.destination, r.source}; }
    void put(Timestamp t, std::vector<std::uint8_t> frame) { m_out.push_back({t, std::move(frame)}); }

    int m_device;
    SplitMix& m_random;
    std::vector<TimedFrame>& m_out;
};

constexpr std::array kHabits{
    Habit{kBusyHomePeriod, 60, [](Talker& d, Timestamp t) { d.refresh(t); }},
    Habit{500, 90'000, [](Talker& d, Timestamp t) { d.lookUp(t); }},
    Habit{1024, 400, [](Talker& d, Timestamp t) { d.askTime(t); }},
    Habit{600, 2'000, [](Talker& d, Timestamp t) { d.announce(t); }},
    Habit{1800, 5'000, [](Talker& d, Timestamp t) { d.search(t); }},
    Habit{3600, 30'000, [](Talker& d, Timestamp t) { d.connect(t); }},
};

} // namespace

BusyHomeCounts writeBusyHome(std::ostream& out, int days)
{
    BusyHomeCounts counts;
    PcapWriter writer(out);
    SplitMix random(30);
    std::array<std::array<Timestamp, kHabits.size()>, kBusyHomeDevices> due{};
    for (int device = 0; device < kBusyHomeDevices; ++device) {
        for (std::size_t h = 0; h < kHabits.size(); ++h)
            due[device][h] = kBusyHomeStart + Duration::ofSeconds(1 + 20 * device + static_cast<int>(h));
    }
    std::vector<TimedFrame> frames;
    for (int hour = 1; hour <= days * 24; ++hour) {
        const Timestamp end = kBusyHomeStart + Duration::ofSeconds(std::int64_t{3600} * hour);
        frames.clear();
        for (int device = 0; device < kBusyHomeDevices; ++device) {
            Talker talker(device, random, frames);
            for (std::size_t h = 0; h < kHabits.size(); ++h) {
                for (Timestamp& t = due[device][h]; t < end;) {
                    kHabits[h].say(talker, t);
                    ++counts.events;
                    counts.refreshesOfOne += h == 0 && device == 0 ? 1 : 0;
                    t = t + Duration::ofSeconds(kHabits[h].period) +
                        Duration::ofMillis(static_cast<std::int64_t>(random.below(kHabits[h].waver)));
                }
            }
        }
        std::stable_sort(frames.begin(), frames.end(),
                         [](const TimedFrame& a, const TimedFrame& b) { return a.time < b.time; });
        for (const TimedFrame& frame : frames)
            writer.add(frame.time, frame.bytes);
        counts.packets += frames.size();
    }
    return counts;
}

} // namespace phonehome
