// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <stop_token>
#include <string>
#include <utility>
#include <vector>

#include "core/base/result.h"
#include "core/net/frame_set.h"
#include "core/net/ip_address.h"

namespace phonehome {

/// What is known of a recording beside its packets.
struct RecordingFacts {
    std::string interface; ///< where it was captured
    std::string filter;
    std::string program;                                  ///< that writes the file: ours, with its version
    std::vector<std::string> comments;                    ///< on the whole
    std::optional<std::uint64_t> dropped;                 ///< nullopt: nobody said
    std::vector<std::pair<IpAddress, std::string>> names; ///< of addresses, for a name resolution block
    std::shared_ptr<const FrameSet> frames; ///< of the captures, in their order, what is written; nullptr: all

    /// Adds what a capture that is saved says itself: packets lost (one that lost none and one that does not know say the
    /// same) and comments.
    void addWords(std::uint64_t lost, const std::vector<std::string>& said);
};

/// Writes captures of any form that is read here, in time order, as one pcapng with these facts in it: whole or not at
/// all. Each link type becomes an interface; of a damaged file, what stands before the damage is written; packets
/// without a time stay without where the form has room for that (whole ones, of the first interface). Of comments, the
/// first megabyte is written. Gives the number of packets. Takes as long as its bytes do; stop: gives up and leaves nothing. Errors: those of opening the captures,
/// WriteFailed (also for a path that is one of the captures), Cancelled.
Result<std::uint64_t> saveRecording(const std::vector<std::string>& captures, const RecordingFacts& facts,
                                    const std::string& path, const std::stop_token& stop = {});

} // namespace phonehome
