// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "core/base/text.h"
#include "core/export/document.h"

namespace phonehome {

/// The longest text that a document shows in one place, in code points.
inline constexpr std::size_t kTextMax = 4096;

/// A text as one line of visible characters.
inline std::string visibleLine(const Text& text)
{
    return visibleText(text.plain(), kTextMax);
}

/// The same of a text whose line breaks and tabs are meant: what lies between them visible by itself, with a line break
/// behind each line.
inline std::string visibleLines(const Text& text)
{
    const std::string plain = text.plain();
    std::string out;
    for (std::string_view rest = plain; !rest.empty();) {
        const std::size_t end = rest.find_first_of("\n\t");
        const bool last = end == std::string_view::npos;
        out += visibleText(rest.substr(0, end), kTextMax) + (last ? '\n' : rest[end]);
        rest.remove_prefix(last ? rest.size() : end + 1);
    }
    if (out.ends_with('\t'))
        out += '\n';
    return out;
}

} // namespace phonehome
