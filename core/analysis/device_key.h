// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

#include "core/analysis/device.h"

namespace phonehome {

/// What tells a device from others, in every reading of its captures: its MAC, or its address where the link has none.
inline std::string deviceKey(const Device& device)
{
    return device.mac ? device.mac->text() : device.address.text();
}

} // namespace phonehome
