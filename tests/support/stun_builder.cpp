// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/stun_builder.h"

#include "core/decode/crc32.h"
#include "tests/support/wire_writer.h"

namespace phonehome {

namespace {
constexpr std::uint32_t kMagicCookie = 0x2112a442;
constexpr std::uint32_t kFingerprintXor = 0x5354554e;
constexpr std::size_t kFingerprintBytes = 8;
} // namespace

StunBuilder& StunBuilder::bytes(std::uint16_t attribute, ByteView value)
{
    WireWriter out;
    out.u16(attribute).u16(value.size()).bytes(value).zeros((4 - value.size() % 4) % 4);
    m_attributes.insert(m_attributes.end(), out.view().begin(), out.view().end());
    return *this;
}

StunBuilder& StunBuilder::text(std::uint16_t attribute, std::string_view value)
{
    return bytes(attribute, WireWriter().text(value).view());
}

StunBuilder& StunBuilder::number(std::uint16_t attribute, std::uint32_t value)
{
    return bytes(attribute, WireWriter().u32(value).view());
}

StunBuilder& StunBuilder::error(std::uint16_t code, std::string_view reason)
{
    return bytes(stun_attribute::kErrorCode, WireWriter().u16(0).u8(code / 100).u8(code % 100).text(reason).view());
}

StunBuilder& StunBuilder::xorAddress(std::uint16_t attribute, const Endpoint& endpoint)
{
    constexpr std::uint8_t kIpv4Family = 1;
    WireWriter out;
    out.u8(0).u8(kIpv4Family).u16(endpoint.port ^ kMagicCookie >> 16).u32(endpoint.address.toV4() ^ kMagicCookie);
    return bytes(attribute, out.view());
}

std::vector<std::uint8_t> StunBuilder::message() const
{
    return withLength(m_attributes.size());
}

std::vector<std::uint8_t> StunBuilder::messageWithFingerprint() const
{
    // The checksum covers the header with the length that counts the fingerprint itself.
    const auto covered = withLength(m_attributes.size() + kFingerprintBytes);
    WireWriter out;
    out.bytes(covered).u16(stun_attribute::kFingerprint).u16(4).u32(crc32(covered) ^ kFingerprintXor);
    return out.take();
}

std::vector<std::uint8_t> StunBuilder::withLength(std::size_t length) const
{
    WireWriter out;
    out.u16(m_type).u16(length).u32(kMagicCookie).bytes(m_transaction).bytes(m_attributes);
    return out.take();
}

} // namespace phonehome
