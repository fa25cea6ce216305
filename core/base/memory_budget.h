// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>

namespace phonehome {

/// How much is held of a capture that may go on for weeks; what is older is in its files. Counts, names, promises and
/// cadences go on all the same. 0: all of it.
struct MemoryBudget {
    std::size_t events = 0;       ///< the latest; an eighth of it more at times
    std::size_t timesOfGroup = 0; ///< the latest, to judge its cadence by; twice as many at times
    std::size_t connections = 0;  ///< that were heard of last
    std::size_t messageBytes = 0; ///< of messages that no packet holds alone
    std::size_t textBytes = 0;    ///< of names and kinds, all that were ever said
};

/// A million events are some days of a household, and with all that views keep of each less than 200 MB.
inline constexpr MemoryBudget kLiveMemory{1'000'000, 4096, 32'768, std::size_t{16} << 20, std::size_t{64} << 20};

} // namespace phonehome
