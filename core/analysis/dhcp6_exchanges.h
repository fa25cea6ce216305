// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>

#include "core/analysis/grant.h"
#include "core/analysis/transactions.h"

namespace phonehome {

/// DHCPv6: each exchange (SOLICIT, REQUEST, RENEW … with its answer) is one event of the client; addresses and names
/// go to the device. The lease that an answer gives is what it promises.
class Dhcp6Exchanges {
public:
    explicit Dhcp6Exchanges(Tables& tables) : m_tables(tables) {}
    /// Whom the message is from or for; invalid where nobody knows.
    DeviceId on(const Dhcp6Message& message, const Sighting& sighting);

private:
    struct Open {
        EventId event;
        DeviceId client;
        Timestamp sent;
        Timestamp lastSent;
        std::size_t relays = 0;      ///< which of the copies that relays make was seen first
        std::optional<Grant> renews; ///< what a client that has its address asks for more of
    };

    DeviceId ask(const Dhcp6Message& message, const Sighting& sighting);
    DeviceId answer(const Dhcp6Message& message, const Sighting& sighting);
    /// Who a server's message without a known question is for; invalid when nobody knows.
    DeviceId receiverOf(const Dhcp6Message& message, const Sighting& sighting) const;
    /// Addresses that are not renewed but new begin the wait for the next renewal anew.
    void begun(const Group& asked, Timestamp time);

    Tables& m_tables;
    Pending<Open> m_open;    ///< by client and transaction
    Pending<Grant> m_grants; ///< by client
};

} // namespace phonehome
