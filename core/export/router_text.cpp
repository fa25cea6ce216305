// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/export/router_text.h"

#include <algorithm>
#include <array>

#include "core/export/allow_targets.h"
#include "core/export/router_targets.h"

namespace phonehome {

std::span<const RouterTarget> routerTargets()
{
    static constexpr std::array kTargets{
        RouterTarget{"nftables", "Linux with nftables", nftablesSettings, nftablesAllowList},
        RouterTarget{"openwrt", "OpenWrt", openWrtSettings, openWrtAllowList},
        RouterTarget{"mikrotik", "MikroTik RouterOS", mikroTikSettings, mikroTikAllowList},
        RouterTarget{"128t", "Juniper Session Smart Router (128T)", ssrSettings, nullptr},
        RouterTarget{"opnsense", "OPNsense", opnSenseSettings, nullptr},
        RouterTarget{"pfsense", "pfSense", pfSenseSettings, nullptr},
        RouterTarget{"dnsmasq", "dnsmasq or Pi-hole", dnsmasqSettings, nullptr},
        RouterTarget{"mud", "MUD profile (RFC 8520)", nullptr, mudProfile, "json"},
    };
    return kTargets;
}

const RouterTarget* routerTarget(const std::string& id)
{
    const auto targets = routerTargets();
    const auto found = std::find_if(targets.begin(), targets.end(), [&](const auto& t) { return id == t.id; });
    return found == targets.end() ? nullptr : &*found;
}

std::string routerSettings(const RouterTarget& target, const Snapshot& s, const RouterNeeds& needs)
{
    if (!target.write)
        return "# " + std::string(target.title) +
               ": says what devices may reach, not for how long. Ask for the allow list.\n";
    if (needs.empty())
        return "# " + std::string(target.title) +
               ": nothing to set. No device was seen to keep a silent session alive by a timer that is sure,\n"
               "# or to ask time servers or resolvers on the internet. A longer capture may show more.\n";
    return target.write(s, needs);
}

std::string allowSettings(const RouterTarget& target, const Snapshot& s, const AllowList& list)
{
    const std::string title = "# " + std::string(target.title);
    if (!target.allow)
        return title + ": no allow list is written for it. nftables, OpenWrt and MikroTik RouterOS have one,\n# and a "
                       "MUD profile is one.\n";
    const bool router = std::any_of(list.devices.begin(), list.devices.end(),
                                    [&](DeviceId device) { return s.devices[device.value].router; });
    if (router)
        return title + ": no allow list for a router. What it hands on for others bears its address,\n"
                       "# so that the list would hold all of them to what it reached itself.\n";
    if (list.empty())
        return title + ": nothing to allow. No device was seen to reach anybody on the internet.\n";
    return target.allow(s, list);
}

} // namespace phonehome
