// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "core/decode/message.h"

namespace phonehome {

/// One line of the details tree. name: the field's term in its RFC ("LIFETIME", "stratum"), never translated;
/// value: readable text with its unit, hostile characters already made visible. offset, size: the field's bytes in the
/// message, size 0 where it has none of its own.
struct Field {
    std::string name;
    std::string value;
    int depth = 0; ///< 0 = top; a deeper field belongs to the last one above it
    std::size_t offset = 0;
    std::size_t size = 0;
};

/// All that a message says, in wire order. One overload a decoder, in the decoder's own file.
std::vector<Field> describe(const DnsMessage& message);
std::vector<Field> describe(const StunMessage& message);
std::vector<Field> describe(const NtpMessage& message);
std::vector<Field> describe(const SsdpMessage& message);
std::vector<Field> describe(const DhcpMessage& message);
std::vector<Field> describe(const ArpMessage& message);
std::vector<Field> describe(const TlsClientHello& message);
std::vector<Field> describe(const Referral& message);
std::vector<Field> describe(const HttpRequest& message);
std::vector<Field> describe(const IcmpMessage& message);
std::vector<Field> describe(const MembershipMessage& message);
std::vector<Field> describe(const NbnsMessage& message);
std::vector<Field> describe(const Dhcp6Message& message);
std::vector<Field> describe(const PcpMessage& message);
std::vector<Field> describe(const HttpReply& message);
std::vector<Field> describe(const Message& message);

} // namespace phonehome
