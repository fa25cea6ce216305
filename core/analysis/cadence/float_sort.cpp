// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/cadence/float_sort.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cstdint>
#include <utility>

namespace phonehome {

namespace {

constexpr std::size_t kComparedBelow = 256;
constexpr unsigned kDigitBits = 11;
constexpr unsigned kDigits = 3;
constexpr std::size_t kDigitValues = std::size_t{1} << kDigitBits;

/// Bits that order as the values do.
std::uint32_t keyOf(float value)
{
    const auto bits = std::bit_cast<std::uint32_t>(value);
    return bits & 0x80000000U ? ~bits : bits | 0x80000000U;
}

std::size_t digitOf(float value, unsigned digit)
{
    return keyOf(value) >> (digit * kDigitBits) & (kDigitValues - 1);
}

} // namespace

void sortFloats(std::vector<float>& values, std::vector<float>& scratch)
{
    if (values.size() < kComparedBelow) {
        std::sort(values.begin(), values.end());
        return;
    }
    std::array<std::array<std::uint32_t, kDigitValues>, kDigits> counts{};
    for (const float v : values) {
        for (unsigned d = 0; d < kDigits; ++d)
            ++counts[d][digitOf(v, d)];
    }
    scratch.resize(values.size());
    for (unsigned d = 0; d < kDigits; ++d) {
        std::uint32_t sum = 0;
        for (std::uint32_t& count : counts[d])
            sum += std::exchange(count, sum);
        for (const float v : values)
            scratch[counts[d][digitOf(v, d)]++] = v;
        values.swap(scratch);
    }
}

} // namespace phonehome
