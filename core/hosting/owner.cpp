// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/hosting/owner.h"

namespace phonehome {

std::string ownerText(const Owner& owner)
{
    std::string out = owner.cloud;
    if (!owner.region.empty())
        out += " " + owner.region;
    if (!owner.service.empty())
        out += " (" + owner.service + ")";
    const auto add = [&out](const std::string& part) {
        if (!part.empty())
            out += (out.empty() ? "" : ", ") + part;
    };
    const std::string number = owner.asNumber == 0 ? std::string() : "AS" + std::to_string(owner.asNumber);
    add(owner.name.empty() || number.empty() ? owner.name + number : owner.name + " (" + number + ")");
    add(owner.country);
    return out;
}

} // namespace phonehome
