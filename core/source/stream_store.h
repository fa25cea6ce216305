// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <string>

#include "core/source/byte_store.h"

namespace phonehome {

/// Is this standard input ("-"), or a FIFO? What comes from there comes once.
bool isStream(const std::string& path);

/// Bytes that come once: standard input, or a FIFO. Read forwards only, but for the first megabyte, which is kept until
/// more was read. Errors: NotReadable; NotRegular for a FIFO that nobody writes to, without waiting.
Result<std::unique_ptr<ByteStore>> openStream(const std::string& path);

} // namespace phonehome
