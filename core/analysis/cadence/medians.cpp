// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/cadence/medians.h"

#include <algorithm>
#include <utility>

namespace phonehome {

namespace {

/// Moves what is below the pivot (or, with orSame, no more than it) to the front, and gives how many that are. Every
/// value is moved, wherever it belongs: which way to go can't be foretold, and guessing wrong costs more.
template <bool orSame> std::size_t partition(std::span<double> values, double pivot)
{
    std::size_t low = 0;
    for (double& value : values) {
        const double moved = value;
        value = std::exchange(values[low], moved);
        low += (orSame ? moved <= pivot : moved < pivot) ? 1 : 0;
    }
    return low;
}

double middleOfThree(double a, double b, double c)
{
    return std::max(std::min(a, b), std::min(std::max(a, b), c));
}

/// Near the middle of all; where that pays, the middle of three such.
double pivotOf(std::span<const double> values)
{
    constexpr std::size_t kMany = 64;
    const auto middle = [&](std::size_t from, std::size_t last) {
        return middleOfThree(values[from], values[(from + last) / 2], values[last]);
    };
    const std::size_t last = values.size() - 1;
    if (last < kMany)
        return middle(0, last);
    const std::size_t third = last / 3;
    return middleOfThree(middle(0, third), middle(third + 1, 2 * third), middle(2 * third + 1, last));
}

} // namespace

double putInPlace(std::span<double> values, std::size_t at)
{
    constexpr int kRounds = 60; // far more than it takes, unless values were chosen to make it slow
    for (int round = 0; round < kRounds && values.size() > 2; ++round) {
        const double pivot = pivotOf(values);
        const std::size_t below = partition<false>(values, pivot);
        if (at < below) {
            values = values.first(below);
            continue;
        }
        values = values.subspan(below);
        at -= below;
        if (below > 0)
            continue;
        const std::size_t same = partition<true>(values, pivot);
        if (at < same)
            return pivot;
        values = values.subspan(same);
        at -= same;
    }
    std::nth_element(values.begin(), values.begin() + static_cast<std::ptrdiff_t>(at), values.end());
    return values[at];
}

double medianOf(std::span<double> values)
{
    if (values.empty())
        return 0;
    const std::size_t middle = values.size() / 2;
    const double upper = putInPlace(values, middle);
    if (values.size() % 2 == 1)
        return upper;
    return (upper + *std::max_element(values.begin(), values.begin() + static_cast<std::ptrdiff_t>(middle))) / 2;
}

} // namespace phonehome
