// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

#include "core/analysis/findings/allow_list.h"
#include "core/export/settings_text.h"

// What allow lists of all kinds of router say alike. Of core/export alone.
namespace phonehome {

/// A rule of the list: one transport and port, in one version of IP.
struct AllowRule {
    const AllowedPort* of = nullptr; ///< of the AllowList that it was made of
    bool v6 = false;
    std::vector<std::string> addresses; ///< as they were met; never empty
    /// "udp_3478_v4", "icmp_v6", "ip_50_v4"
    std::string name() const;
    /// "udp", "tcp", "icmp", "ipv6-icmp", or the protocol's number
    std::string transportText() const;
    bool hasPort() const { return of->port != 0; }
};
std::vector<AllowRule> allowRules(const AllowList& list);

/// For whom it is, what it does to them, and what to watch out for, as comments.
void sayAllowed(SettingsText& out, const Snapshot& snapshot, const AllowList& list);
/// Who is behind a rule, as a comment.
void sayPeers(SettingsText& out, const AllowedPort& port);

} // namespace phonehome
