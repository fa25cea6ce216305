// SPDX-License-Identifier: GPL-3.0-or-later
// HTTP requests, with what SOAP calls ask of a router, and heads of answers.
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
    const auto answer = decodeHttpReply({data, size});
    if (answer && *answer) {
        for (const Field& field : describe(**answer))
            check(field.offset + field.size <= size);
        check((*answer)->size <= size);
    }
    return 0;
}
