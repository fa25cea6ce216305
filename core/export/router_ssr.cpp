// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>

#include "core/export/router_targets.h"

namespace phonehome {

namespace {

/// What a Session Smart Router keeps TCP and UDP for without a session type: 1,900,000 and 180,000 ms.
constexpr OwnTimes kOwnTimes{1'900, 180};
constexpr const char* kTcpOwn = "31 min 40 s (1900 s)";

/// "PHONEHOME-STUN-3478", "PHONEHOME-UDP-8886".
std::string typeName(const PortTimer& timer)
{
    const char* const what = timer.isForStun() ? "STUN-" : timer.isUdp() ? "UDP-" : "TCP-";
    return std::string("PHONEHOME-") + what + std::to_string(timer.port);
}

void setTransport(SettingsText& out, const std::string& transport, const std::string& port)
{
    out.indent(3).set("transport " + transport);
    out.indent(4).set("protocol " + transport).set("port-range " + port);
    out.indent(5).set("start-port " + port);
    out.indent(4).set("exit").indent(3).set("exit");
}

void setType(SettingsText& out, const PortTimer& timer, bool bothTransports)
{
    out.indent(2).set("session-type " + typeName(timer));
    out.indent(3).set("name " + typeName(timer));
    out.set("description \"Sessions that devices keep alive, found by Phonehome\"");
    out.set("service-class Standard");
    out.set("timeout " + std::to_string(timer.seconds * 1000));
    const std::string port = std::to_string(timer.port);
    if (timer.isUdp() || bothTransports)
        setTransport(out, "udp", port);
    if (!timer.isUdp() || bothTransports)
        setTransport(out, "tcp", port);
    out.indent(2).set("exit");
}

/// STUN over UDP and over TCP to one port as one type, with the longer time: a client may use either.
std::vector<PortTimer> types(const RouterNeeds& needs)
{
    std::vector<PortTimer> out;
    for (PortTimer& timer : portTimers(needs, kOwnTimes)) {
        PortTimer* same = nullptr;
        for (PortTimer& other : out) {
            if (timer.isForStun() && other.isForStun() && other.port == timer.port)
                same = &other;
        }
        if (!same) {
            out.push_back(std::move(timer));
            continue;
        }
        same->seconds = std::max(same->seconds, timer.seconds);
        same->needs.insert(same->needs.end(), timer.needs.begin(), timer.needs.end());
    }
    return out;
}

} // namespace

std::string ssrSettings(const Snapshot& s, const RouterNeeds& needs)
{
    const auto all = types(needs);
    // No tabs: the PCLI completes words at them.
    SettingsText out("#", "    ");
    out.say("Phonehome: settings for a Juniper Session Smart Router (128T). Lines with # are remarks: leave them out.");
    if (!all.empty())
        out.say("Paste the block into the PCLI, then: validate, commit. To look at it, and to take it back:");
    for (const PortTimer& type : all) {
        out.quote("show config candidate authority session-type " + typeName(type));
        out.quote("delete config authority session-type " + typeName(type) + "   (then commit)");
    }
    out.gap();
    const auto timers = portTimers(needs, kOwnTimes);
    sayTimerWarnings(out, timers);
    // A type for STUN sets TCP too.
    const bool tcpSaid = std::any_of(timers.begin(), timers.end(), [](const PortTimer& t) { return t.shortens; });
    if (!tcpSaid && std::any_of(all.begin(), all.end(), [](const PortTimer& t) { return t.isForStun(); }))
        sayTcpRule(out);
    sayKept(out, needs, all);
    if (all.empty())
        out.say("No timer needs to be set.");
    for (const PortTimer& type : all)
        sayReasons(out, type, kTcpOwn);
    if (!all.empty()) {
        out.say("UDP is kept for 180 s by itself. Timeouts are in milliseconds. A session type holds for all who talk "
                "to the port; STUN on its own port gets both transports, as a client may use either.");
        out.gap().set("config").indent(1).set("authority");
        for (const PortTimer& type : all)
            setType(out, type, type.isForStun());
        out.indent(1).set("exit").indent(0).set("exit");
    }
    if (!needs.timeAskers.empty() || !needs.nameAskers.empty())
        out.gap().say("Choices, which were not tried on such a router:");
    if (!needs.timeAskers.empty()) {
        sayTimeRedirect(out, s, needs);
        out.say("Point a service for UDP port 123 from the tenant of these devices at the router's own address.");
    }
    if (!needs.nameAskers.empty()) {
        sayNameRedirect(out, s, needs);
        out.say("Point a service for UDP and TCP port 53 from the tenant of these devices at the router's DNS proxy.");
    }
    return out.text();
}

} // namespace phonehome
