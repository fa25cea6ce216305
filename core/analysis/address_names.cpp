// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/address_names.h"

#include <algorithm>

namespace phonehome {

namespace {
constexpr std::size_t kNamesMax = 65536;
} // namespace

std::vector<std::pair<IpAddress, std::string>> addressNames(const Snapshot& snapshot)
{
    std::vector<std::pair<IpAddress, std::string>> out;
    for (std::size_t i = 0; i < snapshot.names.size() && out.size() < kNamesMax; ++i) {
        const NameRow& row = snapshot.names[i];
        // What an address is called today says nothing of the day of the capture, and a name table has no times.
        if (row.source == NameSource::PtrNow)
            continue;
        for (const NameAnswer& answer : row.answers)
            out.emplace_back(answer.address, snapshot.text(row.name));
    }
    std::sort(out.begin(), out.end());
    out.erase(std::unique(out.begin(), out.end()), out.end());
    return out;
}

} // namespace phonehome
