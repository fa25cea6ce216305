// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/snapshot.h"

namespace phonehome {

SnapshotPtr withHosting(const SnapshotPtr& snapshot, HostingPtr hosting)
{
    if (!snapshot || snapshot->hosting == hosting)
        return snapshot;
    auto out = std::make_shared<Snapshot>(*snapshot);
    out->hosting = std::move(hosting);
    return out;
}

namespace {

/// What tells a device from others where no name does: maker and end of the MAC, else MAC, else address.
std::string mark(const Snapshot& snapshot, const Device& device)
{
    if (!device.mac)
        return device.address.text();
    const std::string& vendor = snapshot.text(device.vendor);
    const std::string mac = device.mac->text();
    constexpr std::size_t kLastHalf = 9; // "aa:bb:cc:" before the part that tells devices of a maker apart
    return vendor.empty() ? mac : vendor.substr(0, vendor.find_first_of(" ,.")) + ' ' + mac.substr(kLastHalf);
}

} // namespace

std::string deviceTitle(const Snapshot& snapshot, DeviceId id)
{
    if (!id.valid() || id.value >= snapshot.devices.size())
        return "?";
    const Device& device = snapshot.devices[id.value];
    const std::string name = device.names.empty() ? std::string() : snapshot.text(device.names.front().text);
    if (name.empty())
        return mark(snapshot, device);
    return device.sharesName ? name + " (" + mark(snapshot, device) + ")" : name;
}

} // namespace phonehome
