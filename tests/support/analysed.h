// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

#include "core/analysis/snapshot.h"
#include "tests/support/tcp_talk.h"

namespace phonehome {

/// All that is known after these frames (Ethernet), in this order.
SnapshotPtr analysed(const std::vector<TimedFrame>& frames);
/// All that is known after these bytes of a capture file.
SnapshotPtr analysedCapture(const std::vector<std::uint8_t>& capture);

/// The group with this title ("STUN Refresh to nat.wemo2.com"), in the words of cadenceSentence; nullptr without.
const Group* findGroup(const Snapshot& snapshot, Protocol protocol, const std::string& kind, const std::string& peer);
/// The device with this MAC, nullptr without.
const Device* findDevice(const Snapshot& snapshot, const MacAddress& mac);

} // namespace phonehome
