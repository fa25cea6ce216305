// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/cadence/float_sort.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cstdint>
#include <utility>

namespace phonehome {

namespace {

constexpr std::size_t kComparedBelow = 48;
constexpr std::size_t kWideFrom = 2500; ///< fewer values are done sooner than the counts of a wide digit

/// Bits that order as the values do.
std::uint32_t keyOf(float value)
{
    const auto bits = std::bit_cast<std::uint32_t>(value);
    return bits & 0x80000000U ? ~bits : bits | 0x80000000U;
}

template <unsigned bits> std::size_t digitOf(float value, unsigned digit)
{
    return keyOf(value) >> (digit * bits) & ((1U << bits) - 1);
}

/// From the lowest digit up; what a digit leaves equal keeps its order.
template <unsigned bits, unsigned digits> void sortByDigits(std::vector<float>& values, std::vector<float>& scratch)
{
    std::array<std::array<std::uint32_t, std::size_t{1} << bits>, digits> counts{};
    for (const float v : values) {
        for (unsigned d = 0; d < digits; ++d)
            ++counts[d][digitOf<bits>(v, d)];
    }
    scratch.resize(values.size());
    for (unsigned d = 0; d < digits; ++d) {
        std::uint32_t sum = 0;
        for (std::uint32_t& count : counts[d])
            sum += std::exchange(count, sum);
        for (const float v : values)
            scratch[counts[d][digitOf<bits>(v, d)]++] = v;
        values.swap(scratch);
    }
}

} // namespace

void sortFloats(std::vector<float>& values, std::vector<float>& scratch)
{
    if (values.size() < kComparedBelow)
        std::sort(values.begin(), values.end());
    else if (values.size() < kWideFrom)
        sortByDigits<8, 4>(values, scratch);
    else
        sortByDigits<11, 3>(values, scratch);
}

} // namespace phonehome
