// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/export/allow_words.h"

#include "core/analysis/cadence_sentence.h"
#include "core/decode/packet.h"
#include "core/export/router_words.h"

namespace phonehome {

namespace {

bool hasStrays(const AllowList& list)
{
    for (const AllowedPort& port : list.ports) {
        if (!port.strays.empty())
            return true;
    }
    return false;
}

} // namespace

std::string AllowRule::transportText() const
{
    switch (of->transport) {
    case ip_protocol::kUdp: return "udp";
    case ip_protocol::kTcp: return "tcp";
    case ip_protocol::kIcmp: return "icmp";
    case ip_protocol::kIcmp6: return "ipv6-icmp";
    default: return std::to_string(of->transport);
    }
}

std::string AllowRule::name() const
{
    std::string out = of->transport == ip_protocol::kIcmp6 ? "icmp" : transportText();
    if (out.front() <= '9') // a set's name begins with a letter
        out = "ip_" + out;
    if (hasPort())
        out += "_" + std::to_string(of->port);
    return out + (v6 ? "_v6" : "_v4");
}

std::vector<AllowRule> allowRules(const AllowList& list)
{
    std::vector<AllowRule> out;
    for (const AllowedPort& port : list.ports) {
        for (const bool v6 : {false, true}) {
            AllowRule rule{&port, v6, {}};
            for (const IpAddress& address : port.addresses) {
                if (address.isV6() == v6)
                    rule.addresses.push_back(address.text());
            }
            if (!rule.addresses.empty())
                out.push_back(std::move(rule));
        }
    }
    return out;
}

void sayAllowed(SettingsText& out, const Snapshot& s, const AllowList& list)
{
    out.say("For " + deviceList(s, list.devices) + ": on the internet " +
            (list.devices.size() == 1 ? "it reaches what the capture saw it reach"
                                      : "they reach what the capture saw them reach") +
            ", and nothing else. At home, and for all other devices, nothing changes.");
    out.say("The capture spans " + spanText(s.totals.last - s.totals.first) +
            ". What is done more seldom than that, updates for one, is not in the list: first let it count only, as "
            "written, and refuse when nothing was counted for as long as you want to be sure of. Without their cloud "
            "some devices can't be switched from within the home either.");
    if (hasStrays(list))
        out.say("Some addresses were found by no lookup, or by a server's referral as that of WeMo's load balancer: "
                "they stand as they were, and the list fails them when they change.");
    if (list.leftOut > 0)
        out.say("Left out are " + std::to_string(list.leftOut) +
                " talks: these devices talk to more than a list can "
                "hold, so this one would cut them off. Take fewer devices.");
}

void sayPeers(SettingsText& out, const AllowedPort& port)
{
    std::vector<std::string> all = port.names;
    for (const IpAddress& stray : port.strays)
        all.push_back(stray.text());
    out.say(commentList(all));
}

} // namespace phonehome
