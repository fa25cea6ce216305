// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <memory>
#include <optional>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "core/analysis/device.h"
#include "core/analysis/home_networks.h"
#include "core/analysis/unheard_cards.h"
#include "core/base/chunked_table.h"
#include "core/base/string_pool.h"
#include "core/net/vendor_table.h"

namespace phonehome {

/// Devices by MAC, with the addresses they used in time. Owned by the analysis thread.
///
/// Before a MAC has sent a frame, frames to it tell its device: they go to the MAC of whoever holds their address, or of
/// a router on the way there. A MAC that gets frames for several addresses at home is such a router's or relay's, and
/// so is one that sends from another address than it gets frames for: the hosts behind it are known by their addresses
/// alone. Whoever is known by an address alone gets the MAC that first speaks for the address.
///
/// A capture of all of a router's interfaces shows what it hands on with its own MACs: they are one device, unless two of
/// them had spoken for themselves before.
class DeviceTable {
public:
    DeviceTable(StringPool& strings, const VendorTable& vendors);

    /// The device of a MAC, made at its first packet. as: the address that it sends from or says it holds (ARP, DHCP).
    DeviceId byMac(const MacAddress& mac, Timestamp seen, const IpAddress& as = {});
    /// A device whose first packet is known to come at that time: its row is made now, and is not found until then.
    DeviceId expect(const MacAddress& mac, Timestamp firstSeen);
    /// The device of a MAC that has sent before; invalid otherwise.
    DeviceId findMac(const MacAddress& mac) const;
    /// Frames of the card from and to this address are the device's: it asked DHCP for its address with its own MAC, in
    /// a frame of the card's. So do the hosts behind a repeater that has one MAC for all, or behind a router.
    void standsFor(DeviceId card, const IpAddress& address, DeviceId device);
    /// The capturing machine hands packets on with this MAC, which is one of its own; nullopt where the link has none.
    void ofMachine(const std::optional<MacAddress>& mac);
    /// It puts this address of its own on what it hands on.
    void ofMachine(const IpAddress& address);
    /// The capturing machine, if the address is one that it puts on what it hands on; invalid otherwise.
    DeviceId machineOf(const IpAddress& address) const;
    /// The card asks the link in the name of the address (ARP). A host behind it, known by the address alone from now on,
    /// if the card is a repeater's for sure: it stands for another host, and DHCP gave it an address of its own that is
    /// not this one, and that it sent from in the last ten minutes. Else the address may be one more of its own.
    void asksFor(DeviceId card, const IpAddress& address, Timestamp time);
    /// Whose frames of or to the card with this address at its end are: its own, or a device's that it stands for.
    DeviceId behind(DeviceId card, const IpAddress& address) const
    {
        return m_behind.empty() ? card : foundBehind(card, address);
    }
    /// The device that holds an address: who sent from it last, else one known by this address alone (made here).
    /// Invalid for the unspecified address, which is nobody's.
    DeviceId byAddress(const IpAddress& address, Timestamp seen);
    /// The device that a frame to an address is for. card: the frame's receiver, where it names one; receiver: the
    /// device of that MAC, invalid while it has not sent.
    DeviceId byReceiver(const std::optional<MacAddress>& card, DeviceId receiver, const IpAddress& address,
                        Timestamp seen);
    /// Who sent from the address last; invalid = nobody.
    DeviceId holder(const IpAddress& address) const;

    /// What a frame says of its way: addresses, unspecified where it has none, and how many hops it has left.
    struct Way {
        IpAddress from;
        IpAddress to;
        std::uint8_t hopLimit = 0;
    };
    /// A frame of the device.
    void sent(DeviceId id, const Way& way, Timestamp time, std::uint32_t bytes);
    void received(DeviceId id, Timestamp time, std::uint32_t bytes);
    /// A frame to a MAC that has not sent yet, for an address (unspecified: it tells nothing). The device that the MAC
    /// is taken to be; without one (invalid), the frame is counted once there is one.
    DeviceId receivedEarly(const MacAddress& mac, const IpAddress& to, Timestamp time, std::uint32_t bytes);
    /// It says, or frames to it do, that it holds the address; who sends from it is believed before.
    void claims(DeviceId id, const IpAddress& address);

    /// True when the address went from one card to the other, or both have it in networks of their own: each has sent
    /// from it, and not when the other one just had, as who hands packets on does.
    bool tookOver(DeviceId id, DeviceId from, const IpAddress& address) const;

    /// Of the link: see HomeNetworks.
    void announced(const IpAddress& prefix, unsigned length);
    void met(const IpAddress& address);
    /// Somewhere on the internet, as far as is known by now.
    bool isAbroad(const IpAddress& address) const { return phonehome::isAbroad(address, m_networks.get()); }
    std::shared_ptr<const HomeNetworks> networks() const { return m_networks; }
    /// True when the device is known to hand on what comes from or goes to addresses like this one.
    bool handsOnAll(DeviceId id, const IpAddress& address) const
    {
        return id.valid() && m_relaying[id.value][address.isV4() ? 0 : 1].proven && !isOutsideOfMachine(id, address);
    }

