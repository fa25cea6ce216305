// SPDX-License-Identifier: GPL-3.0-or-later
// NTP packets.
#include "core/decode/field.h"
#include "core/decode/ntp.h"
#include "tests/fuzz/check.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    using namespace phonehome;
    const ByteView bytes(data, size);
    if (const auto message = decodeNtp(bytes)) {
        describe(*message);
        message->refidText();
        ntpTime(message->transmit);
    }
    return 0;
}
