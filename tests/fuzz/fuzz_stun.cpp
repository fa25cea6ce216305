// SPDX-License-Identifier: GPL-3.0-or-later
// STUN and TURN messages and their framing on TCP.
#include "core/decode/field.h"
#include "core/decode/stun.h"
#include "tests/fuzz/check.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    using namespace phonehome;
    const ByteView bytes(data, size);
    if (const auto message = decodeStun(bytes)) {
        for (const Field& field : describe(*message))
            check(field.offset + field.size <= size);
    }
    if (const auto start = decodeCutStun(bytes)) {
        for (const Field& field : describe(*start))
            check(field.offset + field.size <= size);
    }
    const StunFrame frame = nextStunOverTcp(bytes);
    check(frame.kind != StunFrame::Kind::Message || frame.size <= size);
    return 0;
}
