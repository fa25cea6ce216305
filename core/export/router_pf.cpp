// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>

#include "core/export/router_targets.h"

namespace phonehome {

namespace {

/// tcp.established, a day, and udp.multiple of pf.
constexpr OwnTimes kOwnTimes{86'400, 60};
constexpr const char* kTcpOwn = "24 h";

/// Steps that count up.
class Steps {
public:
    explicit Steps(SettingsText& out) : m_out(out) {}
    void step(std::string_view text) { m_out.say(std::to_string(++m_count) + ". " + std::string(text)); }

private:
    SettingsText& m_out;
    int m_count = 0;
};

/// All that pf can know devices by: their addresses.
std::string sourceOf(const Snapshot& s, const std::vector<DeviceId>& devices)
{
    std::vector<std::string> addresses;
    bool router = false;
    for (const DeviceId id : devices) {
        const Device& device = s.devices[id.value];
        router = router || device.router;
        if (!device.address.isUnspecified())
            addresses.push_back(device.address.text());
    }
    if (router || addresses.empty())
        return "any";
    std::string out = "an alias of ";
    for (std::size_t i = 0; i < addresses.size(); ++i)
        out += (i == 0 ? "" : ", ") + addresses[i];
    return out + " (give these devices fixed addresses in DHCP)";
}

std::string ruleOf(const Snapshot& s, const PortTimer& timer)
{
    return std::string("above the rule that lets the LAN out: Pass, protocol ") + (timer.isUdp() ? "UDP" : "TCP") +
           ", source " + sourceOf(s, timer.devices()) + ", destination any, destination port " +
           std::to_string(timer.port);
}

void sayRedirects(SettingsText& out, const Snapshot& s, const RouterNeeds& needs, const std::string& page)
{
    const auto forward = [&](const std::vector<DeviceId>& askers, const std::string& protocol, const char* port) {
        Steps steps(out);
        steps.step(page + ", new rule: interface LAN, protocol " + protocol + ", source " + sourceOf(s, askers) + ".");
        steps.step(std::string("Destination: invert the match, LAN address, port ") + port +
                   "; redirect to 127.0.0.1, port " + port + "; NAT reflection off. Save and apply.");
        steps.step("To take it back, delete the rule and apply.");
    };
    if (!needs.timeAskers.empty()) {
        out.gap().say("Choice.");
        sayTimeRedirect(out, s, needs);
        forward(needs.timeAskers, "UDP", "123");
    }
    if (!needs.nameAskers.empty()) {
        out.gap().say("Choice.");
        sayNameRedirect(out, s, needs);
        forward(needs.nameAskers, "TCP and UDP", "53");
    }
}

void sayEnd(SettingsText& out, const RouterNeeds& needs, const std::vector<PortTimer>& timers)
{
    sayTimerWarnings(out, timers);
    sayKept(out, needs, timers);
}

} // namespace

std::string opnSenseSettings(const Snapshot& s, const RouterNeeds& needs)
{
    const auto timers = portTimers(needs, kOwnTimes);
    SettingsText out("");
    out.say("Phonehome: settings for OPNsense, in its web pages.");
    if (timers.empty())
        out.say("No timer needs to be set.");
    for (const PortTimer& timer : timers) {
        out.gap();
        sayReasons(out, timer, kTcpOwn);
        const std::string seconds = std::to_string(timer.seconds);
        Steps steps(out);
        steps.step("Firewall > Rules > LAN, new rule " + ruleOf(s, timer) + ".");
        steps.step("In the rule's advanced settings, under State timeout: " +
                   (timer.isUdp()
                        ? "UDP first, UDP single and UDP multiple " + seconds + " each (by default 60, 30 and 60 s)."
                        : "TCP established " + seconds + "."));
        steps.step("Save and apply. To take it back, delete the rule and apply.");
    }
    if (!timers.empty())
        out.gap();
    sayEnd(out, needs, timers);
    if (!timers.empty())
        out.say("To end the open ones now: Firewall > Diagnostics > States, look for the port, kill them.");
    sayRedirects(out, s, needs, "Firewall > NAT > Destination NAT (Port Forward)");
    return out.text();
}

std::string pfSenseSettings(const Snapshot& s, const RouterNeeds& needs)
{
    const auto timers = portTimers(needs, kOwnTimes);
    SettingsText out("");
    out.say("Phonehome: settings for pfSense, in its web pages.");
    if (timers.empty())
        out.say("No timer needs to be set.");
    int udp = 0;
    for (const PortTimer& timer : timers) {
        if (timer.isUdp()) {
            sayReasons(out.gap(), timer, kTcpOwn);
            udp = std::max(udp, timer.seconds);
        }
    }
    if (udp > 0) {
        const std::string seconds = std::to_string(udp);
        Steps steps(out);
        steps.step("pfSense has one timer for all of UDP, not one for each port, so its table of states grows.");
        steps.step("System > Advanced > Firewall & NAT, State Timeouts: UDP First, UDP Single and UDP Multiple " +
                   seconds + " each (by default 60, 30 and 60 s). Save.");
        steps.step("To take it back, empty the three fields and save.");
    }
    for (const PortTimer& timer : timers) {
        if (timer.isUdp())
            continue;
        sayReasons(out.gap(), timer, kTcpOwn);
        Steps steps(out);
        steps.step("Firewall > Rules > LAN, new rule " + ruleOf(s, timer) + ".");
        steps.step("Display Advanced, State timeout " + std::to_string(timer.seconds) +
                   ". Save and apply. To take it back, delete the rule and apply.");
    }
    if (!timers.empty())
        out.gap();
    sayEnd(out, needs, timers);
    if (!timers.empty())
        out.say("To end the open ones now: Diagnostics > States, filter by the port, kill them.");
    sayRedirects(out, s, needs, "Firewall > NAT > Port Forward");
    return out.text();
}

} // namespace phonehome
