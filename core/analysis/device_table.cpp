// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/device_table.h"

#include <algorithm>

namespace phonehome {

namespace {

// A flood of invented senders must not eat the memory; a home has dozens, a campus thousands.
constexpr std::size_t kDevicesMax = 65536;
constexpr std::size_t kHoldersMax = 262144;
constexpr std::size_t kEarlyMax = 65536;
constexpr std::size_t kLeasesMax = 64;
constexpr std::size_t kNamesMax = 16;

/// Rank of a source for a device's own name: what it says of itself to all beats what it says to a server.
int nameRank(NameSource source)
{
    switch (source) {
    case NameSource::User: return 0;
    case NameSource::Dhcp: return 1;
    case NameSource::Mdns: return 2;
    case NameSource::Ssdp: return 3;
    case NameSource::Llmnr:
    case NameSource::Netbios: return 4;
    default: return 5;
    }
}

} // namespace

DeviceTable::DeviceTable(StringPool& strings, const VendorTable& vendors) : m_strings(strings), m_vendors(vendors) {}

DeviceId DeviceTable::add(Device device)
{
    m_firstInternet.emplace_back();
    m_held.emplace_back();
    return {static_cast<std::uint32_t>(m_devices.append(std::move(device)))};
}

DeviceId DeviceTable::addMac(const MacAddress& mac, Timestamp seen)
{
    Device device;
    device.mac = mac;
    device.vendor = m_strings.intern(m_vendors.lookup(mac));
    device.first = device.last = seen;
    return add(std::move(device));
}

DeviceId DeviceTable::expect(const MacAddress& mac, Timestamp firstSeen)
{
    if (const DeviceId known = findMac(mac); known.valid())
        return known;
    if (const auto expected = m_expected.find(mac); expected != m_expected.end())
        return expected->second;
    if (m_devices.size() >= kDevicesMax)
        return {static_cast<std::uint32_t>(kDevicesMax - 1)};
    const DeviceId id = addMac(mac, firstSeen);
    m_expected.emplace(mac, id);
    return id;
}

DeviceId DeviceTable::byMac(const MacAddress& mac, Timestamp seen)
{
    if (const DeviceId known = findMac(mac); known.valid())
        return known;
    const auto expected = m_expected.find(mac);
    if (expected == m_expected.end() && m_devices.size() >= kDevicesMax)
        return {static_cast<std::uint32_t>(kDevicesMax - 1)}; // the last row collects the rest of a flood
    const DeviceId id = expected != m_expected.end() ? expected->second : addMac(mac, seen);
    m_expected.erase(mac);
    if (const auto early = m_early.find(mac); early != m_early.end()) {
        Device& device = m_devices.edit(id.value);
        device.packetsReceived += early->second.packets;
        device.bytesReceived += early->second.bytes;
        m_early.erase(early);
    }
    m_byMac.emplace(mac, id);
    return id;
}

DeviceId DeviceTable::findMac(const MacAddress& mac) const
{
    Recent& recent = m_recent[mac.octets[5]];
    if (recent.device.valid() && recent.mac == mac)
        return recent.device;
    const auto found = m_byMac.find(mac);
    if (found == m_byMac.end())
        return {};
    recent = {mac, found->second};
    return found->second;
}

DeviceId DeviceTable::holder(const IpAddress& address) const
{
    const auto found = m_holders.find(address);
    return found == m_holders.end() ? DeviceId{} : found->second;
}

DeviceId DeviceTable::byAddress(const IpAddress& address, Timestamp seen)
{
    if (const DeviceId known = holder(address); known.valid())
        return known;
    if (m_devices.size() >= kDevicesMax)
        return {static_cast<std::uint32_t>(kDevicesMax - 1)};
    Device device;
    device.address = address;
    device.vendor = m_strings.intern({});
    device.first = device.last = seen;
    const DeviceId id = add(std::move(device));
    hold(address, id);
    return id;
}

void DeviceTable::sent(DeviceId id, const IpAddress& from, Timestamp time, std::uint32_t bytes)
{
    Device& device = m_devices.edit(id.value);
    device.first = std::min(device.first, time);
    device.last = std::max(device.last, time);
    ++device.packetsSent;
    device.bytesSent += bytes;
    if (!from.isUnspecified() && !relays(device, id, from))
        lease(device, id, from, time);
}

void DeviceTable::received(DeviceId id, Timestamp time, std::uint32_t bytes)
{
    Device& device = m_devices.edit(id.value);
    device.first = std::min(device.first, time);
    device.last = std::max(device.last, time);
    ++device.packetsReceived;
    device.bytesReceived += bytes;
}

void DeviceTable::receivedEarly(const MacAddress& mac, std::uint32_t bytes)
{
    if (m_early.size() >= kEarlyMax && !m_early.contains(mac))
        return;
    auto& counts = m_early[mac];
    ++counts.packets;
    counts.bytes += bytes;
}

bool DeviceTable::relays(Device& device, DeviceId id, const IpAddress& address)
{
    if (!device.mac || !address.isInternet())
        return false;
    if (device.router)
        return true;
    IpAddress& first = m_firstInternet[id.value];
    if (first.isUnspecified())
        first = address;
    // Some home networks hand out public IPv6 addresses: a device may have several of those, a relay has strangers'.
    if (address == first || (address.isV6() && first.isV6() &&
                             std::equal(address.bytes().begin(), address.bytes().begin() + 6, first.bytes().begin())))
        return false;
    if (address.isV4() != first.isV4())
        return false;
    device.router = true;
    std::erase_if(device.leases, [&](const AddressLease& l) { return l.address.isInternet(); });
    if (device.address.isInternet())
        device.address = device.leases.empty() ? IpAddress{} : device.leases.back().address;
    std::erase_if(m_holders, [&](const auto& h) { return h.second == id && h.first.isInternet(); });
    ++m_holderChanges;
    return true;
}

void DeviceTable::lease(Device& device, DeviceId id, const IpAddress& address, Timestamp time)
{
    // IPv4 is what people know a device by; IPv6 shows where there is nothing else.
    if (address.isV4() || device.address.isUnspecified())
        device.address = address;
    if (Held& held = m_held[id.value]; held.changes != m_holderChanges || held.address != address) {
        hold(address, id);
        held = {address, m_holderChanges};
    }
    // The newest lease is nearly always the one meant: search from the back.
    const auto found = std::find_if(device.leases.rbegin(), device.leases.rend(),
                                    [&](const AddressLease& l) { return l.address == address; });
    if (found != device.leases.rend()) {
        found->first = std::min(found->first, time);
        found->last = std::max(found->last, time);
        ++found->packets;
        return;
    }
    if (device.leases.size() >= kLeasesMax)
        device.leases.erase(device.leases.begin());
    device.leases.push_back({address, time, time, 1});
}

void DeviceTable::hold(const IpAddress& address, DeviceId id)
{
    const auto held = m_holders.find(address);
    if (held != m_holders.end() ? held->second == id : m_holders.size() >= kHoldersMax)
        return;
    m_holders[address] = id;
    ++m_holderChanges;
}

void DeviceTable::assign(DeviceId id, const IpAddress& address, Timestamp)
{
    if (address.isUnspecified())
        return;
    Device& device = m_devices.edit(id.value);
    if (address.isV4() || device.address.isUnspecified())
        device.address = address;
    hold(address, id);
}

void DeviceTable::addName(DeviceId id, std::string_view name, NameSource source, Timestamp time)
{
    if (name.empty())
        return;
    const StringId text = m_strings.intern(name);
    Device& device = m_devices.edit(id.value);
    for (DeviceName& known : device.names) {
        if (known.text == text && known.source == source) {
            known.first = std::min(known.first, time);
            known.last = std::max(known.last, time);
            return;
        }
    }
    if (device.names.size() >= kNamesMax)
        return;
    // Behind those of the same rank: a name once shown does not change because another one came.
    const auto place = std::find_if(device.names.begin(), device.names.end(),
                                    [&](const DeviceName& n) { return nameRank(n.source) > nameRank(source); });
    device.names.insert(place, {text, source, time, time});
}

void DeviceTable::countEvent(DeviceId id, Protocol protocol)
{
    ++m_devices.edit(id.value).events[static_cast<std::size_t>(protocol)];
}

void DeviceTable::countRefusal(DeviceId id, Protocol protocol)
{
    ++m_devices.edit(id.value).refused[static_cast<std::size_t>(protocol)];
}

} // namespace phonehome
