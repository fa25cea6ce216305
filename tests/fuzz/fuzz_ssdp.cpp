// SPDX-License-Identifier: GPL-3.0-or-later
// SSDP datagrams.
#include "core/decode/field.h"
#include "core/decode/ssdp.h"
#include "tests/fuzz/check.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    using namespace phonehome;
    const ByteView bytes(data, size);
    if (const auto message = decodeSsdp(bytes)) {
        describe(*message);
        check(message->headers.size() <= 64);
        if (message->usn())
            ssdpDeviceId(*message->usn());
    }
    looksLikeSsdpReply(bytes);
    return 0;
}
