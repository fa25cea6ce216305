// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>
#include <string>

#include "core/analysis/findings/allow_list.h"
#include "core/analysis/findings/router_needs.h"

namespace phonehome {

/// A kind of router or resolver that settings can be written for.
struct RouterTarget {
    const char* id;    ///< "nftables" … as on the command line
    const char* title; ///< "Linux with nftables"; a proper name, not translated
    /// nullptr where there are no settings but an allow list.
    std::string (*write)(const Snapshot& snapshot, const RouterNeeds& needs);
    /// A firewall that lets through what is on the list; nullptr where none is written.
    std::string (*allow)(const Snapshot& snapshot, const AllowList& list);
    const char* allowEnding = "txt"; ///< of a file of that
};

/// In the order in which they are offered.
std::span<const RouterTarget> routerTargets();
/// nullptr when there is none of that id.
const RouterTarget* routerTarget(const std::string& id);

/// What to set at such a router, as text to paste, English comments in its own way of writing comments: where it goes,
/// what it does and why, what to watch out for, how to take it back. A hostile name can't leave its comment.
/// Says so where nothing is to be set.
std::string routerSettings(const RouterTarget& target, const Snapshot& snapshot, const RouterNeeds& needs);
/// The same of a firewall that lets devices reach what they reached, and counts or refuses the rest.
std::string allowSettings(const RouterTarget& target, const Snapshot& snapshot, const AllowList& list);

} // namespace phonehome
