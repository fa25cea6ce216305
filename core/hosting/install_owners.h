// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <stop_token>
#include <string>

#include "core/hosting/hosting.h"

namespace phonehome {

/// Takes a file that says whose addresses are, as it was fetched (plain, or packed by gzip), into a folder, named by
/// its kind ("dbip-asn-lite.mmdb"). It is unpacked and tried first: an older file of that kind is replaced by one that
/// can be used, or stays as it is. Both are on one disk. bytesMax: of what is unpacked. Errors: those of Hosting::load, DamagedDatabase also
/// for packed bytes that are damaged or unpack to more, WriteFailed, Cancelled.
Result<HostingFacts> installOwners(const std::string& fetched, const std::string& folder, std::uint64_t bytesMax,
                                   const std::stop_token& stop = {});

} // namespace phonehome
