// SPDX-License-Identifier: GPL-3.0-or-later
// Files that say whose addresses are. The databases are written here byte by byte (MaxMind DB format 2.0): those of
// MaxMind's writer carry the time at which they were made.
#include <utility>

#include "tests/fuzz/seeds.h"

namespace phonehome {

namespace {

enum class Kind : std::uint8_t { Pointer = 1, Text = 2, Number16 = 5, Number32 = 6, Map = 7, Number64 = 9, List = 11 };

/// What stands before a value of so many bytes (or pairs); no more than 28.
std::string head(Kind kind, std::size_t size)
{
    const auto number = static_cast<unsigned>(kind);
    constexpr unsigned kExtended = 8;
    std::string out(1, static_cast<char>((number < kExtended ? number << 5U : 0) | size));
    if (number >= kExtended)
        out += static_cast<char>(number - kExtended + 1);
    return out;
}

std::string text(std::string_view value)
{
    return head(Kind::Text, value.size()) + std::string(value);
}

std::string number(Kind kind, std::uint64_t value, std::size_t bytes)
{
    std::string out = head(kind, bytes);
    while (bytes-- > 0)
        out += static_cast<char>(value >> (8 * bytes) & 0xffU);
    return out;
}

std::string map(std::initializer_list<std::pair<std::string_view, std::string>> pairs)
{
    std::string out = head(Kind::Map, pairs.size());
    for (const auto& [key, value] : pairs)
        out += text(key) + value;
    return out;
}

/// A pointer of eleven bits into the data.
std::string pointer(unsigned place)
{
    return {static_cast<char>(static_cast<unsigned>(Kind::Pointer) << 5U | place >> 8U),
            static_cast<char>(place & 0xffU)};
}

/// Two nodes: everything from 128.0.0.0 (8000::) to 191.255.255.255 is the value's at the place, all else nobody's.
std::string tree(unsigned bits, unsigned place)
{
    constexpr std::uint64_t kNodes = 2;
    constexpr unsigned kGap = 16;
    const std::uint64_t records[kNodes][2] = {{kNodes, 1}, {kNodes + kGap + place, kNodes}};
    std::string out;
    for (const auto& [left, right] : records) {
        const auto bytes = [&out](std::uint64_t value, unsigned count) {
            while (count-- > 0)
                out += static_cast<char>(value >> (8 * count) & 0xffU);
        };
        if (bits == 28) {
            bytes(left & 0xffffffU, 3);
            out += static_cast<char>((left >> 24U & 0xfU) << 4U | (right >> 24U & 0xfU));
            bytes(right & 0xffffffU, 3);
        } else {
            bytes(left, bits / 8);
            bytes(right, bits / 8);
        }
    }
    return out + std::string(kGap, '\0');
}

std::string database(unsigned bits, unsigned version, const std::string& data, unsigned place = 0)
{
    return tree(bits, place) + data + "\xab\xcd\xefMaxMind.com" +
           map({{"binary_format_major_version", number(Kind::Number16, 2, 1)},
                {"binary_format_minor_version", number(Kind::Number16, 0, 0)},
                {"build_epoch", number(Kind::Number64, 1'777'878'768, 4)},
                {"database_type", text("Test-ASN")},
                {"description", map({{"en", text("A seed")}})},
                {"ip_version", number(Kind::Number16, version, 1)},
                {"languages", head(Kind::List, 1) + text("en")},
                {"node_count", number(Kind::Number32, 2, 1)},
                {"record_size", number(Kind::Number16, bits, 1)}});
}

} // namespace

void addOwnerSeeds(Seeds& seeds)
{
    const std::string asn = map({{"autonomous_system_number", number(Kind::Number32, 64500, 2)},
                                 {"autonomous_system_organization", text("EXAMPLE-CLOUD")}});
    seeds.addNamed("owners", "24", database(24, 4, asn));
    seeds.addNamed("owners", "28", database(28, 6, map({{"country", map({{"iso_code", text("US")}})}})));
    seeds.addNamed("owners", "32", database(32, 6, map({{"asn", text("AS64503")}, {"as_name", text("Flat Net")}})));
    // The country stands before, and is pointed to.
    const std::string country = map({{"iso_code", text("DE")}});
    seeds.addNamed("owners", "pointer",
                   database(24, 4, country + map({{"country", pointer(0)}}), static_cast<unsigned>(country.size())));
    seeds.addNamed("owners", "other", database(24, 4, map({{"connection_type", text("Cable/DSL")}})));

    seeds.addNamed("ranges", "both",
                   R"({"syncToken": "1795330000", "createDate": "2026-11-20-22-13-07", "prefixes": [)"
                   R"({"ip_prefix": "198.51.100.0/24", "region": "us-east-1", "service": "AMAZON"},)"
                   R"({"ip_prefix": "198.51.100.0/24", "region": "us-east-1", "service": "EC2"}, 7],)"
                   R"("ipv6_prefixes": [{"ipv6_prefix": "2001:db8:1::/48", "region": "eu-west-1", "service": "S3"}]})");
    seeds.addNamed("ranges", "all", R"({"prefixes": [{"ip_prefix": "0.0.0.0/0"}, {"ip_prefix": "::/0"}]})");
    seeds.addNamed("ranges", "none", R"({"prefixes": [{"ip_prefix": "192.0.2.1/33"}, {"ip_prefix": 5}, []]})");
}

} // namespace phonehome
