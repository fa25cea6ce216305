// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>

#include "core/analysis/grant.h"
#include "core/analysis/mapping.h"
#include "core/analysis/transactions.h"

namespace phonehome {

/// Where STUN is talked: a connection. Its number is gone when the table forgot it; the flow keeps apart what can be.
struct StunPlace {
    std::uint32_t connection = 0;
    FlowId flow;
    bool operator==(const StunPlace&) const = default;
};

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
    /// An allocation's last grant.

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

    static StunPlace placeOf(const Sighting& s) { return {s.place.connection, s.place.flow}; }
    static Transaction transactionOf(const StunMessage& message, const Sighting& sighting);
    void request(const StunMessage& message, const Sighting& sighting);
    void answer(const StunMessage& message, const Sighting& sighting);
    /// The refreshes of whoever sends these allocations, if there are any.
    GroupId refreshesBeside(GroupId allocations) const;
    /// Who asks for an allocation has none to refresh: it gave up to refresh the last, or lost it.
    void allocates(GroupId allocations, Timestamp opened, Timestamp until);
    /// A new allocation begins the wait for the next refresh anew.
    void allocated(GroupId allocations, Timestamp time);

    Tables& m_tables;
    MappingTable& m_mappings;
    /// Answered ones too, as long as they may come again.
    Pending<Open, Transaction, KeyHash> m_open;
    /// Refused for want of credentials, to be tried again.
    Pending<Open, Method, KeyHash> m_challenged;
    Pending<Grant, StunPlace, KeyHash> m_grants;
};

} // namespace phonehome
