// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "core/decode/dns.h"
#include "core/net/ip_address.h"

namespace phonehome {

/// Who answered, as far as it matters for putting an answer's lines together.
enum class DnsmasqSource : std::uint8_t {
    Reply,   ///< an upstream server
    Cached,  ///< the cache, a stale entry too
    Config,  ///< its configuration, a DHCP lease or a hosts file
    Blocked, ///< Pi-hole, or the upstream by its own account
};

/// What a line of dnsmasq's query log says (log-queries, =extra, =proto; Pi-hole v4 to v6).
struct DnsmasqLine {
    enum class Verb : std::uint8_t {
        Query,  ///< name, type, client
        Answer, ///< source, name, destination
        Error,  ///< source, rcode; no name
        Other,  ///< forwarded, validation and the rest of the bookkeeping of a query
        Notice, ///< not about a query
    };
    Verb verb = Verb::Notice;
    DnsmasqSource source = DnsmasqSource::Reply;
    std::string_view name;
    std::optional<DnsType> type;
    std::optional<IpAddress> client; ///< of a query line, or of the extra form's prefix
    std::string_view serial;         ///< extra form: number of the query in its process; empty in the plain form
    std::string_view destination;    ///< what stands behind " is "
};

/// Takes a line apart behind its "dnsmasq[812]: ". nullopt: it begins like a query's line and is cut or damaged.
std::optional<DnsmasqLine> parseDnsmasqBody(std::string_view body);

} // namespace phonehome
