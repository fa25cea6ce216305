// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/decode/dns.h"
#include "core/dnslog/record.h"

namespace phonehome {

/// Fills addresses, chain, TTL and rcode from a DNS answer, and says of what kind the record is.
void fillFromAnswer(LogRecord& record, const DnsMessage& message);

} // namespace phonehome
