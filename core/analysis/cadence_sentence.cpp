// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/cadence_sentence.h"

#include <array>
#include <cmath>
#include <cstdio>

namespace phonehome {

namespace {

const char* protocolName(Protocol protocol)
{
    constexpr std::array<const char*, kProtocolCount> kNames{"Other",    "STUN", "NTP",   "SSDP",    "mDNS",
                                                             "DNS",      "TLS",  "DHCP",  "ARP",     "ICMP",
                                                             "Referral", "HTTP", "LLMNR", "NetBIOS", "Membership"};
    return kNames[static_cast<std::size_t>(protocol)];
}

const char* promiseName(PromiseKind kind)
{
    switch (kind) {
    case PromiseKind::StunLifetime: return "lifetime";
    case PromiseKind::DnsTtl:
    case PromiseKind::MdnsTtl: return "TTL";
    case PromiseKind::SsdpMaxAge: return "max-age";
    case PromiseKind::NtpPoll: return "poll";
    case PromiseKind::DhcpLease: return "lease";
    }
    return "promise";
}

} // namespace

std::string periodText(double seconds)
{
    std::array<char, 32> out{};
    const double rounded = std::round(seconds);
    const int digits = std::abs(seconds - rounded) < 0.05 && seconds >= 10 ? 0
                       : seconds >= 10                                     ? 1
                       : seconds >= 1                                      ? 2
                                                                           : 3;
    std::snprintf(out.data(), out.size(), "%.*f s", digits, seconds);
    return out.data();
}

std::string cadenceSentence(const Snapshot& snapshot, const Group& group)
{
    std::string out = protocolName(group.protocol);
    if (const std::string& kind = snapshot.text(group.kind); !kind.empty())
        out += " " + kind;
    if (const std::string& peer = snapshot.text(group.peer); !peer.empty())
        out += " to " + peer;
    const CadenceSegment* main = group.cadence.main();
    if (main)
        out += " every " + periodText(main->period);
    else if (group.cadence.verdict == CadenceVerdict::NotPeriodic)
        out += ": no fixed period";
    else
        out += ": seen " + std::to_string(group.events) + (group.events == 1 ? " time" : " times");
    if (group.promise) {
        out += std::string(", ") + promiseName(group.promise->kind) + " " +
               periodText(static_cast<double>(group.promise->seconds));
        if (group.promise->margin)
            out += ", margin " + periodText(*group.promise->margin);
    }
    return out;
}

} // namespace phonehome
