// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string_view>

#include "core/base/bytes.h"

namespace phonehome {

/// What a file is that we do not read, as far as it decides what to do with it.
enum class FileKind : std::uint8_t {
    Unknown,
    Text,
    Archive,      ///< holds files
    Packed,       ///< one file, in a way that we do not unpack
    OtherCapture, ///< of a program that others read
};

/// The name of what a file's first 512 bytes look like: "zip", "xz", "text" …; empty = no idea.
std::string_view guessFile(ByteView head);
/// The kind of what guessFile() named.
FileKind kindOfFile(std::string_view name);

} // namespace phonehome
