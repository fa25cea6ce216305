// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include "core/source/file_reader.h"

namespace phonehome {

/// Solaris' snoop (RFC 1761): big-endian, microseconds, records padded to a length of their own.
class SnoopFormat {
public:
    struct State {};

    static bool hasMagic(ByteView head);
    /// Errors: CutInHeader.
    static Result<SnoopFormat> open(FileWindow& window);

    static State start() { return {}; }
    static std::uint64_t firstRecord() { return 16; }
    const std::vector<CaptureInterface>& interfaces() const { return m_interfaces; }
    /// The format has no place for any.
    static const FileNotes& notes()
    {
        static const FileNotes none;
        return none;
    }
    Result<bool> step(FileWindow& window, State& state, Frame& frame) const;

private:
    std::vector<CaptureInterface> m_interfaces;
};

} // namespace phonehome
