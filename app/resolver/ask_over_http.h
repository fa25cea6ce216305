// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/ask_resolver.h"

namespace phonehome {

/// Asks by HTTP and waits for it; an interrupt (SIGINT) ends it, with the session there closed.
FetchedLogs askOverHttp(const ResolverAddress& address, const std::optional<LogSpan>& capture);

} // namespace phonehome
