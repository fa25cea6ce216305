// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/text.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstring>

#include "core/base/bytes_hash.h"

namespace phonehome {

namespace {

constexpr std::string_view kReplacement = "\xef\xbf\xbd";

/// A code point and the bytes it took; size 0: these bytes are no UTF-8, `bad` of them are one error.
struct CodePoint {
    std::uint32_t value = 0;
    std::size_t size = 0;
    std::size_t bad = 1;
};

std::uint8_t byteAt(std::string_view s, std::size_t i)
{
    return static_cast<std::uint8_t>(s[i]);
}

/// RFC 3629 s4; errors are the longest prefixes of well-formed sequences, as Unicode (s3.9, table 3-7) advises.
CodePoint nextCodePoint(std::string_view s)
{
    const std::uint8_t lead = byteAt(s, 0);
    if (lead < 0x80)
        return {lead, 1, 0};
    std::size_t more = 0;
    std::uint32_t value = 0;
    std::uint8_t low = 0x80;
    std::uint8_t high = 0xbf;
    if (lead >= 0xc2 && lead <= 0xdf) {
        more = 1;
        value = lead & 0x1fU;
    } else if (lead >= 0xe0 && lead <= 0xef) {
        more = 2;
        value = lead & 0x0fU;
        low = lead == 0xe0 ? 0xa0 : 0x80;
        high = lead == 0xed ? 0x9f : 0xbf;
    } else if (lead >= 0xf0 && lead <= 0xf4) {
        more = 3;
        value = lead & 0x07U;
        low = lead == 0xf0 ? 0x90 : 0x80;
        high = lead == 0xf4 ? 0x8f : 0xbf;
    } else {
        return {};
    }
    for (std::size_t i = 1; i <= more; ++i) {
        if (i >= s.size() || byteAt(s, i) < low || byteAt(s, i) > high)
            return {0, 0, i};
        value = value << 6 | (byteAt(s, i) & 0x3fU);
        low = 0x80;
        high = 0xbf;
    }
    return {value, more + 1, 0};
}

bool inRange(std::uint32_t c, std::uint32_t from, std::uint32_t to)
{
    return c >= from && c <= to;
}

/// Characters that show nothing, or change how their neighbours show.
bool isHidden(std::uint32_t c)
{
    return c < 0x20 || inRange(c, 0x7f, 0x9f) || c == 0xad || c == 0x34f || c == 0x61c || inRange(c, 0x180b, 0x180f) ||
           inRange(c, 0x200b, 0x200f) || inRange(c, 0x2028, 0x202e) || inRange(c, 0x2060, 0x206f) || c == 0xfeff ||
           inRange(c, 0xfff9, 0xfffb) || inRange(c, 0xe0000, 0xe0fff) || inRange(c, 0x1d173, 0x1d17a);
}

/// Code points that never name a character: noncharacters and private use.
bool isNoCharacter(std::uint32_t c)
{
    return (c & 0xfffeU) == 0xfffeU || inRange(c, 0xfdd0, 0xfdef) || inRange(c, 0xe000, 0xf8ff) || c >= 0xf0000;
}

bool isOddBlank(std::uint32_t c)
{
    return c == 0xa0 || c == 0x1680 || inRange(c, 0x2000, 0x200a) || c == 0x202f || c == 0x205f || c == 0x3000;
}

void appendDigits(std::string& out, std::uint32_t number, int digits)
{
    constexpr std::string_view kDigits = "0123456789abcdef";
    for (int shift = 4 * (digits - 1); shift >= 0; shift -= 4)
        out += kDigits[number >> static_cast<unsigned>(shift) & 0xfU];
}

void appendEscaped(std::string& out, std::uint32_t c)
{
    out += c < 0x100 ? "\\x" : c < 0x10000 ? "\\u" : "\\U";
    appendDigits(out, c, c < 0x100 ? 2 : c < 0x10000 ? 4 : 6);
}

void appendUnit(std::string& out, std::uint32_t unit)
{
    out += "\\u";
    appendDigits(out, unit, 4);
}

char lowered(char c)
{
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c + ('a' - 'A')) : c;
}

/// Eight letters at once.
std::uint64_t lowered(std::uint64_t word)
{
    constexpr std::uint64_t kEach = 0x0101010101010101ULL;
    constexpr std::uint64_t kHighBits = 0x80 * kEach;
    const std::uint64_t low = word & ~kHighBits;
    const std::uint64_t fromA = low + (0x80 - 'A') * kEach; // the high bit of each byte says so
    const std::uint64_t beyondZ = low + (0x80 - 'Z' - 1) * kEach;
    const std::uint64_t upper = fromA & ~beyondZ & ~word & kHighBits;
    return word | upper >> 2U;
}

ByteView bytesOf(std::string_view s)
{
    return {reinterpret_cast<const std::uint8_t*>(s.data()), s.size()};
}

} // namespace

