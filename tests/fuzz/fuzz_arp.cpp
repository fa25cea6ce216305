// SPDX-License-Identifier: GPL-3.0-or-later
// ARP packets.
#include "core/decode/arp.h"
#include "core/decode/field.h"
#include "tests/fuzz/check.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    using namespace phonehome;
    if (const auto message = decodeArp({data, size})) {
        for (const Field& field : describe(*message))
            check(field.offset + field.size <= size);
    }
    return 0;
}
