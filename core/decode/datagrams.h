// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <deque>
#include <unordered_set>

#include "core/decode/message_sink.h"
#include "core/decode/quic.h"

namespace phonehome {

/// Finds out what a UDP datagram is, by a table of rules, and decodes it.
class Datagrams {
public:
    void read(const Packet& packet, const MessageSink& sink);

    /// Was an M-SEARCH sent from this address and port? Answers to it may come from any port (libupnp does so).
    bool hasSearched(const Endpoint& from) const { return m_searchers.contains(from); }

private:
    void noteSearch(const Endpoint& from);

    QuicHellos m_quic;
    std::unordered_set<Endpoint> m_searchers;
    std::deque<Endpoint> m_order;
};

} // namespace phonehome
