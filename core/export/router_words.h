// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "core/analysis/findings/router_needs.h"
#include "core/export/settings_text.h"

// What the settings of all kinds of router say alike. Of core/export alone.
namespace phonehome {

/// What a router keeps silent sessions for by itself, seconds.
struct OwnTimes {
    int tcp = 0; ///< that are established
    int udp = 0; ///< in which both sides spoke
};

/// How long sessions to one port are to be kept, and for whom.
struct PortTimer {
    std::uint8_t transport = 0;
    std::uint16_t port = 0;
    int seconds = 0;
    bool shortens = false;                 ///< the router keeps them for longer by itself; of TCP only
    std::vector<const SessionNeed*> needs; ///< of the RouterNeeds that it was made of; never empty
    bool isUdp() const;
    /// "udp" or "tcp"
    const char* transportText() const { return isUdp() ? "udp" : "tcp"; }
    /// "phonehome_udp_3478"
    std::string name() const;
    /// STUN is spoken to a port that is registered for it: other talk of these devices is not to be met there.
    bool isForStun() const;
    /// Ascending.
    std::vector<DeviceId> devices() const;
};

/// What to set at a router with these times: for all of UDP, not below the 120 s of RFC 4787 nor the router's own time; for
/// STUN over TCP to STUN's ports, that dead connections go; for other TCP only where the router's own time is too short.
std::vector<PortTimer> portTimers(const RouterNeeds& needs, const OwnTimes& own);

/// By what a router knows devices, each text fit to be a value.
struct DeviceMatch {
    bool all = false; ///< one of them is a router, so that nobody's own address is known
    std::vector<std::string> macs;
    std::vector<std::string> v4; ///< of devices without a MAC
    std::vector<std::string> v6;
};
DeviceMatch deviceMatch(const Snapshot& snapshot, const std::vector<DeviceId>& devices);

/// The devices' titles, as commentList() has them.
std::string deviceList(const Snapshot& snapshot, const std::vector<DeviceId>& devices);
/// "STUN to nat.wemo2.com: a beat every 310 s, last try by 341.5 s, promised 330 s".
std::string sessionReason(const SessionNeed& need);
/// Why the timer is what it is, as comments. tcpOwn: how long the router keeps TCP by itself, in words.
void sayReasons(SettingsText& out, const PortTimer& timer, std::string_view tcpOwn);
/// The sessions that none of the timers is for: the router keeps them long enough by itself.
void sayKept(SettingsText& out, const RouterNeeds& needs, const std::vector<PortTimer>& timers);
/// What to watch out for with timers, as comments; nothing without timers.
void sayTimerWarnings(SettingsText& out, const std::vector<PortTimer>& timers);
/// What RFC 5382 says of a short time for TCP.
void sayTcpRule(SettingsText& out);
/// Who asks which time servers on the internet.
void sayTimeAskers(SettingsText& out, const Snapshot& snapshot, const RouterNeeds& needs);
/// The same, and what to know before the router answers in their place.
void sayTimeRedirect(SettingsText& out, const Snapshot& snapshot, const RouterNeeds& needs);
/// Who asks which resolvers on the internet.
void sayNameAskers(SettingsText& out, const Snapshot& snapshot, const RouterNeeds& needs);
/// The same, and what to know before the router answers in their place.
void sayNameRedirect(SettingsText& out, const Snapshot& snapshot, const RouterNeeds& needs);

} // namespace phonehome
