// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/bytes_hash.h"
#include "core/decode/decoded.h"
#include "core/decode/message.h"
#include "core/decode/packet.h"

namespace phonehome {

/// A message with the packet whose arrival completed it. bytes: the message itself.
struct Observation {
    const Packet& packet;
    Protocol protocol;
    Message& message; ///< of the dissector, which is done with it: the last of the observers may take it
    ByteView bytes;
    /// False when no single frame holds the bytes (TCP over several segments, fragments).
    bool inFrame = true;
    std::uint64_t wordsHash = 0; ///< hash(), where it was worked out before

    /// Of its bytes: what is said again word for word has the same.
    std::uint64_t hash() const { return wordsHash != 0 ? wordsHash : bytesHash(bytes); }
};

/// A message that its protocol's rule claimed and its decoder refused.
struct Refusal {
    const Packet& packet;
    Protocol protocol;
    Violation violation;
};

/// Takes what the dissector finds, in file order. Calls for one frame: packet first, then its messages; none of a copy.
class PacketObserver {
public:
    virtual ~PacketObserver() = default;
    virtual void onPacket(const Packet& packet) = 0;
    virtual void onMessage(const Observation& observation) = 0;
    virtual void onRefusal(const Refusal& refusal) { (void)refusal; }
};

} // namespace phonehome
