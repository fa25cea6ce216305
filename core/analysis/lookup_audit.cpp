// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/lookup_audit.h"

#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <string_view>
#include <utility>

#include "core/analysis/group_period.h"
#include "core/analysis/offered.h"
#include "core/base/text.h"
#include "core/decode/packet.h"
#include "core/decode/stun.h"

namespace phonehome {

namespace {

constexpr std::uint16_t kDnsOverTls = 853; // over QUIC too (RFC 7858, 9250)
constexpr std::uint16_t kHttps = 443;
constexpr std::uint64_t kGoesOn = 3;   ///< packets
constexpr double kLateMost = 1.05;     ///< periods until a beat that is on its way comes
constexpr std::uint64_t kSynMost = 80; ///< bytes of a frame that opens a TCP connection
/// Bytes of a frame that refuses one: nothing but headers.
constexpr std::uint64_t kResetMost = 60;
constexpr std::uint64_t kResetMostV6 = 74;
constexpr std::uint32_t kKeptMost = 3600; ///< seconds that a device may have had an answer for already

/// Public resolvers that speak HTTPS, by the names that their users are told to enter, or what those end in.
constexpr std::array<std::string_view, 15> kResolverNames{
    "dns.google",      "dns64.dns.google", "cloudflare-dns.com", "one.one.one.one", "quad9.net",
    "dns.adguard.com", "adguard-dns.com",  "dns.nextdns.io",     "doh.opendns.com", "cleanbrowsing.org",
    "dns.mullvad.net", "dns.controld.com", "doh.dns.apple.com",  "dns.alidns.com",  "doh.pub",
};

/// Is the name one of those, or below one?
bool isResolverName(std::string_view name)
{
    return std::any_of(kResolverNames.begin(), kResolverNames.end(), [&](std::string_view known) {
        return equalsIgnoringAsciiCase(name, known) ||
               (name.size() > known.size() && name[name.size() - known.size() - 1] == '.' &&
                equalsIgnoringAsciiCase(name.substr(name.size() - known.size()), known));
    });
}

/// Google, Cloudflare, Quad9, OpenDNS, AdGuard.
bool isResolverAddress(const IpAddress& address)
{
    constexpr std::array<std::uint32_t, 15> kV4{0x01010101, 0x01000001, 0x01010102, 0x01000002, 0x01010103,
                                                0x01000003, 0x08080808, 0x08080404, 0x09090909, 0x95707070,
                                                0x09090a0a, 0xd043dede, 0xd043dcdc, 0x5e8c0e0e, 0x5e8c0f0f};
    static const std::array<IpAddress, 10> kV6 = [] {
        constexpr std::array<const char*, 10> kTexts{
            "2001:4860:4860::8888", "2001:4860:4860::8844", "2606:4700:4700::1111", "2606:4700:4700::1001",
            "2620:fe::fe",          "2620:fe::9",           "2620:119:35::35",      "2620:119:53::53",
            "2a10:50c0::ad1:ff",    "2a10:50c0::ad2:ff"};
        std::array<IpAddress, kTexts.size()> out;
        std::transform(kTexts.begin(), kTexts.end(), out.begin(),
                       [](const char* text) { return IpAddress::parse(text).value_or(IpAddress()); });
        return out;
    }();
    return address.isV4() ? std::find(kV4.begin(), kV4.end(), address.toV4()) != kV4.end()
                          : std::find(kV6.begin(), kV6.end(), address) != kV6.end();
}

/// What is said to a relay that gave an allocation before (RFC 8656).
bool isWithinSession(const std::string& method)
{
    return method == stunMethodText(StunMethod::Refresh) || method == stunMethodText(StunMethod::CreatePermission) ||
           method == stunMethodText(StunMethod::ChannelBind);
}

} // namespace

bool isEncryptedLookup(const Snapshot& s, const Flow& flow)
{
    const bool tcpOrUdp = flow.transport == ip_protocol::kTcp || flow.transport == ip_protocol::kUdp;
    if (!tcpOrUdp || !s.isAbroad(flow.peer))
        return false;
    if (flow.peerPort == kDnsOverTls)
        return true;
    return flow.peerPort == kHttps && (isResolverAddress(flow.peer) || isResolverName(s.text(flow.name)));
}

bool asksEncrypted(const Snapshot& s, const Flow& flow)
{
    if (!isEncryptedLookup(s, flow))
        return false;
    if (flow.packetsIn == 0) // of one direction alone, what goes on
        return flow.packetsOut >= kGoesOn &&
               (flow.transport != ip_protocol::kTcp || flow.bytesOut > flow.packetsOut * kSynMost);
    return flow.transport != ip_protocol::kTcp || flow.app == Protocol::Tls ||
           flow.bytesIn > flow.packetsIn * (flow.peer.isV4() ? kResetMost : kResetMostV6);
}

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

LookupAudit::LookupAudit(const Snapshot& s) : m_from(s.totals.first), m_networks(s.networks)
{
    addBeats(s);
    for (std::size_t i = 0; i < s.names.size(); ++i) {
        const NameRow& row = s.names[i];
        const bool lookup = row.source == NameSource::Dns || row.source == NameSource::DnsLog;
        // The reverse and service lookups of every system say nothing about where a device goes.
        if (!lookup || !row.device.valid() || (row.type != DnsType::A && row.type != DnsType::AAAA))
            continue;
        Habits& habits = m_habits[row.device];
        if (row.hasTtl)
            habits.keptFor = std::max(habits.keptFor, Duration::ofSeconds(std::min(row.ttl, kKeptMost)));
        habits.seenFrom = habits.lookupsSeen ? std::min(habits.seenFrom, row.first) : row.first;
        habits.lookupsSeen = true;
        habits.inCapture = habits.inCapture || row.source == NameSource::Dns;
        habits.answersCut =
            habits.answersCut || (s.totals.cutPackets > 0 && row.source == NameSource::Dns && row.asked > row.answered);
    }
    for (const DeviceRestart& restart : s.restarts) {
        const auto habits = m_habits.find(restart.device);
        if (habits == m_habits.end() || !habits->second.inCapture)
            continue;
        habits->second.cameUp = habits->second.cameUp ? std::min(*habits->second.cameUp, restart.time) : restart.time;
    }
    for (std::size_t i = 0; i < s.flows.size(); ++i) {
        const Flow& flow = s.flows[i];
        if (asksForNames(flow) && !s.isAbroad(flow.peer))
            m_habits[flow.device].asksAtHome = true;
        if (!asksEncrypted(s, flow))
            continue;
        Habits& habits = m_habits[flow.device];
        habits.encryptedFrom = habits.encryptedFrom ? std::min(*habits.encryptedFrom, flow.first) : flow.first;
    }
}

void LookupAudit::addBeats(const Snapshot& s)
{
    for (std::size_t i = 0; i < s.groups.size(); ++i) {
        const Group& group = s.groups[i];
        if (group.direction != Direction::Sent || !s.isAbroad(group.lastPeer.address))
            continue;
        const auto period = groupPeriod(group);
        const bool within = group.protocol == Protocol::Stun && isWithinSession(s.text(group.kind));
        if (!period && !within)
            continue;
        Beats& beats = m_beats[{group.device, group.lastPeer.address, group.lastPeer.port}];
        if (period)
            beats.period = std::max(beats.period, period->seconds);
        if (within)
            beats.within = beats.within ? std::min(*beats.within, group.first) : group.first;
    }
}

bool LookupAudit::mayHaveRun(const Flow& flow, bool cameUp) const
{
    if (flow.transport == ip_protocol::kTcp)
        return false;
    const auto beats = m_beats.find({flow.device, flow.peer, flow.peerPort});
    if (beats == m_beats.end())
        return false;
    if (beats->second.within && *beats->second.within <= flow.first)
        return true;
    return !cameUp && flow.first - m_from <= Duration::fromSeconds(beats->second.period * kLateMost);
}

MissingLookup LookupAudit::of(const Flow& flow) const
{
    const bool byOwnName = flow.nameSource != NameSource::None && flow.nameSource != NameSource::OtherDevice &&
                           flow.nameSource != NameSource::TimeOnly && flow.nameSource != NameSource::Ptr &&
                           flow.nameSource != NameSource::PtrNow;
    if (byOwnName || !isAbroad(flow.peer, m_networks.get()) || flow.peer.isMulticast() ||
        flow.peer.isLimitedBroadcast())
        return MissingLookup::None;
    if (flow.ownWord == OwnWord::None || flow.introduced)
        return MissingLookup::None;
    const auto habits = m_habits.find(flow.device);
    // A resolver's own address is set, not looked up; one beside the resolver at home is set by the device's maker.
    if (asksForNames(flow))
        return habits != m_habits.end() && habits->second.asksAtHome ? MissingLookup::HardCoded : MissingLookup::None;
    if (habits == m_habits.end())
        return MissingLookup::LogMissing;
    const Habits& h = habits->second;
    if (h.encryptedFrom && *h.encryptedFrom <= flow.first)
        return MissingLookup::EncryptedResolver;
    if (flow.ownWord != OwnWord::Opening || h.answersCut)
        return MissingLookup::LogMissing;
    const bool sinceStart = h.cameUp && *h.cameUp <= flow.first;
    const bool pastKept = h.lookupsSeen && h.seenFrom + h.keptFor <= flow.first;
    return (sinceStart || pastKept) && !mayHaveRun(flow, sinceStart) ? MissingLookup::HardCoded
                                                                     : MissingLookup::LogMissing;
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
