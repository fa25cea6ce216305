// SPDX-License-Identifier: GPL-3.0-or-later
// make_sample OUTDIR: writes the bundled sample anew. Only needed when its generator changes.
#include <filesystem>
#include <fstream>
#include <iostream>

#include "tests/support/wemo_week.h"

namespace {

bool write(const std::filesystem::path& path, const char* bytes, std::size_t size)
{
    std::ofstream out(path, std::ios::binary | std::ios::trunc);
    out.write(bytes, static_cast<std::streamsize>(size));
    out.close();
    if (!out)
        std::cerr << "make_sample: cannot write " << path << "\n";
    return out.good();
}

} // namespace

int main(int argc, char** argv)
{
    if (argc != 2) {
        std::cerr << "usage: make_sample OUTDIR\n";
        return 2;
    }
    const std::filesystem::path folder = argv[1];
    const auto capture = phonehome::wemoWeek();
    const auto log = phonehome::wemoWeekPiholeLog();
    const bool done = write(folder / "wemo-week.pcap", reinterpret_cast<const char*>(capture.data()), capture.size()) &&
                      write(folder / "pihole.log", log.data(), log.size());
    return done ? 0 : 1;
}
