// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/net/vendor_csv.h"

#include <algorithm>
#include <charconv>

namespace phonehome {

namespace {

/// The field, where it stands in the line as it is: without quotes, or between two. nullopt: it does not.
std::optional<std::string_view> plainField(std::string_view line)
{
    const bool quoted = line.starts_with('"');
    const std::size_t end = line.find(quoted ? '"' : ',', quoted ? 1 : 0);
    const std::string_view field = line.substr(quoted ? 1 : 0, end - (quoted && end != line.npos ? 1 : 0));
    const bool closed = !quoted || (end != line.npos && (end + 1 == line.size() || line[end + 1] == ','));
    // One after the other, by memchr: find_first_of asks for each character.
    if (!closed || field.find('"') != field.npos || field.find('\r') != field.npos || field.find('\n') != field.npos)
        return std::nullopt;
    return field;
}

/// Takes one field off the line (RFC 4180 s2), quotes resolved.
std::string takeField(std::string_view& line)
{
    // Of 50,000 lines, read before anything can be shown, nearly all are plain.
    if (const auto plain = plainField(line)) {
        const std::size_t taken = plain->size() + (line.starts_with('"') ? 2 : 0);
        std::string field(*plain);
        line.remove_prefix(std::min(line.size(), taken + 1));
        return field;
    }
    std::string field;
    bool quoted = false;
    std::size_t i = 0;
    for (; i < line.size(); ++i) {
        const char c = line[i];
        if (c == '"') {
            if (quoted && i + 1 < line.size() && line[i + 1] == '"')
                field += line[i++];
            else
                quoted = !quoted;
        } else if (c == ',' && !quoted) {
            break;
        } else if (c != '\r' && c != '\n') {
            field += c;
        }
    }
    line.remove_prefix(i < line.size() ? i + 1 : i);
    return field;
}

} // namespace

std::optional<VendorAssignment> parseVendorLine(std::string_view line)
{
    takeField(line);
    const std::string prefix = takeField(line);
    std::string name = takeField(line);
    const auto bits = static_cast<unsigned>(prefix.size() * 4);
    if ((bits != 24 && bits != 28 && bits != 36) || name.empty())
        return std::nullopt;
    std::uint64_t value = 0;
    const char* end = prefix.data() + prefix.size();
    const auto parsed = std::from_chars(prefix.data(), end, value, 16);
    if (parsed.ec != std::errc() || parsed.ptr != end)
        return std::nullopt;
    name.erase(name.find_last_not_of(' ') + 1);
    return VendorAssignment{static_cast<std::uint64_t>(bits) << 56U | value, std::move(name)};
}

std::uint64_t vendorKeyOfLine(std::string_view line)
{
    // "MA-L,70B3D5," and a name behind it: so all but a few begin.
    constexpr std::size_t kPrefixAt = 5;
    const std::size_t end = line.find(',', kPrefixAt);
    const std::string_view name = end < line.size() ? line.substr(end + 1) : std::string_view();
    const std::string_view first = name.substr(name.starts_with('"') ? 1 : 0, 1);
    const bool named = !first.empty() && first != "\"" && first != "," && first != "\r" && first != "\n";
    const bool plain = named && line.starts_with("MA-") && line[3] >= 'A' && line[3] <= 'Z' && line[4] == ',';
    const std::size_t digits = plain ? end - kPrefixAt : 0;
    std::uint64_t value = 0;
    if (digits == 6 || digits == 7 || digits == 9) {
        const char* const stop = line.data() + end;
        const auto parsed = std::from_chars(line.data() + kPrefixAt, stop, value, 16);
        if (parsed.ec == std::errc() && parsed.ptr == stop)
            return static_cast<std::uint64_t>(4 * digits) << 56U | value;
    }
    const auto row = parseVendorLine(line);
    return row ? row->key : 0;
}

} // namespace phonehome
