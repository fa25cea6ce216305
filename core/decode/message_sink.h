// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include "core/decode/observer.h"

namespace phonehome {

/// Hands packets, messages and refusals to all observers, in the order in which they were given.
class MessageSink {
public:
    explicit MessageSink(std::vector<PacketObserver*> observers) : m_observers(std::move(observers)) {}

    void packet(const Packet& packet) const
    {
        for (PacketObserver* observer : m_observers)
            observer->onPacket(packet);
    }
    void message(const Observation& observation) const
    {
        for (PacketObserver* observer : m_observers)
            observer->onMessage(observation);
    }
    void refusal(const Refusal& refusal) const
    {
        for (PacketObserver* observer : m_observers)
            observer->onRefusal(refusal);
    }

private:
    std::vector<PacketObserver*> m_observers;
};

} // namespace phonehome
