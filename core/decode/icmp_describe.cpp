// SPDX-License-Identifier: GPL-3.0-or-later
#include <array>
#include <string>

#include "core/base/text.h"
#include "core/decode/field.h"

namespace phonehome {

namespace {

std::string secondsText(std::uint32_t seconds)
{
    return seconds == 0xffffffff ? "for ever" : std::to_string(seconds) + " s";
}

std::string flagsText(std::initializer_list<std::pair<bool, const char*>> flags)
{
    std::string out;
    for (const auto& [set, name] : flags) {
        if (set)
            out += (out.empty() ? "" : ", ") + std::string(name);
    }
    return out.empty() ? "none" : out;
}

void describeRouter(const IcmpMessage& m, std::vector<Field>& out)
{
    if (m.v6) {
        // RFC 4191 s2.1: two bits with a sign; 2 is reserved and counts as medium.
        constexpr std::array<const char*, 4> kPreferences{"medium", "high", "medium", "low"};
        out.push_back({"hop limit", std::to_string(m.router.hopLimit), 0, 4, 1});
        out.push_back({"flags",
                       flagsText({{m.router.managed, "managed addresses (DHCPv6)"},
                                  {m.router.otherByDhcp, "other configuration (DHCPv6)"}}),
                       0, 5, 1});
        out.push_back({"preference", kPreferences[m.router.preference & 3U], 0, 5, 1});
    }
    out.push_back({"router lifetime", std::to_string(m.router.lifetime) + " s", 0, 6, 2});
    if (m.router.mtu)
        out.push_back({"MTU", std::to_string(*m.router.mtu) + " bytes", 0, 0, 0});
    for (const AnnouncedPrefix& p : m.router.prefixes) {
        out.push_back({"prefix", p.prefix.text() + "/" + std::to_string(p.length), 0, 0, 0});
        out.push_back(
            {"flags", flagsText({{p.onLink, "on-link"}, {p.autonomous, "addresses may be made of it"}}), 1, 0, 0});
        out.push_back({"valid lifetime", secondsText(p.validSeconds), 1, 0, 0});
        out.push_back({"preferred lifetime", secondsText(p.preferredSeconds), 1, 0, 0});
    }
    for (const AnnouncedServer& s : m.router.dnsServers) {
        out.push_back({"DNS server", s.address.text(), 0, 0, 0});
        out.push_back({"lifetime", secondsText(s.seconds), 1, 0, 0});
    }
    for (const AnnouncedDomain& d : m.router.searchList) {
        out.push_back({"search domain", visibleText(d.name), 0, 0, 0});
        out.push_back({"lifetime", secondsText(d.seconds), 1, 0, 0});
    }
}

} // namespace

std::vector<Field> describe(const IcmpMessage& m)
{
    std::vector<Field> out;
    out.push_back({"type", std::to_string(m.type) + " (" + icmpKindText(m.kind) + ")", 0, 0, 1});
    out.push_back({"code", std::to_string(m.code), 0, 1, 1});
    if (m.kind == IcmpKind::EchoRequest || m.kind == IcmpKind::EchoReply) {
        out.push_back({"identifier", std::to_string(m.id), 0, 4, 2});
        out.push_back({"sequence", std::to_string(m.sequence), 0, 6, 2});
    }
    if (m.target)
        out.push_back({"target", m.target->text(), 0, 0, 0});
    if (m.linkAddress)
        out.push_back({"link-layer address", m.linkAddress->text(), 0, 0, 0});
    if (m.kind == IcmpKind::RouterAdvertisement)
        describeRouter(m, out);
    if (m.quoted) {
        out.push_back({"quotes a packet of protocol", std::to_string(m.quoted->transport), 0, 0, 0});
        out.push_back({"from", m.quoted->from.text(), 1, 0, 0});
        out.push_back({"to", m.quoted->to.text(), 1, 0, 0});
    }
    return out;
}

} // namespace phonehome
