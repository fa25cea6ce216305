// SPDX-License-Identifier: GPL-3.0-or-later
// Group membership, IGMP and MLD.
#include "core/decode/field.h"
#include "core/decode/membership.h"
#include "tests/fuzz/check.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    using namespace phonehome;
    for (const bool v6 : {false, true}) {
        if (const auto message = decodeMembership({data, size}, v6)) {
            describe(*message);
            check(message->groups.size() <= 256);
        }
    }
    return 0;
}
