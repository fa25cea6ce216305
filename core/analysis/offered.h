// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

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

} // namespace phonehome
