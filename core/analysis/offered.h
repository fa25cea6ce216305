// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <unordered_set>
#include <vector>

#include "core/analysis/snapshot.h"
#include "core/decode/dhcp.h"

namespace phonehome {

/// Does a server give this to its client, rather than offer what the client may refuse (RFC 2131 s3.1)? BOOTP has no offers.
bool isGranted(const DhcpMessage& message);

/// Does the device ask a resolver in the open there, rather than be asked as one?
bool asksForNames(const Flow& flow);
/// The same of a time server.
bool asksForTime(const Flow& flow);

/// Is the flow with one of these addresses, or with the device at home that has one of them?
bool isOneOf(const Snapshot& snapshot, const Flow& flow, const std::vector<IpAddress>& addresses);

/// Devices at home that serve others, so that they have to ask further themselves: those that are asked, and those whose
/// address is offered, which is all that shows it where talk at home does not pass the place of capture.
std::unordered_set<DeviceId> serversAtHome(const Snapshot& snapshot, bool (*asks)(const Flow&),
                                           const std::unordered_set<IpAddress>& offered);

} // namespace phonehome
