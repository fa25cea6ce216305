// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/cadence/schedule_steps.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <span>

#include "core/analysis/cadence/medians.h"

namespace phonehome {

namespace {

constexpr std::size_t kSide = 9; ///< beats on either side that show a step
constexpr std::size_t kSideMin = 5;
constexpr std::size_t kApart = 4;  ///< intervals between steps; nearer ones are seen by the same beats
constexpr double kSigmasOfOne = 2; ///< the one interval across the step is off by that at least
constexpr double kSigmasOfStep = 2.5;
constexpr std::size_t kSample = 300; ///< pairs that tell a schedule from what strays

struct Step {
    std::uint32_t interval;
    double off;
};

/// What remains of a stretch beside whole periods; either sign.
double phaseOf(double stretch, double period)
{
    // std::round, which is a call.
    const double periods = stretch / period;
    return stretch - static_cast<double>(static_cast<long long>(periods + std::copysign(0.5, periods))) * period;
}

/// On a schedule eight beats on the phase wavers as after one; a timer that starts anew strays by the root of eight.
bool keepsSchedule(const Stamps& stamps, const BeatRun& run)
{
    constexpr std::size_t kFar = 8;
    constexpr double kStrays = 1.7;
    const std::size_t count = run.beats.size();
    if (count < 2 * kFar)
        return false;
    std::vector<double> near;
    std::vector<double> far;
    const std::size_t stride = 1 + count / kSample;
    for (std::size_t i = 0; i + kFar < count; i += stride) {
        const double from = stamps.at[run.beats[i]];
        near.push_back(std::abs(phaseOf(stamps.at[run.beats[i + 1]] - from, run.state.period)));
        far.push_back(std::abs(phaseOf(stamps.at[run.beats[i + kFar]] - from, run.state.period)));
    }
    return medianOf(far) < kStrays * medianOf(near);
}

/// By how much the beats behind interval j are displaced from those before it; seconds, 0 where too few stand there.
double stepAt(const Stamps& stamps, const BeatRun& run, std::size_t j)
{
    const double period = run.state.period;
    const double before = stamps.at[run.beats[j]];
    const double after = stamps.at[run.beats[j + 1]];
    const std::size_t earlyCount = std::min(j + 1, kSide);
    const std::size_t lateCount = std::min(run.beats.size() - j - 1, kSide);
    if (earlyCount < kSideMin || lateCount < kSideMin)
        return 0;
    std::array<double, kSide> phases;
    for (std::size_t b = 0; b < earlyCount; ++b)
        phases[b] = phaseOf(stamps.at[run.beats[j - b]] - before, period);
    const double early = medianOf(std::span(phases).first(earlyCount));
    for (std::size_t a = 0; a < lateCount; ++a)
        phases[a] = phaseOf(stamps.at[run.beats[j + 1 + a]] - after, period);
    const double late = medianOf(std::span(phases).first(lateCount));
    return std::abs(phaseOf(after - before + late - early, period));
}

} // namespace

std::vector<std::uint32_t> scheduleSteps(const Stamps& stamps, const BeatRun& run, double floor)
{
    if (!keepsSchedule(stamps, run))
        return {};
    std::vector<Step> steps;
    for (std::uint32_t j = 1; j + 2 < run.beats.size(); ++j) {
        const double off = std::abs(phaseOf(intervalOf(stamps, run, j), run.state.period));
        if (off >= kSigmasOfOne * run.state.sigma &&
            stepAt(stamps, run, j) >= std::max(floor, kSigmasOfStep * run.state.sigma))
            steps.push_back({j, off});
    }
    // Intervals beside a step see it too; the one that is most off is it.
    std::stable_sort(steps.begin(), steps.end(), [](const Step& a, const Step& b) { return a.off > b.off; });
    std::vector<std::uint32_t> out;
    std::vector<bool> seen(run.beats.size());
    for (const Step& step : steps) {
        if (seen[step.interval])
            continue;
        out.push_back(step.interval);
        const std::size_t from = step.interval - std::min<std::size_t>(step.interval, kApart);
        const std::size_t to = std::min<std::size_t>(step.interval + kApart + 1, seen.size());
        std::fill(seen.begin() + static_cast<std::ptrdiff_t>(from), seen.begin() + static_cast<std::ptrdiff_t>(to),
                  true);
    }
    std::sort(out.begin(), out.end());
    return out;
}

} // namespace phonehome
