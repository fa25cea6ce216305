// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>

#include "core/analysis/transactions.h"

namespace phonehome {

/// Finds the copies that access points make of multicast frames: the same bytes of the same sender within 5 ms
/// (measured on a home network: median 110 µs), over IPv4 and IPv6 alike.
class CopyFilter {
public:
    /// The event whose copy this is; invalid when it is the first.
    EventId copyOf(DeviceId sender, const Observation& said);
    /// Is it a copy? If so, its event counts it.
    bool counts(EventTable& events, const Sighting& sighting);
    /// What was asked about last is the first, and the event is its own.
    void remember(Timestamp time, EventId event);

private:
    struct Seen {
        std::uint64_t hash = 0;
        Timestamp time;
        EventId event;
    };
    static constexpr std::size_t kRecentMax = 256;

    std::array<Seen, kRecentMax> m_recent; ///< those that count, oldest first, begin at m_first and go round
    std::size_t m_first = 0;
    std::size_t m_count = 0;
    std::uint64_t m_asked = 0; ///< hash of what was asked about last
};

} // namespace phonehome
