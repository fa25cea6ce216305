// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <cmath>

#include "core/analysis/cadence/tidy_runs.h"
#include "core/analysis/cadence/timer_path.h"

namespace phonehome {

namespace {

constexpr std::size_t kRunsMax = 64;
/// Intervals of two beats in a row that are a poll of twice the period: where the timer doubles its period before
/// or after, too, and where it does not.
constexpr std::size_t kAgain = 3;
constexpr std::size_t kOnce = 6;
constexpr double kNearOctave = 0.05;

bool isTwoBeats(const Stamps& stamps, const BeatRun& run, std::size_t j)
{
    return beatsIn(intervalOf(stamps, run, j), run.state.period) == 2;
}

bool isOctaves(const BeatRun& one, const BeatRun& other)
{
    const double octaves = std::log2(other.state.period / one.state.period);
    return std::round(octaves) != 0 && std::abs(octaves - std::round(octaves)) < kNearOctave;
}

/// Is a neighbour's period this run's, doubled or halved, once or more?
bool doublesElsewhere(const std::vector<BeatRun>& runs, std::size_t i)
{
    return (i > 0 && isOctaves(runs[i], runs[i - 1])) || (i + 1 < runs.size() && isOctaves(runs[i], runs[i + 1]));
}

/// Beats [from, to] of a run with the double of its period.
BeatRun doubled(const Stamps& stamps, const BeatRun& run, std::size_t from, std::size_t to)
{
    BeatRun out = run;
    out.beats.assign(run.beats.begin() + static_cast<std::ptrdiff_t>(from),
                     run.beats.begin() + static_cast<std::ptrdiff_t>(to) + 1);
    out.state.period *= 2;
    settle(stamps, out);
    return out;
}

} // namespace

void doublePeriods(const Stamps& stamps, std::vector<BeatRun>& runs)
{
    for (std::size_t i = 0; i < runs.size() && runs.size() < kRunsMax; ++i) {
        BeatRun& run = runs[i];
        const std::size_t least = doublesElsewhere(runs, i) ? kAgain : kOnce;
        const std::size_t intervals = run.beats.size() - 1;
        std::size_t head = 0;
        std::size_t tail = intervals;
        while (head < intervals && isTwoBeats(stamps, run, head))
            ++head;
        while (tail > head && isTwoBeats(stamps, run, tail - 1))
            --tail;
        if (head == intervals || run.everyEvent)
            continue;
        // A poll that goes from one pace to the double does not turn at once to one that is faster than both.
        const auto slower = [&](std::size_t other) { return runs[other].state.period > 1.5 * run.state.period; };
        const bool slowsDown = i + 1 == runs.size() || slower(i + 1);
        const bool wasSlow = i == 0 || slower(i - 1);
        if (slowsDown && intervals - tail >= least && tail > 0) {
            BeatRun slow = doubled(stamps, run, tail, intervals);
            run.beats.resize(tail + 1);
            settle(stamps, run);
            runs.insert(runs.begin() + static_cast<std::ptrdiff_t>(i) + 1, std::move(slow));
        }
        BeatRun& rest = runs[i];
        if (wasSlow && head >= least && head + 1 < rest.beats.size()) {
            BeatRun slow = doubled(stamps, rest, 0, head);
            rest.beats.erase(rest.beats.begin(), rest.beats.begin() + static_cast<std::ptrdiff_t>(head));
            settle(stamps, rest);
            runs.insert(runs.begin() + static_cast<std::ptrdiff_t>(i), std::move(slow));
            ++i;
        }
    }
}

} // namespace phonehome
