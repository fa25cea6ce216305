// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>

#include "core/analysis/grant.h"
#include "core/analysis/mapping.h"
#include "core/analysis/stun_lines.h"
#include "core/analysis/transactions.h"

namespace phonehome {

/// STUN and TURN: a request with its retransmissions, its 401 or 438 and the try after it, and its answer are one event
/// (RFC 8489 s6, s9.2). Grants (LIFETIME) are followed from success to the request that renews them.
class StunTransactions {
public:
    StunTransactions(Tables& tables, MappingTable& mappings);
    void on(const StunMessage& message, const Sighting& sighting);

private:
    struct Open {
        EventId event;
        Timestamp opened;
        Timestamp lastSent;
        StunMethod method{};
        bool answered = false;
    };
    /// A transaction: its id has 12 bytes, or 16 of them.
    struct Transaction {
        StunPlace place;
        std::array<std::uint8_t, 17> id{}; ///< the last byte says how long
        bool operator==(const Transaction&) const = default;
    };
    struct Method {
        StunPlace place;
        StunMethod method{};
        bool operator==(const Method&) const = default;
    };
    struct KeyHash {
        std::size_t operator()(const StunPlace& k) const noexcept;
        std::size_t operator()(const Transaction& k) const noexcept;
        std::size_t operator()(const Method& k) const noexcept;
    };

    static StunPlace placeOf(const Sighting& sighting);
    static Transaction transactionOf(const StunMessage& message, const Sighting& sighting);
    void request(const StunMessage& message, const Sighting& sighting);
    void answer(const StunMessage& message, const Sighting& sighting);
    /// inUse: what is said proves that its socket is in use.
    EventId openOf(const StunMessage& message, const Sighting& sighting, Outcome outcome, bool inUse = true);
    /// What is told to the refreshes of who sends these allocations, if there are any. Who asks for an allocation has
    /// none to refresh: it gave up to refresh the last, or lost it; and a new one begins the wait for the next refresh
    /// anew.
    void tellRefreshes(GroupId allocations, const StunPlace& socket, Timestamp time, const StunFact& fact);

    Tables& m_tables;
    MappingTable& m_mappings;
    StunLines m_lines;
    /// Answered ones too, as long as they may come again.
    Pending<Open, Transaction, KeyHash> m_open;
    /// Refused for want of credentials, to be tried again.
    Pending<Open, Method, KeyHash> m_challenged;
    Pending<Grant, StunPlace, KeyHash> m_grants;
};

} // namespace phonehome
