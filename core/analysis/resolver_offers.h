// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <unordered_map>
#include <vector>

#include "core/analysis/device_table.h"
#include "core/analysis/snapshot.h"
#include "core/decode/dhcp.h"
#include "core/decode/dhcp6.h"
#include "core/decode/icmp.h"

namespace phonehome {

/// Collects the resolvers that are offered: by DHCP (option 6; RFC 2132 s3.8) and DHCPv6 (option 23; RFC 3646) to one
/// device, by a router's advertisements (RFC 8106) to all.
class ResolverOffers {
public:
    explicit ResolverOffers(const DeviceTable& devices) : m_devices(devices) {}
    /// After the device of the message's client was made, if it is to be.
    void on(const DhcpMessage& message, Timestamp time);
    /// client: whom the message is from or for; invalid where nobody knows.
    void on(const Dhcp6Message& message, DeviceId client, Timestamp time);
    void on(const IcmpMessage& message);
    /// Of every device that DHCP offered any, in order of the devices; what a router announced counts as offered to
    /// each of them.
    std::vector<ResolverOffer> all() const;

private:
    void add(DeviceId device, const std::vector<IpAddress>& resolvers, Timestamp time);

    const DeviceTable& m_devices;
    std::unordered_map<DeviceId, ResolverOffer> m_offered; ///< in the course of the capture
    std::vector<IpAddress> m_announced;
};

/// A device that asks other resolvers than those that it is offered.
struct ResolversIgnored {
    ResolverOffer offer;
    std::vector<FlowId> asked; ///< its talk with the others, one for each address, at most 64
    bool offeredToo = false;   ///< it asks one of the offered as well
};

/// By device; devices that ask no resolver in the open, or only those that were offered, are not among them, nor are
/// routers and those that answer lookups themselves, or that others are told to ask: they have to ask somebody else.
std::vector<ResolversIgnored> ignoredResolvers(const Snapshot& snapshot);

} // namespace phonehome
