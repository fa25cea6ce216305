// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/export/router_text.h"

#include <algorithm>
#include <array>

#include "core/export/router_targets.h"

namespace phonehome {

std::span<const RouterTarget> routerTargets()
{
    static constexpr std::array kTargets{
        RouterTarget{"nftables", "Linux with nftables", nftablesSettings},
        RouterTarget{"openwrt", "OpenWrt", openWrtSettings},
        RouterTarget{"mikrotik", "MikroTik RouterOS", mikroTikSettings},
        RouterTarget{"128t", "Juniper Session Smart Router (128T)", ssrSettings},
        RouterTarget{"opnsense", "OPNsense", opnSenseSettings},
        RouterTarget{"pfsense", "pfSense", pfSenseSettings},
        RouterTarget{"dnsmasq", "dnsmasq or Pi-hole", dnsmasqSettings},
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
    if (needs.empty())
        return "# " + std::string(target.title) +
               ": nothing to set. No device was seen to keep a silent session alive by a timer that is sure,\n"
               "# or to ask time servers or resolvers on the internet. A longer capture may show more.\n";
    return target.write(s, needs);
}

} // namespace phonehome
