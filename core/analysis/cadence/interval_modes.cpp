// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/cadence/interval_modes.h"

#include <algorithm>
#include <cmath>
#include <span>

namespace phonehome {

namespace {

constexpr std::size_t kModesPerWidth = 8;

/// The fullest window of one bucket, and whether it holds more than its surroundings would put there.
void addWindow(std::span<const float> logs, std::size_t begin, std::size_t count, float width,
               std::vector<IntervalMode>& found)
{
    const auto here = logs.begin() + static_cast<std::ptrdiff_t>(begin);
    const auto from = std::lower_bound(logs.begin(), here, *here - 2 * width);
    const auto to = std::upper_bound(here, logs.end(), *here + 3 * width);
    const auto seen = static_cast<double>(count);
    const double expected = (static_cast<double>(to - from) - seen) / 4 + 0.5;
    if (seen <= expected)
        return;
    const auto at = [&](double share) { return logs[begin + static_cast<std::size_t>(share * (seen - 1))]; };
    const double spread = 0.7413 * static_cast<double>(at(0.75) - at(0.25));
    found.push_back({seen * std::log(seen / expected) - (seen - expected),
                     static_cast<double>(logs[begin + (count - 1) / 2]), std::max(spread, 0.0006)});
}

void addModes(std::span<const float> logs, float width, std::vector<IntervalMode>& out,
              std::vector<IntervalMode>& found)
{
    found.clear();
    std::size_t end = 0;
    std::size_t i = 0;
    while (i < logs.size()) {
        const float edge = (std::floor(logs[i] / width) + 1) * width;
        std::size_t best = i;
        std::size_t count = 0;
        // Rounding may put the edge on the value itself; the bucket holds at least that one.
        do {
            while (end < logs.size() && logs[end] <= logs[i] + width)
                ++end;
            if (end - i > count) {
                count = end - i;
                best = i;
            }
            ++i;
        } while (i < logs.size() && logs[i] < edge);
        if (count >= 2)
            addWindow(logs, best, count, width, found);
    }
    std::sort(found.begin(), found.end(), [](const auto& a, const auto& b) { return a.score > b.score; });
    const std::size_t mine = out.size();
    for (const IntervalMode& mode : found) {
        const bool near = std::any_of(out.begin() + static_cast<std::ptrdiff_t>(mine), out.end(), [&](const auto& o) {
            return std::abs(o.logPeriod - mode.logPeriod) < static_cast<double>(width);
        });
        if (near)
            continue;
        out.push_back(mode);
        if (out.size() - mine >= kModesPerWidth)
            break;
    }
}

} // namespace

void addIntervalModes(std::vector<float>& logs, std::vector<IntervalMode>& out)
{
    std::sort(logs.begin(), logs.end());
    if (logs.size() < 2)
        return;
    std::vector<IntervalMode> found;
    for (const float width : {0.004F, 0.02F, 0.08F, 0.3F})
        addModes(logs, width, out, found);
}

} // namespace phonehome
