// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/device_table.h"

#include <algorithm>

namespace phonehome {

namespace {

constexpr std::size_t kHoldersMax = 262144;
constexpr std::size_t kLeasesMax = 64;
constexpr std::size_t kNamesMax = 16;
/// A packet that is seen on both sides of who hands it on: in between lies no more than a queue.
constexpr Duration kHandedOnWithin = Duration::ofMillis(100);

/// What systems send with: Unix, Windows, and what must not be handed on (RFC 4861 s6.1).
bool hasAllHops(std::uint8_t hopLimit)
{
    return hopLimit == 64 || hopLimit == 128 || hopLimit == 255;
}

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
    m_relaying.emplace_back();
    m_held.emplace_back();
    return {static_cast<std::uint32_t>(m_devices.append(std::move(device)))};
}

DeviceId DeviceTable::holder(const IpAddress& address) const
{
    const auto found = m_holders.find(address);
    return found == m_holders.end() ? DeviceId{} : found->second;
}

DeviceId DeviceTable::byAddress(const IpAddress& address, Timestamp seen)
{
    if (const DeviceId known = holder(address); known.valid() || address.isUnspecified())
        return known;
    if (isFull())
        return last();
    Device device;
    device.address = address;
    device.vendor = m_strings.intern({});
    device.first = device.last = seen;
    const DeviceId id = add(std::move(device));
    hold(address, id);
    return id;
}

void DeviceTable::sent(DeviceId id, const Way& way, Timestamp time, std::uint32_t bytes)
{
    Device& device = m_devices.edit(id.value);
    device.first = std::min(device.first, time);
    device.last = std::max(device.last, time);
    ++device.packetsSent;
    device.bytesSent += bytes;
    if (way.from.isUnspecified() || relays(device, id, way, time))
        return;
    // Of what comes with all its hops, nobody took one.
    if (lease(device, id, way.from, time) && device.mac && way.from.isV6() && hasAllHops(way.hopLimit) &&
        isAbroad(way.from))
        met(way.from);
}

HomeNetworks& DeviceTable::ownNetworks()
{
    if (m_networks.use_count() > 1)
        m_networks = std::make_shared<HomeNetworks>(*m_networks);
    return *m_networks;
}

void DeviceTable::announced(const IpAddress& prefix, unsigned length)
{
    ownNetworks().announced(prefix, length);
}

void DeviceTable::met(const IpAddress& address)
{
    if (isAbroad(address))
        ownNetworks().met(address);
}

void DeviceTable::received(DeviceId id, Timestamp time, std::uint32_t bytes)
{
    Device& device = m_devices.edit(id.value);
    device.first = std::min(device.first, time);
    device.last = std::max(device.last, time);
    ++device.packetsReceived;
    device.bytesReceived += bytes;
}

bool DeviceTable::relays(Device& device, DeviceId id, const Way& way, Timestamp time)
{
    const IpAddress& address = way.from;
    if (!device.mac || !address.isInternet() || isOutsideOfMachine(id, address))
        return false;
    // By version: a router at home puts its own IPv4 address on what it hands on, and leaves IPv6 as it is.
    Relaying& known = m_relaying[id.value][address.isV4() ? 0 : 1];
    if (known.proven)
        return true;
    if (known.first.isUnspecified())
        known.first = address;
    // Some home networks hand out public IPv6 addresses: a device may have several of those, a relay has strangers'.
    const bool alike = address == known.first ||
                       (address.isV6() &&
                        std::equal(address.bytes().begin(), address.bytes().begin() + 6, known.first.bytes().begin()));
    // Whoever hands a packet on takes a hop of it: one that has all of them is the sender's own. A provider may give a
    // home another prefix every day.
    if (address.isV6() && hasAllHops(way.hopLimit) && !sentJustNow(address, id, time))
        return false;
    // RFC 1918 s3: who is on the internet itself can't send to an address at home but through a router.
    const bool intoHome = address.isV4() && way.to.isV4() && way.to.isPrivate();
    if (alike && !intoHome && !sentJustNow(address, id, time))
        return false;
    known.proven = true;
    device.router = true;
    const auto handedOn = [&](const IpAddress& a) {
        return a.isInternet() && a.isV4() == address.isV4() && !isOutsideOfMachine(id, a);
    };
    release(device.address, id, handedOn);
    for (const AddressLease& lease : device.leases)
        release(lease.address, id, handedOn);
    std::erase_if(device.leases, [&](const AddressLease& l) { return handedOn(l.address); });
    if (handedOn(device.address))
        device.address = device.leases.empty() ? IpAddress{} : device.leases.back().address;
    ++m_holderChanges;
    return true;
}

template <typename Is> void DeviceTable::release(const IpAddress& address, DeviceId id, Is isReleased)
{
    const auto held = m_holders.find(address);
    if (held != m_holders.end() && held->second == id && isReleased(address))
        m_holders.erase(held);
}

bool DeviceTable::sentJustNow(const IpAddress& address, DeviceId id, Timestamp time) const
{
    // Who holds it itself need not ask: its packets are most of all there are.
    if (const Held& held = m_held[id.value]; held.changes == m_holderChanges && held.address == address)
        return false;
    const DeviceId other = holder(address);
    if (!other.valid() || other == id || !m_devices[other.value].mac)
        return false;
    const auto& leases = m_devices[other.value].leases;
    return std::any_of(leases.rbegin(), leases.rend(), [&](const AddressLease& l) {
        return l.address == address && l.packets > 0 && time >= l.last && time - l.last <= kHandedOnWithin;
    });
}

bool DeviceTable::tookOver(DeviceId id, DeviceId from, const IpAddress& address) const
{
    const Device& device = m_devices[id.value];
    if (device.router || !device.mac || !m_devices[from.value].mac)
        return false;
    const auto leaseOf = [&](const Device& of) -> const AddressLease* {
        const auto found = std::find_if(of.leases.rbegin(), of.leases.rend(),
                                        [&](const AddressLease& l) { return l.address == address && l.packets > 0; });
        return found == of.leases.rend() ? nullptr : &*found;
    };
    const AddressLease* const now = leaseOf(device);
    const AddressLease* const before = leaseOf(m_devices[from.value]);
    if (!now || !before || (now->last - before->last <= kHandedOnWithin && before->last - now->last <= kHandedOnWithin))
        return false;
    // A card that sends from several IPv4 addresses may be a repeater's, of hosts behind it.
    return address.isV6() || std::all_of(device.leases.begin(), device.leases.end(), [&](const AddressLease& other) {
               return &other == now || other.address.isV6() || other.address.isLinkLocal();
           });
}

bool DeviceTable::lease(Device& device, DeviceId id, const IpAddress& address, Timestamp time)
{
    // IPv4 is what people know a device by; IPv6 shows where there is nothing else. A router is known by its address at
    // home.
    if ((address.isV4() && !isOutsideOfMachine(id, address)) || device.address.isUnspecified())
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
        return false;
    }
    // Who takes one address after the other must not hold them all.
    if (device.leases.size() >= kLeasesMax) {
        // Not what it is known by: of an IPv4 address and many temporary ones, that is the oldest.
        const auto oldest = device.leases.begin() + (device.leases.front().address == device.address ? 1 : 0);
        release(oldest->address, id, [](const IpAddress&) { return true; });
        device.leases.erase(oldest);
        ++m_holderChanges;
    }
    device.leases.push_back({address, time, time, 1});
    return true;
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
    if (address.isV4())
        m_assignedV4[id] = address;
    hold(address, id);
}

void DeviceTable::claims(DeviceId id, const IpAddress& address)
{
    if (address.isUnspecified() || holder(address).valid())
        return;
    hold(address, id);
    Device& device = m_devices.edit(id.value);
    const bool sentFromNone = device.leases.empty() || isOutsideOfMachine(id, device.address);
    if (sentFromNone && (address.isV4() || device.address.isUnspecified()))
        device.address = address;
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
    const StringId before = device.names.empty() ? StringId{} : device.names.front().text;
    device.names.insert(place, {text, source, time, time});
    if (device.names.front().text != before)
        rename(id, before, device.names.front().text);
}

void DeviceTable::rename(DeviceId id, StringId before, StringId now)
{
    if (before.valid()) {
        auto& others = m_named[before];
        std::erase(others, id);
        if (others.size() == 1)
            m_devices.edit(others.front().value).sharesName = false;
    }
    auto& same = m_named[now];
    same.push_back(id);
    m_devices.edit(id.value).sharesName = same.size() > 1;
    if (same.size() == 2)
        m_devices.edit(same.front().value).sharesName = true;
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
