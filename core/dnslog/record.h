// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "core/base/time.h"
#include "core/decode/dns.h"
#include "core/net/ip_address.h"
#include "core/net/mac_address.h"

namespace phonehome {

/// What one entry of a resolver's log says.
enum class LogSays : std::uint8_t {
    Asked,    ///< a client asked; how it was answered comes in a record of its own, if the format has answers at all
    Answered, ///< a client was told these addresses
    Failed,   ///< the answer had no address: NXDOMAIN, no data, an error
    Blocked,  ///< asked and kept from the client; addresses are none of the name's
    Reverse,  ///< the address in addresses goes by this name (PTR, a list of hosts)
};

/// One entry of a resolver's log, in the same form whoever wrote it. Names are printable and without final point.
struct LogRecord {
    LogSays says = LogSays::Asked;
    Timestamp time;        ///< by the log's own clock; of the answer where it has one
    Duration resolution;   ///< the true moment lies in [time, time + resolution)
    bool timeless = false; ///< a list without times: holds always
    IpAddress client;      ///< who asked; unspecified = unknown
    std::string name;      ///< as asked
    DnsType type = DnsType::A;
    std::vector<IpAddress> addresses;
    std::vector<std::string> aliases; ///< CNAME chain without the asked name
    std::optional<std::uint32_t> ttl; ///< seconds, smallest of the chain; nullopt: the log has none
    std::uint8_t rcode = 0;
};

/// What the resolver knew of a client: which card held an address, by what name.
struct LogHost {
    Timestamp time; ///< when it was seen so
    IpAddress address;
    std::optional<MacAddress> mac;
    std::string name; ///< empty where there is none
};

/// Takes what an importer finds, in the log's order.
class LogSink {
public:
    virtual ~LogSink() = default;
    /// What follows is of another log with a clock of its own; rotated parts are one log.
    virtual void onLog(std::uint16_t number) { (void)number; }
    virtual void onRecord(const LogRecord& record) = 0;
    virtual void onHost(const LogHost& host) { (void)host; }
};

} // namespace phonehome
