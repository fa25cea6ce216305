// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/decode/quic_initial.h"

namespace phonehome {

namespace {
constexpr std::size_t kIdMax = 20; ///< RFC 9000 s17.2
} // namespace

std::uint64_t quicNumber(ByteReader& in)
{
    const ByteView head = in.peek();
    switch (head.empty() ? 0 : head[0] >> 6U) {
    case 0: return in.u8();
    case 1: return in.u16() & 0x3fffU;
    case 2: return in.u32() & 0x3fffffffU;
    default: return in.u64() & 0x3fffffffffffffffULL;
    }
}

/// Version 2 moved the packet types (RFC 9369 s3.2).
std::optional<QuicInitial> readQuicInitial(ByteView bytes)
{
    ByteReader in(bytes);
    const std::uint8_t first = in.u8();
    QuicInitial out;
    out.version = static_cast<QuicVersion>(in.u32());
    const unsigned type = out.version == QuicVersion::V2 ? 0x10 : 0x00;
    if ((first & 0xf0U) != (0xc0U | type))
        return std::nullopt;
    const std::size_t idSize = in.u8();
    out.destinationId = in.take(idSize);
    const std::size_t sourceIdSize = in.u8();
    out.sourceId = in.take(sourceIdSize);
    out.token = in.take(quicNumber(in));
    const std::uint64_t length = quicNumber(in);
    out.protectedAt = in.offset();
    if (!in.ok() || idSize > kIdMax || sourceIdSize > kIdMax || length < 20 || length > in.remaining())
        return std::nullopt;
    out.whole = bytes.first(out.protectedAt + length);
    return out;
}

/// RFC 9001 s5.4.1: the header without its mask, and with it the payload.
std::optional<std::vector<std::uint8_t>> openQuicInitial(const QuicInitial& packet, const QuicKeys& keys)
{
    const auto mask = headerMask(keys, packet.whole.subspan(packet.protectedAt + 4, 16));
    if (!mask)
        return std::nullopt;
    const std::uint8_t first = packet.whole[0] ^ ((*mask)[0] & 0x0fU);
    const std::size_t numberSize = (first & 3U) + 1;
    const ByteView masked = packet.whole.first(packet.protectedAt + numberSize);
    std::vector<std::uint8_t> header(masked.begin(), masked.end());
    if (header.empty())
        return std::nullopt;
    header[0] = first;
    std::uint64_t number = 0;
    for (std::size_t i = 0; i < numberSize; ++i) {
        header[packet.protectedAt + i] ^= (*mask)[1 + i];
        number = number << 8U | header[packet.protectedAt + i];
    }
    return openInitial(keys, number, header, packet.whole.subspan(header.size()));
}

} // namespace phonehome
