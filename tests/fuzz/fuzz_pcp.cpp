// SPDX-License-Identifier: GPL-3.0-or-later
// PCP and NAT-PMP.
#include "core/decode/field.h"
#include "core/decode/pcp.h"
#include "tests/fuzz/check.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    using namespace phonehome;
    const ByteView bytes(data, size);
    looksLikePcp(bytes);
    if (const auto message = decodePcp(bytes)) {
        for (const Field& field : describe(*message))
            check(field.offset + field.size <= size);
        check(message->nonce.empty() || message->nonce.size() == 12);
    }
    return 0;
}
