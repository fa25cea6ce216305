// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstdint>
#include <vector>

#include "app/capture/json_line.h"
#include "app/capture/live_device.h"

namespace phonehome {

/// What the kernel counted since the capture began. libpcap's own count of the interface's drops opens files each
/// time, which the sandbox forbids: here they are opened once.
class Counters {
public:
    explicit Counters(const LiveDevice& device);
    ~Counters();
    Counters(const Counters&) = delete;
    Counters& operator=(const Counters&) = delete;

    /// Files that are read again and again, for the sandbox.
    std::vector<int> files() const;

    /// The object of a statistics line: captured packets are in the stream, waitingBytes not yet with the reader.
    JsonLine statistics(std::uint64_t captured, std::size_t waitingBytes);

    /// False when the interface is down, without carrier or gone; "any" is always up.
    bool isUp() const;
    bool isGone() const;

private:
    struct File {
        int fd = -1;
        std::uint64_t atStart = 0;
    };

    const LiveDevice& m_device;
    std::array<File, 2> m_files;
    // libpcap's counts are 32 bits wide and go round.
    std::uint32_t m_lastReceived = 0;
    std::uint32_t m_lastDropped = 0;
    std::uint64_t m_received = 0;
    std::uint64_t m_dropped = 0;
};

} // namespace phonehome
