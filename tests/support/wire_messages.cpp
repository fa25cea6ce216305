// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/wire_messages.h"

#include <algorithm>

#include "tests/support/wire_writer.h"

namespace phonehome {

namespace {

constexpr std::uint16_t kInternet = 1; ///< class IN
constexpr std::uint16_t kTypeA = 1;

void dnsName(WireWriter& out, std::string_view name)
{
    while (!name.empty()) {
        const std::string_view label = name.substr(0, name.find('.'));
        out.u8(label.size()).text(label);
        name.remove_prefix(std::min(label.size() + 1, name.size()));
    }
    out.u8(0);
}

void dnsHeader(WireWriter& out, std::uint16_t id, std::uint16_t flags, std::uint16_t answers)
{
    out.u16(id).u16(flags).u16(1).u16(answers).u16(0).u16(0);
}

} // namespace

std::uint64_t ntpTime(Timestamp when)
{
    constexpr std::int64_t kSecondsTo1970 = 2'208'988'800;
    const std::int64_t us = when.ns / 1000;
    const auto seconds = static_cast<std::uint64_t>(us / 1'000'000 + kSecondsTo1970);
    const auto fraction = (static_cast<std::uint64_t>(us % 1'000'000) << 32) / 1'000'000;
    return seconds << 32 | fraction;
}

std::vector<std::uint8_t> ntpPacket(const NtpMessage& message)
{
    WireWriter out;
    out.u8(message.leap << 6 | message.version << 3 | message.mode).u8(message.stratum);
    out.u8(static_cast<std::uint8_t>(message.poll)).u8(static_cast<std::uint8_t>(message.precision));
    out.u32(message.rootDelay).u32(message.rootDispersion).bytes(message.refid);
    out.u64(message.reference).u64(message.origin).u64(message.receive).u64(message.transmit);
    return out.take();
}

std::vector<std::uint8_t> dhcpPacket(const DhcpFields& fields)
{
    constexpr std::size_t kBootpBytes = 300;
    constexpr std::uint32_t kCookie = 0x63825363;
    constexpr std::uint8_t kMessageType = 53;
    WireWriter out;
    out.u8(fields.op).u8(1).u8(6).u8(0).u32(fields.transactionId).u16(0).u16(0);
    out.u32(fields.clientIp.toV4()).u32(fields.yourIp.toV4()).u32(0).u32(0);
    out.bytes(fields.clientMac.octets).zeros(10 + 64 + 128);
    out.u32(kCookie).u8(kMessageType).u8(1).u8(fields.type);
    for (const auto& [code, value] : fields.options)
        out.u8(code).u8(value.size()).bytes(value);
    out.u8(0xff);
    if (out.size() < kBootpBytes)
        out.zeros(kBootpBytes - out.size());
    return out.take();
}

std::vector<std::uint8_t> dnsQuestion(std::uint16_t id, std::uint16_t flags, std::string_view name, std::uint16_t type)
{
    WireWriter out;
    dnsHeader(out, id, flags, 0);
    dnsName(out, name);
    out.u16(type).u16(kInternet);
    return out.take();
}

std::vector<std::uint8_t> dnsAnswerA(std::uint16_t id, std::string_view name, const IpAddress& address,
                                     std::uint32_t ttl)
{
    constexpr std::uint16_t kResponse = 0x8180;
    constexpr std::uint16_t kFirstName = 0xc00c;
    WireWriter out;
    dnsHeader(out, id, kResponse, 1);
    dnsName(out, name);
    out.u16(kTypeA).u16(kInternet);
    out.u16(kFirstName).u16(kTypeA).u16(kInternet).u32(ttl).u16(4).u32(address.toV4());
    return out.take();
}

std::vector<std::uint8_t> ssdpAlive(const SsdpAlive& fields)
{
    WireWriter out;
    out.text("NOTIFY * HTTP/1.1\r\nHOST: 239.255.255.250:1900\r\nCACHE-CONTROL: max-age=86400\r\n");
    out.text("LOCATION: ").text(fields.location).text("\r\n");
    out.text("OPT: \"http://schemas.upnp.org/upnp/1/0/\"; ns=01\r\n01-NLS: ").text(fields.nls).text("\r\n");
    out.text("NT: ").text(fields.nt).text("\r\nNTS: ssdp:alive\r\n");
    out.text("SERVER: Unspecified, UPnP/1.0, Unspecified\r\nX-User-Agent: redsonic\r\n");
    out.text("USN: ").text(fields.usn).text("\r\n\r\n");
    return out.take();
}

std::vector<std::uint8_t> ssdpSearch(std::string_view target)
{
    WireWriter out;
    out.text("M-SEARCH * HTTP/1.1\r\nST: ").text(target);
    out.text("\r\nMX: 1\r\nMAN: \"ssdp:discover\"\r\nHOST: 239.255.255.250:1900\r\n\r\n");
    return out.take();
}

} // namespace phonehome
