// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <vector>

#include "core/decode/observer.h"

namespace phonehome {

/// Frames in, packets and messages out to the observers. Keeps what one frame alone does not tell: fragments,
/// TCP streams, who searched by SSDP. Memory is bounded whatever comes in.
class Dissector {
public:
    explicit Dissector(std::vector<PacketObserver*> observers);
    ~Dissector();
    Dissector(const Dissector&) = delete;
    Dissector& operator=(const Dissector&) = delete;

    void dissect(const Frame& frame);
    /// The same of packet.frame, with the packet's layers, whatever they were, written where who takes it may keep them.
    void dissect(Packet& packet);

private:
    struct State;
    std::unique_ptr<State> m_state;
};

} // namespace phonehome
