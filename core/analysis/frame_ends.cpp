// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/frame_ends.h"

namespace phonehome {

namespace {

constexpr std::uint16_t kDhcpServer = 67;
constexpr std::uint16_t kDhcpClient = 68;

bool isIp(const Packet& p)
{
    return p.network == NetworkLayer::Ipv4 || p.network == NetworkLayer::Ipv6;
}

bool isAtHome(const IpAddress& address)
{
    return !address.isInternet() && !address.isUnspecified() && !address.isMulticast() && !address.isLimitedBroadcast();
}

/// The loopback interface says in cooked captures that it has an address, of zeros: that is nobody's.
bool namesSender(const Packet& p)
{
    return p.source && !p.source->isZero();
}

DeviceId senderOf(DeviceTable& devices, const Packet& p)
{
    if (namesSender(p)) {
        if (p.source->isGroup())
            return {};
        const IpAddress& as = isIp(p) ? p.sourceIp : p.claimed;
        const DeviceId known = devices.findMac(*p.source);
        return known.valid() ? devices.behind(known, as) : devices.byMac(*p.source, p.frame.time, as);
    }
    if (!isIp(p))
        return {};
    if (p.client && !isHandingOut(p))
        return devices.byMac(*p.client, p.frame.time, p.claimed);
    return isAtHome(p.sourceIp) ? devices.byAddress(p.sourceIp, p.frame.time) : devices.machineOf(p.sourceIp);
}

/// Cooked and raw frames name no receiver: the address does, if it is one at home.
DeviceId receiverByAddress(DeviceTable& devices, const Packet& p)
{
    if (!isIp(p))
        return {};
    if (!isAtHome(p.destinationIp))
        return devices.machineOf(p.destinationIp);
    if (p.client && isHandingOut(p)) {
        const bool granted = !p.claimed.isUnspecified();
        const DeviceId client =
            granted ? devices.byMac(*p.client, p.frame.time, p.claimed) : devices.findMac(*p.client);
        if (client.valid())
            return client;
    }
    return namesSender(p) ? devices.holder(p.destinationIp) : devices.byAddress(p.destinationIp, p.frame.time);
}

} // namespace

bool isHandingOut(const Packet& p)
{
    return p.isUdp() && p.sourcePort == kDhcpServer && p.destinationPort == kDhcpClient;
}

FrameEnds countEnds(DeviceTable& devices, const Packet& p)
{
    const Timestamp time = p.frame.time;
    FrameEnds ends;
    ends.sender = senderOf(devices, p);
    if (ends.sender.valid()) {
        const DeviceTable::Way way =
            isIp(p) ? DeviceTable::Way{p.sourceIp, p.destinationIp, p.hopLimit} : DeviceTable::Way();
        devices.sent(ends.sender, way, time, p.frame.length);
        if (p.network == NetworkLayer::Arp)
            devices.claims(ends.sender, p.claimed);
    }
    if (!p.destination) {
        ends.receiver = receiverByAddress(devices, p);
    } else if (!p.destination->isGroup()) {
        ends.receiver = devices.findMac(*p.destination);
        if (!ends.receiver.valid()) {
            const bool tells = isIp(p) && !isHandingOut(p);
            ends.receiver =
                devices.receivedEarly(*p.destination, tells ? p.destinationIp : IpAddress{}, time, p.frame.length);
            return ends;
        }
        if (isIp(p))
            ends.receiver = devices.behind(ends.receiver, p.destinationIp);
    }
    if (ends.receiver.valid())
        devices.received(ends.receiver, time, p.frame.length);
    return ends;
}

} // namespace phonehome
