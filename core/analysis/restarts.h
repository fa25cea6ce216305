// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <optional>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "core/base/ids.h"
#include "core/base/time.h"
#include "core/decode/message.h"

namespace phonehome {

/// What a device says when it comes up; other things may make it say one of them, hardly two at once.
enum class StartSign : std::uint8_t {
    Address,      ///< asks for an address (DHCP DISCOVER, DHCPv6 SOLICIT) or whether one is free (ARP probe)
    Membership,   ///< joins a multicast group
    Announcement, ///< of its mDNS names
    Allocation,   ///< a new one, at a TURN server
};
constexpr std::size_t kStartSignCount = 4;

/// The sign that a message of one kind is; nullopt for most.
std::optional<StartSign> startSign(Protocol protocol, std::string_view kind);

/// A device came up; the first of a device may be its first start that the capture shows.
struct DeviceRestart {
    DeviceId device;
    Timestamp time;
};

/// When devices came up, told from what they say then: an address asked for, and within a minute something else.
/// Events may be late by a little.
class Restarts {
public:
    /// Somebody asked all who listens to which multicast groups: whoever answers that did not come up for it.
    void membershipAsked(Timestamp time) { m_asked = time; }
    /// The device asks for its address anew when its lease has it do so: neither that nor its probe of the address is a
    /// sign.
    void renews(DeviceId device, Timestamp time) { m_devices[device.value].renewed = time; }
    /// True when the device turns out to have come up.
    bool seen(DeviceId device, StartSign sign, Timestamp time);
    /// Of one device, in time order.
    const std::vector<Timestamp>& of(DeviceId device) const;
    /// In the order in which they were found.
    const std::vector<DeviceRestart>& all() const { return m_all; }

private:
    struct Signs {
        std::array<std::optional<Timestamp>, kStartSignCount> last;
        std::optional<Timestamp> renewed;
        std::vector<Timestamp> starts;
    };
    std::optional<Timestamp> m_asked;
    std::unordered_map<std::uint32_t, Signs> m_devices;
    std::vector<DeviceRestart> m_all;
};

} // namespace phonehome
