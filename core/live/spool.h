// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <cstdint>
#include <string>
#include <vector>

#include "core/base/bytes.h"
#include "core/base/result.h"
#include "core/live/child_process.h"

namespace phonehome {

/// How much of a capture under way is kept, and in which pieces.
struct SpoolLimits {
    std::uint64_t fileBytes = std::uint64_t{64} << 20;  ///< a new file after so many
    std::chrono::seconds fileTime{3600};                ///< or after so long
    std::uint32_t files = 10'000;                       ///< the oldest goes when there would be more
    std::uint64_t bytes = std::uint64_t{8} << 30;       ///< or when all of them together would be larger
    std::uint64_t freeBytes = std::uint64_t{512} << 20; ///< what the disk must keep free: else the capture stops
};

/// A folder of capture files, written one after the other: everything captured goes here first, with each write whole
/// records, so that what is here stays readable whatever happens to the programs.
class Spool {
public:
    using Clock = std::chrono::steady_clock;

    /// Makes the folder where it is not there, readable by its owner alone.
    Spool(std::string folder, SpoolLimits limits);

    /// What a file must begin with from now on. Another header of a pcap begins a new file; a pcapng describes its
    /// further interfaces as it goes on.
    void setHead(const std::vector<std::uint8_t>& head, bool pcapng);
    /// Writes whole records. Errors: WriteFailed, DiskFull when the disk would have less than freeBytes left.
    Result<bool> write(ByteView records, Clock::time_point now);
    /// The next write begins a new file: what comes is not what would have followed.
    void split() { m_split = true; }

    std::uint32_t begun() const { return m_begun; }
    /// How many of the oldest files were removed again.
    std::uint32_t removed() const { return m_removed; }
    /// What others see as in use; it goes on when the spool does not. To be taken once.
    Descriptor takeLock() { return std::move(m_lock); }
    /// Marks a folder as in use for as long as what is given lives; not open where there is none, or another has it.
    static Descriptor hold(const std::string& folder);
    /// Does a living program write to this folder, or has it open?
    static bool isInUse(const std::string& folder);
    /// Is there a packet in a folder's files, or something that is not read for certain? Opens small folders only.
    static bool holdsPackets(const std::string& folder);
    /// The capture files in a folder, in their order.
    static std::vector<std::string> filesIn(const std::string& folder);
    bool isPcapng() const { return m_pcapng; }
    /// Bytes written in all, also to files that were removed.
    std::uint64_t written() const { return m_written; }
    /// The n-th file, from 0.
    static std::string pathOf(const std::string& folder, std::uint32_t n, bool pcapng);
    std::string pathOf(std::uint32_t n) const { return pathOf(m_folder, n, m_pcapng); }

private:
    Result<bool> beginFile(Clock::time_point now);
    Result<bool> put(ByteView bytes);
    void removeOldest();

    std::string m_folder;
    SpoolLimits m_limits;
    std::vector<std::uint8_t> m_head;
    bool m_pcapng = false;
    bool m_split = false;
    Descriptor m_lock; ///< held as long as we live
    Descriptor m_file;
    std::vector<std::uint64_t> m_sizes; ///< by file; 0 for one that was removed
    std::uint32_t m_begun = 0;
    std::uint32_t m_removed = 0;
    std::uint64_t m_bytes = 0; ///< in all files that are still there
    std::uint64_t m_written = 0;
    Clock::time_point m_since; ///< when the last file began
};

} // namespace phonehome
