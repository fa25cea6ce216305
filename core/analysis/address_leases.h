// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/transactions.h"

namespace phonehome {

/// DHCP: all messages of one transaction id are one event of the client; leases and host names go to the device.
class AddressLeases {
public:
    explicit AddressLeases(Tables& tables) : m_tables(tables) {}
    void on(const DhcpMessage& message, const Sighting& sighting);

private:
    struct Open {
        EventId event;
        Timestamp lastSent;
    };

    Tables& m_tables;
    Pending<Open> m_open;
};

} // namespace phonehome
