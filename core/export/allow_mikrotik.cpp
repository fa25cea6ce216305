// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/export/allow_targets.h"

namespace phonehome {

namespace {

constexpr const char* kMark = " comment=phonehome-allow";

/// RouterOS keeps asking for the names by itself (address lists take DNS names since 6.36).
void setList(SettingsText& out, const AllowRule& rule)
{
    const std::string add = std::string(rule.v6 ? "/ipv6" : "/ip") + " firewall address-list add list=phonehome-" +
                            rule.name() + " address=";
    sayPeers(out, *rule.of);
    for (const std::string& name : rule.of->names)
        out.set(add + name + kMark);
    for (const IpAddress& address : rule.of->strays) {
        if (address.isV6() == rule.v6)
            out.set(add + address.text() + kMark);
    }
}

void setHome(SettingsText& out)
{
    for (const char* net : {"10.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12", "192.168.0.0/16", "224.0.0.0/4"})
        out.set(std::string("/ip firewall address-list add list=phonehome-home address=") + net + kMark);
    for (const char* net : {"fc00::/7", "fe80::/10", "ff00::/8"})
        out.set(std::string("/ipv6 firewall address-list add list=phonehome-home address=") + net + kMark);
}

void setChain(SettingsText& out, const std::vector<AllowRule>& rules, bool v6)
{
    const std::string add = std::string(v6 ? "/ipv6" : "/ip") + " firewall filter add chain=phonehome ";
    out.set(add + "dst-address-list=phonehome-home action=return" + kMark);
    for (const AllowRule& rule : rules) {
        if (rule.v6 != v6)
            continue;
        const std::string port = rule.hasPort() ? " dst-port=" + std::to_string(rule.of->port) : "";
        const std::string protocol = v6 && rule.transportText() == "ipv6-icmp" ? "icmpv6" : rule.transportText();
        std::string line = add;
        line.append("protocol=").append(protocol).append(port).append(" dst-address-list=phonehome-");
        out.set(line.append(rule.name()).append(" action=return").append(kMark));
    }
    out.set(add + "action=passthrough log=yes log-prefix=phonehome" + kMark);
    out.say("To refuse what the last one counts:");
    out.quote(std::string(v6 ? "/ipv6" : "/ip") +
              " firewall filter set [find chain=phonehome action=passthrough] action=drop");
}

void setJumps(SettingsText& out, const DeviceMatch& match, bool v6)
{
    const std::string add =
        std::string(v6 ? "/ipv6" : "/ip") + " firewall filter add chain=forward connection-state=new ";
    const std::string jump = std::string("action=jump jump-target=phonehome") + kMark;
    if (match.all)
        out.set(add + jump);
    for (const std::string& mac : match.macs)
        out.set(std::string(add).append("src-mac-address=").append(mac).append(" ").append(jump));
    for (const std::string& address : v6 ? match.v6 : match.v4)
        out.set(std::string(add).append("src-address=").append(address).append(" ").append(jump));
}

} // namespace

std::string mikroTikAllowList(const Snapshot& s, const AllowList& list)
{
    const auto rules = allowRules(list);
    SettingsText out("#");
    out.say("Phonehome: a list of what is allowed, for MikroTik RouterOS 7. Paste it into a terminal.");
    sayAllowed(out, s, list);
    out.say("To take it back:");
    for (const char* what : {"filter", "address-list"}) {
        for (const char* version : {"/ip", "/ipv6"})
            out.quote(std::string(version) + " firewall " + what + " remove [find comment=phonehome-allow]");
    }
    out.gap();
    setHome(out);
    for (const AllowRule& rule : rules)
        setList(out, rule);
    out.say("They go behind the rules that are there: where one of those accepts everything from home, move them up.");
    const DeviceMatch match = deviceMatch(s, list.devices);
    for (const bool v6 : {false, true}) {
        setChain(out, rules, v6);
        setJumps(out, match, v6);
    }
    return out.text();
}

} // namespace phonehome
