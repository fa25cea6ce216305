// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/cadence/phase_jumps.h"

#include <algorithm>
#include <cmath>

#include "core/analysis/cadence/medians.h"
#include "core/analysis/cadence/schedule_steps.h"

namespace phonehome {

namespace {

constexpr std::size_t kSample = 2048; ///< intervals say how long the tail of all is
constexpr double kSigmas = 4.3;
constexpr double kSigmasAtRestart = 2; ///< where the device is known to have come up
constexpr double kJumpDoubt = -0.5;    ///< nats beyond even odds that a jump needs: a missed one costs more

/// Whether the beats shortly after interval j are where those before it would put them.
bool phaseComesBack(const Stamps& stamps, const BeatRun& run, std::size_t j, double off)
{
    const std::size_t last = std::min(j + 3, run.beats.size() - 1);
    for (std::size_t a = j > 0 ? j - 1 : 0; a <= j; ++a) {
        for (std::size_t z = j + 2; z <= last; ++z) {
            const double stretch = stamps.at[run.beats[z]] - stamps.at[run.beats[a]];
            const double beats = beatsIn(stretch, run.state.period);
            const double error = std::abs(stretch - beats * run.state.period);
            if (error < 0.4 * off && error < 2.5 * run.state.sigma * std::sqrt(beats))
                return true;
        }
    }
    return false;
}

/// How large a deviation still is ordinary, taking the upper tail as exponential, so that a long sleep is no restart.
double ordinaryTail(const Stamps& stamps, const BeatRun& run)
{
    std::vector<double> offs;
    const std::size_t stride = 1 + run.beats.size() / kSample;
    for (std::size_t j = 0; j + 1 < run.beats.size(); j += stride) {
        const double interval = intervalOf(stamps, run, j);
        const double beats = beatsIn(interval, run.state.period);
        if (beats < 1)
            continue;
        const double off = std::abs(interval - beats * run.state.period);
        // What was taken for a beat and is none says nothing of how beats waver.
        if (off < 3 * run.state.sigma * std::sqrt(beats) || !phaseComesBack(stamps, run, j, off))
            offs.push_back(off / std::sqrt(beats));
    }
    if (offs.size() < 12)
        return 0;
    // The mean excess over the 80 % point; of the very top, which may be jumps, only that it is up there.
    const std::size_t from = offs.size() * 8 / 10;
    const std::size_t top = std::min<std::size_t>(3, offs.size() / 8);
    const std::size_t end = offs.size() - top;
    putInPlace(offs, from);
    std::sort(offs.begin() + static_cast<std::ptrdiff_t>(from), offs.end());
    double excess = static_cast<double>(top) * (offs[end - 1] - offs[from]);
    for (std::size_t i = from; i < end; ++i)
        excess += offs[i] - offs[from];
    const double mean = excess / static_cast<double>(end - from);
    if (mean <= 0)
        return 0;
    // A jump may be of any phase: at that distance, the tail is as rare as one jump among the intervals.
    const double rare =
        std::log(run.state.period / mean) + std::log(static_cast<double>(run.beats.size())) + kJumpDoubt;
    return offs[from] + mean * std::max(rare, 0.0);
}

/// Whether events go on where those before interval j would put them: the beats then are of another message of the
/// same cycle, and the timer never stopped.
bool oldPhaseGoesOn(const Stamps& stamps, const BeatRun& run, std::size_t j, double off)
{
    const double near = std::min(0.4 * off, std::max(3 * run.state.sigma, 0.01 * run.state.period));
    const double from = stamps.at[run.beats[j]];
    int found = 0;
    for (int beat = 1; beat <= 3; ++beat) {
        const double due = from + beat * run.state.period;
        const auto after = std::lower_bound(stamps.at.begin(), stamps.at.end(), due - near);
        found += after != stamps.at.end() && *after <= due + near ? 1 : 0;
    }
    return found >= 2;
}

} // namespace

bool anyWithin(std::span<const double> moments, double a, double b)
{
    const auto from = std::lower_bound(moments.begin(), moments.end(), a);
    return from != moments.end() && *from <= b;
}

std::vector<std::uint32_t> phaseJumps(const Stamps& stamps, const BeatRun& run, std::span<const double> restarts)
{
    std::vector<std::uint32_t> out;
    if (run.beats.size() < 6)
        return out;
    const double floor = std::max(0.035 * run.state.period, 2.5 * stamps.grain);
    std::vector<std::uint32_t> steps = scheduleSteps(stamps, run, floor);
    if (run.everyEvent)
        return steps; // a single interval shows nothing there
    const double tail = ordinaryTail(stamps, run);
    for (std::size_t j = 1; j + 2 < run.beats.size(); ++j) {
        const double interval = intervalOf(stamps, run, j);
        const double beats = beatsIn(interval, run.state.period);
        const double off = std::abs(interval - beats * run.state.period);
        const double root = std::sqrt(std::max(1.0, beats));
        const double sigma = run.locked ? run.state.sigma : run.state.sigma * root;
        if (anyWithin(restarts, stamps.at[run.beats[j]], stamps.at[run.beats[j + 1]])) {
            if (off >= std::max(floor, kSigmasAtRestart * sigma))
                out.push_back(static_cast<std::uint32_t>(j));
            continue;
        }
        if (run.retraced && beats <= kSpanMax) {
            if (off >= floor && std::binary_search(run.restarts.begin(), run.restarts.end(), j) &&
                !oldPhaseGoesOn(stamps, run, j, off))
                out.push_back(static_cast<std::uint32_t>(j));
            continue;
        }
        if (std::binary_search(steps.begin(), steps.end(), j)) {
            out.push_back(static_cast<std::uint32_t>(j));
            continue;
        }
        if (j < 2 || j + 4 >= run.beats.size())
            continue;
        if (off >= std::max({floor, kSigmas * sigma, tail * root}) && !phaseComesBack(stamps, run, j, off) &&
            !oldPhaseGoesOn(stamps, run, j, off))
            out.push_back(static_cast<std::uint32_t>(j));
    }
    return out;
}

} // namespace phonehome
