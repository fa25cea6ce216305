// SPDX-License-Identifier: GPL-3.0-or-later
// Heads of HTTP requests and of answers to SUBSCRIBE.
#include "core/decode/field.h"
#include "core/decode/http.h"
#include "tests/fuzz/check.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    using namespace phonehome;
    const auto request = decodeHttpRequest({data, size});
    if (request && *request) {
        describe(**request);
        (*request)->hostName();
        check((*request)->size <= size);
    }
    const auto answer = decodeSubscriptionAnswer({data, size});
    if (answer && *answer) {
        for (const Field& field : describe(**answer))
            check(field.offset + field.size <= size);
        check((*answer)->size <= size);
    }
    return 0;
}
