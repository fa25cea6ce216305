// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>

#include "core/base/bytes.h"

namespace phonehome {

/// True when a value in a database's data (MaxMind DB format 2.0) is no deeper and no larger than an honest one and
/// lies within it, pointers followed: libmaxminddb passes over what it does not look for by calling itself, as deep as
/// the file says, until the stack ends.
bool isShallow(ByteView data, std::size_t offset);

} // namespace phonehome
