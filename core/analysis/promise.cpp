// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/promise.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace phonehome {

namespace {

constexpr double kSameLevel = 0.02;       ///< of the promise
constexpr double kSameLevelSeconds = 1.5; ///< servers that count down tell 14 of 15
constexpr double kSameShare = 0.02;       ///< of the interval: what a timer's jitter and a round trip may blur
constexpr double kSameSeconds = 0.5;

/// One promised time with the interval that it was used for, usually.
struct Level {
    double promised = 0;
    double interval = 0;
};

double medianOf(std::vector<double>& v)
{
    const auto middle = v.begin() + static_cast<std::ptrdiff_t>(v.size() / 2);
    std::nth_element(v.begin(), middle, v.end());
    return *middle;
}

/// Levels by rising promise.
std::vector<Level> levelsOf(std::span<const PromiseUse> uses)
{
    std::vector<PromiseUse> sorted;
    for (const PromiseUse& use : uses) {
        if (use.promised > 0 && use.interval > 0)
            sorted.push_back(use);
    }
    std::sort(sorted.begin(), sorted.end(),
              [](const PromiseUse& a, const PromiseUse& b) { return a.promised < b.promised; });
    std::vector<Level> levels;
    for (std::size_t i = 0; i < sorted.size();) {
        std::vector<double> intervals;
        const double first = sorted[i].promised;
        const double room = std::max(kSameLevelSeconds, first * kSameLevel);
        for (; i < sorted.size() && sorted[i].promised <= first + room; ++i)
            intervals.push_back(sorted[i].interval);
        levels.push_back({first, medianOf(intervals)});
    }
    return levels;
}

/// Largest less smallest of what a rule makes of the levels.
template <typename Rule> double spreadOf(const std::vector<Level>& levels, Rule rule)
{
    const auto [low, high] = std::minmax_element(levels.begin(), levels.end(),
                                                 [&](const Level& a, const Level& b) { return rule(a) < rule(b); });
    return rule(*high) - rule(*low);
}

} // namespace

bool isLetGo(PromiseKind kind)
{
    return kind == PromiseKind::DnsTtl || kind == PromiseKind::HttpKeepAlive;
}

bool isUsedUp(PromiseKind kind)
{
    return kind != PromiseKind::NtpPoll && kind != PromiseKind::DhcpLease;
}

const char* promiseKindId(PromiseKind kind)
{
    switch (kind) {
    case PromiseKind::StunLifetime: return "stun-lifetime";
    case PromiseKind::DnsTtl: return "dns-ttl";
    case PromiseKind::SsdpMaxAge: return "ssdp-max-age";
    case PromiseKind::MdnsTtl: return "mdns-ttl";
    case PromiseKind::NtpPoll: return "ntp-poll";
    case PromiseKind::RouterLifetime: return "router-lifetime";
    case PromiseKind::MappingLifetime: return "mapping-lifetime";
    case PromiseKind::Subscription: return "upnp-timeout";
    case PromiseKind::HttpKeepAlive: return "http-keep-alive";
    case PromiseKind::DhcpLease: break;
    }
    return "dhcp-lease";
}

const char* promiseClassId(PromiseClass c)
{
    switch (c) {
    case PromiseClass::FixedMargin: return "fixed-margin";
    case PromiseClass::Follows: return "follows";
    case PromiseClass::Ignores: return "ignores";
    case PromiseClass::CannotTell: break;
    }
    return "cannot-tell";
}

const char* promiseScopeId(PromiseScope scope)
{
    switch (scope) {
    case PromiseScope::Peers: return "peers";
    case PromiseScope::Devices: return "devices";
    case PromiseScope::Group: break;
    }
    return "group";
}

PromiseVerdict judgePromise(std::span<const PromiseUse> uses)
{
    const std::vector<Level> levels = levelsOf(uses);
    PromiseVerdict verdict;
    verdict.levels = static_cast<std::uint32_t>(levels.size());
    if (levels.size() < 2)
        return verdict;
    // Each rule predicts one interval from another's promise: the one with the smallest error in seconds explains best.
    const double shortest = levels.front().interval;
    const double promised = spreadOf(levels, [](const Level& l) { return l.promised; });
    const double constant = spreadOf(levels, [](const Level& l) { return l.interval; });
    const double margin = spreadOf(levels, [](const Level& l) { return l.promised - l.interval; });
    const double share =
        spreadOf(levels, [](const Level& l) { return l.interval / l.promised; }) * levels.back().promised;
    const double allowed = std::max(kSameSeconds, kSameShare * levels.back().interval);
    if (constant <= std::max(kSameSeconds, kSameShare * shortest) && constant < margin && constant < share)
        verdict.kind = PromiseClass::Ignores;
    else if (margin <= allowed && margin <= share)
        verdict.kind = PromiseClass::FixedMargin;
    else if (share <= allowed || levels.back().interval - shortest > 0.25 * promised)
        verdict.kind = PromiseClass::Follows; // in the end a rounding of its own, but longer for a longer promise
    else
        verdict.kind = PromiseClass::Ignores;
    if (verdict.kind == PromiseClass::Follows)
        verdict.share = levels.back().interval / levels.back().promised;
    return verdict;
}

int missedBeatsSurvived(double promised, double period)
{
    if (promised <= 0 || period <= 0)
        return 0;
    return static_cast<int>(std::clamp(std::ceil(promised / period) - 2, 0.0, 1e6));
}

int stunSendsWithin(double margin)
{
    return static_cast<int>(std::count_if(kStunSendsAfter.begin(), kStunSendsAfter.end(),
                                          [=](Duration after) { return after.seconds() < margin; }));
}

} // namespace phonehome
