// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <string>

#include "core/base/bytes.h"
#include "core/decode/decoded.h"

namespace phonehome {

/// The name at position (RFC 1035 s4.1.4), as text; position moves behind it, past the first pointer. Pointers may
/// only point before everything read so far, so no name is read twice: the work is bounded by the message.
Decoded<std::string> readDnsName(ByteView message, std::size_t& position);

} // namespace phonehome
