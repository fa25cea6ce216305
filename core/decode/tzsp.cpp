// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/decode/tzsp.h"

namespace phonehome {

std::optional<CarriedFrame> decodeTzsp(ByteView payload)
{
    constexpr std::uint8_t kVersion = 1;
    constexpr std::uint8_t kReceived = 0;
    constexpr std::uint8_t kPadding = 0;
    constexpr std::uint8_t kEnd = 1;
    ByteReader in(payload);
    const std::uint8_t version = in.u8();
    const std::uint8_t type = in.u8();
    const std::uint16_t encapsulation = in.u16();
    if (!in.ok() || version != kVersion || type != kReceived)
        return std::nullopt;
    CarriedFrame out;
    switch (encapsulation) {
    case 1: out.linkType = LinkType::Ethernet; break;
    case 18: out.linkType = LinkType::Wireless; break;
    default: return std::nullopt;
    }
    for (std::uint8_t tag = in.u8(); tag != kEnd; tag = in.u8()) {
        if (tag != kPadding)
            in.skip(in.u8());
        if (!in.ok())
            return std::nullopt;
    }
    out.bytes = in.rest();
    return out.bytes.empty() ? std::nullopt : std::optional(out);
}

} // namespace phonehome
