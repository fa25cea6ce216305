// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include <tl/expected.hpp>

#include "core/analysis/packet_wish.h"

namespace phonehome {

/// Which packets of the captures are exported, as the command line says it.
struct PacketOptions {
    std::string device;               ///< MAC, name or address; empty: all
    std::string peer;                 ///< name or address; empty: all
    std::optional<Protocol> protocol; ///< nullopt: all
    std::optional<Timestamp> from;
    std::optional<Timestamp> to;

    bool onlyDevice() const { return !device.empty() && peer.empty() && !protocol && !from && !to; }
    bool given() const { return !device.empty() || !peer.empty() || protocol || from || to; }
};

/// Which moment of a day that stands alone is meant.
enum class DayEdge : std::uint8_t { Begin, End };

/// "2020-05-04 07:12:40", with T and a zone if you like, else in UTC; without seconds; the day alone, in UTC, to its last
/// nanosecond at its end; or seconds since 1970.
std::optional<Timestamp> timeOf(const std::string& text, DayEdge edge = DayEdge::Begin);

/// The one device that is called so, by its MAC, name or address; else a sentence that says what is wrong.
tl::expected<DeviceId, std::string> deviceCalled(const Snapshot& snapshot, const std::string& word);
/// What that is of a snapshot. Gives what is wrong with it, a sentence; empty when nothing is.
std::string readWish(const PacketOptions& options, const Snapshot& snapshot, PacketWish& wish);

} // namespace phonehome
