// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/export/mask_addresses.h"

#include <algorithm>
#include <optional>

#include "core/base/text.h"

namespace phonehome {

namespace {

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

bool isHexDigit(char c)
{
    return isDigit(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
}

bool isLetterOrDigit(char c)
{
    return isDigit(c) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

std::array<std::uint8_t, 7> networkOf(const IpAddress& address)
{
    std::array<std::uint8_t, 7> out{};
    std::copy_n(address.bytes().begin(), out.size(), out.begin());
    return out;
}

/// ff02::1:ffxx:xxxx, the group that asks for the owner of an address, holds the end of that address (RFC 4291 s2.7.1).
bool isSolicitedNode(const IpAddress& address)
{
    constexpr std::array<std::uint8_t, 13> kStart{0xff, 0x02, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 0xff};
    return address.isV6() && std::equal(kStart.begin(), kStart.end(), address.bytes().begin());
}

/// Four numbers with one sign between them, and where they are.
struct Quad {
    std::array<std::uint32_t, 4> numbers{};
    std::array<std::size_t, 4> begins{};
    std::array<std::size_t, 4> ends{};

    std::optional<IpAddress> address(bool backwards) const
    {
        std::uint32_t value = 0;
        for (std::size_t i = 0; i < numbers.size(); ++i) {
            const std::uint32_t number = numbers[backwards ? numbers.size() - 1 - i : i];
            if (number > 255)
                return std::nullopt;
            value = value << 8U | number;
        }
        return IpAddress::v4(value);
    }
};

/// The quad that begins there; digits may lead with zeros.
std::optional<Quad> quadAt(std::string_view text, std::size_t at)
{
    Quad out;
    char between = 0;
    for (std::size_t k = 0; k < out.numbers.size(); ++k) {
        if (k > 0) {
            if (at >= text.size() || std::string_view(".-_x").find(text[at]) == std::string_view::npos ||
                (between != 0 && text[at] != between))
                return std::nullopt;
            between = text[at++];
        }
        out.begins[k] = at;
        constexpr std::size_t kDigitsMax = 3;
        while (at < text.size() && isDigit(text[at]) && at - out.begins[k] < kDigitsMax)
            out.numbers[k] = out.numbers[k] * 10 + static_cast<std::uint32_t>(text[at++] - '0');
        out.ends[k] = at;
        if (out.begins[k] == at)
            return std::nullopt;
    }
    if (at < text.size() && isDigit(text[at]))
        return std::nullopt;
    return out;
}

} // namespace

void MaskedAddresses::add(const IpAddress& address)
{
    if (!address.isInternet() || !m_home.insert(address).second)
        return;
    titleOf(address);
    if (address.isV6()) {
        m_networks.insert(networkOf(address));
        m_hex[hexText(address.bytes())] = address;
    } else {
        m_hex[hexText(ByteView(address.bytes()).subspan(12))] = address;
    }
}

bool MaskedAddresses::isHome(const IpAddress& address) const
{
    if (address.isV4())
        return m_home.contains(address);
    return address.isLinkLocal() || address.isPrivate() || isSolicitedNode(address) ||
           (address.isInternet() && m_networks.contains(networkOf(address)));
}

std::string MaskedAddresses::titleOf(const IpAddress& address)
{
    return "home address " + std::to_string(m_numbers.emplace(address, m_numbers.size() + 1).first->second);
}

void MaskedAddresses::findIpv6(std::string_view text, std::vector<Replacement>& out)
{
    const auto isPart = [](char c) { return isHexDigit(c) || c == ':' || c == '.'; };
    for (std::size_t i = 0; i < text.size();) {
        if (!isPart(text[i])) {
            ++i;
            continue;
        }
        std::size_t end = i;
        while (end < text.size() && isPart(text[end]))
            ++end;
        const bool inWord =
            (i > 0 && isLetterOrDigit(text[i - 1])) || (end < text.size() && isLetterOrDigit(text[end]));
        std::string_view token = text.substr(i, end - i);
        // The end of a sentence, or a colon behind it.
        while (token.ends_with('.') || (token.ends_with(':') && !token.ends_with("::")))
            token.remove_suffix(1);
        const auto address =
            !inWord && token.find(':') != std::string_view::npos ? IpAddress::parse(token) : std::nullopt;
        if (address && isHome(*address))
            out.push_back({i, i + token.size(), titleOf(*address)});
        i = end;
    }
}

void MaskedAddresses::findIpv4(std::string_view text, std::vector<Replacement>& out)
{
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (!isDigit(text[i]) || (i > 0 && isDigit(text[i - 1])))
            continue;
        const auto quad = quadAt(text, i);
        if (!quad)
            continue;
        for (const bool backwards : {false, true}) {
            const auto address = quad->address(backwards);
            if (address && m_home.contains(*address))
                out.push_back({i, quad->ends.back(), titleOf(*address)});
        }
    }
}

void MaskedAddresses::findHex(const FoldedText& folded, std::vector<Replacement>& out)
{
    constexpr std::size_t kIpv4Digits = 8;
    constexpr std::size_t kIpv6Digits = 32;
    if (m_hex.empty())
        return;
    for (const std::size_t count : {kIpv4Digits, kIpv6Digits}) {
        for (std::size_t i = 0; i + count <= folded.letters.size(); ++i) {
            const auto found = m_hex.find(folded.letters.substr(i, count));
            if (found != m_hex.end())
                out.push_back({folded.places[i], folded.endOf(i, count), titleOf(found->second)});
        }
    }
}

void MaskedAddresses::findNibbles(std::string_view text, std::vector<Replacement>& out)
{
    constexpr std::string_view kZone = "ip6.arpa";
    constexpr std::size_t kNibbles = 32;
    for (std::size_t i = 0; i + 2 * kNibbles + kZone.size() <= text.size(); ++i) {
        const std::string_view here = text.substr(i, 2 * kNibbles);
        if (!equalsIgnoringAsciiCase(text.substr(i + here.size(), kZone.size()), kZone))
            continue;
        std::string digits;
        for (std::size_t n = kNibbles; n-- > 0;) {
            digits += here[2 * n];
            if (n % 4 == 0 && n > 0)
                digits += ':';
        }
        const auto address = IpAddress::parse(digits);
        if (address && isHome(*address))
            out.push_back({i, i + here.size() - 1, titleOf(*address)});
    }
}

void MaskedAddresses::find(std::string_view text, const FoldedText& folded, std::vector<Replacement>& out)
{
    findIpv6(text, out);
    findIpv4(text, out);
    findHex(folded, out);
    findNibbles(text, out);
}

} // namespace phonehome
