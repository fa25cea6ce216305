// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/export/mask_cards.h"

#include <algorithm>

#include "core/base/text.h"

namespace phonehome {

namespace {

constexpr std::size_t kHalfDigits = 6;
constexpr std::size_t kMacDigits = 12;
constexpr std::size_t kEui64Digits = 16;

bool isHexDigit(char c)
{
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
}

bool isHex(std::string_view text)
{
    return std::all_of(text.begin(), text.end(), isHexDigit);
}

bool hasLetter(std::string_view text)
{
    return std::any_of(text.begin(), text.end(), [](char c) { return c > '9'; });
}

/// Is it written in pairs, "24:f5:a2:…", with the same sign between all?
bool isInPairs(std::string_view spelling)
{
    constexpr std::size_t kSize = 17;
    if (spelling.size() != kSize || std::string_view(":-_.").find(spelling[2]) == std::string_view::npos)
        return false;
    for (std::size_t i = 2; i < kSize; i += 3) {
        if (spelling[i] != spelling[2])
            return false;
    }
    return true;
}

/// "8-4-4-4-12"
bool isUuid(std::string_view text)
{
    constexpr std::size_t kSize = 36;
    if (text.size() < kSize)
        return false;
    for (std::size_t i = 0; i < kSize; ++i) {
        const bool dash = i == 8 || i == 13 || i == 18 || i == 23;
        if (dash ? text[i] != '-' : !isHexDigit(text[i]))
            return false;
    }
    return true;
}

} // namespace

void MaskedCards::add(const MacAddress& mac)
{
    const std::string digits = hexText(mac.octets);
    const std::string half = digits.substr(kHalfDigits);
    m_spellings[digits] = mac;
    // Six digits alone may be a count.
    if (hasLetter(half))
        m_spellings.emplace(half, mac);
    // EUI-64, as it is and with its bit flipped (RFC 4291 appendix A).
    MacAddress flipped = mac;
    flipped.octets[0] = static_cast<std::uint8_t>(flipped.octets[0] ^ 0x02U);
    for (const std::string& maker : {digits, hexText(flipped.octets)})
        m_spellings[maker.substr(0, kHalfDigits) + "fffe" + half] = mac;
    numberOf(mac);
}

std::uint32_t MaskedCards::numberOf(const MacAddress& mac)
{
    constexpr unsigned kMakerBits = 24;
    const auto maker = mac.isLocallyAdministered() ? 0U : static_cast<std::uint32_t>(mac.number() >> kMakerBits);
    std::vector<MacAddress>& cards = m_makers[maker];
    const auto found = std::find(cards.begin(), cards.end(), mac);
    const auto number = static_cast<std::uint32_t>(found - cards.begin()) + 1;
    if (found == cards.end())
        cards.push_back(mac);
    return number;
}

Replacement MaskedCards::hidden(std::string_view text, const FoldedText& folded, std::size_t first, std::size_t count,
                                const MacAddress& mac)
{
    Replacement out{folded.places[first], folded.endOf(first, count), {}};
    const bool half = count == kHalfDigits;
    const std::size_t kept = half || mac.isLocallyAdministered() ? 0 : kHalfDigits;
    std::size_t digits = 0;
    for (std::size_t i = out.begin; i < out.end; ++i) {
        if (!isHexDigit(text[i]))
            out.by += text[i];
        else
            out.by += digits++ < kept ? text[i] : 'x';
    }
    if (const std::uint32_t number = numberOf(mac); number > 1)
        out.by += "#" + std::to_string(number);
    return out;
}

void MaskedCards::findKnown(std::string_view text, const FoldedText& folded, std::vector<Replacement>& out)
{
    for (const std::size_t count : {kHalfDigits, kMacDigits, kEui64Digits}) {
        for (std::size_t i = 0; i + count <= folded.letters.size(); ++i) {
            // The last half says nothing within longer numbers.
            if (count == kHalfDigits && !(folded.isStart(i) && folded.isEnd(i + count)))
                continue;
            const auto found = m_spellings.find(folded.letters.substr(i, count));
            if (found != m_spellings.end())
                out.push_back(hidden(text, folded, i, count, found->second));
        }
    }
}

void MaskedCards::findSpelt(std::string_view text, const FoldedText& folded, std::vector<Replacement>& out)
{
    for (std::size_t i = 0; i + kMacDigits <= folded.letters.size(); ++i) {
        const std::string digits = folded.letters.substr(i, kMacDigits);
        if (!folded.isStart(i) || !folded.isEnd(i + kMacDigits) || !isHex(digits))
            continue;
        const std::size_t begin = folded.places[i];
        const std::string_view spelling = text.substr(begin, folded.endOf(i, kMacDigits) - begin);
        const auto mac = MacAddress::parse(digits);
        const bool bare = spelling.size() == kMacDigits && hasLetter(digits);
        if (mac && !mac->isBroadcast() && (bare || isInPairs(spelling)))
            out.push_back(hidden(text, folded, i, kMacDigits, *mac));
    }
}

void MaskedCards::findUuids(std::string_view text, std::vector<Replacement>& out)
{
    constexpr std::string_view kMark = "uuid:";
    constexpr std::size_t kUuidSize = 36;
    const auto hide = [&](std::size_t begin, std::size_t end) {
        const std::size_t number =
            m_uuids.emplace(asciiLower(text.substr(begin, end - begin)), m_uuids.size() + 1).first->second;
        out.push_back({begin, end, "device-" + std::to_string(number)});
    };
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (equalsIgnoringAsciiCase(text.substr(i, kMark.size()), kMark)) {
            const std::size_t begin = i + kMark.size();
            const std::size_t end =
                std::min({text.find_first_of(" \t\r\n,;\"'<>()", begin), text.find("::", begin), text.size()});
            if (end > begin)
                hide(begin, end);
            i = std::max(i, end - 1);
        } else if (isUuid(text.substr(i)) && (i == 0 || !isHexDigit(text[i - 1]))) {
            hide(i, i + kUuidSize);
            i += kUuidSize - 1;
        }
    }
}

void MaskedCards::find(std::string_view text, const FoldedText& folded, std::vector<Replacement>& out)
{
    findKnown(text, folded, out);
    findSpelt(text, folded, out);
    findUuids(text, out);
}

} // namespace phonehome
