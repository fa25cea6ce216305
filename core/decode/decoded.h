// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>

#include <tl/expected.hpp>

namespace phonehome {

/// Why a message was refused.
enum class Malformed : std::uint8_t {
    TooShort,     ///< ends before its fixed header does
    Cut,          ///< a length field points beyond the end
    BadLength,    ///< a length contradicts the format
    BadValue,     ///< a field has a value that the format excludes
    NamePointer,  ///< DNS compression pointer that does not point backwards, or too many of them
    NameTooLong,  ///< DNS name over 255 bytes
    BadLabel,     ///< DNS label type 0x40 or 0x80
    BadStartLine, ///< text protocol whose first line is none of its kinds
    TooMany,      ///< more attributes, records or options than any honest message has
};

inline constexpr std::size_t kMalformedCount = 9;
/// "name-pointer" … as in JSON.
const char* malformedId(Malformed reason);

/// A refusal with its place: byte offset in the message.
struct Violation {
    Malformed reason{};
    std::size_t offset = 0;
    bool operator==(const Violation&) const = default;
};

template <typename T> using Decoded = tl::expected<T, Violation>;

inline tl::unexpected<Violation> malformed(Malformed reason, std::size_t offset)
{
    return tl::make_unexpected(Violation{reason, offset});
}

} // namespace phonehome
