// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/base/bytes.h"
#include "tests/support/tcp_talk.h"

namespace phonehome {

/// A folder of its own that goes with the object.
class TempFolder {
public:
    TempFolder();
    ~TempFolder();
    TempFolder(const TempFolder&) = delete;
    TempFolder& operator=(const TempFolder&) = delete;

    const std::string& path() const { return m_path; }
    /// Writes a file in it; gives its path.
    std::string file(const std::string& name, ByteView bytes) const;
    std::string file(const std::string& name, std::string_view text) const;
    /// A pcap of these frames.
    std::string capture(const std::string& name, const std::vector<TimedFrame>& frames) const;

private:
    std::string m_path;
};

/// The bytes of a pcap of these frames.
std::vector<std::uint8_t> pcapBytes(const std::vector<TimedFrame>& frames);

} // namespace phonehome
