// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <deque>

#include "core/analysis/transactions.h"
#include "core/net/five_tuple.h"

namespace phonehome {

/// Talk that no decoder reads: inside TLS and QUIC, and of protocols without a row of their own. Whoever speaks after
/// the connection was silent begins an event, so that what keeps a long flow alive shows its pace, whatever it says. How
/// a connection begins is no such event, unless its flow had connections before.
class FlowBeats {
public:
    explicit FlowBeats(Tables& tables) : m_tables(tables) {}

    /// Every packet that has a place among the flows, in file order.
    void on(const Packet& packet, const FlowPlace& place);
    /// Tells the groups what talk is known until now.
    void tell();
    /// No packet follows: what waits is judged by what is known.
    void settle();

private:
    /// What may turn out to be the beginning of a message that a decoder reads.
    struct Waiting {
        FiveTuple tuple;
        Timestamp time;
        std::uint32_t frame = 0;
        std::uint32_t file = 0;
        Direction direction = Direction::Sent;
        bool first = false; ///< of its connection
        FlowPlace place;    ///< then
    };

    /// Talk of one flow and direction, within which no event can begin.
    using Talk = BusyStretch;

    void judge(const Waiting& waiting);
    void goOn(FlowId flow, Direction direction, Timestamp time);
    void tell(std::uint64_t key, const Talk& talk);

    Tables& m_tables;
    std::deque<Waiting> m_waiting;
    HashMap<std::uint64_t, Talk> m_talks; ///< by flow and direction
};

} // namespace phonehome
