// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include <QByteArray>

#include "core/net/ip_address.h"

namespace phonehome {

/// "1.2.0.192.in-addr.arpa" (RFC 1035 s3.5), or the nibbles of IPv6 under ip6.arpa (RFC 3596 s2.5).
std::string reverseDomain(const IpAddress& address);

/// The DNS message that asks for the name of an address, recursion wished.
QByteArray reverseQuestion(std::uint16_t id, const IpAddress& address);

struct ReverseAnswer {
    std::uint16_t id = 0;
    bool failed = false; ///< the server could not say, or would not: another may
    std::string name;    ///< as it came, escaped as DNS names are; empty: it has none
};

/// nullopt for what is no answer to the question for this address.
std::optional<ReverseAnswer> reverseAnswer(const QByteArray& message, const IpAddress& address);

} // namespace phonehome
