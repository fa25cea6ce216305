// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/ask_resolver.h"
#include "core/session/resolver/name_servers.h"

namespace phonehome {

/// Asks this computer's DNS servers what addresses are called, and waits for it; an interrupt (SIGINT) ends it.
LookedUpNames lookUpNames(const std::vector<IpAddress>& addresses);
/// The same with other servers.
LookedUpNames lookUpNamesAt(const std::vector<NameServer>& servers, const std::vector<IpAddress>& addresses);

} // namespace phonehome
