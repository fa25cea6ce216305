// SPDX-License-Identifier: GPL-3.0-or-later
// NetBIOS name service.
#include "core/decode/field.h"
#include "core/decode/nbns.h"
#include "tests/fuzz/check.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    using namespace phonehome;
    if (const auto message = decodeNbns({data, size})) {
        for (const Field& field : describe(*message))
            check(field.offset + field.size <= size);
    }
    return 0;
}
