// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/ethers_text.h"

#include <algorithm>
#include <charconv>
#include <utility>

#include "core/base/text.h"
#include "core/net/ip_address.h"

namespace phonehome {

namespace {

constexpr std::string_view kBlanks = " \t";
constexpr std::string_view kHead =
    "# Names of devices, in the form of ethers(5): network card, name, and behind a tab a note.\n";

/// "8:0:20:0:61:ca" too, as ethers(5) has it.
std::optional<MacAddress> macFrom(std::string_view word)
{
    if (const auto mac = MacAddress::parse(word))
        return mac;
    MacAddress out;
    for (std::size_t i = 0; i < out.octets.size(); ++i) {
        const bool last = i + 1 == out.octets.size();
        const std::size_t end = last ? word.size() : word.find(':');
        constexpr std::size_t kDigits = 2;
        if (end == std::string_view::npos || end == 0 || end > kDigits)
            return std::nullopt;
        const auto [stop, error] = std::from_chars(word.data(), word.data() + end, out.octets[i], 16);
        if (error != std::errc() || stop != word.data() + end)
            return std::nullopt;
        word.remove_prefix(last ? end : end + 1);
    }
    return out;
}

/// Where a comment begins, with the blanks before it; the end where there is none.
std::size_t commentIn(std::string_view line, std::size_t from)
{
    for (std::size_t at = line.find('#', from); at != std::string_view::npos; at = line.find('#', at + 1)) {
        const bool digit = at + 1 < line.size() && line[at + 1] >= '0' && line[at + 1] <= '9';
        if (digit || at == 0 || kBlanks.find(line[at - 1]) == std::string_view::npos)
            continue;
        const std::size_t last = line.find_last_not_of(kBlanks, at - 1);
        return std::max(from, last == std::string_view::npos ? 0 : last + 1);
    }
    return line.size();
}

/// "\r\n", "\n" or nothing.
std::string_view endOf(std::string_view line)
{
    const std::size_t last = line.find_last_not_of("\r\n");
    return line.substr(last == std::string_view::npos ? 0 : last + 1);
}

std::string said(const OwnName& own)
{
    return (own.name.empty() ? "-" : own.name) + (own.note.empty() ? "" : "\t" + own.note);
}

} // namespace

EthersText::EthersText(std::string_view text)
{
    while (!text.empty()) {
        const std::size_t end = text.find('\n');
        const std::size_t size = end == std::string_view::npos ? text.size() : end + 1;
        m_lines.push_back(read(text.substr(0, size)));
        text.remove_prefix(size);
    }
}

EthersText::Line EthersText::read(std::string_view raw)
{
    Line out;
    out.text = raw;
    constexpr std::string_view kByteOrderMark = "\xef\xbb\xbf";
    const std::string_view line = raw.substr(0, raw.size() - endOf(raw).size());
    std::size_t at = line.find_first_not_of(kBlanks, line.starts_with(kByteOrderMark) ? kByteOrderMark.size() : 0);
    if (at == std::string_view::npos || line[at] == '#')
        return out;
    const std::size_t end = std::min(line.find_first_of(kBlanks, at), line.size());
    const auto mac = macFrom(line.substr(at, end - at));
    at = std::min(line.find_first_not_of(kBlanks, end), line.size());
    const std::size_t comment = commentIn(line, at);
    const std::string_view all = line.substr(at, comment - at);
    const std::size_t tab = all.find('\t');
    out.own.name = keptName(all.substr(0, tab));
    out.own.note = tab == std::string_view::npos ? std::string() : keptNote(all.substr(tab));
    // Old boot servers know cards by their address: right, and no name.
    const bool address = IpAddress::parse(trimmed(all.substr(0, tab))).has_value();
    out.strange = !mac || (out.own.empty() && !address);
    if (out.strange || address)
        return out;
    out.mac = mac;
    out.begin = at;
    out.comment = comment;
    return out;
}

OwnNames EthersText::names() const
{
    OwnNames out;
    for (const Line& line : m_lines) {
        if (line.mac)
            out.emplace(*line.mac, line.own);
    }
    return out;
}

std::size_t EthersText::unread() const
{
    return static_cast<std::size_t>(
        std::count_if(m_lines.begin(), m_lines.end(), [](const Line& line) { return line.strange; }));
}

void EthersText::set(const MacAddress& mac, const OwnName& own)
{
    const OwnName kept{keptName(own.name), keptNote(own.note)};
    const auto isOf = [&mac](const Line& line) { return line.mac == mac; };
    const auto first = std::find_if(m_lines.begin(), m_lines.end(), isOf);
    const auto after = first == m_lines.end() ? first : first + 1;
    m_lines.erase(std::remove_if(after, m_lines.end(), isOf), m_lines.end());
    // Nothing before the erased ones has moved.
    const auto place = std::find_if(m_lines.begin(), m_lines.end(), isOf);
    if (place != m_lines.end()) {
        const std::string behind = place->text.substr(place->comment);
        if (!kept.empty())
            *place = read(place->text.substr(0, place->begin) + said(kept) + behind);
        else if (const std::size_t comment = behind.find('#'); comment != std::string::npos)
            *place = read(behind.substr(comment));
        else
            m_lines.erase(place);
        return;
    }
    if (kept.empty())
        return;
    if (m_lines.empty())
        m_lines.push_back(read(kHead));
    else if (!m_lines.back().text.ends_with('\n'))
        m_lines.back().text += '\n';
    m_lines.push_back(read(mac.text() + ' ' + said(kept) + '\n'));
}

std::string EthersText::text() const
{
    std::string out;
    for (const Line& line : m_lines)
        out += line.text;
    return out;
}

} // namespace phonehome
