// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>

#include "core/base/time.h"

namespace phonehome {

/// How regularly somebody speaks: enough to tell those apart who say the same, long before a cadence can be judged.
class Rhythm {
public:
    /// Spoke. What follows within kTogether is the same beat.
    void beat(Timestamp time);
    /// Enough to tell clients apart by it: two intervals were like the one before them.
    bool isKnown() const { return m_alike >= 2; }
    /// May this be the other one, beats that are missing here aside? Both known.
    bool fits(const Rhythm& other) const;
    std::optional<Timestamp> last() const { return m_last; }

    static constexpr Duration kTogether = Duration::ofSeconds(2);

private:
    std::optional<Timestamp> m_last;
    Duration m_interval; ///< the last
    Duration m_usual;    ///< the last that was like the one before it
    std::uint32_t m_alike = 0;
};

} // namespace phonehome
