// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include "core/source/file_reader.h"

namespace phonehome {

/// Classic pcap (draft-ietf-opsawg-pcap): micro- or nanoseconds, either byte order, any version; with the longer record
/// headers of Kuznetzov's variant (FRITZ!Box) and the longer file header of IXIA's.
class PcapFormat {
public:
    struct State {};

    static bool hasMagic(ByteView head);
    /// Errors: CutInHeader.
    static Result<PcapFormat> open(FileWindow& window);

    static State start() { return {}; }
    std::uint64_t firstRecord() const { return m_firstRecord; }
    const std::vector<CaptureInterface>& interfaces() const { return m_interfaces; }
    /// The format has no place for any.
    static const FileNotes& notes()
    {
        static const FileNotes none;
        return none;
    }
    Result<bool> step(FileWindow& window, State& state, Frame& frame) const;

private:
    /// How the captured and the real length of a record follow each other.
    enum class Lengths : std::uint8_t { InOrder, Swapped, Unsure };

    std::uint32_t number(ByteView bytes, std::size_t at) const;

    std::vector<CaptureInterface> m_interfaces;
    std::uint32_t m_snapLength = 0;
    std::uint64_t m_firstRecord = 24;
    std::size_t m_headerSize = 16;
    Lengths m_lengths = Lengths::InOrder;
    bool m_littleEndian = true;
    bool m_nanoseconds = false;
};

} // namespace phonehome
