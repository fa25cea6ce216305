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
        bool answered = false;
    };

    struct Key {
        std::uint32_t connection = 0;
        std::uint64_t transmit = 0;
        bool operator==(const Key&) const = default;
    };
    struct KeyHash {
        std::size_t operator()(const Key& k) const noexcept { return mixHash(k.transmit, k.connection); }
    };

    Tables& m_tables;
    /// An answer comes in seconds, or not at all.
    Pending<Open, Key, KeyHash> m_open{Duration::ofSeconds(60)};
};

} // namespace phonehome
