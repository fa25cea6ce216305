// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/transactions.h"

namespace phonehome {

/// Addresses that a device got told by another message than a lookup, so that none is missing when it talks to them:
/// - by STUN and TURN: every address in a message (its own mapped one, the relayed one, a peer's, another server's);
///   the peer of an ICE connectivity check (RFC 8445 s7.1: a Binding request with PRIORITY or USERNAME), which has its
///   addresses out of its peer's candidates; and the UDP peers of a socket that asked a STUN server what it is mapped
///   to, since that is only of use to a peer that is told it;
/// - by DHCP: resolvers and time servers;
/// - beside an answer of DNS: addresses of the servers that it names (RFC 1034 s4.3.2, RFC 2782).
/// What an encrypted connection told, nobody sees: the peers of other ways through a NAT may look hard-coded.
class Introductions {
public:
    explicit Introductions(Tables& tables) : m_tables(tables) {}
    void on(const Sighting& sighting);

private:
    void onDns(const DnsMessage& message, const Sighting& sighting);
    void onStun(const StunMessage& message, const Sighting& sighting);

    Tables& m_tables;
};

} // namespace phonehome
