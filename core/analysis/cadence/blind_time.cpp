// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/cadence/blind_time.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace phonehome {

BlindTime::BlindTime(std::vector<Stretch> stretches)
{
    std::sort(stretches.begin(), stretches.end(), [](const Stretch& a, const Stretch& b) { return a.from < b.from; });
    for (const Stretch& s : stretches) {
        if (!m_stretches.empty() && s.from <= m_stretches.back().to)
            m_stretches.back().to = std::max(m_stretches.back().to, s.to);
        else
            m_stretches.push_back(s);
    }
    double sum = 0;
    for (const Stretch& s : m_stretches) {
        m_sum.push_back(sum);
        sum += s.to - s.from;
    }
}

double BlindTime::before(double moment) const
{
    if (m_stretches.empty())
        return 0;
    const auto next = std::upper_bound(m_stretches.begin(), m_stretches.end(), moment,
                                       [](double m, const Stretch& s) { return m < s.from; });
    if (next == m_stretches.begin())
        return 0;
    const auto i = static_cast<std::size_t>(next - m_stretches.begin()) - 1;
    return m_sum[i] + std::min(moment, m_stretches[i].to) - m_stretches[i].from;
}

double BlindTime::clearFrom(double moment, double slack) const
{
    const auto next = std::lower_bound(m_stretches.begin(), m_stretches.end(), moment - slack,
                                       [](const Stretch& s, double m) { return s.to < m; });
    if (next == m_stretches.end() || next->from > moment + slack)
        return moment;
    // On the edge it is covered still.
    return std::nextafter(next->to + slack, std::numeric_limits<double>::infinity());
}

} // namespace phonehome
