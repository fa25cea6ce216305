// SPDX-License-Identifier: GPL-3.0-or-later
// Which MAC is which device: see the head of DeviceTable.
#include <algorithm>

#include "core/analysis/device_table.h"

namespace phonehome {

namespace {

// A flood of invented senders must not eat the memory; a home has dozens, a campus thousands.
constexpr std::size_t kDevicesMax = 65536;
constexpr std::size_t kBehindMax = 4096;
constexpr Duration kStillOwn = Duration::ofSeconds(600);
constexpr std::size_t kOfMachineMax = 64; ///< a router has a card for each of its bridges and radios

} // namespace

bool DeviceTable::isFull() const
{
    return m_devices.size() >= kDevicesMax;
}

DeviceId DeviceTable::addMac(const MacAddress& mac, Timestamp seen)
{
    Device device;
    device.first = device.last = seen;
    const DeviceId id = add(std::move(device));
    setMac(id, mac);
    return id;
}

void DeviceTable::setMac(DeviceId id, const std::optional<MacAddress>& mac)
{
    Device& device = m_devices.edit(id.value);
    device.mac = mac;
    device.vendor = m_strings.intern(mac ? m_vendors.lookup(*mac) : std::string_view());
}

DeviceId DeviceTable::expect(const MacAddress& mac, Timestamp firstSeen)
{
    if (const DeviceId known = findMac(mac); known.valid())
        return known;
    if (const auto expected = m_expected.find(mac); expected != m_expected.end())
        return expected->second;
    if (const UnheardCard* const card = m_unheard.find(mac); card && card->device.valid())
        return card->device;
    if (isFull())
        return last();
    const DeviceId id = addMac(mac, firstSeen);
    m_expected.emplace(mac, id);
    return id;
}

DeviceId DeviceTable::byMac(const MacAddress& mac, Timestamp seen, const IpAddress& as)
{
    if (const DeviceId known = findMac(mac); known.valid())
        return known;
    UnheardCard card = m_unheard.take(mac);
    DeviceId id = madeBefore(card, as);
    if (const auto expected = m_expected.find(mac); expected != m_expected.end()) {
        id = expected->second;
        m_expected.erase(expected);
    }
    if (!id.valid() && isFull())
        return last();
    if (!id.valid())
        id = addMac(mac, seen);
    else if (!m_devices[id.value].mac)
        setMac(id, mac);
    Device& device = m_devices.edit(id.value);
    device.packetsReceived += card.packets;
    device.bytesReceived += card.bytes;
    if (card.relaysHome) {
        device.router = true;
        for (Relaying& version : m_relaying[id.value])
            version.proven = true;
    }
    m_byMac.emplace(mac, id);
    const auto& own = m_machine.cards;
    if (!m_machine.device.valid() && std::find(own.begin(), own.end(), mac) != own.end())
        becomesMachine(id);
    return id;
}

void DeviceTable::ofMachine(const std::optional<MacAddress>& mac)
{
    auto& cards = m_machine.cards;
    if (!mac || mac->isZero() || mac->isGroup() || cards.size() >= kOfMachineMax ||
        std::find(cards.begin(), cards.end(), *mac) != cards.end())
        return;
    cards.push_back(*mac);
    const DeviceId known = findMac(*mac);
    if (!m_machine.device.valid() && known.valid())
        becomesMachine(known);
    else if (m_machine.device.valid())
        joinMachine(*mac);
}

void DeviceTable::joinMachine(const MacAddress& card)
{
    if (findMac(card).valid() || m_expected.contains(card))
        return;
    m_byMac.emplace(card, m_machine.device);
    m_devices.edit(m_machine.device.value).otherMacs.push_back(card);
}

void DeviceTable::ofMachine(const IpAddress& address)
{
    auto& known = m_machine.addresses;
    if (std::find(known.begin(), known.end(), address) == known.end()) {
        if (known.size() >= kOfMachineMax)
            return;
        known.push_back(address);
    }
    holdOutside(address);
}

void DeviceTable::holdOutside(const IpAddress& address)
{
    // A card of its that is a device apart sends from it.
    const DeviceId known = holder(address);
    if (m_machine.device.valid() && !(known.valid() && m_devices[known.value].mac))
        hold(address, m_machine.device);
}

DeviceId DeviceTable::machineOf(const IpAddress& address) const
{
    const auto& own = m_machine.addresses;
    return std::find(own.begin(), own.end(), address) != own.end() ? m_machine.device : DeviceId{};
}

void DeviceTable::becomesMachine(DeviceId id)
{
    m_machine.device = id;
    for (const MacAddress& card : m_machine.cards)
        joinMachine(card);
    for (const IpAddress& address : m_machine.addresses)
        holdOutside(address);
}

DeviceId DeviceTable::madeBefore(UnheardCard& card, const IpAddress& as)
{
    const bool home = !as.isInternet() && !as.isUnspecified() && !as.isMulticast();
    if (card.device.valid()) {
        // A router has an address of its own on this link, and sends from all those on the internet.
        const auto other = [&](const IpAddress& to) { return !to.isUnspecified() && !mayShareCard(to, as); };
        if (other(m_devices[card.device.value].address) || (home && std::any_of(card.to.begin(), card.to.end(), other)))
            part(card);
        else
            return card.device;
    }
    const bool relays = card.relaysHome || (as.isInternet() && card.relaysInternet);
    const DeviceId id = relays ? DeviceId{} : holder(as);
    return id.valid() && !m_devices[id.value].mac && id.value + 1 < kDevicesMax ? id : DeviceId{};
}

void DeviceTable::part(UnheardCard& card)
{
    Device& device = m_devices.edit(card.device.value);
    card.packets += device.packetsReceived;
    card.bytes += device.bytesReceived;
    device.packetsReceived = 0;
    device.bytesReceived = 0;
    setMac(card.device, std::nullopt);
    card.device = {};
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

void DeviceTable::standsFor(DeviceId card, const IpAddress& address, DeviceId device)
{
    if (!card.valid() || !device.valid() || address.isUnspecified())
        return;
    if (card == device)
        m_behind.erase(address); // it holds the address itself by now
    else if (m_behind.size() < kBehindMax || m_behind.contains(address))
        m_behind[address] = {card, device};
}

void DeviceTable::asksFor(DeviceId card, const IpAddress& address, Timestamp time)
{
    const auto own = m_assignedV4.find(card);
    if (own == m_assignedV4.end() || own->second == address || address.isInternet() || address.isLinkLocal() ||
        m_devices[card.value].router || m_behind.contains(address) || isFull())
        return;
    if (const DeviceId known = holder(address); known.valid() && known != card)
        return;
    Device& device = m_devices.edit(card.value);
    // What it was given anew, while nobody looked, takes the place of what it had.
    const bool keepsOwn = std::any_of(device.leases.begin(), device.leases.end(), [&](const AddressLease& l) {
        return l.address == own->second && l.packets > 0 && time - l.last <= kStillOwn;
    });
    const auto isBehindIt = [&](const auto& behind) { return behind.second.card == card; };
    if (!keepsOwn || std::none_of(m_behind.begin(), m_behind.end(), isBehindIt))
        return;
    m_holders.erase(address);
    ++m_holderChanges;
    if (device.address == address)
        device.address = own->second;
    standsFor(card, address, byAddress(address, time));
}

DeviceId DeviceTable::foundBehind(DeviceId card, const IpAddress& address) const
{
    const auto found = m_behind.find(address);
    return found != m_behind.end() && found->second.card == card ? found->second.device : card;
}

DeviceId DeviceTable::receivedEarly(const MacAddress& mac, const IpAddress& to, Timestamp time, std::uint32_t bytes)
{
    UnheardCard* const card = m_unheard.received(mac, to);
    if (!card)
        return {};
    if (card->device.valid() &&
        (card->relaysHome || (card->relaysInternet && m_devices[card->device.value].address.isInternet())))
        part(*card);
    if (card->device.valid()) {
        received(card->device, time, bytes);
    } else {
        ++card->packets;
        card->bytes += bytes;
    }
    return card->device;
}

DeviceId DeviceTable::byReceiver(const std::optional<MacAddress>& card, DeviceId receiver, const IpAddress& address,
                                 Timestamp seen)
{
    // Whoever makes captures anonymous writes zeros.
    const bool named = card && !card->isGroup() && *card != MacAddress{} && !address.isUnspecified();
    if (!receiver.valid())
        return named ? byUnheard(*card, address, seen) : byAddress(address, seen);
    if (handsOn(receiver, address))
        return byAddress(address, seen);
    claims(receiver, address);
    return receiver;
}

DeviceId DeviceTable::byUnheard(const MacAddress& mac, const IpAddress& address, Timestamp seen)
{
    UnheardCard* const card = m_unheard.find(mac);
    const bool relays = !card || card->relaysHome || (address.isInternet() && card->relaysInternet);
    if (relays || isFull() || holder(address).valid())
        return byAddress(address, seen);
    if (const auto expected = m_expected.find(mac); expected != m_expected.end()) {
        hold(address, expected->second);
        return expected->second;
    }
    const DeviceId id = byAddress(address, seen);
    setMac(id, mac);
    Device& device = m_devices.edit(id.value);
    std::swap(device.packetsReceived, card->packets);
    std::swap(device.bytesReceived, card->bytes);
    card->device = id;
    return id;
}

bool DeviceTable::handsOn(DeviceId id, const IpAddress& address) const
{
    const Device& device = m_devices[id.value];
    if (address.isUnspecified() || address.isLinkLocal() || holder(address) == id)
        return false;
    const auto other = [&](const IpAddress& own) { return !mayShareCard(own, address); };
    if (std::any_of(device.leases.begin(), device.leases.end(),
                    [&](const AddressLease& l) { return l.address == address; }))
        return false;
    return device.router || other(device.address) ||
           std::any_of(device.leases.begin(), device.leases.end(),
                       [&](const AddressLease& l) { return other(l.address); });
}

} // namespace phonehome
