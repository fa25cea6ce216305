// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>

#include "core/analysis/name.h"
#include "core/base/ids.h"
#include "core/base/time.h"
#include "core/decode/message.h"
#include "core/net/ip_address.h"

namespace phonehome {

/// What a device said of its own accord: nothing but errors (ICMP, RST) and answers, in TCP connections that began
/// before the capture, or in talks whose beginning is seen.
enum class OwnWord : std::uint8_t { None, Running, Opening };

/// All talk of one device with one peer address and port under one name. A peer whose name changes gets a new flow.
struct Flow {
    DeviceId device;
    DeviceId peerDevice; ///< valid when the peer is a device at home too
    IpAddress peer;
    std::uint16_t peerPort = 0; ///< 0 where the transport has none
    std::uint8_t transport = 0; ///< IP protocol number, ip_protocol::kNone for none
    Protocol app = Protocol::Other;
    StringId name; ///< best name of the peer when the flow began; empty = none
    NameSource nameSource = NameSource::None;
    Confidence nameConfidence = Confidence::Guess;
    OwnWord ownWord = OwnWord::None;
    bool introduced = false;      ///< another message told the device the peer's address: see Introductions
    std::uint16_t otherNames = 0; ///< names that the peer's address went by for this device besides
    Timestamp first;
    Timestamp last;
    std::uint64_t packetsOut = 0;
    std::uint64_t packetsIn = 0;
    std::uint64_t bytesOut = 0; ///< wire length
    std::uint64_t bytesIn = 0;
};

} // namespace phonehome
