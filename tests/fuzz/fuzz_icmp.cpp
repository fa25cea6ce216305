// SPDX-License-Identifier: GPL-3.0-or-later
// ICMP of both versions: the first byte's lowest bit chooses.
#include "core/decode/field.h"
#include "core/decode/icmp.h"
#include "tests/fuzz/check.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    using namespace phonehome;
    if (size == 0)
        return 0;
    if (const auto message = decodeIcmp({data + 1, size - 1}, (data[0] & 1U) != 0)) {
        for (const Field& field : describe(*message))
            check(field.offset + field.size <= size - 1);
    }
    return 0;
}
