// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

#include "core/analysis/mapping.h"
#include "core/analysis/transactions.h"

namespace phonehome {

/// STUN and TURN: a request with its retransmissions, its 401 or 438 and the try after it, and its answer are one event
/// (RFC 8489 s6, s9.2). Grants (LIFETIME) are followed from success to the request that renews them.
class StunTransactions {
public:
    StunTransactions(Tables& tables, MappingTable& mappings) : m_tables(tables), m_mappings(mappings) {}
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
    struct Grant {
        Timestamp time;
        std::uint32_t lifetime = 0;
    };

    void request(const StunMessage& message, const Sighting& sighting);
    void answer(const StunMessage& message, const Sighting& sighting);

    Tables& m_tables;
    MappingTable& m_mappings;
    Pending<Open> m_open;       ///< by connection and transaction id; answered ones too, as long as they may come again
    Pending<Open> m_challenged; ///< by connection and method: refused for want of credentials, to be tried again
    Pending<Grant> m_grants;    ///< by connection
};

} // namespace phonehome
