// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/decode/stun.h"

#include <algorithm>
#include <array>

#include "core/base/text.h"
#include "core/decode/crc32.h"
#include "core/decode/stun_attributes.h"

namespace phonehome {

namespace {

constexpr std::uint32_t kCookie = 0x2112a442;
constexpr std::size_t kHeader = 20;
constexpr std::size_t kAttributesMax = 1024;
constexpr std::uint32_t kFingerprintXor = 0x5354554e;

StunMethod methodOf(std::uint16_t type)
{
    return static_cast<StunMethod>((type & 0x000fU) | (type & 0x00e0U) >> 1U | (type & 0x3e00U) >> 2U);
}

StunClass classOf(std::uint16_t type)
{
    return static_cast<StunClass>((type >> 4U & 1U) | (type >> 7U & 2U));
}

/// Some clients count the filling to a multiple of four with the text.
std::string textOf(ByteView value)
{
    while (!value.empty() && value.back() == 0)
        value = value.first(value.size() - 1);
    return utf8FromWire(value);
}

/// RFC 8489 s14.1; key: bytes to XOR the address with (s14.2), empty for none.
std::optional<Endpoint> endpointOf(ByteView value, ByteView key)
{
    ByteReader in(value);
    in.skip(1);
    const std::uint8_t family = in.u8();
    std::uint16_t port = in.u16();
    const std::size_t size = family == 1 ? 4 : family == 2 ? 16 : 0;
    if (!in.ok() || size == 0 || in.remaining() != size)
        return std::nullopt;
    std::array<std::uint8_t, 16> address{};
    const ByteView given = in.rest();
    std::copy(given.begin(), given.end(), address.begin());
    if (!key.empty()) {
        port ^= kCookie >> 16U;
        for (std::size_t i = 0; i < size; ++i)
            address[i] ^= key[i];
    }
    return Endpoint{IpAddress::fromBytes(ByteView(address).first(size)), port};
}

/// Fills the named fields from the attributes; the first of a kind counts.
class Interpreter {
public:
    Interpreter(ByteView message, StunMessage& out) : m_message(message), m_out(out) {}
    void take(const StunAttribute& a);

private:
    void number(std::optional<std::uint32_t>& field, ByteView value)
    {
        if (!field && value.size() == 4)
            field = ByteReader(value).u32();
    }
    void plain(std::optional<Endpoint>& field, ByteView value)
    {
        if (!field)
            field = endpointOf(value, {});
    }
    /// Without cookie there is nothing to XOR with.
    void xored(std::optional<Endpoint>& field, ByteView value)
    {
        if (!field && !m_out.classic)
            field = endpointOf(value, m_message.subspan(4, 16));
    }
    static void text(std::string& field, ByteView value)
    {
        if (field.empty())
            field = textOf(value);
    }
    void error(ByteView value);
    void fingerprint(const StunAttribute& a);

