// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/transactions.h"

namespace phonehome {

/// Kinds of events that AcceptedCalls makes end in it: "TCP 22 accepted".
inline constexpr std::string_view kAcceptedKind = " accepted";

/// TCP connections that came from the internet and that a device at home took: a port is open to all of it. Each is one
/// event, received from who called. IPv4 only: in IPv6, the side that is at home is not told by its address.
class AcceptedCalls {
public:
    explicit AcceptedCalls(Tables& tables) : m_tables(tables) {}

    /// A SYN with an ACK (RFC 9293 s3.5), and its place among the flows.
    void on(const Packet& packet, const FlowPlace& place);

private:
    static constexpr std::size_t kGeneration = 8192;
    /// So long a SYN/ACK that nobody takes is sent again.
    static constexpr Duration kTriesFor = Duration::ofSeconds(300);

    Tables& m_tables;
    AgeingMap<std::uint32_t, bool> m_told{kTriesFor, kGeneration}; ///< by connection
};

} // namespace phonehome
