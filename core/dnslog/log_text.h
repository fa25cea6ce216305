// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <charconv>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/time.h"
#include "core/decode/dns.h"
#include "core/net/ip_address.h"

namespace phonehome {

/// The name as our records hold it: without final point, root ".". nullopt when it has bytes that no name has, or
/// is too long for one.
std::optional<std::string> logName(std::string_view text);

/// "A", "type=65", "TYPE65", "65"; nullopt for none of these.
std::optional<DnsType> logType(std::string_view text);

/// A response code by its name (RFC 1035 s4.1.1, "NOTIMP" also as Unbound writes it) or its number.
std::optional<std::uint8_t> logRcode(std::string_view text);

/// ISO 8601 with a zone ("2020-11-25T18:55:56.519796+03:00", "…Z"). Without one, `zoneSeconds` east of UTC is meant.
std::optional<Timestamp> parseIsoTime(std::string_view text, std::optional<std::int32_t> zoneSeconds = std::nullopt);
/// "1795339475", "1795339475.123456": seconds since 1970, to nine digits behind the point.
std::optional<Timestamp> parseEpoch(std::string_view text);

/// The part of the text before the first such character; the text moves behind it. All of it where there is none.
inline std::string_view takeUntil(std::string_view& text, char c)
{
    const std::size_t at = text.find(c);
    const std::string_view out = text.substr(0, at);
    text.remove_prefix(at == std::string_view::npos ? text.size() : at + 1);
    return out;
}

/// A whole number in decimal digits, all of the text.
template <typename Number> std::optional<Number> parseWhole(std::string_view text)
{
    Number value{};
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc() || end != text.data() + text.size() || text.empty())
        return std::nullopt;
    return value;
}

/// Words between blanks and tabs.
std::vector<std::string_view> wordsOf(std::string_view text);

} // namespace phonehome
