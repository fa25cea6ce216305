// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/text.h"
#include "core/export/router_targets.h"
#include "core/net/domain_name.h"

namespace phonehome {

namespace {

/// Names that can be given an address of ours: hosts of somebody's domain, written so that dnsmasq reads nothing else.
std::vector<std::string> recordNames(const std::vector<std::string>& hostile)
{
    std::vector<std::string> out;
    for (const std::string& name : hostile) {
        if (isHostName(name) && !registeredDomain(name).empty())
            out.push_back(asciiLower(name));
    }
    return out;
}

void offerTime(SettingsText& out, const Snapshot& s, const RouterNeeds& needs)
{
    out.gap();
    sayTimeAskers(out, s, needs);
    out.say("Switch the time server on that they are led to, or they get no time at all.");
    // dnsmasq(8): 0.0.0.0 is the machine that it runs on.
    const std::string server = needs.routerAddress ? needs.routerAddress->text() : "0.0.0.0";
    out.say(needs.routerAddress ? "DHCP option 42 names the router to devices. Many, WeMo among them, ignore it:"
                                : "DHCP option 42 names this machine to devices. Many, WeMo among them, ignore it:");
    out.offer("dhcp-option=option:ntp-server," + server);
    const auto names = recordNames(needs.timeServers);
    if (names.empty()) {
        out.say("They ask addresses, not names: only the router's firewall can lead them elsewhere.");
        return;
    }
    if (!needs.routerAddress) {
        out.say("The names that they ask for can be given the address of a time server at home, for everybody: "
                "host-record=NAME,ADDRESS. The router was not told apart, so no address is known.");
        return;
    }
    out.say(
        "The names that they ask for, given the router's address, for everybody who asks here. If the time server is "
        "led here as well, it asks itself, and nobody gets the time: OpenWrt's asks 0.openwrt.pool.ntp.org. Give it "
        "other servers first.");
    for (const std::string& name : names)
        out.offer(std::string("host-record=").append(name).append(",").append(server));
}

/// Of all sessions, what is named and not an address.
std::vector<std::string> peerNames(const RouterNeeds& needs)
{
    std::vector<std::string> out;
    for (const SessionNeed& need : needs.sessions) {
        for (std::string& name : recordNames(need.peers))
            out.push_back(std::move(name));
    }
    return out;
}

} // namespace

std::string dnsmasqSettings(const Snapshot& s, const RouterNeeds& needs)
{
    SettingsText out("#");
    out.say("Phonehome: settings for dnsmasq or Pi-hole. Choices: take the # away from what you want.");
    out.say("dnsmasq: save as /etc/dnsmasq.d/phonehome.conf. Pi-hole 5 likewise; Pi-hole 6 reads that folder once "
            "misc.etc_dnsmasq_d is on, or takes the lines in misc.dnsmasq_lines. Try it, then restart:");
    out.quote("dnsmasq --test").quote("service dnsmasq restart   (Pi-hole: systemctl restart pihole-FTL)");
    out.say("To take it back, delete the file and restart.").gap();
    if (!needs.sessions.empty())
        out.say("A resolver can't set how long sessions are kept: that is the router's. What it would have to keep:");
    for (const SessionNeed& need : needs.sessions)
        out.say(sessionReason(need) + "; so " + std::to_string(need.seconds) + " s.");
    if (!needs.timeAskers.empty())
        offerTime(out, s, needs);
    if (!needs.nameAskers.empty()) {
        out.gap();
        sayNameAskers(out, s, needs);
        out.say("Who asks elsewhere does not ask here: only the router's firewall can lead them back.");
    }
    if (!peerNames(needs).empty()) {
        out.gap().say("So that all devices are led to the same servers for an hour, which is the longest that dnsmasq "
                      "allows. Answers may then be stale: a server that moved is not found until they end.");
        out.offer("min-cache-ttl=3600");
        out.say("To pin " + commentList(peerNames(needs)) +
                " to an address does not pin the server that a device ends up with: behind such a name there may be a "
                "load balancer that refers it to another address, as WeMo's does.");
    }
    return out.text();
}

} // namespace phonehome
