// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/cadence/medians.h"

#include <algorithm>

namespace phonehome {

double medianOf(std::vector<double>& values)
{
    if (values.empty())
        return 0;
    const auto middle = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
    std::nth_element(values.begin(), middle, values.end());
    if (values.size() % 2 == 1)
        return *middle;
    return (*middle + *std::max_element(values.begin(), middle)) / 2;
}

} // namespace phonehome
