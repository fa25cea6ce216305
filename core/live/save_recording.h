// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "core/base/result.h"
#include "core/net/ip_address.h"

namespace phonehome {

/// What is known of a recording beside its packets.
struct RecordingFacts {
    std::string interface; ///< where it was captured
    std::string filter;
    std::string program; ///< that writes the file: ours, with its version
    std::string comment; ///< on the whole; empty = none
    std::uint64_t dropped = 0;
    std::vector<std::pair<IpAddress, std::string>> names; ///< of addresses, for a name resolution block
};

/// Writes captures, in time order, as one pcapng with these facts in it: whole or not at all. Gives the number of
/// packets. Errors: those of opening the captures, WriteFailed.
Result<std::uint64_t> saveRecording(const std::vector<std::string>& captures, const RecordingFacts& facts,
                                    const std::string& path);

} // namespace phonehome
