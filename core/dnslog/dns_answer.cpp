// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/dnslog/dns_answer.h"

#include <algorithm>

namespace phonehome {

void fillFromAnswer(LogRecord& record, const DnsMessage& message)
{
    constexpr std::size_t kMax = 64;
    record.rcode = message.rcode;
    // A resolver writes the chain in its order, from the asked name to the addresses.
    for (const DnsRecord& r : message.records) {
        if (r.section != DnsSection::Answer)
            continue;
        const bool wanted = r.type == DnsType::CNAME || r.address || r.binding;
        if (!wanted)
            continue;
        record.ttl = std::min(record.ttl.value_or(r.ttl), r.ttl);
        if (r.type == DnsType::CNAME && record.aliases.size() < kMax)
            record.aliases.push_back(r.target);
        else if (r.address && record.addresses.size() < kMax)
            record.addresses.push_back(*r.address);
        if (r.binding) {
            for (const auto& hints : {r.binding->ipv4Hints, r.binding->ipv6Hints})
                record.addresses.insert(record.addresses.end(), hints.begin(), hints.end());
        }
    }
    const bool nothing =
        !record.addresses.empty() && std::all_of(record.addresses.begin(), record.addresses.end(),
                                                 [](const IpAddress& address) { return address.isUnspecified(); });
    const bool forAddress = record.type == DnsType::A || record.type == DnsType::AAAA;
    record.says = nothing                                                         ? LogSays::Blocked
                  : record.rcode != 0 || (forAddress && record.addresses.empty()) ? LogSays::Failed
                                                                                  : LogSays::Answered;
    if (nothing)
        record.addresses.clear();
}

} // namespace phonehome
