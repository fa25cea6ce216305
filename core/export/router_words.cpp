// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/export/router_words.h"

#include <algorithm>
#include <array>
#include <map>
#include <set>

#include "core/analysis/cadence_sentence.h"
#include "core/decode/packet.h"

namespace phonehome {

namespace {

/// RFC 4787 REQ-5: no UDP mapping ends before two minutes are over.
constexpr int kUdpSecondsMin = 120;
/// IANA's for STUN and TURN, and for both over TLS.
constexpr std::array<std::uint16_t, 2> kStunPorts{3478, 5349};

/// Whoever relays on the port of web servers shares it with all of the web: a short time there ends other connections.
bool isStunAlone(const SessionNeed& need)
{
    return need.protocol == Protocol::Stun &&
           std::find(kStunPorts.begin(), kStunPorts.end(), need.port) != kStunPorts.end();
}

std::string talkName(const SessionNeed& need)
{
    const bool udp = need.transport == ip_protocol::kUdp;
    switch (need.protocol) {
    case Protocol::Stun: return "STUN";
    case Protocol::Tls: return udp ? "QUIC" : "TLS";
    default: return std::string(udp ? "UDP " : "TCP ") + std::to_string(need.port);
    }
}

std::string secondsText(int seconds)
{
    return std::to_string(seconds) + " s";
}

bool isSet(const SessionNeed& need, int tcpDefault)
{
    return need.transport == ip_protocol::kUdp || isStunAlone(need) || need.seconds > tcpDefault;
}

/// "wemo asks 192.0.2.11 and 192.0.2.12 on the internet."
std::string askersText(const Snapshot& s, const std::vector<DeviceId>& askers, const std::vector<std::string>& servers)
{
    return deviceList(s, askers) + (askers.size() == 1 ? " asks " : " ask ") + commentList(servers) +
           " on the internet.";
}

} // namespace

std::string deviceList(const Snapshot& s, const std::vector<DeviceId>& devices)
{
    std::vector<std::string> titles;
    titles.reserve(devices.size());
    for (const DeviceId device : devices)
        titles.push_back(deviceTitle(s, device));
    return commentList(titles);
}

bool PortTimer::isUdp() const
{
    return transport == ip_protocol::kUdp;
}

std::string PortTimer::name() const
{
    return std::string("phonehome_") + transportText() + "_" + std::to_string(port);
}

bool PortTimer::isForStun() const
{
    return std::any_of(needs.begin(), needs.end(), [](const SessionNeed* need) { return isStunAlone(*need); });
}

std::vector<DeviceId> PortTimer::devices() const
{
    std::set<DeviceId> all;
    for (const SessionNeed* need : needs)
        all.insert(need->devices.begin(), need->devices.end());
    return {all.begin(), all.end()};
}

std::vector<PortTimer> portTimers(const RouterNeeds& needs, const OwnTimes& own)
{
    std::map<std::pair<bool, std::uint16_t>, PortTimer> timers;
    std::set<std::pair<bool, std::uint16_t>> wanted;
    for (const SessionNeed& need : needs.sessions) {
        const std::pair key{need.transport != ip_protocol::kUdp, need.port};
        PortTimer& timer = timers[key];
        timer.transport = need.transport;
        timer.port = need.port;
        const int least = timer.isUdp() ? std::max(kUdpSecondsMin, own.udp) : 0;
        timer.seconds = std::max({timer.seconds, need.seconds, least});
        timer.shortens = !timer.isUdp() && timer.seconds < own.tcp;
        timer.needs.push_back(&need);
        if (isSet(need, own.tcp))
            wanted.insert(key);
    }
    std::vector<PortTimer> out;
    for (auto& [key, timer] : timers) {
        if (wanted.contains(key))
            out.push_back(std::move(timer));
    }
    return out;
}

DeviceMatch deviceMatch(const Snapshot& s, const std::vector<DeviceId>& devices)
{
    DeviceMatch out;
    for (const DeviceId id : devices) {
        const Device& device = s.devices[id.value];
        out.all = out.all || device.router;
        if (device.mac)
            out.macs.push_back(device.mac->text());
        else if (!device.address.isUnspecified())
            (device.address.isV4() ? out.v4 : out.v6).push_back(device.address.text());
    }
    return out;
}

std::string sessionReason(const SessionNeed& need)
{
    std::string out = talkName(need) + " to " + commentList(need.peers) + ": a beat every " + periodText(need.period);
    // Less is what every timer spreads.
    constexpr double kWorthSaying = 1;
    const bool tries = need.protocol == Protocol::Stun && need.transport == ip_protocol::kUdp;
    if (need.longest - need.period >= kWorthSaying)
        out += (tries ? ", last try by " : ", at the latest after ") + periodText(need.longest);
    if (need.promised)
        out += ", promised " + periodText(*need.promised);
    return out;
}

void sayReasons(SettingsText& out, const PortTimer& timer, std::string_view tcpOwn)
{
    for (const SessionNeed* need : timer.needs)
        out.say(sessionReason(*need) + "; so " + secondsText(need->seconds) + " with something to spare.");
    const int needed = (*std::max_element(timer.needs.begin(), timer.needs.end(), [](const auto* a, const auto* b) {
                           return a->seconds < b->seconds;
                       }))->seconds;
    if (timer.seconds > needed)
        out.say(timer.seconds == kUdpSecondsMin ? "No UDP mapping is to end sooner than after 120 s (RFC 4787)."
                                                : "The router keeps UDP for " + secondsText(timer.seconds) +
                                                      " by itself: that is not made shorter.");
    if (!timer.isUdp())
        out.say("Silent TCP is kept for " + std::string(tcpOwn) + " by itself" +
                (timer.shortens ? ". This lets a dead connection go when the server has let go too."
                                : ", which is too short."));
}

void sayKept(SettingsText& out, const RouterNeeds& needs, const std::vector<PortTimer>& timers)
{
    std::set<const SessionNeed*> set;
    for (const PortTimer& timer : timers)
        set.insert(timer.needs.begin(), timer.needs.end());
    for (const SessionNeed& need : needs.sessions) {
        if (!set.contains(&need))
            out.say(sessionReason(need) + ". The router has to keep it for " + secondsText(need.seconds) +
                    " at least and does so by itself: don't shorten that.");
    }
}

void sayTimerWarnings(SettingsText& out, const std::vector<PortTimer>& timers)
{
    if (timers.empty())
        return;
    out.say("Sessions that are open already keep their old timer until they end.");
    if (std::any_of(timers.begin(), timers.end(), [](const PortTimer& t) { return t.shortens; }))
        sayTcpRule(out);
    for (const PortTimer& timer : timers) {
        for (const SessionNeed* need : timer.needs) {
            if (need->missed == 0)
                continue;
            const int outlives = sessionSeconds(need->longest + need->period, need->promised);
            if (outlives <= timer.seconds)
                continue;
            out.say(talkName(*need) + ": " + std::to_string(need->missed) +
                    (need->missed == 1 ? " beat was" : " beats were") +
                    " not seen. If the device does leave some out, it takes " + secondsText(outlives) +
                    " for the session to outlive one.");
        }
    }
}

void sayTcpRule(SettingsText& out)
{
    // REQ-5.
    out.say("RFC 5382 wants silent TCP connections kept for 2 h 4 min (7440 s) or longer: never set the short time for "
            "more than the port named.");
}

void sayTimeAskers(SettingsText& out, const Snapshot& s, const RouterNeeds& needs)
{
    out.say("Time: " + askersText(s, needs.timeAskers, needs.timeServers));
}

void sayTimeRedirect(SettingsText& out, const Snapshot& s, const RouterNeeds& needs)
{
    sayTimeAskers(out, s, needs);
    out.say(
        "The router can answer in their place. Switch its own time server on first, or they get no time at all. "
        "Answers still seem to come from the server that was asked. Leave out a time server of your own: it and the "
        "router would ask each other. IPv4 only.");
}

void sayNameAskers(SettingsText& out, const Snapshot& s, const RouterNeeds& needs)
{
    out.say("Names: " + askersText(s, needs.nameAskers, needs.resolvers));
}

void sayNameRedirect(SettingsText& out, const Snapshot& s, const RouterNeeds& needs)
{
    sayNameAskers(out, s, needs);
    out.say("The router can answer in their place. Leave out a resolver of your own, such as a Pi-hole: it and the "
            "router would ask each other. Lookups over TLS or HTTPS are not redirected. IPv4 only.");
}

} // namespace phonehome
