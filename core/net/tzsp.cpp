// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/net/tzsp.h"

#include <algorithm>
#include <optional>

namespace phonehome {

namespace {

constexpr std::uint8_t kVersion = 1;
constexpr std::uint8_t kReceived = 0;
constexpr std::uint8_t kTypes = 6; ///< received, to be sent, (reserved), configuration, keep-alive, port opener
constexpr std::uint8_t kPadding = 0;
constexpr std::uint8_t kEnd = 1;
constexpr std::uint8_t kOriginalLength = 41;

std::optional<LinkType> linkTypeOf(std::uint16_t encapsulation)
{
    switch (encapsulation) {
    case 1: return LinkType::Ethernet;
    case 18: return LinkType::Wireless;
    case 119: return LinkType::WirelessPrism;
    case 127: return LinkType::WirelessAvs;
    default: return std::nullopt;
    }
}

} // namespace

TzspMessage decodeTzsp(ByteView payload)
{
    ByteReader in(payload);
    const std::uint8_t version = in.u8();
    const std::uint8_t type = in.u8();
    const std::uint16_t encapsulation = in.u16();
    if (!in.ok() || version != kVersion || type >= kTypes)
        return {};
    if (type != kReceived)
        return {TzspKind::KeepAlive, {}, {}, 0};
    std::uint32_t original = 0;
    for (std::uint8_t tag = in.u8(); tag != kEnd; tag = in.u8()) {
        if (tag != kPadding) {
            ByteReader value = in.sub(in.u8());
            if (tag == kOriginalLength && value.remaining() == 2)
                original = value.u16();
        }
        if (!in.ok())
            return {};
    }
    const ByteView frame = in.rest();
    if (frame.empty())
        return {};
    const auto link = linkTypeOf(encapsulation);
    if (!link)
        return {TzspKind::Foreign, {}, frame, 0};
    return {TzspKind::Frame, *link, frame, std::max(original, static_cast<std::uint32_t>(frame.size()))};
}

} // namespace phonehome
