// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>

#include "core/base/result.h"

namespace phonehome {

/// The size of a regular file that may be read and is not empty. Errors: NotFound, NotReadable, IsDirectory,
/// NotRegular, Empty.
Result<std::uint64_t> checkReadable(const std::string& path);

} // namespace phonehome
