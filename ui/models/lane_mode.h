// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <optional>

#include <QString>

namespace phonehome {

/// What makes a lane of the timeline.
enum class LaneMode {
    Protocol,
    Group,  ///< what a device says of one kind to one peer: a row of the Beats list
    Device, ///< who began it
    Peer,   ///< name or address talked to
};

inline constexpr std::array kLaneModes{LaneMode::Protocol, LaneMode::Group, LaneMode::Device, LaneMode::Peer};

/// "protocol", "group", "device" or "peer", on the command line and in the settings.
QString laneModeId(LaneMode mode);
/// nullopt: no such word.
std::optional<LaneMode> laneModeOf(const QString& id);
/// "by protocol"
QString laneModeText(LaneMode mode);
/// "12 others", of what makes a lane.
QString othersText(LaneMode mode, std::uint32_t count);

} // namespace phonehome
