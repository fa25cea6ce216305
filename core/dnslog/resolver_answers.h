// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/time.h"

namespace phonehome {

/// What a resolver's HTTP API answered, as lines that our importers read: none holds a line's end. All of these take
/// JSON as it came; nullopt where it is not the answer that was asked for.

/// Pi-hole v6, /api/auth.
struct PiHoleSession {
    bool valid = false;
    bool wantsCode = false; ///< two-factor authentication is on
    std::string sid;        ///< empty where no password is set
};
std::optional<PiHoleSession> parsePiHoleSession(std::string_view json);

/// Pi-hole v6's {"error": {"key", "message"}}; both empty where there is none.
struct PiHoleRefusal {
    std::string key;
    std::string message;
};
PiHoleRefusal parsePiHoleRefusal(std::string_view json);

/// Pi-hole v6, /api/logs/dnsmasq: lines as dnsmasq writes them, with absolute time, "[1611729969.250000] dnsmasq[9]: …".
struct PiHoleLogPage {
    std::vector<std::string> lines;
    std::size_t count = 0; ///< of entries, also those that are no line
    std::uint64_t nextId = 0;
    std::int64_t process = 0;       ///< 0 where it is not told; another one: the ids began anew
    std::optional<Timestamp> first; ///< of the lines
    std::optional<Timestamp> last;
};
std::optional<PiHoleLogPage> parsePiHoleLog(std::string_view json);

/// Objects of an answer, one a line, the newest first.
struct EntryPage {
    struct Entry {
        std::string line;
        Timestamp time;
    };
    std::vector<Entry> entries;
    std::size_t count = 0;               ///< of what the answer held, also of what was no entry
    std::optional<std::uint64_t> cursor; ///< Pi-hole: keeps further pages stable
    std::string oldest;                  ///< AdGuard Home: what the next page is asked with; empty: this is the last
};
/// Pi-hole v6, /api/queries.
std::optional<EntryPage> parsePiHoleQueries(std::string_view json);
/// Pi-hole v6, /api/network/devices; the time is 0.
std::optional<EntryPage> parsePiHoleDevices(std::string_view json);
/// AdGuard Home, /control/querylog.
std::optional<EntryPage> parseAdGuardQueries(std::string_view json);

} // namespace phonehome
