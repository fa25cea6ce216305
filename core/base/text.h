// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

#include "core/base/bytes.h"

namespace phonehome {

/// Wire bytes as valid UTF-8: each bad byte becomes U+FFFD, everything else stays as it is.
std::string utf8FromWire(ByteView bytes);
std::string utf8FromWire(std::string_view bytes);
/// The same, behind what out holds.
void appendUtf8FromWire(std::string& out, std::string_view bytes);

/// How many bytes at the start are ASCII, found eight at a time: nearly all that comes over the wire is.
std::size_t asciiPrefix(std::string_view bytes);

/// True when the bytes are valid UTF-8 without control characters, surrogates, bidi or other
/// format characters, separators but the blank, or code points that have no character.
bool isPrintableUtf8(std::string_view bytes);

/// Text from the wire for a person's eyes: control characters, bidi overrides and zero-width characters become
/// visible ("\x1b", "\u202e"), at most maxCodePoints code points, then "…". Input: valid UTF-8.
std::string visibleText(std::string_view text, std::size_t maxCodePoints = 255);

/// JSON in UTF-8 as a terminal may show it: what visibleText() would make visible in its strings is written as "\u202e",
/// which says the same.
std::string visibleJson(std::string json);

/// Lower case in the ASCII range only, as names on the wire compare.
std::string asciiLower(std::string_view text);
bool equalsIgnoringAsciiCase(std::string_view a, std::string_view b);

/// Is one of its letters an upper-case one of ASCII?
bool hasAsciiUpper(std::string_view text);

/// Without blanks and tabs at both ends.
inline std::string_view trimmed(std::string_view text)
{
    const auto isBlank = [](char c) { return c == ' ' || c == '\t'; };
    while (!text.empty() && isBlank(text.front()))
        text.remove_prefix(1);
    while (!text.empty() && isBlank(text.back()))
        text.remove_suffix(1);
    return text;
}

/// Bytes that are text, as they are.
inline std::string_view asText(ByteView bytes)
{
    return {reinterpret_cast<const char*>(bytes.data()), bytes.size()};
}

/// Takes a line off the text and gives it without its end; LF alone ends one too.
inline std::string_view takeLine(std::string_view& text)
{
    const auto end = text.find('\n');
    std::string_view line = text.substr(0, end);
    text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
    if (line.ends_with('\r'))
        line.remove_suffix(1);
    return line;
}

/// Lower-case hex, two digits a byte.
std::string hexText(ByteView bytes);

} // namespace phonehome
