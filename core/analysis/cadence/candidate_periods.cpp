// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/cadence/candidate_periods.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "core/analysis/cadence/interval_modes.h"

namespace phonehome {

namespace {

/// Widths of modes, in ln of seconds. Sums of many intervals heap up by themselves: there, only what is narrow counts.
constexpr std::array kWidths{0.004F, 0.02F, 0.08F, 0.3F};
constexpr std::size_t kNearWidths = 3;
constexpr std::size_t kFarWidths = 2;
constexpr std::size_t kEveryInterval = 9; ///< up to so many events each interval is a candidate
constexpr std::size_t kNearWhole = 600;   ///< of more events, blocks will do
constexpr std::size_t kNearBlocks = 6;

struct Block {
    std::size_t begin = 0;
    std::size_t end = 0;
};

/// All of it, or evenly spread blocks of it.
std::vector<Block> blocksOf(std::size_t n, std::size_t whole, std::size_t blocks, std::size_t size)
{
    if (n <= whole)
        return {{0, n}};
    std::vector<Block> out;
    for (std::size_t b = 0; b < blocks; ++b) {
        const std::size_t begin = (n - size) * b / (blocks - 1);
        out.push_back({begin, begin + size});
    }
    return out;
}

void addLogs(std::span<const double> at, const Block& block, std::size_t lag, std::vector<float>& logs)
{
    for (std::size_t i = block.begin; i + lag < block.end; ++i) {
        const double d = at[i + lag] - at[i];
        if (d > 1e-6)
            logs.push_back(std::log(static_cast<float>(d)));
    }
}

bool nearOne(const std::vector<IntervalMode>& taken, const IntervalMode& mode)
{
    return std::any_of(taken.begin(), taken.end(), [&](const IntervalMode& t) {
        return std::abs(t.logPeriod - mode.logPeriod) < std::max(0.012, 0.5 * std::min(t.spread, mode.spread));
    });
}

bool multipleOfOne(std::span<const IntervalMode> taken, const IntervalMode& mode)
{
    return std::any_of(taken.begin(), taken.end(), [&](const IntervalMode& t) {
        const double ratio = std::exp(mode.logPeriod - t.logPeriod);
        const double whole = std::round(ratio);
        return whole >= 2 && whole <= 7 && std::abs(ratio / whole - 1) < 0.015 + 0.5 * t.spread;
    });
}

void rank(std::vector<IntervalMode>& modes, double shortest)
{
    // A period that the stamps can't resolve is an artefact of rounding.
    const double least = std::log(shortest);
    std::erase_if(modes, [&](const IntervalMode& m) { return m.logPeriod < least; });
    std::stable_sort(modes.begin(), modes.end(), [](const auto& a, const auto& b) { return a.score > b.score; });
}

/// One narrow mode holds most of the intervals: what the longer lags show are multiples of it.
bool oneModeRules(const std::vector<IntervalMode>& modes, std::size_t intervals)
{
    return std::any_of(modes.begin(), modes.end(),
                       [&](const IntervalMode& m) { return m.spread < 0.02 && 3 * m.count >= 2 * intervals; });
}

} // namespace

std::vector<TimerState> candidatePeriods(std::span<const double> at, const Stamps& stamps, std::size_t most,
                                         Reach reach)
{
    const std::size_t n = at.size();
    if (n < 3)
        return {};
    std::vector<float> logs;
    std::vector<IntervalMode> neighbours;
    std::vector<IntervalMode> further;
    logs.reserve(2048);
    if (reach == Reach::Near) {
        for (const Block& block : blocksOf(n, kNearWhole, kNearBlocks, kNearWhole / kNearBlocks))
            addLogs(at, block, 1, logs);
        if (n <= kEveryInterval) {
            for (const float x : logs)
                neighbours.push_back({0.1, static_cast<double>(x), 0.004});
        }
        addIntervalModes(logs, kWidths, neighbours);
        rank(neighbours, stamps.shortestPeriod());
    }
    const bool plain = n > kEveryInterval && oneModeRules(neighbours, logs.size());
    // The longer lags are needed for mixtures only: a sample will do.
    logs.clear();
    const std::size_t nearest = reach == Reach::Near ? 2 : 7;
    const std::size_t lags = reach == Reach::Near ? 6 : 16;
    const std::size_t size = reach == Reach::Near ? 40 : 75;
    for (const Block& block : plain ? std::vector<Block>{} : blocksOf(n, 4 * size, 4, size)) {
        for (std::size_t lag = nearest; lag <= std::min(lags, n - 1); ++lag)
            addLogs(at, block, lag, logs);
    }
    addIntervalModes(logs, std::span(kWidths).first(reach == Reach::Near ? kNearWidths : kFarWidths), further);
    rank(further, stamps.shortestPeriod());

    std::vector<IntervalMode> taken;
    for (const IntervalMode& mode : neighbours) {
        if (taken.size() >= (most * 2 + 2) / 3)
            break;
        if (!nearOne(taken, mode))
            taken.push_back(mode);
    }
    const std::size_t own = taken.size();
    for (const IntervalMode& mode : further) {
        if (taken.size() >= most)
            break;
        if (!nearOne(taken, mode) && !multipleOfOne(std::span(taken).first(own), mode))
            taken.push_back(mode);
    }
    std::vector<TimerState> out;
    for (const IntervalMode& mode : taken) {
        const double period = std::exp(mode.logPeriod);
        out.push_back({period, std::max(mode.spread * period, stamps.rounding())});
    }
    return out;
}

} // namespace phonehome
