// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include "core/source/file_reader.h"
#include "core/source/pcapng_notes.h"

namespace phonehome {

/// pcapng (draft-ietf-opsawg-pcapng): sections of either byte order, several interfaces, any time resolution.
/// Name resolution, statistics and comments are noted; custom blocks are frames that are no packets, since Wireshark
/// numbers them too; any other block is stepped over.
class PcapngFormat {
public:
    struct State {
        bool littleEndian = true;
        std::uint32_t firstInterface = 0; ///< index in interfaces() of the section's interface 0
        std::uint32_t interfaceCount = 0; ///< described so far in this section
    };

    static bool hasMagic(ByteView head);
    /// Errors: CutInHeader, BadBlock.
    static Result<PcapngFormat> open(FileWindow& window);

    static State start() { return {}; }
    static std::uint64_t firstRecord() { return 0; }
    const std::vector<CaptureInterface>& interfaces() const { return m_interfaces; }
    const FileNotes& notes() const { return m_notes.notes(); }
    Result<bool> step(FileWindow& window, State& state, Frame& frame);

private:
    /// How an interface counts time: units a second, as a power of ten or two, and seconds to add.
    struct Clock {
        std::uint64_t unitsPerSecond = 1'000'000;
        std::int64_t offset = 0;
    };
    struct Block;

    Result<bool> openSection(FileWindow& window, State& state);
    Result<bool> describeInterface(const Block& block, State& state);
    Result<bool> packet(const Block& block, const State& state, Frame& frame);
    static void custom(const Block& block, Frame& frame);
    void note(const Block& block, const State& state);
    bool isNew(std::uint64_t at, std::uint64_t length);
    Timestamp timeOf(std::size_t interface, std::uint64_t units) const;

    std::vector<CaptureInterface> m_interfaces;
    std::vector<Clock> m_clocks;
    PcapngNotes m_notes;
    std::uint64_t m_notedTo = 0; ///< what blocks before this place say is in m_notes
};

} // namespace phonehome
