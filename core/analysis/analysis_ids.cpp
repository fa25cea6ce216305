// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/snapshot.h"

namespace phonehome {

const char* nameSourceId(NameSource source)
{
    switch (source) {
    case NameSource::User: return "user";
    case NameSource::Dns: return "dns";
    case NameSource::DnsLog: return "dns-log";
    case NameSource::Sni: return "sni";
    case NameSource::QuicSni: return "quic-sni";
    case NameSource::HttpHost: return "http-host";
    case NameSource::Referral: return "referral";
    case NameSource::Mdns: return "mdns";
    case NameSource::Dhcp: return "dhcp";
    case NameSource::Ssdp: return "ssdp";
    case NameSource::Llmnr: return "llmnr";
    case NameSource::Netbios: return "netbios";
    case NameSource::Stale: return "stale";
    case NameSource::SniElsewhere: return "sni-elsewhere";
    case NameSource::OtherDevice: return "other-device";
    case NameSource::LaterAnswer: return "later-answer";
    case NameSource::TimeOnly: return "time-only";
    case NameSource::Ptr: return "ptr";
    case NameSource::PtrNow: return "ptr-now";
    case NameSource::None: break;
    }
    return "none";
}

const char* confidenceId(Confidence confidence)
{
    switch (confidence) {
    case Confidence::Certain: return "certain";
    case Confidence::Likely: return "likely";
    case Confidence::Probable: return "probable";
    case Confidence::Guess: break;
    }
    return "guess";
}

Confidence confidenceOf(NameSource source)
{
    switch (source) {
    case NameSource::User:
    case NameSource::Dns:
    case NameSource::Sni:
    case NameSource::QuicSni:
    case NameSource::HttpHost:
    case NameSource::Referral: return Confidence::Certain;
    case NameSource::DnsLog:
    case NameSource::Mdns:
    case NameSource::Dhcp:
    case NameSource::Ssdp:
    case NameSource::Llmnr:
    case NameSource::Netbios:
    case NameSource::Stale:
    case NameSource::SniElsewhere: return Confidence::Likely;
    case NameSource::OtherDevice:
    case NameSource::LaterAnswer: return Confidence::Probable;
    case NameSource::TimeOnly:
    case NameSource::Ptr:
    case NameSource::PtrNow:
    case NameSource::None: break;
    }
    return Confidence::Guess;
}

const char* visibilityId(Visibility v)
{
    switch (v) {
    case Visibility::Seen: return "seen";
    case Visibility::Partly: return "partly";
    case Visibility::None: break;
    }
    return "none";
}

const char* offsetOriginId(OffsetOrigin origin)
{
    switch (origin) {
    case OffsetOrigin::Estimated: return "estimated";
    case OffsetOrigin::Given: return "given";
    case OffsetOrigin::None: break;
    }
    return "none";
}

} // namespace phonehome
