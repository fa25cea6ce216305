// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string_view>

#include "core/base/time.h"
#include "core/dnslog/wall_clock.h"

namespace phonehome {

/// A line of a daemon's log taken apart: when, which program, which process, what it said.
struct SyslogLine {
    std::optional<SyslogTime> wall; ///< "May  4 07:12:48": no year, no zone
    std::optional<Timestamp> time;  ///< ISO 8601 or "[1795339475]": absolute
    std::optional<CivilTime> dated; ///< "Mon May  4 07:12:48 2026" (OpenWrt): no zone
    std::string_view program;       ///< "dnsmasq", "dnsmasq-dhcp", "unbound"
    std::string_view process;       ///< what stood in its brackets; empty without
    std::string_view body;

    bool hasTime() const { return wall || time || dated; }
};

/// The line behind the "<30>" that syslog puts before it, or all of it; empty where such a one does not end.
std::string_view withoutPriority(std::string_view line);

/// The forms that dnsmasq and Unbound write to files, to syslog (with a host name, with or without "<30>"), to
/// rsyslog and journald exports, to OpenWrt's logread and to the terminal. nullopt: none of them, or of a program
/// whose name begins otherwise.
std::optional<SyslogLine> parseSyslogLine(std::string_view line, std::string_view program);

} // namespace phonehome
