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

/// The same of a text whose line breaks are meant: each line visible by itself, with a line break behind each.
inline std::string visibleLines(const Text& text)
{
    const std::string plain = text.plain();
    std::string out;
    for (std::string_view rest = plain; !rest.empty();) {
        const std::size_t end = rest.find('\n');
        out += visibleText(rest.substr(0, end), kTextMax) + '\n';
        rest.remove_prefix(end == std::string_view::npos ? rest.size() : end + 1);
    }
    return out;
}

} // namespace phonehome
