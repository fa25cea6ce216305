// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <unordered_set>
#include <vector>

#include "core/analysis/address_history.h"
#include "core/analysis/clock_offset.h"
#include "core/decode/observer.h"
#include "core/net/five_tuple.h"

namespace phonehome {

/// What must be known of a capture before a resolver's log can be laid beside it: its time, who held which address,
/// when talks began, and which lookups it shows itself. An observer of a pass before the analysis.
class CaptureSurvey final : public PacketObserver {
public:
    void onPacket(const Packet& packet) override;
    void onMessage(const Observation& observation) override;

    bool empty() const { return m_packets == 0; }
    Timestamp first() const { return m_first; }
    Timestamp last() const { return m_last; }
    AddressHistory& history() { return m_history; }
    /// Addresses beyond home that packets go to or come from.
    const std::unordered_set<IpAddress>& peers() const { return m_peers; }
    /// When each connection began, by who began it and to whom.
    const std::vector<KeyedMoment>& starts() const { return m_starts; }
    /// The same by the address alone, for logs that do not know who asked.
    const std::vector<KeyedMoment>& startsTo() const { return m_startsTo; }
    /// Questions in the capture itself, by client and name.
    const std::vector<KeyedMoment>& questions() const { return m_questions; }

private:
    void toldBy(const Dhcp6Message& reply, const Packet& packet);

    std::uint64_t m_packets = 0;
    Timestamp m_first;
    Timestamp m_last;
    AddressHistory m_history;
    std::unordered_set<IpAddress> m_peers;
    std::unordered_set<FiveTuple> m_tuples;
    std::vector<KeyedMoment> m_starts;
    std::vector<KeyedMoment> m_startsTo;
    std::vector<KeyedMoment> m_questions;
};

} // namespace phonehome
