// SPDX-License-Identifier: GPL-3.0-or-later
// make_bench OUT.pcap small|mixed|iot [PACKETS]: a household as it talks for days, the same bytes on every machine.
// small: forty devices, short TLS sessions. mixed: twelve devices for a day, most bytes bulk. iot: a week of twelve
// devices and nothing but what they say by themselves.
#include <algorithm>
#include <array>
#include <cstdlib>
#include <fstream>
#include <iostream>
#include <string>
#include <string_view>

#include "tests/bench/bench_household.h"
#include "tests/support/pcap_writer.h"

using namespace phonehome;

namespace {

struct Named {
    std::string_view name;
    BenchMix mix;
};

constexpr std::array kMixes{
    Named{"small", {5'000'000, 40, 7.0, 2, 0}},
    Named{"mixed", {1'000'000, 12, 1.0, 45, 15}},
    Named{"iot", {800'000, 12, 7.0, 0, 0}},
};

} // namespace

int main(int argc, char** argv)
{
    const std::string_view name = argc >= 3 ? argv[2] : "";
    const auto* const found =
        std::find_if(kMixes.begin(), kMixes.end(), [name](const Named& row) { return row.name == name; });
    if (found == kMixes.end()) {
        std::cerr << "usage: make_bench OUT.pcap small|mixed|iot [PACKETS]\n";
        return 2;
    }
    BenchMix mix = found->mix;
    if (argc >= 4)
        mix.packets = std::strtoull(argv[3], nullptr, 10);
    std::ofstream out(argv[1], std::ios::binary | std::ios::trunc);
    PcapWriter writer(out);
    BenchHousehold household(mix, [&writer](Timestamp when, ByteView frame) { writer.add(when, frame); });
    household.talk();
    out.close();
    return out ? 0 : 1;
}
