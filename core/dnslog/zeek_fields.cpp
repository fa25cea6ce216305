// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/dnslog/zeek_fields.h"

#include "core/dnslog/log_text.h"

namespace phonehome {

namespace {

int hexDigit(char c)
{
    if (c >= '0' && c <= '9')
        return c - '0';
    if (c >= 'a' && c <= 'f')
        return c - 'a' + 10;
    return c >= 'A' && c <= 'F' ? c - 'A' + 10 : -1;
}

/// "\x09" and the like as bytes.
std::string unescape(std::string_view text)
{
    std::string out;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] == '\\' && i + 3 < text.size() && text[i + 1] == 'x' && hexDigit(text[i + 2]) >= 0 &&
            hexDigit(text[i + 3]) >= 0) {
            out += static_cast<char>(hexDigit(text[i + 2]) * 16 + hexDigit(text[i + 3]));
            i += 3;
        } else {
            out += text[i];
        }
    }
    return out;
}

} // namespace

void ZeekFields::header(std::string_view line)
{
    if (line.starts_with("#separator ")) {
        const std::string separator = unescape(line.substr(11));
        if (!separator.empty())
            m_separator = separator[0];
        return;
    }
    auto cells = split(line);
    if (cells.size() < 2)
        return;
    if (cells[0] == "#set_separator" && !cells[1].empty())
        m_setSeparator = cells[1];
    else if (cells[0] == "#unset_field")
        m_unset = cells[1];
    else if (cells[0] == "#empty_field")
        m_empty = cells[1];
    else if (cells[0] == "#fields") {
        m_columns.clear();
        m_count = cells.size() - 1;
        for (std::size_t i = 1; i < cells.size(); ++i)
            m_columns.emplace(std::string(cells[i]), i - 1);
    }
}

std::vector<std::string_view> ZeekFields::split(std::string_view line) const
{
    std::vector<std::string_view> out;
    while (true) {
        const std::size_t at = line.find(m_separator);
        out.push_back(line.substr(0, at));
        if (at == std::string_view::npos)
            return out;
        line.remove_prefix(at + 1);
    }
}

std::string_view ZeekFields::raw(const std::vector<std::string_view>& cells, const std::string& column) const
{
    const auto found = m_columns.find(column);
    if (found == m_columns.end() || found->second >= cells.size())
        return {};
    const std::string_view cell = cells[found->second];
    return cell == m_unset || cell == m_empty ? std::string_view() : cell;
}

std::string ZeekFields::resolved(std::string_view text) const
{
    return text.find('\\') == std::string_view::npos ? std::string(text) : unescape(text);
}

std::string ZeekFields::cell(const std::vector<std::string_view>& cells, const std::string& column) const
{
    return resolved(raw(cells, column));
}

std::vector<std::string> ZeekFields::list(const std::vector<std::string_view>& cells, const std::string& column) const
{
    std::vector<std::string> out;
    std::string_view rest = raw(cells, column);
    while (!rest.empty())
        out.push_back(resolved(takeUntil(rest, m_setSeparator[0])));
    return out;
}

} // namespace phonehome
