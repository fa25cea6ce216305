// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/cadence_sentence.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>

#include "core/analysis/group_period.h"

namespace phonehome {

namespace {

const char* protocolName(Protocol protocol)
{
    constexpr std::array<const char*, kProtocolCount> kNames{
        "Other", "STUN",     "NTP",  "SSDP",  "mDNS",    "DNS",        "TLS",    "DHCP", "ARP",
        "ICMP",  "Referral", "HTTP", "LLMNR", "NetBIOS", "Membership", "DHCPv6", "PCP"};
    return kNames[static_cast<std::size_t>(protocol)];
}

std::string subjectOf(const Talk& talk)
{
    // What is not decoded says its transport and port.
    std::string out = talk.protocol == Protocol::Other && !talk.kind.empty() ? talk.kind : protocolName(talk.protocol);
    if (talk.protocol != Protocol::Other && !talk.kind.empty())
        out += " " + talk.kind;
    if (talk.ownPort != 0)
        out += (talk.direction == Direction::Received ? " at port " : " from port ") + std::to_string(talk.ownPort);
    return out;
}

Talk talkOf(const Snapshot& snapshot, const Group& group)
{
    return {group.protocol, group.direction, snapshot.text(group.kind), snapshot.text(group.peer), group.ownPort};
}

std::string whole(double x)
{
    std::array<char, 32> out{};
    std::snprintf(out.data(), out.size(), "%.0f", x);
    return out.data();
}

std::string patternReason(CadencePattern pattern)
{
    switch (pattern) {
    case CadencePattern::AdaptivePoll: return "; the period doubles or halves as an adaptive poll's does";
    case CadencePattern::Daily: return "; a daily habit or schedule";
    case CadencePattern::BackOff: return "; the intervals grow as a back-off's do";
    case CadencePattern::AnnouncementBurst: return "; the intervals grow as an announcement's do";
    case CadencePattern::Steady: break;
    }
    return {};
}

} // namespace

const char* promiseName(PromiseKind kind)
{
    switch (kind) {
    case PromiseKind::StunLifetime:
    case PromiseKind::RouterLifetime:
    case PromiseKind::MappingLifetime: return "lifetime";
    case PromiseKind::DnsTtl:
    case PromiseKind::MdnsTtl: return "TTL";
    case PromiseKind::SsdpMaxAge: return "max-age";
    case PromiseKind::NtpPoll: return "poll";
    case PromiseKind::Subscription: return "subscription";
    case PromiseKind::HttpKeepAlive: return "keep-alive";
    case PromiseKind::DhcpLease: return "lease";
    }
    return "promise";
}

std::string cadenceReason(const Cadence& cadence)
{
    if (cadence.verdict == CadenceVerdict::TooFew)
        return "fewer than three events";
    const CadenceSegment* main = cadence.main();
    if (!main)
        return "no timer explains the times better than chance" + patternReason(cadence.pattern);
    std::string out = cadence.confidence < kSureConfidence ? "perhaps every " : "every ";
    if (const auto range = cadence.pollRange())
        out += periodText(range->first) + " to " + periodText(range->second);
    else
        out += periodText(main->period) + " +- " + periodText(main->jitter);
    if (main->clock == ClockKind::Locked)
        out += " on a fixed schedule";
    const std::uint32_t seen = cadence.beats();
    const std::uint32_t missed = cadence.missed();
    out += "; " + std::to_string(seen) + " of " + std::to_string(seen + missed + cadence.silent()) + " beats seen, " +
           std::to_string(missed) + " missed";
    if (const std::string silences = silencesReason(cadence); !silences.empty())
        out += ", " + silences;
    if (const std::uint32_t hidden = cadence.hidden(); hidden > 0)
        out += ", " + std::to_string(hidden) + " due amid other talk";
    out += "; the times are e^" + whole(cadence.evidence) + " times better explained by a timer";
    if (cadence.timers.size() > 1)
        out += "; " + std::to_string(cadence.timers.size()) + " timers at once";
    return out + patternReason(cadence.pattern);
}

std::string silencesReason(const Cadence& cadence)
{
    if (cadence.timers.empty() || cadence.timers.front().silences.empty())
        return {};
    const std::vector<CadenceSilence>& silences = cadence.timers.front().silences;
    Duration longest;
    for (const CadenceSilence& silence : silences)
        longest = std::max(longest, silence.to - silence.from);
    const std::string length = periodText(longest.seconds());
    const std::string beats = std::to_string(cadence.silent()) + " in ";
    return silences.size() == 1 ? beats + "a silence of " + length
                                : beats + std::to_string(silences.size()) + " silences, the longest " + length;
}

std::string periodText(double seconds)
{
    std::array<char, 32> out{};
    const double size = std::abs(seconds);
    const int digits = std::abs(size - std::round(size)) < 0.05 && size >= 10 ? 0 : size >= 10 ? 1 : size >= 1 ? 2 : 3;
    std::snprintf(out.data(), out.size(), "%.*f s", digits, size < 0.0005 ? 0 : seconds);
    return out.data();
}

std::string spanText(Duration span)
{
    constexpr std::int64_t kMinute = 60;
    constexpr std::int64_t kHour = 60 * kMinute;
    constexpr std::int64_t kDay = 24 * kHour;
    const std::int64_t seconds = std::llround(span.seconds());
    if (seconds < 2 * kMinute)
        return periodText(span.seconds());
    std::string out;
    const auto add = [&](std::int64_t n, const char* unit) {
        if (n > 0)
            out += (out.empty() ? "" : " ") + std::to_string(n) + unit;
    };
    add(seconds / kDay, " d");
    add(seconds % kDay / kHour, " h");
    add(seconds % kHour / kMinute, " min");
    if (seconds < kHour)
        add(seconds % kMinute, " s");
    return out;
}

std::string talkTitle(const Talk& talk)
{
    std::string out = subjectOf(talk);
    if (!talk.peer.empty())
        out += (talk.direction == Direction::Received ? " from " : " to ") + talk.peer;
    return out;
}

std::string groupSubject(const Snapshot& snapshot, const Group& group)
{
    return subjectOf(talkOf(snapshot, group));
}

std::string groupTitle(const Snapshot& snapshot, const Group& group)
{
    return talkTitle(talkOf(snapshot, group));
}

std::string cadenceSentence(const Snapshot& snapshot, const Group& group)
{
    std::string out = groupTitle(snapshot, group);
    if (const auto range = group.cadence.pollRange())
        out += " every " + periodText(range->first) + " to " + periodText(range->second);
    else if (const auto period = groupPeriod(group))
        out += (period->perhaps ? " perhaps every " : " every ") + periodText(period->seconds);
    else if (group.cadence.verdict == CadenceVerdict::NotPeriodic)
        out += ": no fixed period";
    else
        out += ": seen " + (group.events == 1 ? "once" : std::to_string(group.events) + " times") +
               ", too few for a period";
    if (group.promise) {
        out +=
            std::string(", ") + promiseName(group.promise->kind) + " " + std::to_string(group.promise->seconds) + " s";
        if (group.promise->margin)
            out += ", margin " + periodText(*group.promise->margin);
        if (group.promise->margin && group.promise->renewal)
            out += ", renewal due after " + std::to_string(group.promise->renewal->seconds) + " s";
    }
    return out;
}

} // namespace phonehome
