// SPDX-License-Identifier: GPL-3.0-or-later
#include <array>

#include "core/base/text.h"
#include "core/decode/field.h"

namespace phonehome {

namespace {

std::string secondsText(std::uint32_t seconds)
{
    return seconds == 0xffffffff ? "for ever" : std::to_string(seconds) + " s";
}

std::string statusText(const Dhcp6Status& status)
{
    // RFC 8415 s21.13, RFC 8415 s18.3
    constexpr std::array<const char*, 7> kNames{"Success",   "UnspecFail",   "NoAddrsAvail", "NoBinding",
                                                "NotOnLink", "UseMulticast", "NoPrefixAvail"};
    std::string out = std::to_string(status.code);
    if (status.code < kNames.size())
        out += std::string(" (") + kNames[status.code] + ')';
    return status.message.empty() ? out : out + ": " + visibleText(status.message);
}

/// RFC 8415 s11, RFC 6355.
std::string duidText(const std::vector<std::uint8_t>& duid)
{
    ByteReader in{ByteView(duid)};
    const std::uint16_t kind = in.u16();
    switch (kind) {
    case 1: in.skip(6); return "DUID-LLT " + hexText(in.rest());
    case 2: {
        const std::uint32_t enterprise = in.u32();
        return "DUID-EN " + std::to_string(enterprise) + ' ' + hexText(in.rest());
    }
    case 3: in.skip(2); return "DUID-LL " + hexText(in.rest());
    case 4: return "DUID-UUID " + hexText(in.rest());
    default: return hexText(duid);
    }
}

/// Top-level lines, left out where there is nothing to say.
class Lines {
public:
    explicit Lines(std::vector<Field>& out) : m_out(out) {}

    void line(const char* name, std::string value, int depth = 0)
    {
        if (!value.empty())
            m_out.push_back({name, std::move(value), depth, 0, 0});
    }
    void duid(const char* name, const std::vector<std::uint8_t>& value)
    {
        if (!value.empty())
            line(name, duidText(value));
    }
    void texts(const char* name, const std::vector<std::string>& values)
    {
        for (const std::string& value : values)
            line(name, visibleText(value));
    }
    void addresses(const char* name, const std::vector<IpAddress>& values)
    {
        for (const IpAddress& value : values)
            line(name, value.text());
    }
    void status(const std::optional<Dhcp6Status>& value, int depth)
    {
        if (value)
            line("status", statusText(*value), depth);
    }

private:
    std::vector<Field>& m_out;
};

void describeAssociation(const Dhcp6Association& ia, Lines& lines)
{
    constexpr std::array<const char*, 3> kKinds{"IA_NA", "IA_TA", "IA_PD"};
    const std::array<std::uint8_t, 4> id{static_cast<std::uint8_t>(ia.id >> 24U),
                                         static_cast<std::uint8_t>(ia.id >> 16U),
                                         static_cast<std::uint8_t>(ia.id >> 8U), static_cast<std::uint8_t>(ia.id)};
    lines.line(kKinds[static_cast<std::size_t>(ia.kind)], "0x" + hexText(id));
    if (ia.kind != Dhcp6IaKind::Temporary) {
        lines.line("renewal time (T1)", secondsText(ia.t1), 1);
        lines.line("rebinding time (T2)", secondsText(ia.t2), 1);
    }
    for (const Dhcp6Lease& lease : ia.leases) {
        const bool prefix = ia.kind == Dhcp6IaKind::Prefix;
        lines.line(prefix ? "prefix" : "address",
                   lease.address.text() + (prefix ? "/" + std::to_string(lease.prefixLength) : ""), 1);
        lines.line("preferred lifetime", secondsText(lease.preferredSeconds), 2);
        lines.line("valid lifetime", secondsText(lease.validSeconds), 2);
        lines.status(lease.status, 2);
    }
    lines.status(ia.status, 1);
}

std::string requestedText(const std::vector<std::uint16_t>& codes)
{
    std::string out;
    for (const std::uint16_t code : codes)
        out += (out.empty() ? "" : ", ") + std::to_string(code);
    return out;
}

} // namespace

std::vector<Field> describe(const Dhcp6Message& m)
{
    std::vector<Field> out;
    const std::array<std::uint8_t, 3> id{static_cast<std::uint8_t>(m.transactionId >> 16U),
                                         static_cast<std::uint8_t>(m.transactionId >> 8U),
                                         static_cast<std::uint8_t>(m.transactionId)};
    const bool direct = m.relays.empty();
    out.push_back({"message type", dhcp6TypeText(m.type), 0, 0, direct ? std::size_t{1} : 0});
    out.push_back({"transaction id", "0x" + hexText(id), 0, direct ? std::size_t{1} : 0, direct ? std::size_t{3} : 0});
    Lines lines(out);
    for (const Dhcp6Relay& relay : m.relays) {
        lines.line("relay", relay.link.text());
        lines.line("hops", std::to_string(relay.hops), 1);
        lines.line("peer", relay.peer.text(), 1);
    }
    if (m.relayedMac)
        lines.line("client MAC", m.relayedMac->text());
    lines.duid("client", m.clientId);
    lines.duid("server", m.serverId);
    if (m.fqdn)
        lines.line("FQDN", visibleText(*m.fqdn));
    lines.texts("user class", m.userClass);
    if (m.enterprise)
        lines.line("vendor", std::to_string(*m.enterprise));
    lines.texts("vendor class", m.vendorClass);
    for (const Dhcp6Association& ia : m.associations)
        describeAssociation(ia, lines);
    lines.addresses("DNS server", m.dnsServers);
    lines.texts("search domain", m.searchList);
    lines.addresses("time server", m.timeServers);
    lines.texts("time server", m.timeNames);
    if (m.refreshSeconds)
        lines.line("information refresh time", secondsText(*m.refreshSeconds));
    lines.line("option request", requestedText(m.requested));
    if (m.elapsed)
        lines.line("elapsed time", std::to_string(std::uint32_t{*m.elapsed} * 10) + " ms");
    if (m.preference)
        lines.line("preference", std::to_string(*m.preference));
    if (m.rapidCommit)
        lines.line("rapid commit", "yes");
    lines.status(m.status, 0);
    for (const auto& [code, value] : m.others)
        out.push_back(
            {"option " + std::to_string(code), value.empty() ? "present" : visibleText(hexText(value)), 0, 0, 0});
    return out;
}

} // namespace phonehome