std::size_t asciiPrefix(std::string_view s)
{
    constexpr std::uint64_t kHighBits = 0x8080808080808080ULL;
    std::size_t i = 0;
    std::array<std::uint64_t, 4> words{};
    for (; i + sizeof words <= s.size(); i += sizeof words) {
        std::memcpy(words.data(), s.data() + i, sizeof words);
        if (((words[0] | words[1] | words[2] | words[3]) & kHighBits) != 0)
            break;
    }
    for (std::uint64_t word = 0; i + sizeof word <= s.size(); i += sizeof word) {
        std::memcpy(&word, s.data() + i, sizeof word);
        if ((word & kHighBits) != 0)
            break;
    }
    while (i < s.size() && byteAt(s, i) < 0x80)
        ++i;
    return i;
}

void appendUtf8FromWire(std::string& out, std::string_view bytes)
{
    const std::size_t plain = asciiPrefix(bytes);
    out.append(bytes.substr(0, plain));
    bytes.remove_prefix(plain);
    while (!bytes.empty()) {
        const CodePoint c = nextCodePoint(bytes);
        if (c.size == 0)
            out += kReplacement;
        else
            out += bytes.substr(0, c.size);
        bytes.remove_prefix(c.size == 0 ? c.bad : c.size);
    }
}

std::string utf8FromWire(std::string_view bytes)
{
    std::string out;
    appendUtf8FromWire(out, bytes);
    return out;
}

std::string utf8FromWire(ByteView bytes)
{
    return utf8FromWire(asText(bytes));
}

bool isPrintableUtf8(std::string_view bytes)
{
    while (!bytes.empty()) {
        const CodePoint c = nextCodePoint(bytes);
        if (c.size == 0 || isHidden(c.value) || isOddBlank(c.value) || isNoCharacter(c.value))
            return false;
        bytes.remove_prefix(c.size);
    }
    return true;
}

std::string visibleText(std::string_view text, std::size_t maxCodePoints)
{
    std::string out;
    for (std::size_t n = 0; !text.empty(); ++n) {
        if (n == maxCodePoints) {
            out += "…";
            break;
        }
        const CodePoint c = nextCodePoint(text);
        if (c.size == 0)
            out += kReplacement;
        else if (isHidden(c.value))
            appendEscaped(out, c.value);
        else
            out += text.substr(0, c.size);
        text.remove_prefix(c.size == 0 ? c.bad : c.size);
    }
    return out;
}

std::string visibleJson(std::string json)
{
    const auto isPlain = [](char c) { return static_cast<std::uint8_t>(c) < 0x7f; };
    std::string out;
    std::size_t done = 0; // of json, that stands in out
    for (auto at = json.begin(); (at = std::find_if_not(at, json.end(), isPlain)) != json.end();) {
        const auto begin = static_cast<std::size_t>(at - json.begin());
        const CodePoint c = nextCodePoint(std::string_view(json).substr(begin));
        const std::size_t size = c.size == 0 ? c.bad : c.size;
        at += static_cast<std::ptrdiff_t>(size);
        if (c.size == 0 || !isHidden(c.value))
            continue;
        out.append(json, done, begin - done);
        done = begin + size;
        if (c.value < 0x10000) {
            appendUnit(out, c.value);
        } else { // RFC 8259 s7: as UTF-16 has it
            appendUnit(out, 0xd800 + ((c.value - 0x10000) >> 10U));
            appendUnit(out, 0xdc00 + (c.value & 0x3ffU));
        }
    }
    if (done == 0)
        return json;
    return out.append(json, done);
}

bool hasAsciiUpper(std::string_view text)
{
    // Without a branch a letter: compilers take sixteen at once.
    bool upper = false;
    for (const char c : text)
        upper = upper | (c >= 'A' && c <= 'Z');
    return upper;
}

std::string asciiLower(std::string_view text)
{
    std::string out(text);
    for (char& c : out)
        c = lowered(c);
    return out;
}

bool equalsIgnoringAsciiCase(std::string_view a, std::string_view b)
{
    if (a.size() != b.size())
        return false;
    constexpr std::size_t kWord = 8;
    for (; a.size() > kWord; a.remove_prefix(kWord), b.remove_prefix(kWord)) {
        if (lowered(wordOf(bytesOf(a))) != lowered(wordOf(bytesOf(b))))
            return false;
    }
    return lowered(wordOf(bytesOf(a))) == lowered(wordOf(bytesOf(b)));
}

std::string hexText(ByteView bytes)
{
    constexpr std::string_view kDigits = "0123456789abcdef";
    std::string out;
    out.reserve(bytes.size() * 2);
    for (const std::uint8_t b : bytes) {
        out += kDigits[b >> 4U];
        out += kDigits[b & 0xfU];
    }
    return out;
}

} // namespace phonehome
