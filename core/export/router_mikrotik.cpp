// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>

#include "core/export/router_targets.h"

namespace phonehome {

namespace {

/// tcp-established-timeout, a day, and udp-stream-timeout.
constexpr OwnTimes kOwnTimes{86'400, 180};
constexpr const char* kTracking = "/ip firewall connection tracking ";

void setUdp(SettingsText& out, const std::vector<PortTimer>& timers)
{
    if (timers.empty()) {
        out.say("No timer needs to be set.");
        return;
    }
    int seconds = kOwnTimes.udp;
    for (const PortTimer& timer : timers) {
        sayReasons(out, timer, "");
        seconds = std::max(seconds, timer.seconds);
    }
    const std::string text = std::to_string(seconds) + "s";
    out.say("RouterOS has one timer for all of UDP, not one for each port, so its table of connections grows. A "
            "question with one answer counts by udp-timeout: both are set.");
    out.set(std::string(kTracking) + "set udp-timeout=" + text + " udp-stream-timeout=" + text);
    out.say("To take it back, set what was there before; by default that is:");
    out.quote(std::string(kTracking) + "set udp-timeout=10s udp-stream-timeout=3m");
}

void offerRedirect(SettingsText& out, const DeviceMatch& match, const std::string& protocol, const std::string& port)
{
    std::vector<std::string> sources;
    if (match.all)
        sources.emplace_back();
    else {
        for (const std::string& mac : match.macs)
            sources.push_back("src-mac-address=" + mac + " ");
        for (const std::string& address : match.v4)
            sources.push_back("src-address=" + address + " ");
    }
    const std::string rest =
        "protocol=" + protocol + " dst-port=" + port + " action=redirect to-ports=" + port + " comment=phonehome";
    for (const std::string& source : sources)
        out.offer(std::string("/ip firewall nat add chain=dstnat ").append(source).append(rest));
}

void offerRedirects(SettingsText& out, const Snapshot& s, const RouterNeeds& needs)
{
    if (needs.timeAskers.empty() && needs.nameAskers.empty())
        return;
    out.gap().say("Choices: paste what you want without the #.");
    if (!needs.timeAskers.empty()) {
        sayTimeRedirect(out, s, needs);
        out.offer("/system ntp server set enabled=yes");
        offerRedirect(out, deviceMatch(s, needs.timeAskers), "udp", "123");
    }
    if (!needs.nameAskers.empty()) {
        sayNameRedirect(out, s, needs);
        out.say("Let the firewall refuse lookups from the internet before the router answers any.");
        out.offer("/ip dns set allow-remote-requests=yes");
        for (const char* protocol : {"udp", "tcp"})
            offerRedirect(out, deviceMatch(s, needs.nameAskers), protocol, "53");
    }
    out.say("To take the redirects back:").quote("/ip firewall nat remove [find comment=phonehome]");
}

} // namespace

std::string mikroTikSettings(const Snapshot& s, const RouterNeeds& needs)
{
    // One time for TCP to all ports would have to be long: RFC 5382.
    auto timers = portTimers(needs, kOwnTimes);
    std::erase_if(timers, [](const PortTimer& timer) { return !timer.isUdp(); });
    SettingsText out("#");
    out.say("Phonehome: settings for MikroTik RouterOS 7. Paste them into a terminal. First note what is set:");
    out.quote(std::string(kTracking) + "print").gap();
    setUdp(out, timers);
    sayTimerWarnings(out, timers);
    sayKept(out, needs, timers);
    offerRedirects(out, s, needs);
    return out.text();
}

} // namespace phonehome
