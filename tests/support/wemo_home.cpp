// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <array>
#include <string>
#include <string_view>

#include "tests/support/wemo_household.h"
#include "tests/support/wire_messages.h"
#include "tests/support/wire_writer.h"

namespace phonehome {

namespace {

using Frames = std::vector<TimedFrame>;
using Uptime = WemoWeekPlan::Uptime;

const IpAddress kResolverIp = IpAddress::v4(192, 168, 1, 2);
const IpAddress kSsdpGroup = IpAddress::v4(239, 255, 255, 250);
const IpAddress kMdnsGroup = IpAddress::v4(224, 0, 0, 251);
constexpr std::uint16_t kSsdpPort = 1900;
constexpr std::uint16_t kMdnsPort = 5353;
constexpr std::uint16_t kNtpPort = 123;
constexpr std::uint32_t kLeaseSeconds = 86400;
constexpr std::uint32_t kRebindSeconds = kLeaseSeconds / 8 * 7; ///< RFC 2131 s4.4.5
/// Half of max-age less half a minute: when libupnp 1.6 says again what it said.
constexpr Duration kSsdpRound = Duration::ofSeconds(86400 / 2 - 30);
constexpr std::string_view kDeviceId = "uuid:Lightswitch-3_0-221933K2300107";

std::vector<std::uint8_t> addressOption(const IpAddress& ip)
{
    return WireWriter().u32(ip.toV4()).take();
}

std::vector<std::uint8_t> textOption(std::string_view text)
{
    return WireWriter().text(text).take();
}

Route toGroup(const IpAddress& group, std::uint16_t from, std::uint16_t to)
{
    return {kSwitchMac, multicastMac(group), {kSwitchIp, from}, {group, to}};
}

DhcpFields dhcpQuestion(std::uint8_t type, std::uint32_t id)
{
    const std::vector<std::uint8_t> wanted{1, 3, 6, 12, 15, 28, 42};
    DhcpFields fields;
    fields.type = type;
    fields.transactionId = id;
    fields.clientMac = kSwitchMac;
    fields.options = {{61, WireWriter().u8(1).bytes(kSwitchMac.octets).take()},
                      {57, WireWriter().u16(576).take()},
                      {55, wanted},
                      {60, textOption("udhcp 1.22.1")},
                      {12, textOption("wemo")}};
    return fields;
}

/// Offers its own clock in option 42, which the switch asks for and passes over.
DhcpFields dhcpReply(std::uint8_t type, std::uint32_t id)
{
    DhcpFields fields;
    fields.op = 2;
    fields.type = type;
    fields.transactionId = id;
    fields.yourIp = kSwitchIp;
    fields.clientMac = kSwitchMac;
    fields.options = {{54, addressOption(kRouterIp)},
                      {51, WireWriter().u32(kLeaseSeconds).take()},
                      {58, WireWriter().u32(kLeaseSeconds / 2).take()},
                      {59, WireWriter().u32(kRebindSeconds).take()},
                      {1, WireWriter().u32(0xffffff00).take()},
                      {3, addressOption(kRouterIp)},
                      {6, addressOption(kResolverIp)},
                      {15, textOption("home.arpa")},
                      {42, addressOption(kRouterIp)}};
    return fields;
}

std::vector<std::uint8_t> dhcpFrame(const DhcpFields& fields, const IpAddress& from)
{
    Route route{kSwitchMac, kRouterMac, {from, 68}, {kRouterIp, 67}};
    if (fields.op == 2)
        route = {kRouterMac, kSwitchMac, {kRouterIp, 67}, {kSwitchIp, 68}};
    else if (from.isUnspecified())
        route = {kSwitchMac, {{0xff, 0xff, 0xff, 0xff, 0xff, 0xff}}, {from, 68}, {IpAddress::v4(~0u), 67}};
    return udpFrame(route, dhcpPacket(fields));
}

/// Gives the time of the ACK. A lease not yet given is asked for by broadcast, a known one renewed at the router.
Timestamp addLease(Timestamp t, SplitMix& random, Frames& out)
{
    const IpAddress none = IpAddress::v4(0);
    const auto id = static_cast<std::uint32_t>(random.next());
    out.push_back({t, dhcpFrame(dhcpQuestion(1, id), none)});
    out.push_back({t + Duration::ofMillis(310), dhcpFrame(dhcpReply(2, id), none)});
    DhcpFields request = dhcpQuestion(3, id);
    request.options.push_back({50, addressOption(kSwitchIp)});
    request.options.push_back({54, addressOption(kRouterIp)});
    out.push_back({t + Duration::ofMillis(340), dhcpFrame(request, none)});
    out.push_back({t + Duration::ofMillis(345), dhcpFrame(dhcpReply(5, id), none)});
    return t + Duration::ofMillis(345);
}

void addRenewals(Timestamp granted, Timestamp end, SplitMix& random, Frames& out)
{
    constexpr Duration kHalf = Duration::ofSeconds(kLeaseSeconds / 2);
    for (Timestamp t = granted + kHalf; t < end; t = t + kHalf) {
        const auto id = static_cast<std::uint32_t>(random.next());
        DhcpFields request = dhcpQuestion(3, id);
        request.clientIp = kSwitchIp;
        out.push_back({t, dhcpFrame(request, kSwitchIp)});
        t = t + Duration{random.between(900, 2400) * 1000};
        out.push_back({t, dhcpFrame(dhcpReply(5, id), kSwitchIp)});
    }
}

void askRouter(Timestamp t, Frames& out)
{
    out.push_back({t, padded(arpRequestFrame(kSwitchMac, kSwitchIp, kRouterIp))});
    out.push_back({t + Duration{62'000}, arpReplyFrame({kRouterMac, kSwitchMac, {kRouterIp, 0}, {kSwitchIp, 0}})});
}

/// The resolver's answers go straight to the switch, past the router.
void addArp(const Uptime& uptime, SplitMix& random, Frames& out)
{
    const auto hours = [](std::int64_t n) { return Duration::ofSeconds(n * 3600); };
    const Timestamp up = uptime.boot + Duration::ofMillis(400);
    out.push_back({up, padded(arpRequestFrame(kSwitchMac, kSwitchIp, kSwitchIp))}); // announces itself (RFC 5227)
    askRouter(up + Duration::ofSeconds(2), out);
    for (Timestamp t = up + hours(3); t < uptime.end; t = t + hours(3) + Duration{random.between(0, 90'000'000'000)})
        askRouter(t, out);
    for (Timestamp t = up + Duration::ofSeconds(6); t < uptime.end;
         t = t + hours(4) + Duration{random.between(0, 90'000'000'000)})
        out.push_back({t, padded(arpRequestFrame(kSwitchMac, kSwitchIp, kResolverIp))});
}

void addGroupReports(const Uptime& uptime, SplitMix& random, Frames& out)
{
    for (const IpAddress& group : {kSsdpGroup, kMdnsGroup}) {
        Route route = toGroup(group, 0, 0);
        route.ttl = 1;
        Timestamp t = uptime.boot + Duration{random.between(1'100'000'000, 1'900'000'000)};
        for (int i = 0; i < 2; ++i, t = t + Duration{random.between(2'000'000'000, 9'000'000'000)})
            out.push_back({t, padded(igmpReportFrame(route, group))});
    }
}

std::string bootId(SplitMix& random)
{
    std::string text;
    for (const std::size_t digits : {8, 4, 4, 4, 12}) {
        text += text.empty() ? "" : "-";
        for (std::size_t i = 0; i < digits; ++i)
            text += "0123456789abcdef"[random.below(16)];
    }
    return text;
}

/// The unique service name of a notification type (UPnP 1.0 s1.1.2): the device alone for its own.
std::string usnOf(const std::string& type)
{
    std::string usn(kDeviceId);
    if (type != kDeviceId)
        usn.append("::").append(type);
    return usn;
}

/// Sixteen NOTIFYs: the root, the device, its type, and thirteen services.
void addSsdp(const Uptime& uptime, SplitMix& random, Frames& out)
{
    constexpr std::array<std::string_view, 13> kServices{
        "WiFiSetup", "timesync", "basicevent",   "deviceevent", "crockpotevent", "jardenevent", "firmwareupdate",
        "rules",     "metainfo", "remoteaccess", "deviceinfo",  "smartsetup",    "manufacture"};
    std::vector<std::string> types{"upnp:rootdevice", std::string(kDeviceId), "urn:Belkin:device:lightswitch:1"};
    for (const auto service : kServices)
        types.push_back("urn:Belkin:service:" + std::string(service) + ":1");

    const std::string nls = bootId(random);
    Route route = toGroup(kSsdpGroup, static_cast<std::uint16_t>(random.between(3072, 3199)), kSsdpPort);
    route.ttl = 4;
    for (Timestamp round = uptime.boot + Duration::ofMillis(5200); round < uptime.end; round = round + kSsdpRound) {
        Timestamp t = round;
        for (const auto& type : types) {
            const SsdpAlive alive{"http://" + kSwitchIp.text() + ":49153/setup.xml", nls, type, usnOf(type)};
            out.push_back({t, udpFrame(route, ssdpAlive(alive))});
            t = t + Duration{random.between(30'000, 120'000) * 1000};
        }
    }
    for (int i = 0; i < 3; ++i)
        out.push_back({uptime.boot + Duration::ofMillis(7700 + 1003 * i),
                       udpFrame(route, ssdpSearch("urn:Belkin:service:basicevent:1"))});
}

/// Asks again after twice the time, up to an hour (RFC 6762 s5.2).
void addMdns(const Uptime& uptime, SplitMix& random, Frames& out)
{
    constexpr std::uint16_t kPointer = 12;
    constexpr std::int64_t kLongest = 3600;
    Route route = toGroup(kMdnsGroup, kMdnsPort, kMdnsPort);
    route.ttl = 255;
    route.dontFragment = true;
    const auto question = dnsQuestion(0, 0, "_hap._tcp.local", kPointer);
    std::int64_t pause = 1;
    Timestamp t = uptime.boot + Duration::ofMillis(6080);
    while (t < uptime.end) {
        ++route.id;
        out.push_back({t, udpFrame(route, question)});
        t = t + Duration::ofSeconds(pause) + Duration{random.between(0, 4000) * 1000};
        pause = std::min(pause * 2, kLongest);
    }
}

/// ntpclient's question: version 3, everything zero but its own clock.
NtpMessage timeQuestion(std::uint64_t clock)
{
    NtpMessage message;
    message.version = 3;
    message.mode = 3;
    message.poll = 4;
    message.precision = -6;
    message.rootDelay = 0x00010000;
    message.rootDispersion = 0x00010000;
    message.transmit = clock;
    return message;
}

NtpMessage timeAnswer(const NtpMessage& question, Timestamp received, SplitMix& random)
{
    NtpMessage message;
    message.version = question.version;
    message.mode = 4;
    message.stratum = 2;
    message.poll = question.poll;
    message.precision = -23;
    message.rootDelay = static_cast<std::uint32_t>(random.between(0x0100, 0x0a00));
    message.rootDispersion = static_cast<std::uint32_t>(random.between(0x0200, 0x1000));
    message.refid = {203, 0, 113, static_cast<std::uint8_t>(random.between(129, 190))};
    message.reference = ntpTime(received - Duration{random.between(20'000'000, 1'000'000'000) * 1000});
    message.origin = question.transmit;
    message.receive = ntpTime(received);
    message.transmit = ntpTime(received + Duration{random.between(20, 90) * 1000});
    return message;
}

} // namespace

void addTime(const WemoWeekPlan& plan, SplitMix& random, Frames& out)
{
    constexpr Timestamp kClockAtBoot{946'684'800'000'000'000}; // 2000-01-01 00:00:00 UTC
    for (const auto& poll : plan.timePolls) {
        const Timestamp boot = poll.time < plan.powerBack ? plan.start : plan.powerBack;
        const Timestamp clock = poll.clockSet ? poll.time + Duration{random.between(-6000, 6000) * 1000}
                                              : kClockAtBoot + (poll.time - boot);
        const Duration half{random.between(6000, 17000) * 1000};
        const auto question = timeQuestion(ntpTime(clock));
        const auto answer = timeAnswer(question, poll.time + half, random);
        Route ask = switchTo(kNtpPort, {poll.server, kNtpPort});
        ask.dontFragment = true;
        Route back{kRouterMac, kSwitchMac, ask.destination, ask.source};
        back.ttl = static_cast<std::uint8_t>(45 + poll.server.bytes().back() % 12);
        back.id = static_cast<std::uint16_t>(random.next());
        out.push_back({poll.time, udpFrame(ask, ntpPacket(question))});
        out.push_back({poll.time + half + half, udpFrame(back, ntpPacket(answer))});
    }
}

void addHome(const Uptime& uptime, SplitMix& random, Frames& out)
{
    const Timestamp granted = addLease(uptime.boot, random, out);
    addRenewals(granted, uptime.end, random, out);
    addArp(uptime, random, out);
    addGroupReports(uptime, random, out);
    addSsdp(uptime, random, out);
    addMdns(uptime, random, out);
}

} // namespace phonehome
