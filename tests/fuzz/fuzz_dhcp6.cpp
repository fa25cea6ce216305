// SPDX-License-Identifier: GPL-3.0-or-later
// DHCPv6 messages, relayed ones too.
#include "core/decode/dhcp6.h"
#include "core/decode/field.h"
#include "tests/fuzz/check.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    using namespace phonehome;
    if (const auto message = decodeDhcp6({data, size})) {
        for (const Field& field : describe(*message))
            check(field.offset + field.size <= size);
        check(message->relays.size() <= 32 && message->transactionId < 1U << 24U);
        message->clientMac();
        message->leaseSeconds();
        message->failure();
    }
    return 0;
}
