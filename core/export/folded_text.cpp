// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/export/folded_text.h"

namespace phonehome {

namespace {

bool isLetterOrDigit(char c)
{
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

/// Bytes of a sign at the start that no letter is: ASCII's, and of the others blanks, quotes and dashes (U+00A0, U+00B4,
/// U+2000 to U+206F). 0: a letter, or a byte of one.
std::size_t signAt(std::string_view text)
{
    const auto byte = [&](std::size_t i) { return i < text.size() ? static_cast<unsigned char>(text[i]) : 0U; };
    if (byte(0) < 0x80)
        return isLetterOrDigit(text[0]) ? 0 : 1;
    if (byte(0) == 0xc2 && (byte(1) == 0xa0 || byte(1) == 0xb4))
        return 2;
    if (byte(0) == 0xe2 && (byte(1) == 0x80 || byte(1) == 0x81) && byte(2) != 0)
        return 3;
    return 0;
}

} // namespace

FoldedText folded(std::string_view text)
{
    FoldedText out;
    out.letters.reserve(text.size());
    for (std::size_t i = 0; i < text.size();) {
        if (const std::size_t sign = signAt(text.substr(i)); sign > 0) {
            i += sign;
            continue;
        }
        const char c = text[i];
        out.letters += c >= 'A' && c <= 'Z' ? static_cast<char>(c + ('a' - 'A')) : c;
        out.places.push_back(i++);
    }
    return out;
}

} // namespace phonehome
