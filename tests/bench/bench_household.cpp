// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/bench_household.h"

#include <array>
#include <cmath>

#include "tests/support/stun_builder.h"
#include "tests/support/wire_messages.h"

namespace phonehome {

namespace {

constexpr Timestamp kStart{1'588'576'360'000'000'000};
constexpr MacAddress kRouter{{0x00, 0x90, 0x0b, 0, 0, 1}};
constexpr std::uint8_t kResolver = 2;
constexpr std::size_t kSegment = 1448;
constexpr double kChatterADay = 9500; ///< packets of one device that no session sends
constexpr double kShortSession = 150; ///< packets, of the mean one
constexpr double kLongSession = 620;

MacAddress macOf(std::size_t device)
{
    return {{0x24, 0xf5, 0xa2, 0, 1, static_cast<std::uint8_t>(device)}};
}

IpAddress addressOf(std::size_t device)
{
    return IpAddress::v4(192, 168, 1, static_cast<std::uint8_t>(10 + device));
}

/// Where a name leads: the same address every time, one to a name.
IpAddress serverOf(std::string_view name)
{
    std::uint32_t hash = 2166136261U;
    for (const char c : name)
        hash = (hash ^ static_cast<std::uint8_t>(c)) * 16777619U;
    return IpAddress::v4(static_cast<std::uint32_t>(198) << 24U | (hash & 0x00ffffffU));
}

Route reversed(const Route& r)
{
    return {r.destinationMac, r.sourceMac, r.destination, r.source};
}

} // namespace

BenchHousehold::BenchHousehold(const BenchMix& mix, Write write)
    : m_mix(mix), m_write(std::move(write)), m_now(kStart), m_segment(kSegment, 0x17)
{
    for (std::size_t device = 0; device < m_mix.devices; ++device) {
        every(310, 0.0001, [this, device] { keepAllocation(device); });
        every(600, 0.01, [this, device] { setClock(device); });
        every(900, 0.1, [this, device] { announce(device); });
        every(180, 0.4, [this, device] { sayMdns(device); });
        every(240, 0.5, [this, device] { lookUp(device, hostOf(device)); });
        every(120, 0.4, [this, device] { askNeighbour(device); });
        in(Duration::ofMillis(m_random.between(0, 5000)), [this, device] { holdLine(device); });
    }
    const double chatter = kChatterADay * m_mix.days * static_cast<double>(m_mix.devices);
    const double full = static_cast<double>(m_mix.bulk + m_mix.quic) / 100;
    const double mean = full * kLongSession + (1 - full) * kShortSession;
    const double sessions = (static_cast<double>(m_mix.packets) * 1.02 - chatter) / mean;
    if (sessions > 1)
        every(m_mix.days * 86400 / sessions, 0.9, [this] { beginSession(); });
}

void BenchHousehold::talk()
{
    while (m_written < m_mix.packets && !m_plan.empty()) {
        Later next = m_plan.top();
        m_plan.pop();
        m_now = next.when;
        next.step();
    }
}

void BenchHousehold::in(Duration wait, Step step)
{
    m_plan.push({m_now + wait, m_planned++, std::move(step)});
}

void BenchHousehold::send(Duration wait, std::vector<std::uint8_t> frame)
{
    in(wait, [this, frame = std::move(frame)] {
        if (m_written++ < m_mix.packets)
            m_write(m_now, frame);
    });
}

void BenchHousehold::every(double seconds, double share, const Step& step)
{
    in(Duration::fromSeconds(seconds * static_cast<double>(m_random.below(1000)) / 1000),
       [this, seconds, share, step] { repeat(seconds, share, step); });
}

void BenchHousehold::repeat(double seconds, double share, const Step& step)
{
    step();
    const double off = static_cast<double>(m_random.between(-1'000'000, 1'000'000)) / 1'000'000;
    in(Duration::fromSeconds(seconds * (1 + share * off)),
       [this, seconds, share, step] { repeat(seconds, share, step); });
}

Route BenchHousehold::toPeer(std::size_t device, const IpAddress& peer, std::uint16_t from, std::uint16_t to) const
{
    return {macOf(device), kRouter, {addressOf(device), from}, {peer, to}};
}

Route BenchHousehold::toGroup(std::size_t device, const IpAddress& group, std::uint16_t from, std::uint16_t to) const
{
    Route route = toPeer(device, group, from, to);
    route.destinationMac = multicastMac(group);
    return route;
}

std::string BenchHousehold::hostOf(std::size_t device)
{
    return "api" + std::to_string(m_random.below(4)) + ".maker" + std::to_string(device % 9) + ".example.com";
}

void BenchHousehold::keepAllocation(std::size_t device)
{
    const Route up = toPeer(device, serverOf("turn.maker.example.com"), 50000, 3478);
    const auto transaction = m_random.bytes<12>();
    send({}, udpFrame(up, StunBuilder(stun_type::kRefreshRequest, transaction).message()));
    send(Duration::ofMillis(30),
         udpFrame(
             reversed(up),
             StunBuilder(stun_type::kRefreshSuccess, transaction).number(stun_attribute::kLifetime, 330).message()));
}

void BenchHousehold::setClock(std::size_t device)
{
    const std::string name = std::to_string(m_random.below(4)) + ".pool.ntp.org";
    lookUp(device, name);
    const Route ask = toPeer(device, serverOf(name), 123, 123);
    NtpMessage question;
    question.version = 4;
    question.mode = 3;
    question.transmit = m_random.next();
    NtpMessage answer = question;
    answer.mode = 4;
    answer.stratum = 2;
    answer.origin = question.transmit;
    send(Duration::ofMillis(50), udpFrame(ask, ntpPacket(question)));
    send(Duration::ofMillis(70), udpFrame(reversed(ask), ntpPacket(answer)));
}

void BenchHousehold::announce(std::size_t device)
{
    constexpr std::array<const char*, 8> kTypes{"upnp:rootdevice",
                                                "",
                                                "urn:Belkin:device:controllee:1",
                                                "urn:Belkin:service:WiFiSetup:1",
                                                "urn:Belkin:service:timesync:1",
                                                "urn:Belkin:service:basicevent:1",
                                                "urn:Belkin:service:rules:1",
                                                "urn:Belkin:service:firmwareupdate:1"};
    const std::string uuid = "uuid:Socket-1_0-2215K01" + std::to_string(100000 + device);
    const std::string location = "http://" + addressOf(device).text() + ":49153/setup.xml";
    std::int64_t wait = 0;
    for (const std::string type : kTypes) {
        const std::string nt = type.empty() ? uuid : type;
        const Route route = toGroup(device, IpAddress::v4(239, 255, 255, 250),
                                    static_cast<std::uint16_t>(m_random.between(1024, 5000)), 1900);
        send(Duration::ofMillis(wait++ * 2),
             udpFrame(route, ssdpAlive({location, "1", nt, type.empty() ? uuid : uuid + "::" + type})));
    }
}

void BenchHousehold::sayMdns(std::size_t device)
{
    const Route route = toGroup(device, IpAddress::v4(224, 0, 0, 251), 5353, 5353);
    send({}, udpFrame(route, dnsQuestion(0, 0, "_hap._tcp.local", 12)));
    if (m_random.below(2) == 0)
        send(Duration::ofMillis(60),
             udpFrame(route, dnsAnswerA(0, "socket" + std::to_string(device) + ".local", addressOf(device), 120)));
}

void BenchHousehold::lookUp(std::size_t device, const std::string& name)
{
    const auto id = static_cast<std::uint16_t>(m_random.next());
    Route ask = toPeer(device, IpAddress::v4(192, 168, 1, kResolver), static_cast<std::uint16_t>(32768 | id), 53);
    ask.destinationMac = macOf(250);
    send({}, udpFrame(ask, dnsQuestion(id, 0x100, name, 1)));
    send(Duration::ofMillis(12), udpFrame(reversed(ask), dnsAnswerA(id, name, serverOf(name), 60)));
}

void BenchHousehold::askNeighbour(std::size_t device)
{
    const IpAddress router = IpAddress::v4(192, 168, 1, 1);
    send({}, padded(arpRequestFrame(macOf(device), addressOf(device), router)));
    send(Duration::ofMillis(1), padded(arpReplyFrame(reversed(toPeer(device, router, 0, 0)))));
}

void BenchHousehold::holdLine(std::size_t device)
{
    const auto line = std::make_shared<Session>();
    line->device = device;
    line->host = hostOf(device);
    line->up = toPeer(device, serverOf(line->host), static_cast<std::uint16_t>(40000 + device), 8883);
    line->left = m_mix.packets;
    line->gap = Duration::ofSeconds(60);
    in({}, [this, line] { tcpStep(*line); });
    every(60, 0.3, [this, line] { tcpStep(*line); });
}

void BenchHousehold::beginSession()
{
    const auto session = std::make_shared<Session>();
    session->device = m_random.below(m_mix.devices);
    session->host = hostOf(session->device);
    lookUp(session->device, session->host);
    const auto kind = static_cast<int>(m_random.below(100));
    session->full = kind < m_mix.bulk + m_mix.quic;
    // Of those that carry bulk most are short, some are very long.
    const auto spread = static_cast<double>(m_random.below(1000)) / 1000;
    session->left = session->full ? static_cast<std::uint64_t>(20 * std::pow(10, spread * 2.2))
                                  : static_cast<std::uint64_t>(m_random.between(40, 260));
    session->gap = session->full ? Duration{600'000} : Duration::ofMillis(20);
    const bool udp = session->full && kind >= m_mix.bulk;
    session->up = toPeer(session->device, serverOf(session->host),
                         static_cast<std::uint16_t>(m_random.between(32768, 60999)), 443);
    in(Duration::ofMillis(15), [this, session, udp] { goOn(session, udp); });
}

void BenchHousehold::goOn(const std::shared_ptr<Session>& session, bool udp)
{
    if (session->left == 0)
        return;
    udp ? udpStep(*session) : tcpStep(*session);
    in(Duration{session->gap.ns * m_random.between(70, 130) / 100}, [this, session, udp] { goOn(session, udp); });
}

/// One round trip, or two full segments and what acknowledges them.
void BenchHousehold::tcpStep(Session& s)
{
    const Route down = reversed(s.up);
    const Duration back = Duration::ofMillis(s.full ? 0 : 10);
    const auto say = [&](Duration wait, bool up, std::uint8_t flags, ByteView bytes) {
        const TcpSegment segment{up ? s.sentUp : s.sentDown, up ? s.sentDown : s.sentUp, flags};
        (up ? s.sentUp : s.sentDown) += static_cast<std::uint32_t>(bytes.size()) + (flags & tcp_flag::kSyn ? 1 : 0);
        send(wait, tcpFrame(up ? s.up : down, segment, bytes));
        s.left -= s.left > 0 ? 1 : 0;
    };
    constexpr std::uint8_t kPush = tcp_flag::kPsh | tcp_flag::kAck;
    switch (s.phase++) {
    case 0:
        say({}, true, tcp_flag::kSyn, {});
        say(back, false, tcp_flag::kSyn | tcp_flag::kAck, {});
        say(back, true, tcp_flag::kAck, {});
        return;
    case 1: {
        const auto hello = tlsClientHello(s.host, m_random);
        say({}, true, kPush, hello);
        say(back, false, kPush, tlsServerHello(hello, m_random));
        say(back, true, kPush, tlsFinished(m_random));
        return;
    }
    default: break;
    }
    if (s.full) {
        say({}, false, tcp_flag::kAck, m_segment);
        say({}, false, tcp_flag::kAck, m_segment);
    } else {
        say({}, true, kPush, tlsApplicationData(static_cast<std::size_t>(m_random.between(40, 120)), m_random));
        say(back, false, kPush, tlsApplicationData(static_cast<std::size_t>(m_random.between(40, 120)), m_random));
    }
    say(back, true, tcp_flag::kAck, {});
}

/// Short headers of QUIC, mostly downwards.
void BenchHousehold::udpStep(Session& s)
{
    m_segment[0] = static_cast<std::uint8_t>(0x40U | m_random.below(0x40));
    const bool up = s.phase++ % 4 == 3;
    send({}, udpFrame(up ? s.up : reversed(s.up), ByteView(m_segment).first(up ? 45 : 1350)));
    --s.left;
}

} // namespace phonehome
