// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "core/analysis/findings/finding.h"

// What sentences about findings are made of. Of core/export alone.
namespace phonehome {

/// As utcText() takes it.
inline constexpr const char* kFindingTime = "%Y-%m-%d %H:%M:%S UTC";

/// "a, b and 3 more"; hostile text in it is made visible.
std::string findingListText(const std::vector<std::string>& all, const char* between = ", ");
/// "once", "twice", "3 times"
std::string timesText(std::uint64_t n);
/// Whom the finding's group is with; empty without one.
std::string findingPeerText(const Snapshot& snapshot, const Finding& finding);
/// "STUN Refresh to nat.wemo2.com": the sentence of the finding's group up to its period; empty without one.
std::string findingTitleText(const Snapshot& snapshot, const Finding& finding);
/// Does STUN itself try again, as it does over UDP (RFC 8489 s6.2.2)?
bool triesAgain(const Snapshot& snapshot, const Finding& finding);

} // namespace phonehome
