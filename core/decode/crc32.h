// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>

#include "core/base/bytes.h"

namespace phonehome {

/// CRC-32 of ISO/IEC 13239 (reflected 0xEDB88320), as STUN's FINGERPRINT uses it.
std::uint32_t crc32(ByteView bytes);

} // namespace phonehome
