// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

#include "core/export/allow_words.h"
#include "core/export/router_targets.h"

// The kinds of router that take an allow list, one function each as RouterTarget::allow has it. Of core/export alone.
namespace phonehome {

std::string nftablesAllowList(const Snapshot& snapshot, const AllowList& list);
/// A fragment that firewall4 includes inside its own table.
std::string openWrtAllowList(const Snapshot& snapshot, const AllowList& list);
std::string mikroTikAllowList(const Snapshot& snapshot, const AllowList& list);
/// A Manufacturer Usage Description (RFC 8520), JSON: access lists of RFC 8519 by the names of peers, in both directions
/// and for both versions of IP. What a maker would publish of the device, as far as it was watched.
std::string mudProfile(const Snapshot& snapshot, const AllowList& list);

} // namespace phonehome
