// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/export/allow_targets.h"

#include <map>

namespace phonehome {

namespace {

std::string joined(const std::vector<std::string>& values)
{
    std::string out;
    for (const std::string& value : values)
        out += (out.empty() ? "" : ", ") + value;
    return out;
}

void setSets(SettingsText& out, const std::vector<AllowRule>& rules)
{
    for (const AllowRule& rule : rules) {
        sayPeers(out, *rule.of);
        out.set("set " + rule.name() + " {");
        out.set(std::string("\ttype ") + (rule.v6 ? "ipv6_addr" : "ipv4_addr"));
        out.set("\telements = { " + joined(rule.addresses) + " }");
        out.set("}");
    }
}

/// steps: how far what is set stands in.
void setChains(SettingsText& out, const Snapshot& s, const AllowList& list, int steps)
{
    const auto rules = allowRules(list);
    out.set("chain phonehome_devices {");
    out.set("\tct state established,related accept");
    out.set("\tip daddr { 10.0.0.0/8, 169.254.0.0/16, 172.16.0.0/12, 192.168.0.0/16, 224.0.0.0/4 } accept");
    out.set("\tip6 daddr { fc00::/7, fe80::/10, ff00::/8 } accept");
    for (const AllowRule& rule : rules) {
        const std::string protocol = rule.hasPort()
                                         ? rule.transportText() + " dport " + std::to_string(rule.of->port) + " "
                                         : "meta l4proto " + rule.transportText() + " ";
        out.set("\t" + protocol + (rule.v6 ? "ip6" : "ip") + " daddr @" + rule.name() + " accept");
    }
    out.set("\tlimit rate 6/minute log prefix \"phonehome: \"");
    out.indent(steps + 1).say("To refuse, write drop in place of accept.").indent(steps);
    out.set("\tcounter accept");
    out.set("}");
    out.set("chain phonehome_forward {");
    out.set("\ttype filter hook forward priority filter + 10; policy accept;");
    for (const std::string& source : nftSources(deviceMatch(s, list.devices), true))
        out.set("\t" + source + "jump phonehome_devices");
    out.set("}");
}

/// table: where the sets stand. A line for each name with all its sets: of several lines dnsmasq takes the last alone.
void offerNames(SettingsText& out, const std::vector<AllowRule>& rules, const std::string& table)
{
    std::map<std::string, std::string> setsOf;
    for (const AllowRule& rule : rules) {
        const std::string set = std::string(rule.v6 ? "6" : "4") + "#inet#" + table + "#" + rule.name();
        for (const std::string& name : rule.of->names) {
            std::string& sets = setsOf[name];
            sets += (sets.empty() ? "" : ",") + set;
        }
    }
    for (const auto& [name, sets] : setsOf)
        out.offer(std::string("nftset=/").append(name).append("/").append(sets));
}

bool hasNames(const AllowList& list)
{
    for (const AllowedPort& port : list.ports) {
        if (!port.names.empty())
            return true;
    }
    return false;
}

constexpr const char* kOtherResolver = "Where the devices ask another resolver than this router's, nobody fills the "
                                       "sets: then the addresses below are all that they reach.";

} // namespace

std::string nftablesAllowList(const Snapshot& s, const AllowList& list)
{
    const auto rules = allowRules(list);
    SettingsText out("#");
    out.say("Phonehome: a list of what is allowed, for a Linux router with nftables (nft 1.0.6 or later).");
    sayAllowed(out, s, list);
    out.say("Save as /etc/phonehome-allow.nft, try it, load it:");
    out.quote("nft -c -f /etc/phonehome-allow.nft").quote("nft -f /etc/phonehome-allow.nft");
    out.say("To take it back:").quote("nft delete table inet phonehome_allow");
    if (hasNames(list)) {
        out.gap().say(
            "Names get new addresses: dnsmasq (2.87 or later, built with nftset) puts them into the sets. Save "
            "these lines, without the #, as /etc/dnsmasq.d/phonehome-allow.conf and restart it; take the "
            "file away with the table.");
        offerNames(out, rules, "phonehome_allow");
        out.say(kOtherResolver);
    }
    out.gap().set("table inet phonehome_allow").set("delete table inet phonehome_allow");
    out.set("table inet phonehome_allow {").indent(1);
    setSets(out, rules);
    setChains(out, s, list, 1);
    out.indent(0).set("}");
    return out.text();
}

std::string openWrtAllowList(const Snapshot& s, const AllowList& list)
{
    const auto rules = allowRules(list);
    SettingsText out("#");
    out.say("Phonehome: a list of what is allowed, for OpenWrt 22.03 or later (firewall4).");
    sayAllowed(out, s, list);
    out.say("Save as /etc/nftables.d/30-phonehome-allow.nft, which firewall4 includes in its own table, check it, load "
            "it:");
    out.quote("fw4 check && service firewall restart");
    out.say("To take it back:").quote("rm /etc/nftables.d/30-phonehome-allow.nft").quote("service firewall restart");
    if (hasNames(list)) {
        out.gap().say("Names get new addresses: the package dnsmasq-full puts them into the sets. Save these lines, "
                      "without the #, as /etc/dnsmasq.d/phonehome-allow.conf, then:");
        out.quote("uci set dhcp.@dnsmasq[0].confdir=/etc/dnsmasq.d && uci commit dhcp && service dnsmasq restart");
        out.say("In place of a folder that is set already, put the file there. To take it back, delete the file and:");
        out.quote("uci delete dhcp.@dnsmasq[0].confdir && uci commit dhcp && service dnsmasq restart");
        out.say("A firewall that is loaded anew has the addresses below alone until names are asked for again.");
        offerNames(out, rules, "fw4");
        out.say(kOtherResolver);
    }
    out.gap();
    setSets(out, rules);
    setChains(out, s, list, 0);
    return out.text();
}

} // namespace phonehome
