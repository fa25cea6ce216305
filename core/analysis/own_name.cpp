// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/own_name.h"

#include "core/base/text.h"
#include "core/net/ip_address.h"

namespace phonehome {

namespace {

bool isBlank(char c)
{
    const auto byte = static_cast<unsigned char>(c);
    return byte <= ' ' || byte == 0x7f;
}

/// The first so many characters.
std::string_view cut(std::string_view utf8, std::size_t most)
{
    std::size_t at = 0;
    for (std::size_t characters = 0; at < utf8.size(); ++at) {
        const bool begins = (static_cast<unsigned char>(utf8[at]) & 0xc0U) != 0x80;
        if (begins && ++characters > most)
            break;
    }
    return utf8.substr(0, at);
}

/// One blank for all that is none or not to be seen. A '#' behind a blank that no digit follows would begin a comment.
std::string inOneLine(std::string_view text, std::size_t most)
{
    std::string out;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const bool word = !out.empty() && out.back() != ' ';
        const bool digit = i + 1 < text.size() && text[i + 1] >= '0' && text[i + 1] <= '9';
        if (isBlank(text[i])) {
            if (word)
                out += ' ';
        } else if (text[i] != '#' || word || digit) {
            out += text[i];
        }
    }
    return std::string(trimmed(cut(out, most)));
}

} // namespace

std::string keptName(std::string_view text)
{
    std::string name = inOneLine(utf8FromWire(text), kOwnNameMax);
    return name == "-" || IpAddress::parse(name) ? std::string() : name;
}

std::string keptNote(std::string_view text)
{
    return inOneLine(utf8FromWire(text), kOwnNoteMax);
}

} // namespace phonehome
