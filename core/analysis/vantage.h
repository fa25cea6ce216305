// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>

#include "core/analysis/snapshot.h"
#include "core/decode/packet.h"

namespace phonehome {

/// Works out from the packets themselves what the place of capture shows.
class VantageGauge {
public:
    /// local: both of its ends are devices at home, whatever addresses they have.
    void add(const Packet& packet, bool local);
    /// dnsAnswers: of unicast DNS; mdnsQuestions, mdnsAnswers: what of multicast DNS was heard.
    Vantage judge(std::uint64_t dnsAnswers, std::uint64_t mdnsQuestions, std::uint64_t mdnsAnswers) const;

private:
    std::uint64_t m_lan = 0; ///< unicast, both ends at home, with a payload
    std::uint64_t m_multicast = 0;
    std::uint64_t m_internet = 0;
    std::uint64_t m_dnsQueries = 0;
};

} // namespace phonehome
