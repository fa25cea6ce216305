// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>

namespace phonehome {

/// Link types as capture files number them (LINKTYPE_), which is how this program speaks to others. libpcap's own
/// numbers (DLT_) differ from them in a few rows.
std::uint32_t linkTypeOfDlt(int dlt);
int dltOfLinkType(std::uint32_t linkType);

/// What a capture on a device of this hardware type (ARPHRD_) has; nullopt: the device carries no network traffic (CAN
/// bus, taps of the kernel's own messages).
std::optional<std::uint32_t> linkTypeOfHardware(unsigned hardware);

/// Of the pseudo-interface "any".
constexpr std::uint32_t kLinkTypeAny = 276;

} // namespace phonehome
