// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>

#include "core/analysis/grant.h"
#include "core/analysis/transactions.h"

namespace phonehome {

/// DHCP: all messages of one transaction id are one event of the client; leases and host names go to the device. A client
/// that asks for more of its lease uses up what was granted to it before; one that asks for an address does not.
class AddressLeases {
public:
    explicit AddressLeases(Tables& tables) : m_tables(tables) {}
    void on(const DhcpMessage& message, const Sighting& sighting);

private:
    struct Open {
        EventId event;
        Timestamp sent;
        Timestamp lastSent;
        std::optional<Grant> renews; ///< what a client that has its address asks for more of
        DeviceId card;               ///< whose frame brought it, where no relay agent's did
        bool discovers = false;      ///< it began with a DISCOVER
    };

    void ask(const DhcpMessage& message, const Sighting& sighting, DeviceId client);
    void answer(const DhcpMessage& message, const Sighting& sighting, DeviceId client);
    /// The card whose frame this is, by which the client speaks; invalid for a relay agent's (RFC 2131 s4.1).
    DeviceId cardOf(const DhcpMessage& message, const Sighting& sighting) const;
    /// Does a client ask for its address because of its lease, or amid its talk, so that it did not come up?
    bool asksWhileUp(const DhcpMessage& message, DeviceId client, Timestamp time);
    /// A lease that is not renewed but new begins the wait for the next renewal anew.
    void begun(DeviceId client, const IpAddress& server, Timestamp time);

    Tables& m_tables;
    Pending<Open> m_open;    ///< by client and transaction
    Pending<Grant> m_grants; ///< by client
};

} // namespace phonehome
