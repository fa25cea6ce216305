// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>

#include "core/base/bytes.h"
#include "core/net/ip_address.h"

namespace phonehome {

/// The WeMo load balancer's answer on TCP port 3475: which TURN server to use, as a bare dotted quad
/// and nothing else. The server's address is in no DNS answer, so this is its only name source.
struct Referral {
    IpAddress address;
};

/// True when a client's stream on port 3475 begins with "msggetTurnserverIp".
bool isReferralRequest(ByteView stream);

/// The whole answer stream: 7 to 15 ASCII bytes, blanks, NULs and line ends at the end tolerated.
std::optional<Referral> decodeReferral(ByteView stream);

} // namespace phonehome
