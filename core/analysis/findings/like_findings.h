// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "core/analysis/findings/finding.h"

namespace phonehome {

/// The least and the most of a number that several findings have.
template <typename T> struct Spread {
    T least{};
    T most{};
    bool operator==(const Spread&) const = default;
};

/// The number that is told where least and most are as good as one, to three digits if they differ: 600 of 599.8 to 600.1;
/// nullopt where they are two.
std::optional<double> asOne(const Spread<double>& spread);

/// What several devices have alike, as one finding; or what one has alone. What is said of it is true for each of them.
struct LikeFindings {
    std::vector<std::uint32_t> members; ///< places among all findings, ascending, at least one: the first has the words
    Spread<std::uint64_t> count;
    Spread<std::uint64_t> of;
    Spread<double> seconds;
    Spread<double> promised;  ///< seconds
    std::uint64_t others = 0; ///< of silences: how many devices beyond these were silent with each of them, at least
    Timestamp first;          ///< the earliest; the latest of what lasts until the end: since then it is so of all
    Timestamp last;           ///< the latest

    bool ofSeveral() const { return members.size() > 1; }
};

/// Findings in the order of findingsOf(), those that say the same of different devices in one, at the place of its first.
/// The same is: the same kind and weight; in the same role (compare/role.h), so of the same message to the same peer by
/// name; about the same, with the same offered; numbers that a reader would call the same. Silences are the same that
/// begin and end within a period of one another, or two minutes, and have one cause, as for Finding::of. All of them are
/// like the first, not like one another in a chain.
std::vector<LikeFindings> likeFindings(const Snapshot& snapshot, const std::vector<Finding>& findings);

/// The finding at that place by itself.
LikeFindings aloneAt(const std::vector<Finding>& findings, std::uint32_t place);

} // namespace phonehome
