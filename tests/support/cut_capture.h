// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <cstdint>
#include <vector>

#include "tests/support/tcp_talk.h"
#include "tests/support/wire_writer.h"

namespace phonehome {

/// A capture file (classic pcap, big-endian, nanoseconds, Ethernet) whose packets are cut at so many bytes.
inline std::vector<std::uint8_t> cutCapture(const std::vector<TimedFrame>& frames, std::size_t snapLength)
{
    constexpr std::int64_t kSecond = 1'000'000'000;
    WireWriter out;
    out.u32(0xa1b23c4d).u16(2).u16(4).u64(0).u32(snapLength).u32(1);
    for (const TimedFrame& frame : frames) {
        const std::size_t kept = std::min(frame.bytes.size(), snapLength);
        out.u32(static_cast<std::uint64_t>(frame.time.ns / kSecond));
        out.u32(static_cast<std::uint64_t>(frame.time.ns % kSecond));
        out.u32(kept).u32(frame.bytes.size()).bytes(ByteView(frame.bytes).first(kept));
    }
    return out.take();
}

} // namespace phonehome
