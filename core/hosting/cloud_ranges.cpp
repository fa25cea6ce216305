// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/hosting/cloud_ranges.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <fstream>
#include <optional>
#include <sstream>

#include <nlohmann/json.hpp>

#include "core/base/readable_file.h"
#include "core/base/text.h"

namespace phonehome {

namespace {

constexpr std::uint64_t kBytesMax = 64ULL << 20;
constexpr unsigned kMappedBits = 96; ///< before an IPv4 address in its 128-bit form
constexpr const char* kWholeCloud = "AMAZON";

IpAddress masked(const IpAddress& address, unsigned bits)
{
    std::array<std::uint8_t, 16> bytes = address.bytes();
    for (unsigned i = 0; i < bytes.size(); ++i) {
        const unsigned kept = bits <= i * 8 ? 0 : std::min(8U, bits - i * 8);
        bytes[i] = static_cast<std::uint8_t>(bytes[i] & (0xff00U >> kept));
    }
    return IpAddress::fromBytes(bytes);
}

struct Prefix {
    IpAddress first;
    unsigned bits = 0; ///< in the 128-bit form
};

/// "192.0.2.0/24"
std::optional<Prefix> parsePrefix(const std::string& text)
{
    const std::size_t slash = text.find('/');
    const auto address = IpAddress::parse(std::string_view(text).substr(0, slash));
    if (slash == std::string::npos || !address)
        return std::nullopt;
    unsigned bits = 0;
    const char* last = text.data() + text.size();
    const auto [end, error] = std::from_chars(text.data() + slash + 1, last, bits);
    if (error != std::errc() || end != last || bits > (address->isV4() ? 32U : 128U))
        return std::nullopt;
    bits += address->isV4() ? kMappedBits : 0;
    return Prefix{masked(*address, bits), bits};
}

std::string textOf(const nlohmann::json& entry, const char* key)
{
    const auto found = entry.find(key);
    return found != entry.end() && found->is_string() ? utf8FromWire(found->get_ref<const std::string&>())
                                                      : std::string();
}

} // namespace

Result<CloudRanges> CloudRanges::open(const std::string& path)
{
    const auto size = checkReadable(path);
    if (!size)
        return tl::unexpected(size.error());
    if (*size > kBytesMax)
        return tl::unexpected(Error{ErrorCode::WrongRanges, path, 0, 0, "too large"});
    std::ifstream file(path, std::ios::binary);
    std::ostringstream text;
    text << file.rdbuf();
    return parse(text.str(), path);
}

Result<CloudRanges> CloudRanges::parse(const std::string& text, const std::string& path)
{
    const auto fail = [&path](const char* why) {
        return tl::unexpected(Error{ErrorCode::WrongRanges, path, 0, 0, why});
    };
    const auto json = nlohmann::json::parse(text, nullptr, false);
    if (json.is_discarded())
        return fail("not JSON, or cut");
    if (!json.is_object() || !json.contains("prefixes") || !json["prefixes"].is_array())
        return fail("no list of prefixes");
    CloudRanges out;
    out.m_path = path;
    out.m_date = textOf(json, "createDate");
    constexpr std::array kLists{std::pair{"prefixes", "ip_prefix"}, std::pair{"ipv6_prefixes", "ipv6_prefix"}};
    for (const auto& [list, key] : kLists) {
        const auto entries = json.find(list);
        if (entries == json.end() || !entries->is_array())
            continue;
        for (const auto& entry : *entries) {
            if (entry.is_object())
                out.add(textOf(entry, key), {textOf(entry, "region"), textOf(entry, "service")});
        }
    }
    if (out.m_size == 0)
        return fail("no prefix of Amazon's form in it");
    return out;
}

void CloudRanges::add(const std::string& text, Range range)
{
    const auto prefix = parsePrefix(text);
    if (!prefix)
        return;
    if (range.service == kWholeCloud)
        range.service.clear();
    const auto [known, isNew] = m_ranges[prefix->bits].try_emplace(prefix->first, range);
    m_size += isNew ? 1 : 0;
    if (!isNew && known->second.service.empty())
        known->second = std::move(range);
}

void CloudRanges::find(const IpAddress& address, Owner& owner) const
{
    for (const auto& [bits, ranges] : m_ranges) {
        const auto found = ranges.find(masked(address, bits));
        if (found == ranges.end())
            continue;
        owner.cloud = "Amazon AWS";
        owner.region = found->second.region;
        owner.service = found->second.service;
        return;
    }
}

} // namespace phonehome
