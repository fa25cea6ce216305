// SPDX-License-Identifier: GPL-3.0-or-later
// The load balancer's plain-text answer and the question before it.
#include "core/decode/referral.h"
#include "tests/fuzz/check.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    using namespace phonehome;
    if (const auto referral = decodeReferral({data, size}))
        check(referral->address.isV4());
    isReferralRequest({data, size});
    return 0;
}