    void addName(DeviceId id, std::string_view name, NameSource source, Timestamp time);
    void countPeer(DeviceId id) { ++m_devices.edit(id.value).peers; }
    void countEvent(DeviceId id, Protocol protocol);
    void countRefusal(DeviceId id, Protocol protocol);
    /// DHCP, of either version, said that the device may use the address from now on.
    void assign(DeviceId id, const IpAddress& address, Timestamp time);

    const Device& operator[](DeviceId id) const { return m_devices[id.value]; }
    std::size_t size() const { return m_devices.size(); }
    TableView<Device> snapshot() { return m_devices.snapshot(); }

private:
    DeviceId add(Device device);
    DeviceId addMac(const MacAddress& mac, Timestamp seen);
    bool isFull() const;
    /// The row that collects the rest of a flood.
    DeviceId last() const { return {static_cast<std::uint32_t>(m_devices.size() - 1)}; }
    void setMac(DeviceId id, const std::optional<MacAddress>& mac);
    /// The device of an unheard card, made here unless the card is a relay's.
    DeviceId byUnheard(const MacAddress& mac, const IpAddress& address, Timestamp seen);
    /// The card turned out to be another's than the device that it was taken for.
    void part(UnheardCard& card);
    /// What frames to the card, or to its address, have made of it before it speaks as that.
    DeviceId madeBefore(UnheardCard& card, const IpAddress& as);
    /// The device is the capturing machine's: so is what else is known of that.
    void becomesMachine(DeviceId id);
    /// The card is one more of its, unless another device is known by it.
    void joinMachine(const MacAddress& card);
    void holdOutside(const IpAddress& address);
    bool isOutsideOfMachine(DeviceId id, const IpAddress& address) const
    {
        return id == m_machine.device && machineOf(address).valid();
    }
    DeviceId foundBehind(DeviceId card, const IpAddress& address) const;
    /// True when frames to the device's card for this address are to be handed on.
    bool handsOn(DeviceId id, const IpAddress& address) const;
    /// True when it is a new one.
    bool lease(Device& device, DeviceId id, const IpAddress& address, Timestamp time);
    /// To change: snapshots keep what they were given.
    HomeNetworks& ownNetworks();
    void hold(const IpAddress& address, DeviceId id);
    /// The device holds such an address no longer.
    template <typename Is> void release(const IpAddress& address, DeviceId id, Is isReleased);
    /// The best name of a device has become another.
    void rename(DeviceId id, StringId before, StringId now);
    /// True when the address that it sends from is one the device relays for rather than its own.
    bool relays(Device& device, DeviceId id, const Way& way, Timestamp time);
    /// True when another device sent from the address a moment ago: this packet of it is handed on.
    bool sentJustNow(const IpAddress& address, DeviceId id, Timestamp time) const;

    StringPool& m_strings;
    const VendorTable& m_vendors;
    ChunkedTable<Device> m_devices;
    std::unordered_map<MacAddress, DeviceId> m_byMac;
    /// MACs that were looked up lately, by their last bits: a home has dozens of them, and each packet two.
    struct Recent {
        MacAddress mac;
        DeviceId device;
    };
    mutable std::array<Recent, 256> m_recent{};
    /// By device: the address it was last found to hold, as long as nobody's holding changed since.
    struct Held {
        IpAddress address;
        std::uint32_t changes = 0;
    };
    std::vector<Held> m_held;
    std::uint32_t m_holderChanges = 1;
    std::unordered_map<IpAddress, DeviceId> m_holders;
    struct Behind {
        DeviceId card;
        DeviceId device;
    };
    std::unordered_map<IpAddress, Behind> m_behind;       ///< by address
    std::unordered_map<DeviceId, IpAddress> m_assignedV4; ///< what DHCP gave last
    struct Machine {
        DeviceId device;                  ///< of its cards; invalid: none has spoken for itself yet
        std::vector<MacAddress> cards;    ///< as far as they were seen to hand packets on
        std::vector<IpAddress> addresses; ///< that it puts on what it hands on
    };
    Machine m_machine; ///< that captured
    std::shared_ptr<HomeNetworks> m_networks = std::make_shared<HomeNetworks>();
    UnheardCards m_unheard;
    std::unordered_map<MacAddress, DeviceId> m_expected;
    std::unordered_map<StringId, std::vector<DeviceId>> m_named; ///< by best name
    struct Relaying {
        IpAddress first;     ///< the first internet address that the device sent from
        bool proven = false; ///< such addresses are not its own
    };
    std::vector<std::array<Relaying, 2>> m_relaying; ///< by device: of IPv4 and of IPv6
};

} // namespace phonehome