    ByteView m_message;
    StunMessage& m_out;
};

void Interpreter::take(const StunAttribute& a)
{
    const ByteView v = a.value;
    switch (a.type) {
    case stun_attribute::kMappedAddress: plain(m_out.mapped, v); break;
    case stun_attribute::kUsername: text(m_out.username, v); break;
    case stun_attribute::kErrorCode: error(v); break;
    case stun_attribute::kChannelNumber:
        if (!m_out.channelNumber && v.size() == 4)
            m_out.channelNumber = ByteReader(v).u16();
        break;
    case stun_attribute::kLifetime: number(m_out.lifetime, v); break;
    case stun_attribute::kXorPeerAddress: xored(m_out.xorPeer, v); break;
    case stun_attribute::kRealm: text(m_out.realm, v); break;
    case stun_attribute::kNonce: text(m_out.nonce, v); break;
    case stun_attribute::kXorRelayedAddress: xored(m_out.xorRelayed, v); break;
    case stun_attribute::kRequestedTransport:
        if (!m_out.requestedTransport && v.size() == 4)
            m_out.requestedTransport = v[0];
        break;
    case stun_attribute::kXorMappedAddress: xored(m_out.xorMapped, v); break;
    case stun_attribute::kPriority: number(m_out.priority, v); break;
    case stun_attribute::kUseCandidate: m_out.useCandidate = true; break;
    case stun_attribute::kConnectionId: number(m_out.connectionId, v); break;
    case stun_attribute::kSoftware: text(m_out.software, v); break;
    case stun_attribute::kAlternateServer: plain(m_out.alternateServer, v); break;
    case stun_attribute::kFingerprint: fingerprint(a); break;
    case stun_attribute::kResponseOrigin: plain(m_out.responseOrigin, v); break;
    case stun_attribute::kOtherAddress: plain(m_out.otherAddress, v); break;
    default: break;
    }
}

void Interpreter::error(ByteView value)
{
    if (m_out.errorCode || value.size() < 4)
        return;
    m_out.errorCode = static_cast<std::uint16_t>((value[2] & 7U) * 100U + value[3]);
    m_out.errorReason = textOf(value.subspan(4));
}

/// RFC 8489 s14.7: CRC-32 of all before the attribute.
void Interpreter::fingerprint(const StunAttribute& a)
{
    if (m_out.fingerprintValid || a.value.size() != 4)
        return;
    const std::uint32_t given = ByteReader(ByteView(a.value)).u32();
    m_out.fingerprintValid = (crc32(m_message.first(a.offset - 4)) ^ kFingerprintXor) == given;
}

/// cut: the end is missing.
Decoded<StunMessage> decode(ByteView message, bool cut)
{
    ByteReader in(message);
    const std::uint16_t type = in.u16();
    const std::size_t length = in.u16();
    const std::uint32_t cookie = in.u32();
    const ByteView transaction = in.take(12);
    if (!in.ok())
        return malformed(Malformed::TooShort, in.offset());
    if ((type & 0xc000U) != 0)
        return malformed(Malformed::BadValue, 0);
    if (length % 4 != 0 || (cut ? length + kHeader <= message.size() : length + kHeader != message.size()))
        return malformed(Malformed::BadLength, 2);

    StunMessage out;
    out.method = methodOf(type);
    out.klass = classOf(type);
    out.classic = cookie != kCookie;
    const ByteView id = out.classic ? message.subspan(4, 16) : transaction;
    out.transactionId = StunTransactionId(id);
    Interpreter interpreter(message, out);
    while (!in.atEnd()) {
        if (out.attributes.size() >= kAttributesMax)
            return malformed(Malformed::TooMany, in.offset());
        StunAttribute attribute;
        attribute.type = in.u16();
        const std::size_t size = in.u16();
        attribute.offset = in.offset();
        const ByteView value = in.take(size);
        in.skip((4 - size % 4) % 4);
        if (!in.ok() && cut)
            break;
        if (!in.ok())
            return malformed(Malformed::Cut, in.offset());
        attribute.value.assign(value.begin(), value.end());
        interpreter.take(attribute);
        out.attributes.push_back(std::move(attribute));
    }
    return out;
}

} // namespace

bool looksLikeStun(ByteView bytes)
{
    ByteReader in(bytes);
    const std::uint16_t type = in.u16();
    const std::uint16_t length = in.u16();
    const std::uint32_t cookie = in.u32();
    return in.ok() && (type & 0xc000U) == 0 && length % 4 == 0 && cookie == kCookie;
}

bool isClassicStunType(std::uint16_t type)
{
    constexpr std::array<std::uint16_t, 6> kTypes{0x0001, 0x0101, 0x0111, 0x0002, 0x0102, 0x0112};
    return std::find(kTypes.begin(), kTypes.end(), type) != kTypes.end();
}

Decoded<StunMessage> decodeStun(ByteView message)
{
    return decode(message, false);
}

Decoded<StunMessage> decodeCutStun(ByteView start)
{
    return decode(start, true);
}

StunFrame nextStunOverTcp(ByteView stream)
{
    constexpr StunFrame kNeedMore{StunFrame::Kind::NeedMore, 0};
    if (stream.empty())
        return kNeedMore;
    ByteReader in(stream);
    in.skip(2);
    const std::size_t length = in.u16();
    // RFC 8656 s12.5: over TCP ChannelData is padded to four bytes.
    if (stream[0] >= 0x40 && stream[0] <= 0x7f) {
        const std::size_t size = 4 + (length + 3) / 4 * 4;
        if (!in.ok() || stream.size() < size)
            return kNeedMore;
        return {StunFrame::Kind::ChannelData, size};
    }
    if ((stream[0] & 0xc0U) != 0)
        return {StunFrame::Kind::NotStun, 0};
    if (stream.size() < 8)
        return kNeedMore;
    if (!looksLikeStun(stream))
        return {StunFrame::Kind::NotStun, 0};
    if (stream.size() < length + kHeader)
        return kNeedMore;
    return {StunFrame::Kind::Message, length + kHeader};
}

} // namespace phonehome
