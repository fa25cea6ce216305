// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <cstdint>
#include <vector>

namespace phonehome {

/// What most values of a row have in common.
enum class Commonness : std::uint8_t {
    None,    ///< too few, or too different from one another
    Common,  ///< more than half agree
    Divided, ///< two halves that agree among themselves and not with each other
};

struct CommonValue {
    Commonness kind = Commonness::None;
    std::size_t reference = 0; ///< index of a value that is the common one; of Divided, of the lower half's
    std::size_t second = 0;    ///< of Divided, of the upper half's
    std::size_t agreeing = 0;  ///< values that agree with the reference, itself among them
};

/// The common value is the median: where more than half of the values agree with anything, they agree with that.
/// less(a, b) orders indexes below count, agrees(value, reference) compares them.
template <typename Less, typename Agrees> CommonValue commonValue(std::size_t count, Less less, Agrees agrees)
{
    CommonValue out;
    if (count < 2)
        return out;
    std::vector<std::size_t> order(count);
    for (std::size_t i = 0; i < count; ++i)
        order[i] = i;
    std::stable_sort(order.begin(), order.end(), less);
    const auto agreeing = [&](std::size_t reference) {
        return static_cast<std::size_t>(
            std::count_if(order.begin(), order.end(), [&](std::size_t i) { return agrees(i, reference); }));
    };
    out.reference = order[(count - 1) / 2];
    out.second = order[count / 2];
    out.agreeing = agreeing(out.reference);
    if (out.agreeing * 2 > count)
        out.kind = Commonness::Common;
    else if (out.reference != out.second && out.agreeing * 2 == count && agreeing(out.second) * 2 == count)
        out.kind = Commonness::Divided;
    return out;
}

} // namespace phonehome
