// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <stop_token>
#include <string>
#include <vector>

#include "core/analysis/packet_wish.h"
#include "core/base/result.h"
#include "core/live/save_recording.h"

namespace phonehome {

/// What is to be written.
struct PacketsToSave {
    std::vector<std::string> captures; ///< where not all is wished for, those of the snapshot that could be opened
    RecordingFacts facts;              ///< without names
    SnapshotPtr snapshot;              ///< that knows them
    PacketWish wish = {};
};

/// Writes it as one pcapng, with the names of its addresses. Where not all is wished for, the captures are read twice:
/// first to see which packets and addresses it is about. Gives the number of packets. Errors: those of choosePackets()
/// and saveRecording().
Result<std::uint64_t> savePackets(PacketsToSave what, const std::string& path, const std::stop_token& stop = {});

} // namespace phonehome
