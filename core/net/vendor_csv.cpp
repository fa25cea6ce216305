// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/net/vendor_csv.h"

#include <charconv>

namespace phonehome {

namespace {

/// Takes one field off the line (RFC 4180 s2), quotes resolved.
std::string takeField(std::string_view& line)
{
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

} // namespace phonehome
