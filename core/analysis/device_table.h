// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <optional>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "core/analysis/device.h"
#include "core/base/chunked_table.h"
#include "core/base/string_pool.h"
#include "core/net/vendor_table.h"

namespace phonehome {

/// Devices by MAC, with the addresses they used in time. Owned by the analysis thread.
class DeviceTable {
public:
    DeviceTable(StringPool& strings, const VendorTable& vendors);

    /// The device of a MAC, made at its first packet.
    DeviceId byMac(const MacAddress& mac, Timestamp seen);
    /// A device whose first packet is known to come at that time: its row is made now, and is not found until then.
    DeviceId expect(const MacAddress& mac, Timestamp firstSeen);
    /// The device of a MAC that has sent before; invalid otherwise.
    DeviceId findMac(const MacAddress& mac) const;
    /// The device that holds an address: who sent from it last, else one known by this address alone (made here).
    DeviceId byAddress(const IpAddress& address, Timestamp seen);
    /// Who sent from the address last; invalid = nobody.
    DeviceId holder(const IpAddress& address) const;

    /// A frame of the device with this source address (unspecified: none).
    void sent(DeviceId id, const IpAddress& from, Timestamp time, std::uint32_t bytes);
    void received(DeviceId id, Timestamp time, std::uint32_t bytes);
    /// A frame to a MAC that has not sent yet: counted for it when it does.
    void receivedEarly(const MacAddress& mac, std::uint32_t bytes);

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
    struct Received {
        std::uint64_t packets = 0;
        std::uint64_t bytes = 0;
    };

    DeviceId add(Device device);
    DeviceId addMac(const MacAddress& mac, Timestamp seen);
    void lease(Device& device, DeviceId id, const IpAddress& address, Timestamp time);
    void hold(const IpAddress& address, DeviceId id);
    /// True when the address is one the device relays for rather than its own.
    bool relays(Device& device, DeviceId id, const IpAddress& address);

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
    std::unordered_map<MacAddress, Received> m_early;
    std::unordered_map<MacAddress, DeviceId> m_expected;
    std::vector<IpAddress> m_firstInternet; ///< by device: the first internet address it sent from
};

} // namespace phonehome
