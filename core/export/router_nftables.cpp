// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/export/router_targets.h"

namespace phonehome {

namespace {

/// nf_conntrack_tcp_timeout_established and nf_conntrack_udp_timeout_stream of the kernel.
constexpr OwnTimes kOwnTimes{432'000, 120};
constexpr const char* kTcpOwn = "5 days";

std::string braces(const std::vector<std::string>& values)
{
    std::string out;
    for (const std::string& value : values)
        out += (out.empty() ? "{ " : ", ") + value;
    return out + " }";
}

/// On the internet: who asks a server in another network at home, a Pi-hole, is not led past it (RFC 1918).
constexpr const char* kOnInternet = "ip daddr != { 10.0.0.0/8, 172.16.0.0/12, 192.168.0.0/16 } ";

/// Rules that lead the devices' packets to the router itself.
void offerRedirect(SettingsText& out, const DeviceMatch& match, std::string_view what)
{
    for (const std::string& source : nftSources(match, false))
        out.offer("\t\t" + source + kOnInternet + std::string(what));
}

void offerRedirects(SettingsText& out, const Snapshot& s, const RouterNeeds& needs)
{
    if (needs.timeAskers.empty() && needs.nameAskers.empty())
        return;
    out.gap().indent(1);
    out.say("Choices: take the # away from the chain and from the rules that you want.").indent(0);
    out.offer("\tchain redirects {").offer("\t\ttype nat hook prerouting priority dstnat; policy accept;");
    if (!needs.timeAskers.empty()) {
        out.indent(2);
        sayTimeRedirect(out, s, needs);
        out.indent(0);
        offerRedirect(out, deviceMatch(s, needs.timeAskers), "udp dport 123 counter redirect to :123");
    }
    if (!needs.nameAskers.empty()) {
        out.indent(2);
        sayNameRedirect(out, s, needs);
        out.indent(0);
        offerRedirect(out, deviceMatch(s, needs.nameAskers),
                      "meta l4proto { tcp, udp } th dport 53 counter redirect to :53");
    }
    out.offer("\t}");
}

std::string policyOf(const PortTimer& timer)
{
    const std::string seconds = std::to_string(timer.seconds);
    const std::string states = timer.isUdp() ? "unreplied : " + seconds + ", replied : " : "established : ";
    return "\tpolicy = { " + states + seconds + " }";
}

} // namespace

std::vector<std::string> nftSources(const DeviceMatch& match, bool v6)
{
    if (match.all)
        return {""};
    std::vector<std::string> out;
    if (!match.macs.empty())
        out.push_back("ether saddr " + braces(match.macs) + " ");
    if (!match.v4.empty())
        out.push_back("ip saddr " + braces(match.v4) + " ");
    if (v6 && !match.v6.empty())
        out.push_back("ip6 saddr " + braces(match.v6) + " ");
    return out;
}

void setNftTimers(SettingsText& out, const Snapshot& s, const std::vector<PortTimer>& timers, std::string_view tcpOwn)
{
    if (timers.empty())
        return;
    for (const PortTimer& timer : timers) {
        sayReasons(out, timer, tcpOwn);
        if (timer.isUdp())
            out.say("One question with one answer counts as unreplied, so both states are set.");
        out.set("ct timeout " + timer.name() + " {");
        out.set(std::string("\tprotocol ") + timer.transportText());
        out.set(policyOf(timer));
        out.set("}");
    }
    out.set("chain phonehome_sessions {");
    out.set("\ttype filter hook prerouting priority filter; policy accept;");
    for (const PortTimer& timer : timers) {
        for (const std::string& source : nftSources(deviceMatch(s, timer.devices()), true))
            out.set("\t" + source + timer.transportText() + " dport " + std::to_string(timer.port) +
                    " ct timeout set \"" + timer.name() + "\"");
    }
    out.set("}");
}

void quoteFlush(SettingsText& out, const std::vector<PortTimer>& timers)
{
    if (timers.empty())
        return;
    out.say("To end the open ones now (package conntrack; the devices connect anew):");
    for (const PortTimer& timer : timers)
        out.quote(std::string("conntrack -D -p ") + timer.transportText() + " --dport " + std::to_string(timer.port));
}

std::string nftablesSettings(const Snapshot& s, const RouterNeeds& needs)
{
    const auto timers = portTimers(needs, kOwnTimes);
    SettingsText out("#");
    out.say("Phonehome: settings for a Linux router with nftables (nft 1.0.6 or later).");
    out.say("Save as /etc/phonehome.nft, try it, load it:");
    out.quote("nft -c -f /etc/phonehome.nft").quote("nft -f /etc/phonehome.nft");
    out.say("To have it after each start, put this at the end of /etc/nftables.conf:");
    out.quote("include \"/etc/phonehome.nft\"");
    out.say("To take it back, take that line away again and:").quote("nft delete table inet phonehome");
    out.gap();
    sayTimerWarnings(out, timers);
    quoteFlush(out, timers);
    sayKept(out, needs, timers);
    // Loaded again, it takes the place of what it was.
    out.gap().set("table inet phonehome").set("delete table inet phonehome").set("table inet phonehome {").indent(1);
    if (timers.empty())
        out.say("No timer needs to be set.");
    setNftTimers(out, s, timers, kTcpOwn);
    offerRedirects(out, s, needs);
    out.indent(0).set("}");
    return out.text();
}

} // namespace phonehome
