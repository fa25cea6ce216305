// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/address_names.h"

#include <algorithm>
#include <cstdint>
#include <map>
#include <set>

namespace phonehome {

namespace {
constexpr std::size_t kNamesMax = 65536;

/// What a person calls the one device that had an address, in place of all else that it goes by.
void putOwnNames(const Snapshot& snapshot, std::vector<std::pair<IpAddress, std::string>>& names)
{
    std::map<IpAddress, std::set<std::uint32_t>> holders;
    bool any = false;
    for (std::uint32_t i = 0; i < snapshot.devices.size(); ++i) {
        const Device& device = snapshot.devices[i];
        any = any || (!device.names.empty() && device.names.front().source == NameSource::User);
        if (!device.address.isUnspecified())
            holders[device.address].insert(i);
        for (const AddressLease& lease : device.leases)
            holders[lease.address].insert(i);
    }
    if (!any)
        return;
    std::map<IpAddress, std::string> own;
    for (const auto& [address, devices] : holders) {
        const Device& device = snapshot.devices[*devices.begin()];
        if (devices.size() == 1 && !device.names.empty() && device.names.front().source == NameSource::User)
            own.emplace(address, snapshot.text(device.names.front().text));
    }
    std::erase_if(names, [&own](const auto& row) { return own.contains(row.first); });
    names.insert(names.end(), own.begin(), own.end());
}

} // namespace

std::vector<std::pair<IpAddress, std::string>> addressNames(const Snapshot& snapshot)
{
    std::vector<std::pair<IpAddress, std::string>> out;
    for (std::size_t i = 0; i < snapshot.names.size() && out.size() < kNamesMax; ++i) {
        const NameRow& row = snapshot.names[i];
        // What an address is called today says nothing of the day of the capture, and a name table has no times.
        if (row.source == NameSource::PtrNow)
            continue;
        for (const NameAnswer& answer : row.answers)
            out.emplace_back(answer.address, snapshot.text(row.name));
    }
    putOwnNames(snapshot, out);
    std::sort(out.begin(), out.end());
    out.erase(std::unique(out.begin(), out.end()), out.end());
    return out;
}

} // namespace phonehome
