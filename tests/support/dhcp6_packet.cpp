// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/dhcp6_packet.h"

#include <algorithm>

#include "tests/support/wire_writer.h"

namespace phonehome {

namespace {

constexpr std::uint16_t kStatus = 13;

std::vector<std::uint8_t> statusBytes(const Dhcp6Status& status)
{
    return WireWriter().u16(status.code).text(status.message).take();
}

} // namespace

std::vector<std::uint8_t> dhcp6OptionBytes(const Dhcp6Options& options)
{
    WireWriter out;
    for (const auto& [code, value] : options)
        out.u16(code).u16(value.size()).bytes(value);
    return out.take();
}

std::vector<std::uint8_t> dhcp6Packet(Dhcp6Type type, std::uint32_t transactionId, const Dhcp6Options& options)
{
    return WireWriter().u8(static_cast<std::uint8_t>(type)).u24(transactionId).bytes(dhcp6OptionBytes(options)).take();
}

std::vector<std::uint8_t> dhcp6Relayed(Dhcp6Type type, const Dhcp6Relay& relay, const Dhcp6Options& options,
                                       ByteView inner)
{
    constexpr std::uint16_t kRelayMessage = 9;
    WireWriter out;
    out.u8(static_cast<std::uint8_t>(type)).u8(relay.hops).bytes(relay.link.bytes()).bytes(relay.peer.bytes());
    return out.bytes(dhcp6OptionBytes(options)).u16(kRelayMessage).u16(inner.size()).bytes(inner).take();
}

std::vector<std::uint8_t> duidOf(const MacAddress& mac)
{
    return WireWriter().u16(3).u16(1).bytes(mac.octets).take();
}

std::pair<std::uint16_t, std::vector<std::uint8_t>> associationOption(const Dhcp6Association& association)
{
    const bool prefix = association.kind == Dhcp6IaKind::Prefix;
    WireWriter out;
    out.u32(association.id);
    if (association.kind != Dhcp6IaKind::Temporary)
        out.u32(association.t1).u32(association.t2);
    Dhcp6Options inside;
    for (const Dhcp6Lease& lease : association.leases) {
        WireWriter one;
        if (!prefix)
            one.bytes(lease.address.bytes());
        one.u32(lease.preferredSeconds).u32(lease.validSeconds);
        if (prefix)
            one.u8(lease.prefixLength).bytes(lease.address.bytes());
        if (lease.status)
            one.bytes(dhcp6OptionBytes({{kStatus, statusBytes(*lease.status)}}));
        inside.emplace_back(prefix ? std::uint16_t{26} : std::uint16_t{5}, one.take());
    }
    if (association.status)
        inside.emplace_back(kStatus, statusBytes(*association.status));
    out.bytes(dhcp6OptionBytes(inside));
    constexpr std::uint16_t kCodes[] = {3, 4, 25};
    return {kCodes[static_cast<std::size_t>(association.kind)], out.take()};
}

std::pair<std::uint16_t, std::vector<std::uint8_t>> fqdnOption(std::string_view name, bool whole)
{
    WireWriter out;
    out.u8(1);
    while (!name.empty()) {
        const std::string_view label = name.substr(0, name.find('.'));
        out.u8(label.size()).text(label);
        name.remove_prefix(std::min(label.size() + 1, name.size()));
    }
    if (whole)
        out.u8(0);
    return {39, out.take()};
}

} // namespace phonehome
