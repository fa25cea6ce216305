// SPDX-License-Identifier: GPL-3.0-or-later
// ClientHellos, in records and without.
#include "core/decode/field.h"
#include "core/decode/tls.h"
#include "tests/fuzz/check.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    using namespace phonehome;
    const ByteView bytes(data, size);
    const auto hello = decodeClientHello(bytes);
    if (hello && *hello) {
        describe(**hello);
        check((*hello)->size <= size);
    }
    const auto bare = decodeHandshakeHello(bytes);
    check(!bare || !*bare || (*bare)->size <= size);
    return 0;
}
