// SPDX-License-Identifier: GPL-3.0-or-later
// Amazon's ip-ranges.json, and whatever else JSON makes of the bytes.
#include <string>

#include "core/hosting/cloud_ranges.h"
#include "tests/fuzz/check.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    using namespace phonehome;
    const std::string text(reinterpret_cast<const char*>(data), size); // bytes are bytes
    const auto ranges = CloudRanges::parse(text, "ranges");
    if (!ranges) {
        check(ranges.error().code == ErrorCode::WrongRanges && !ranges.error().detail.empty());
        return 0;
    }
    check(ranges->size() > 0);
    for (const char* address : {"198.51.100.20", "198.51.100.200", "0.0.0.0", "2001:db8:1::5", "::"}) {
        Owner owner;
        ranges->find(*IpAddress::parse(address), owner);
        check(owner.cloud.empty() ? owner.region.empty() && owner.service.empty() : owner.asNumber == 0);
    }
    return 0;
}
