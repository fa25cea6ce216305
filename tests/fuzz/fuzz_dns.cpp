// SPDX-License-Identifier: GPL-3.0-or-later
// DNS messages, mDNS too.
#include "core/decode/dns.h"
#include "core/decode/field.h"
#include "tests/fuzz/check.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    using namespace phonehome;
    const ByteView bytes(data, size);
    if (const auto message = decodeDns(bytes)) {
        for (const Field& field : describe(*message))
            check(field.offset + field.size <= size);
        for (const DnsRecord& record : message->records)
            record.dataText();
    }
    std::size_t consumed = 0;
    if (nextDnsOverTcp(bytes, consumed))
        check(consumed <= size);
    return 0;
}
