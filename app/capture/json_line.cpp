// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/capture/json_line.h"

namespace phonehome {

namespace {

/// How many bytes the UTF-8 sequence at the front has; 0: it is none (overlong, surrogate, cut, out of range).
std::size_t sequenceLength(std::string_view bytes)
{
    const auto byte = [&bytes](std::size_t at) { return static_cast<unsigned char>(bytes[at]); };
    const unsigned lead = byte(0);
    if (lead < 0x80)
        return 1;
    if (lead < 0xc2 || lead > 0xf4)
        return 0;
    const std::size_t length = lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : 4;
    if (bytes.size() < length)
        return 0;
    for (std::size_t i = 1; i < length; ++i)
        if ((byte(i) & 0xc0U) != 0x80)
            return 0;
    const unsigned second = byte(1);
    const bool wrong = (lead == 0xe0 && second < 0xa0) || (lead == 0xed && second > 0x9f) ||
                       (lead == 0xf0 && second < 0x90) || (lead == 0xf4 && second > 0x8f);
    return wrong ? 0 : length;
}

void appendEscape(std::string& out, unsigned char byte)
{
    constexpr std::string_view kDigits = "0123456789abcdef";
    out += "\\u00";
    out += kDigits[byte >> 4U];
    out += kDigits[byte & 0xfU];
}

std::string quoted(std::string_view value)
{
    std::string out = "\"";
    while (!value.empty()) {
        const std::size_t length = sequenceLength(value);
        const auto first = static_cast<unsigned char>(value.front());
        if (length == 0)
            out += "\xef\xbf\xbd";
        else if (first == '"' || first == '\\')
            (out += '\\') += value.front();
        else if (first < 0x20 || first == 0x7f)
            appendEscape(out, first);
        else
            out += value.substr(0, length);
        value.remove_prefix(length == 0 ? 1 : length);
    }
    return out + '"';
}

} // namespace

void JsonLine::key(std::string_view name)
{
    if (!m_members.empty())
        m_members += ',';
    m_members += quoted(name);
    m_members += ':';
}

JsonLine& JsonLine::text(std::string_view name, std::string_view value)
{
    key(name);
    m_members += quoted(value);
    return *this;
}

JsonLine& JsonLine::texts(std::string_view name, const std::vector<std::string>& values)
{
    key(name);
    std::string list;
    for (const std::string& value : values)
        list += (list.empty() ? "" : ",") + quoted(value);
    m_members += "[" + list + "]";
    return *this;
}

JsonLine& JsonLine::number(std::string_view name, std::uint64_t value)
{
    key(name);
    m_members += std::to_string(value);
    return *this;
}

JsonLine& JsonLine::flag(std::string_view name, bool value)
{
    key(name);
    m_members += value ? "true" : "false";
    return *this;
}

JsonLine& JsonLine::object(std::string_view name, const JsonLine& value)
{
    key(name);
    m_members += value.body();
    return *this;
}

} // namespace phonehome
