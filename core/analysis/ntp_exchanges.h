// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/transactions.h"

namespace phonehome {

/// NTP: a client's request and the reply whose origin is the request's transmit time are one event (RFC 5905 s8).
class NtpExchanges {
public:
    explicit NtpExchanges(Tables& tables) : m_tables(tables) {}
    void on(const NtpMessage& message, const Sighting& sighting);

private:
    struct Open {
        EventId event;
        Timestamp sent;
    };

    Tables& m_tables;
    Pending<Open> m_open;
};

} // namespace phonehome
