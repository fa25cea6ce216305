// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include "core/analysis/grant.h"
#include "core/analysis/transactions.h"

namespace phonehome {

/// PCP and NAT-PMP: a request with its repeats and its answer is one event of the client, each mapping a kind of its
/// own; the lifetime that the router gives is what it promises. What the router tells all is an announcement.
class PortMappings {
public:
    explicit PortMappings(Tables& tables) : m_tables(tables) {}
    void on(const PcpMessage& message, const Sighting& sighting);
    /// The home's public addresses, as its router told them; each once, at most 64.
    const std::vector<IpAddress>& externalAddresses() const { return m_external; }

private:
    struct Open {
        EventId event;
        Timestamp lastSent;
    };

    void request(const PcpMessage& message, const Sighting& sighting);
    void answer(const PcpMessage& message, const Sighting& sighting);
    Open* openOf(const PcpMessage& message, const Sighting& sighting);

    Tables& m_tables;
    Pending<Open> m_open;
    Pending<std::string> m_last; ///< by connection: what was asked last, for answers that do not say to what
    Pending<Grant> m_grants;     ///< by device and mapping
    std::vector<IpAddress> m_external;
};

} // namespace phonehome
