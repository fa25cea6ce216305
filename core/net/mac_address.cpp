// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/net/mac_address.h"

#include <algorithm>

#include "core/base/text.h"

namespace phonehome {

namespace {

int hexDigit(char c)
{
    if (c >= '0' && c <= '9')
        return c - '0';
    if (c >= 'a' && c <= 'f')
        return c - 'a' + 10;
    if (c >= 'A' && c <= 'F')
        return c - 'A' + 10;
    return -1;
}

} // namespace

std::optional<MacAddress> MacAddress::parse(std::string_view text)
{
    const bool separated = text.size() == 17;
    if (!separated && text.size() != 12)
        return std::nullopt;
    MacAddress mac;
    for (std::size_t i = 0; i < 6; ++i) {
        const std::size_t at = separated ? i * 3 : i * 2;
        if (separated && i > 0 && (text[at - 1] != text[2] || (text[2] != ':' && text[2] != '-')))
            return std::nullopt;
        const int high = hexDigit(text[at]);
        const int low = hexDigit(text[at + 1]);
        if (high < 0 || low < 0)
            return std::nullopt;
        mac.octets[i] = static_cast<std::uint8_t>(high * 16 + low);
    }
    return mac;
}

std::string MacAddress::text() const
{
    std::string out;
    out.reserve(17);
    for (const std::uint8_t octet : octets) {
        if (!out.empty())
            out += ':';
        out += hexText(ByteView(&octet, 1));
    }
    return out;
}

} // namespace phonehome
