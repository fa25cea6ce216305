// SPDX-License-Identifier: GPL-3.0-or-later
// DHCP messages.
#include "core/decode/dhcp.h"
#include "core/decode/field.h"
#include "tests/fuzz/check.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    using namespace phonehome;
    const ByteView bytes(data, size);
    if (const auto message = decodeDhcp(bytes)) {
        for (const Field& field : describe(*message))
            check(field.offset + field.size <= size);
    }
    return 0;
}
