// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/export/html_text.h"

#include "core/export/text_lines.h"

namespace phonehome {

std::string htmlEscaped(std::string_view text)
{
    std::string out;
    for (const char c : text) {
        switch (c) {
        case '&': out += "&amp;"; break;
        case '<': out += "&lt;"; break;
        case '>': out += "&gt;"; break;
        case '"': out += "&quot;"; break;
        case '\'': out += "&#39;"; break;
        default: out += c;
        }
    }
    return out;
}

std::string htmlLine(const Text& text)
{
    return htmlEscaped(visibleLine(text));
}

std::string htmlElement(const std::string& name, const std::string& inner)
{
    return '<' + name + '>' + inner + "</" + name + ">\n";
}

} // namespace phonehome
