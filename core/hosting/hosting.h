// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "core/hosting/cloud_ranges.h"
#include "core/hosting/owner_database.h"

namespace phonehome {

/// Files that say whose addresses are; told apart by their content.
struct HostingFacts {
    std::string path;
    std::string type; ///< "GeoLite2-ASN", "AWS ip-ranges"
    std::string date; ///< "2026-11-20"; empty where the file does not say
};

/// All that the user's files know of the owners of addresses. Immutable; may be asked from several threads.
class Hosting {
public:
    /// Reads the files; what can't be used is an error each, and the others are kept. nullptr when none is left.
    static std::shared_ptr<const Hosting> load(const std::vector<std::string>& paths, std::vector<Error>& problems);

    /// Of an address on the internet; empty for those at home, and unknown ones.
    Owner ownerOf(const IpAddress& address) const;
    const std::vector<HostingFacts>& facts() const { return m_facts; }

private:
    std::vector<OwnerDatabase> m_databases;
    std::vector<CloudRanges> m_ranges;
    std::vector<HostingFacts> m_facts;
};

using HostingPtr = std::shared_ptr<const Hosting>;

/// "GeoLite2-ASN of 2026-11-20, AWS ip-ranges of 2026-11-19"
std::string hostingText(const Hosting& hosting);

} // namespace phonehome
