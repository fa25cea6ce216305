// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/temp_file.h"

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "tests/support/pcap_writer.h"

namespace phonehome {

TempFolder::TempFolder()
{
    std::string pattern = (std::filesystem::temp_directory_path() / "phonehome-test-XXXXXX").string();
    m_path = mkdtemp(pattern.data());
}

TempFolder::~TempFolder()
{
    std::error_code ignored;
    std::filesystem::remove_all(m_path, ignored);
}

std::string TempFolder::file(const std::string& name, ByteView bytes) const
{
    std::string path = m_path + "/" + name;
    std::ofstream out(path, std::ios::binary);
    out.write(reinterpret_cast<const char*>(bytes.data()), static_cast<std::streamsize>(bytes.size()));
    return path;
}

std::string TempFolder::file(const std::string& name, std::string_view text) const
{
    return file(name, ByteView(reinterpret_cast<const std::uint8_t*>(text.data()), text.size()));
}

std::string TempFolder::capture(const std::string& name, const std::vector<TimedFrame>& frames) const
{
    return file(name, pcapBytes(frames));
}

std::vector<std::uint8_t> pcapBytes(const std::vector<TimedFrame>& frames)
{
    std::ostringstream out;
    PcapWriter writer(out);
    for (const TimedFrame& frame : frames)
        writer.add(frame.time, frame.bytes);
    const std::string bytes = out.str();
    return {bytes.begin(), bytes.end()};
}

} // namespace phonehome
