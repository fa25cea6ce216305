// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include "core/source/file_reader.h"

namespace phonehome {

/// pcapng (draft-ietf-opsawg-pcapng): sections of either byte order, several interfaces, any time resolution.
/// Blocks that carry no packet and describe no interface are stepped over.
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
    Result<std::optional<Frame>> step(FileWindow& window, State& state);

private:
    /// How an interface counts time: units a second, as a power of ten or two, and seconds to add.
    struct Clock {
        std::uint64_t unitsPerSecond = 1'000'000;
        std::int64_t offset = 0;
    };
    struct Block;

    Result<bool> openSection(FileWindow& window, State& state) const;
    Result<bool> describeInterface(const Block& block, State& state);
    Result<std::optional<Frame>> packet(const Block& block, const State& state) const;
    Timestamp timeOf(std::size_t interface, std::uint64_t units) const;

    std::vector<CaptureInterface> m_interfaces;
    std::vector<Clock> m_clocks;
};

} // namespace phonehome
