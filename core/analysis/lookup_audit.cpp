// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/lookup_audit.h"

#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <string_view>
#include <utility>

#include "core/decode/packet.h"

namespace phonehome {

namespace {

constexpr std::uint16_t kDnsOverTls = 853; // over QUIC too (RFC 7858, 9250)
constexpr std::uint16_t kHttps = 443;

/// Public resolvers that speak HTTPS, by the names that their users are told to enter.
constexpr std::array<std::string_view, 12> kResolverNames{
    "dns.google",          "cloudflare-dns.com",    "one.one.one.one", "dns.quad9.net",
    "dns.adguard.com",     "dns.nextdns.io",        "doh.opendns.com", "mozilla.cloudflare-dns.com",
    "dns.adguard-dns.com", "doh.cleanbrowsing.org", "dns.mullvad.net", "chrome.cloudflare-dns.com",
};

bool isResolverAddress(const IpAddress& address)
{
    constexpr std::array<std::uint32_t, 8> kV4{0x01010101, 0x01000001, 0x08080808, 0x08080404,
                                               0x09090909, 0x95707070, 0xd043dede, 0xd043dcdc};
    return address.isV4() && std::find(kV4.begin(), kV4.end(), address.toV4()) != kV4.end();
}

bool isEncryptedLookup(const Snapshot& s, const Flow& flow)
{
    const bool tcpOrUdp = flow.transport == ip_protocol::kTcp || flow.transport == ip_protocol::kUdp;
    if (!tcpOrUdp || !flow.peer.isInternet())
        return false;
    if (flow.peerPort == kDnsOverTls)
        return true;
    const std::string& name = s.text(flow.name);
    return flow.peerPort == kHttps &&
           (isResolverAddress(flow.peer) ||
            std::find(kResolverNames.begin(), kResolverNames.end(), name) != kResolverNames.end());
}

} // namespace

const char* missingLookupId(MissingLookup cause)
{
    switch (cause) {
    case MissingLookup::HardCoded: return "hard-coded";
    case MissingLookup::EncryptedResolver: return "encrypted-resolver";
    case MissingLookup::LogMissing: return "log-missing";
    case MissingLookup::None: break;
    }
    return "none";
}

LookupAudit::LookupAudit(const Snapshot& s)
{
    for (std::size_t i = 0; i < s.names.size(); ++i) {
        const NameRow& row = s.names[i];
        const bool lookup = row.source == NameSource::Dns || row.source == NameSource::DnsLog;
        // The reverse and service lookups of every system say nothing about where a device goes.
        if (!lookup || !row.device.valid() || (row.type != DnsType::A && row.type != DnsType::AAAA))
            continue;
        Habits& habits = m_habits[row.device];
        habits.seenFrom = habits.lookupsSeen ? std::min(habits.seenFrom, row.first) : row.first;
        habits.lookupsSeen = true;
        habits.inCapture = habits.inCapture || row.source == NameSource::Dns;
    }
    for (const DeviceRestart& restart : s.restarts) {
        const auto habits = m_habits.find(restart.device);
        if (habits != m_habits.end() && habits->second.inCapture)
            habits->second.seenFrom = std::min(habits->second.seenFrom, restart.time);
    }
    for (std::size_t i = 0; i < s.flows.size(); ++i) {
        if (isEncryptedLookup(s, s.flows[i]))
            m_habits[s.flows[i].device].encrypted = true;
    }
}

MissingLookup LookupAudit::of(const Flow& flow) const
{
    const bool byOwnName = flow.nameSource != NameSource::None && flow.nameSource != NameSource::OtherDevice &&
                           flow.nameSource != NameSource::TimeOnly && flow.nameSource != NameSource::Ptr &&
                           flow.nameSource != NameSource::PtrNow;
    if (byOwnName || !flow.peer.isInternet() || flow.peer.isMulticast() || flow.peer.isLimitedBroadcast())
        return MissingLookup::None;
    if (flow.ownWord == OwnWord::None || flow.introduced)
        return MissingLookup::None;
    const auto habits = m_habits.find(flow.device);
    if (habits == m_habits.end())
        return MissingLookup::LogMissing;
    if (habits->second.encrypted)
        return MissingLookup::EncryptedResolver;
    const bool covered =
        habits->second.lookupsSeen && flow.ownWord == OwnWord::Opening && habits->second.seenFrom <= flow.first;
    return covered ? MissingLookup::HardCoded : MissingLookup::LogMissing;
}

std::vector<UnexplainedTalk> LookupAudit::unexplained(const Snapshot& s) const
{
    std::map<std::pair<DeviceId, MissingLookup>, std::set<IpAddress>> found;
    for (std::size_t i = 0; i < s.flows.size(); ++i) {
        const Flow& flow = s.flows[i];
        if (const MissingLookup cause = of(flow); cause != MissingLookup::None)
            found[{flow.device, cause}].insert(flow.peer);
    }
    std::vector<UnexplainedTalk> out;
    out.reserve(found.size());
    for (const auto& [key, addresses] : found)
        out.push_back({key.first, key.second, {addresses.begin(), addresses.end()}});
    return out;
}

} // namespace phonehome
