// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/dnslog/log_text.h"

#include <algorithm>
#include <array>

#include "core/base/text.h"
#include "core/dnslog/time_zone.h"

namespace phonehome {

namespace {

// 255 bytes on the wire, each at most "\DDD" in text.
constexpr std::size_t kNameMax = 1020;
constexpr std::int64_t kNs = 1'000'000'000;

/// Digits behind a point as nanoseconds; what follows the ninth is dropped.
std::optional<std::int64_t> fraction(std::string_view digits)
{
    std::int64_t out = 0;
    std::int64_t unit = kNs / 10;
    for (const char c : digits) {
        if (c < '0' || c > '9')
            return std::nullopt;
        out += (c - '0') * unit;
        unit /= 10;
    }
    return out;
}

} // namespace

std::optional<std::string> logName(std::string_view text)
{
    if (text.size() > 1 && text.back() == '.' && text[text.size() - 2] != '\\')
        text.remove_suffix(1);
    if (text.empty() || text.size() > kNameMax)
        return std::nullopt;
    const bool plain = std::all_of(text.begin(), text.end(), [](char c) { return c > ' ' && c < 0x7f; });
    if (!plain && (text.find(' ') != std::string_view::npos || !isPrintableUtf8(text)))
        return std::nullopt;
    return std::string(text);
}

std::optional<DnsType> logType(std::string_view text)
{
    struct Mnemonic {
        std::string_view text;
        DnsType type;
    };
    static constexpr Mnemonic kMnemonics[] = {
        {"A", DnsType::A},         {"AAAA", DnsType::AAAA}, {"HTTPS", DnsType::HTTPS},   {"PTR", DnsType::PTR},
        {"SRV", DnsType::SRV},     {"TXT", DnsType::TXT},   {"MX", DnsType::MX},         {"CNAME", DnsType::CNAME},
        {"NS", DnsType::NS},       {"SOA", DnsType::SOA},   {"SVCB", DnsType::SVCB},     {"ANY", DnsType::ANY},
        {"NAPTR", DnsType::NAPTR}, {"DS", DnsType::DS},     {"DNSKEY", DnsType::DNSKEY}, {"CAA", DnsType::CAA},
        {"RRSIG", DnsType::RRSIG}, {"NSEC", DnsType::NSEC}, {"HINFO", DnsType::HINFO},   {"TLSA", DnsType::TLSA},
    };
    for (const Mnemonic& row : kMnemonics) {
        if (row.text == text)
            return row.type;
    }
    for (const std::string_view prefix : {"type=", "TYPE", "type", "#"}) {
        if (text.starts_with(prefix)) {
            text.remove_prefix(prefix.size());
            break;
        }
    }
    if (const auto number = parseWhole<std::uint16_t>(text))
        return static_cast<DnsType>(*number);
    return std::nullopt;
}

std::optional<std::uint8_t> logRcode(std::string_view text)
{
    constexpr std::array<std::string_view, 6> kCodes{"NOERROR", "FORMERR", "SERVFAIL", "NXDOMAIN", "NOTIMP", "REFUSED"};
    if (text == "NOTIMPL")
        text = "NOTIMP";
    const auto* const found = std::find(kCodes.begin(), kCodes.end(), text);
    if (found != kCodes.end())
        return static_cast<std::uint8_t>(found - kCodes.begin());
    return parseWhole<std::uint8_t>(text);
}

std::optional<Timestamp> parseIsoTime(std::string_view text, std::optional<std::int32_t> zoneSeconds)
{
    if (text.size() < 19 || text[4] != '-' || text[7] != '-' || (text[10] != 'T' && text[10] != ' ') ||
        text[13] != ':' || text[16] != ':')
        return std::nullopt;
    const auto part = [&](std::size_t at, std::size_t size) {
        return parseWhole<int>(text.substr(at, size)).value_or(-1);
    };
    const CivilTime civil{part(0, 4), part(5, 2), part(8, 2), part(11, 2), part(14, 2), part(17, 2)};
    if (civil.month < 1 || civil.day < 1 || !civil.exists())
        return std::nullopt;
    text.remove_prefix(19);
    std::int64_t ns = 0;
    if (!text.empty() && (text.front() == '.' || text.front() == ',')) {
        text.remove_prefix(1);
        const std::size_t size = std::min(text.find_first_not_of("0123456789"), text.size());
        const auto parsed = fraction(text.substr(0, size));
        if (!parsed || size == 0)
            return std::nullopt;
        ns = *parsed;
        text.remove_prefix(size);
    }
    std::int64_t east = 0;
    if (text.empty()) {
        if (!zoneSeconds)
            return std::nullopt;
        east = *zoneSeconds;
    } else if (text != "Z" && text != "z") {
        const bool minus = text.front() == '-';
        const bool colon = text.size() == 6 && text[3] == ':';
        if ((!minus && text.front() != '+') || (text.size() != 5 && !colon))
            return std::nullopt;
        const auto hours = parseWhole<int>(text.substr(1, 2));
        const auto minutes = parseWhole<int>(text.substr(colon ? 4 : 3, 2));
        if (!hours || !minutes || *hours < 0 || *hours > 25 || *minutes < 0 || *minutes > 59)
            return std::nullopt;
        east = (minus ? -1 : 1) * (*hours * 3600LL + *minutes * 60LL);
    }
    return Timestamp{(civil.seconds() - east) * kNs + ns};
}

std::optional<Timestamp> parseEpoch(std::string_view text)
{
    const std::string_view whole = takeUntil(text, '.');
    const auto seconds = parseWhole<std::int64_t>(whole);
    const auto ns = fraction(text);
    if (!seconds || !ns || *seconds < 0 || *seconds >= kTimeRange.to.ns / kNs)
        return std::nullopt;
    return Timestamp{*seconds * kNs + *ns};
}

std::vector<std::string_view> wordsOf(std::string_view text)
{
    std::vector<std::string_view> out;
    while (true) {
        const std::size_t begin = text.find_first_not_of(" \t");
        if (begin == std::string_view::npos)
            return out;
        text.remove_prefix(begin);
        const std::size_t size = std::min(text.find_first_of(" \t"), text.size());
        out.push_back(text.substr(0, size));
        text.remove_prefix(size);
    }
}

} // namespace phonehome
