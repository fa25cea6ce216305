// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <compare>
#include <cstdint>
#include <cstring>
#include <optional>
#include <string>
#include <string_view>

#include "core/base/bytes.h"
#include "core/base/folded_product.h"
#include "core/base/hash_seed.h"

namespace phonehome {

/// EUI-48.
struct MacAddress {
    std::array<std::uint8_t, 6> octets{};

    /// First six bytes of the view; all zeros when it is shorter.
    static MacAddress fromBytes(ByteView bytes)
    {
        MacAddress mac;
        if (bytes.size() >= mac.octets.size())
            std::memcpy(mac.octets.data(), bytes.data(), mac.octets.size());
        return mac;
    }
    /// "24:f5:a2:00:00:01", "24-F5-A2-00-00-01" or twelve hex digits.
    static std::optional<MacAddress> parse(std::string_view text);

    /// Lower-case hex with colons.
    std::string text() const;
    /// The 48 bits as a number; MAC + 1 is the next address of the same maker.
    std::uint64_t number() const
    {
        std::uint32_t maker = 0;
        std::uint16_t card = 0;
        std::memcpy(&maker, octets.data(), sizeof maker);
        std::memcpy(&card, octets.data() + sizeof maker, sizeof card);
        return std::uint64_t{__builtin_bswap32(maker)} << 16U | __builtin_bswap16(card);
    }

    bool isGroup() const { return octets[0] & 0x01; }
    bool isBroadcast() const { return number() == 0xffffffffffff; }
    bool isZero() const { return number() == 0; }
    /// The "locally administered" bit: randomised or virtual, says nothing about a vendor.
    bool isLocallyAdministered() const { return octets[0] & 0x02; }

    auto operator<=>(const MacAddress&) const = default;
    bool operator==(const MacAddress& other) const { return number() == other.number(); }
};

} // namespace phonehome

template <> struct std::hash<phonehome::MacAddress> {
    std::size_t operator()(const phonehome::MacAddress& mac) const noexcept
    {
        return phonehome::foldedProduct(mac.number() ^ phonehome::kHashSeed);
    }
};
