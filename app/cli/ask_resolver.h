// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "core/analysis/reverse_names.h"
#include "core/dnslog/importer.h"

namespace phonehome {

/// A resolver that is asked for what belongs to the captures.
struct ResolverAddress {
    bool adguard = false; ///< else Pi-hole
    std::string url;      ///< http or https, with AdGuard Home's user before the host
    std::string trusted;  ///< SHA-256 of a certificate in hexadecimal, with or without colons
};

/// What it said, as logs.
struct FetchedLogs {
    std::vector<std::string> paths;
    std::vector<std::string> said; ///< problems, a sentence each
    bool isWhole = false;
    std::shared_ptr<const void> files; ///< the logs go with it
};

/// What asks: it needs Qt, which the commands do without. capture: when the captures were made.
using AskResolver = std::function<FetchedLogs(const ResolverAddress&, const std::optional<LogSpan>& capture)>;

/// What addresses are called now.
struct LookedUpNames {
    std::vector<ReverseName> names;
    std::vector<std::string> said; ///< problems, a sentence each
};

/// Asks this computer's DNS servers, which learn of the addresses.
using LookUpNames = std::function<LookedUpNames(const std::vector<IpAddress>&)>;

/// What a command may ask over the network; empty where the build can't.
struct NetworkAccess {
    AskResolver askResolver = {};
    LookUpNames lookUpNames = {};
};

} // namespace phonehome
