// SPDX-License-Identifier: GPL-3.0-or-later
// make_bench OUT.pcap PACKETS: a household of 24 devices talking for a week, the same bytes on every machine.
#include <array>
#include <cstdlib>
#include <fstream>
#include <iostream>
#include <string>

#include "tests/support/frame_builder.h"
#include "tests/support/pcap_writer.h"
#include "tests/support/split_mix.h"
#include "tests/support/stun_builder.h"
#include "tests/support/wire_messages.h"
#include "tests/support/wire_writer.h"

using namespace phonehome;

namespace {

constexpr std::size_t kDevices = 24;
constexpr Timestamp kStart{1'588'576'360'000'000'000};
constexpr MacAddress kRouter{{0x00, 0x90, 0x0b, 0, 0, 1}};

MacAddress macOf(std::size_t device)
{
    return {{0x24, 0xf5, 0xa2, 0, 1, static_cast<std::uint8_t>(device)}};
}

Route routeOf(std::size_t device, const IpAddress& peer, std::uint16_t from, std::uint16_t to)
{
    return {
        macOf(device), kRouter, {IpAddress::v4(192, 168, 1, static_cast<std::uint8_t>(10 + device)), from}, {peer, to}};
}

Route reversed(const Route& r)
{
    return {r.destinationMac, r.sourceMac, r.destination, r.source};
}

IpAddress server(std::uint64_t n)
{
    return IpAddress::v4(198, 51, static_cast<std::uint8_t>(100 + n / 250 % 3), static_cast<std::uint8_t>(1 + n % 250));
}

/// What one step writes: a question and its answer, or a stretch of a long connection.
class Household {
public:
    explicit Household(std::uint64_t seed) : m_random(seed) {}

    std::vector<std::vector<std::uint8_t>> step()
    {
        const std::size_t device = m_random.below(kDevices);
        const auto id = static_cast<std::uint16_t>(m_random.next());
        // Out of a hundred: bulk as most captures are, and what devices say of themselves.
        const std::uint64_t kind = m_random.below(100);
        if (kind < 70)
            return bulk(device);
        if (kind < 80) {
            const Route ask =
                routeOf(device, IpAddress::v4(192, 168, 1, 2), static_cast<std::uint16_t>(32768 | id), 53);
            const std::string name = "host" + std::to_string(m_random.below(500)) + ".example.com";
            return {udpFrame(ask, dnsQuestion(id, 0x100, name, 1)),
                    udpFrame(reversed(ask), dnsAnswerA(id, name, server(id % 500), 60))};
        }
        if (kind < 88) {
            const Route up = routeOf(device, server(device), 50000, 3478);
            const auto transaction = m_random.bytes<12>();
            return {udpFrame(up, StunBuilder(stun_type::kRefreshRequest, transaction).message()),
                    udpFrame(reversed(up), StunBuilder(stun_type::kRefreshSuccess, transaction)
                                               .number(stun_attribute::kLifetime, 330)
                                               .message())};
        }
        if (kind < 93) {
            Route group = routeOf(device, IpAddress::v4(239, 255, 255, 250), 3072, 1900);
            group.destinationMac = multicastMac(group.destination.address);
            return {udpFrame(group, ssdpAlive({"http://192.168.1.10:49153/setup.xml", "1", "upnp:rootdevice",
                                               "uuid:d" + std::to_string(device) + "::upnp:rootdevice"}))};
        }
        if (kind < 97) {
            Route group = routeOf(device, IpAddress::v4(224, 0, 0, 251), 5353, 5353);
            group.destinationMac = multicastMac(group.destination.address);
            return {udpFrame(group, dnsQuestion(0, 0, "_hap._tcp.local", 12))};
        }
        const Route ask = routeOf(device, server(900 + device), 123, 123);
        NtpMessage question;
        question.version = 4;
        question.mode = 3;
        question.transmit = m_random.next();
        NtpMessage answer = question;
        answer.mode = 4;
        answer.stratum = 2;
        answer.origin = question.transmit;
        return {udpFrame(ask, ntpPacket(question)), udpFrame(reversed(ask), ntpPacket(answer))};
    }

private:
    /// Four full segments and their acknowledgement.
    std::vector<std::vector<std::uint8_t>> bulk(std::size_t device)
    {
        const Route up =
            routeOf(device, server(200 + m_random.below(200)), static_cast<std::uint16_t>(40000 + device), 443);
        const Route down = reversed(up);
        std::vector<std::vector<std::uint8_t>> out;
        for (int i = 0; i < 4; ++i, m_sequence += kSegment)
            out.push_back(tcpFrame(down, {m_sequence, 1, tcp_flag::kAck, 500}, m_bulk));
        out.push_back(tcpFrame(up, {1, m_sequence, tcp_flag::kAck, 500}));
        return out;
    }

    static constexpr std::size_t kSegment = 600;
    SplitMix m_random;
    std::uint32_t m_sequence = 1;
    std::vector<std::uint8_t> m_bulk = std::vector<std::uint8_t>(kSegment, 0x17);
};

} // namespace

int main(int argc, char** argv)
{
    const std::uint64_t packets = argc == 3 ? std::strtoull(argv[2], nullptr, 10) : 0;
    if (packets == 0) {
        std::cerr << "usage: make_bench OUT.pcap PACKETS\n";
        return 2;
    }
    std::ofstream out(argv[1], std::ios::binary | std::ios::trunc);
    PcapWriter writer(out);
    Household household(5);
    const std::int64_t gap = std::int64_t{7} * 86400 * 1'000'000 / static_cast<std::int64_t>(packets) * 1000;
    std::uint64_t written = 0;
    Timestamp t = kStart;
    while (written < packets) {
        for (const auto& frame : household.step()) {
            writer.add(t, frame);
            t = t + Duration{gap};
            ++written;
        }
    }
    out.close();
    return out ? 0 : 1;
}
