// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>

#include "core/export/router_targets.h"

namespace phonehome {

namespace {

/// Of OpenWrt's /etc/sysctl.d/11-nf-conntrack.conf.
constexpr OwnTimes kOwnTimes{7'440, 180};
constexpr const char* kTcpOwn = "2 h 4 min (7440 s)";

/// A redirect to the router itself: without dest_ip firewall4 makes it one.
struct Redirect {
    std::string name; ///< of the section
    std::vector<std::string> protocols;
    std::string port;
};

/// One section for all who have a MAC, and one each for the others: src_ip takes one value.
void offerSections(SettingsText& out, const DeviceMatch& match, const Redirect& redirect)
{
    const auto section = [&](const std::string& name, const std::vector<std::string>& sources) {
        out.offer("config redirect '" + name + "'");
        out.offer("\toption name '" + name + "'").offer("\toption src 'lan'");
        for (const std::string& source : sources)
            out.offer("\t" + source);
        for (const std::string& protocol : redirect.protocols)
            out.offer("\tlist proto '" + protocol + "'");
        out.offer("\toption src_dport '" + redirect.port + "'").offer("\toption dest_port '" + redirect.port + "'");
        out.offer("\toption family 'ipv4'").offer("\toption target 'DNAT'");
    };
    if (match.all || !match.macs.empty()) {
        std::vector<std::string> sources;
        for (const std::string& mac : match.all ? std::vector<std::string>{} : match.macs)
            sources.push_back("list src_mac '" + mac + "'");
        section(redirect.name, sources);
    }
    if (match.all)
        return;
    for (std::size_t i = 0; i < match.v4.size(); ++i)
        section(redirect.name + "_" + std::to_string(i + 1), {"option src_ip '" + match.v4[i] + "'"});
}

void offerRedirects(SettingsText& out, const Snapshot& s, const RouterNeeds& needs)
{
    if (needs.timeAskers.empty() && needs.nameAskers.empty())
        return;
    out.gap().say("Choices: copy what you want, without the #, to the end of /etc/config/firewall; 'lan' is the zone "
                  "of the devices. Then:");
    out.quote("service firewall restart");
    if (!needs.timeAskers.empty()) {
        out.gap();
        sayTimeRedirect(out, s, needs);
        out.quote("uci set system.ntp.enable_server=1").quote("uci commit system").quote("service sysntpd restart");
        offerSections(out, deviceMatch(s, needs.timeAskers), {"phonehome_ntp", {"udp"}, "123"});
    }
    if (!needs.nameAskers.empty()) {
        out.gap();
        sayNameRedirect(out, s, needs);
        offerSections(out, deviceMatch(s, needs.nameAskers), {"phonehome_dns", {"tcp", "udp"}, "53"});
    }
    out.gap().say("To take a choice back, delete its section from /etc/config/firewall and restart the firewall.");
}

/// Not every kernel of OpenWrt's can keep a session's time apart: all of UDP then.
void sayWithoutTimeouts(SettingsText& out, const std::vector<PortTimer>& timers)
{
    out.say("The kernel has to know ct timeout: builds since 24.10 do, but not those for small flash; 23.05 and "
            "before do not. Where the check fails, delete the file at once, or the router stands without "
            "firewall after its next start.");
    int seconds = 0;
    for (const PortTimer& timer : timers)
        seconds = std::max(seconds, timer.isUdp() ? timer.seconds : 0);
    if (seconds == 0) {
        out.say("Without it nothing is lost: OpenWrt keeps silent TCP for " + std::string(kTcpOwn) + ".");
        return;
    }
    out.say("In its place put these lines, for all of UDP, into /etc/sysctl.d/60-phonehome.conf and restart:");
    for (const char* name : {"udp_timeout", "udp_timeout_stream"})
        out.quote(std::string("net.netfilter.nf_conntrack_") + name + "=" + std::to_string(seconds));
}

} // namespace

std::string openWrtSettings(const Snapshot& s, const RouterNeeds& needs)
{
    const auto timers = portTimers(needs, kOwnTimes);
    SettingsText out("#");
    out.say("Phonehome: settings for OpenWrt 22.03 or later (firewall4).");
    if (!timers.empty()) {
        out.say(
            "Save as /etc/nftables.d/20-phonehome.nft, which firewall4 includes in its own table, check it, load it:");
        out.quote("fw4 check && service firewall restart");
        out.say("To take it back:");
        out.quote("rm /etc/nftables.d/20-phonehome.nft").quote("service firewall restart");
        sayWithoutTimeouts(out, timers);
        out.gap();
    }
    sayTimerWarnings(out, timers);
    quoteFlush(out, timers);
    sayKept(out, needs, timers);
    if (!timers.empty())
        out.gap();
    setNftTimers(out, s, timers, kTcpOwn);
    offerRedirects(out, s, needs);
    return out.text();
}

} // namespace phonehome
