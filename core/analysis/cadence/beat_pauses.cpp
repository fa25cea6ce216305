// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/cadence/beat_pauses.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "core/analysis/cadence/timer_state.h"

namespace phonehome {

namespace {

constexpr std::size_t kPauseFrom = 3;  ///< beats missing in a row
constexpr std::size_t kBeganMin = 3;   ///< pauses behind which a timer began anew, that it is its habit
constexpr std::size_t kShiftsMin = 4;  ///< pauses as long as one another, likewise
constexpr double kShiftsNear = 0.2;    ///< of a shift, by which it is longer or shorter than usual
constexpr std::uint64_t kAloneMax = 4; ///< of what is missing beside pauses, one in so many: more, and chance took all

bool isLong(const BeatPause& pause)
{
    return pause.due.size() >= kPauseFrom;
}

/// How many of the long ones are as long as one another, give or take a beat.
std::size_t alikePauses(std::span<const BeatPause> pauses)
{
    std::array<std::size_t, kSpanMax + 3> ofLength{};
    for (const BeatPause& pause : pauses) {
        for (std::size_t near = pause.due.size(); near <= pause.due.size() + 2 && isLong(pause); ++near)
            ++ofLength.at(near);
    }
    return *std::max_element(ofLength.begin(), ofLength.end());
}

/// From one long pause to the next: nearly as long each time? Where chance made pauses as long as one another, they come
/// at any time.
bool areShiftsAlike(std::span<const BeatPause> pauses)
{
    std::vector<double> shifts;
    const BeatPause* before = nullptr;
    for (const BeatPause& pause : pauses) {
        if (!isLong(pause))
            continue;
        if (before)
            shifts.push_back(pause.from - before->to);
        before = &pause;
    }
    if (shifts.empty())
        return false;
    std::sort(shifts.begin(), shifts.end());
    const double usual = shifts[shifts.size() / 2];
    const auto alike = std::count_if(shifts.begin(), shifts.end(),
                                     [&](double shift) { return std::abs(shift - usual) <= kShiftsNear * usual; });
    return 5 * static_cast<std::size_t>(alike) >= 4 * shifts.size();
}

bool worksInShifts(std::span<const BeatPause> pauses, std::uint64_t beats)
{
    std::uint64_t missing = 0;
    std::uint64_t alone = 0;
    std::size_t count = 0;
    for (const BeatPause& pause : pauses) {
        missing += pause.due.size();
        alone += isLong(pause) ? 0 : pause.due.size();
        count += isLong(pause) ? 1 : 0;
    }
    if (kAloneMax * alone > missing)
        return false;
    const std::size_t alike = alikePauses(pauses);
    return missing > beats ? 5 * alike >= 3 * count
                           : count >= kShiftsMin && 10 * alike >= 9 * count && areShiftsAlike(pauses);
}

} // namespace

std::vector<bool> silentPauses(std::span<const BeatPause> pauses, std::uint64_t beats, std::size_t breaks)
{
    const auto began = breaks + static_cast<std::size_t>(std::count_if(pauses.begin(), pauses.end(),
                                                                       [](const auto& p) { return p.outOfPhase; }));
    const bool itsHabit = began >= kBeganMin && 2 * began > breaks + pauses.size();
    const bool shifts = worksInShifts(pauses, beats);
    std::vector<bool> out;
    out.reserve(pauses.size());
    for (const BeatPause& pause : pauses)
        out.push_back(pause.outOfPhase || itsHabit || (shifts && isLong(pause)));
    return out;
}

} // namespace phonehome
