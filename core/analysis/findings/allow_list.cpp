// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/findings/allow_list.h"

#include <map>
#include <set>
#include <utility>

#include "core/base/text.h"
#include "core/net/domain_name.h"

namespace phonehome {

namespace {

constexpr std::size_t kPortsMax = 64;
constexpr std::size_t kAddressesMax = 1024;

/// Does asking a resolver for the flow's name lead to its peer? A referral's address and a guess are no answers.
bool isAnswered(NameSource source)
{
    switch (source) {
    case NameSource::Dns:
    case NameSource::DnsLog:
    case NameSource::Sni:
    case NameSource::QuicSni:
    case NameSource::HttpHost:
    case NameSource::Stale:
    case NameSource::SniElsewhere:
    case NameSource::OtherDevice:
    case NameSource::LaterAnswer: return true;
    default: return false;
    }
}

struct Reached {
    std::set<std::string> names;
    std::set<IpAddress> strays;
    std::set<IpAddress> addresses;
};

bool isReached(const Snapshot& s, const Flow& flow, DeviceId wanted)
{
    if (!flow.device.valid() || !s.isAbroad(flow.peer) || flow.ownWord == OwnWord::None)
        return false;
    return wanted.valid() ? flow.device == wanted : !s.devices[flow.device.value].router;
}

} // namespace

AllowList allowList(const Snapshot& s, DeviceId device)
{
    std::map<std::pair<std::uint8_t, std::uint16_t>, Reached> ports;
    std::set<DeviceId> devices;
    std::set<IpAddress> addresses;
    AllowList out;
    for (std::size_t i = 0; i < s.flows.size(); ++i) {
        const Flow& flow = s.flows[i];
        if (!isReached(s, flow, device))
            continue;
        const std::pair key{flow.transport, flow.peerPort};
        const bool full = (ports.size() >= kPortsMax && !ports.contains(key)) ||
                          (addresses.size() >= kAddressesMax && !addresses.contains(flow.peer));
        if (full) {
            ++out.leftOut;
            continue;
        }
        Reached& at = ports[key];
        const std::string name = asciiLower(s.text(flow.name));
        // A firewall takes a name for all below it: none may be a whole public suffix.
        if (isAnswered(flow.nameSource) && isHostName(name) && !registeredDomain(name).empty())
            at.names.insert(name);
        else
            at.strays.insert(flow.peer);
        at.addresses.insert(flow.peer);
        addresses.insert(flow.peer);
        devices.insert(flow.device);
    }
    out.devices.assign(devices.begin(), devices.end());
    for (auto& [key, at] : ports)
        out.ports.push_back({key.first,
                             key.second,
                             {at.names.begin(), at.names.end()},
                             {at.strays.begin(), at.strays.end()},
                             {at.addresses.begin(), at.addresses.end()}});
    return out;
}

} // namespace phonehome
