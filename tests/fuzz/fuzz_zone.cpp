// SPDX-License-Identifier: GPL-3.0-or-later
// Zone files and POSIX rules.
#include <string>

#include "core/dnslog/posix_rule.h"
#include "core/dnslog/time_zone.h"
#include "tests/fuzz/check.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    using namespace phonehome;
    const auto zone = TimeZone::fromFile(ByteView(data, size));
    if (zone) {
        for (const std::int64_t wall : {0LL, 1'777'878'768LL, 4'000'000'000LL})
            check(zone->toUtc(wall, false) <= zone->toUtc(wall, true));
    }
    const std::string_view text(static_cast<const char*>(static_cast<const void*>(data)), size);
    if (const auto rule = PosixRule::parse(text); rule && rule->hasSummer()) {
        rule->summerBegins(2026);
        rule->summerEnds(2026);
    }
    return 0;
}
