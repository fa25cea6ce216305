// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/decode/quic.h"

#include <optional>
#include <string>

#include "core/decode/quic_keys.h"
#include "core/decode/tls.h"

namespace phonehome {

namespace {

constexpr std::size_t kConnectionsMax = 1024;
constexpr std::size_t kHelloMax = 16384;
constexpr std::size_t kPiecesMax = 256;
constexpr std::size_t kIdMax = 20; ///< RFC 9000 s17.2

/// A client's Initial packet within a datagram; the views point into it.
struct Initial {
    QuicVersion version{};
    ByteView destinationId;
    std::size_t protectedAt = 0; ///< where the packet number begins, from the packet's start
    ByteView whole;              ///< from the first byte to the end that its length gives
};

/// RFC 9000 s16: one, two, four or eight bytes.
std::uint64_t variableNumber(ByteReader& in)
{
    const ByteView head = in.peek();
    switch (head.empty() ? 0 : head[0] >> 6U) {
    case 0: return in.u8();
    case 1: return in.u16() & 0x3fffU;
    case 2: return in.u32() & 0x3fffffffU;
    default: return in.u64() & 0x3fffffffffffffffULL;
    }
}

/// RFC 9000 s17.2.2; version 2 moved the packet types (RFC 9369 s3.2).
std::optional<Initial> readInitial(ByteView bytes)
{
    ByteReader in(bytes);
    const std::uint8_t first = in.u8();
    Initial out;
    out.version = static_cast<QuicVersion>(in.u32());
    const unsigned type = out.version == QuicVersion::V2 ? 0x10 : 0x00;
    if ((first & 0xf0U) != (0xc0U | type))
        return std::nullopt;
    const std::size_t idSize = in.u8();
    out.destinationId = in.take(idSize);
    const std::size_t sourceIdSize = in.u8();
    in.skip(sourceIdSize);
    in.skip(variableNumber(in));
    const std::uint64_t length = variableNumber(in);
    out.protectedAt = in.offset();
    if (!in.ok() || idSize > kIdMax || sourceIdSize > kIdMax || length < 20 || length > in.remaining())
        return std::nullopt;
    out.whole = bytes.first(out.protectedAt + length);
    return out;
}

/// RFC 9001 s5.4.1: the header without its mask, and with it the payload.
std::optional<std::vector<std::uint8_t>> opened(const Initial& packet)
{
    const auto keys = clientInitialKeys(packet.version, packet.destinationId);
    if (!keys)
        return std::nullopt;
    const auto mask = headerMask(*keys, packet.whole.subspan(packet.protectedAt + 4, 16));
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
    return openInitial(*keys, number, header, packet.whole.subspan(header.size()));
}

} // namespace

bool looksLikeQuicInitial(ByteView bytes)
{
    if (bytes.size() < 64 || (bytes[0] & 0xc0U) != 0xc0)
        return false;
    ByteReader in(bytes.subspan(1, 4));
    return isKnownQuicVersion(static_cast<QuicVersion>(in.u32()));
}

bool QuicHellos::read(const Packet& packet, const MessageSink& sink)
{
    bool any = false;
    ByteView rest = packet.payload;
    // Several packets may share a datagram (RFC 9000 s12.2).
    for (int i = 0; i < 4 && looksLikeQuicInitial(rest); ++i) {
        const auto initial = readInitial(rest);
        if (!initial)
            break;
        rest = rest.subspan(initial->whole.size());
        const auto payload = opened(*initial);
        if (!payload)
            continue;
        any = true;
        const ByteView id = initial->destinationId;
        Connection& c =
            connection(packet.from().text() + ' ' + packet.to().text() + ' ' + std::string(id.begin(), id.end()));
        if (c.done)
            continue;
        readFrames(*payload, c);
        const std::vector<std::uint8_t> bytes = contiguous(c);
        const auto hello = decodeHandshakeHello(bytes);
        if (hello && *hello) {
            Message message(**hello);
            sink.message({packet, Protocol::Tls, message, ByteView(bytes).first((*hello)->size), false});
        }
        if (!hello || *hello) {
            c.done = true;
            c.pieces.clear();
        }
    }
    return any;
}

QuicHellos::Connection& QuicHellos::connection(const Key& key)
{
    const auto [found, added] = m_connections.try_emplace(key);
    if (!added)
        return found->second;
    m_order.push_back(key);
    if (m_order.size() > kConnectionsMax) {
        m_connections.erase(m_order.front());
        m_order.pop_front();
    }
    return m_connections[key];
}

/// PADDING, PING, ACK and CRYPTO; any other frame ends the reading (RFC 9000 s12.4, s19).
void QuicHellos::readFrames(ByteView payload, Connection& c)
{
    ByteReader in(payload);
    while (!in.atEnd()) {
        const std::uint64_t type = variableNumber(in);
        if (type <= 1)
            continue;
        if (type == 2 || type == 3) {
            variableNumber(in);
            variableNumber(in);
            const std::uint64_t ranges = variableNumber(in);
            variableNumber(in);
            for (std::uint64_t i = 0; i < 2 * ranges && in.ok() && !in.atEnd(); ++i)
                variableNumber(in);
            for (int i = 0; type == 3 && i < 3; ++i)
                variableNumber(in);
            continue;
        }
        if (type != 6)
            return;
        const std::uint64_t offset = variableNumber(in);
        const ByteView bytes = in.take(variableNumber(in));
        if (!in.ok() || offset > kHelloMax || c.bytes + bytes.size() > kHelloMax || c.pieces.size() >= kPiecesMax)
            return;
        auto& piece = c.pieces[offset];
        if (piece.size() < bytes.size()) {
            c.bytes += bytes.size() - piece.size();
            piece.assign(bytes.begin(), bytes.end());
        }
    }
}

/// The stream from its start to the first hole.
std::vector<std::uint8_t> QuicHellos::contiguous(const Connection& c)
{
    std::vector<std::uint8_t> out;
    for (const auto& [offset, bytes] : c.pieces) {
        if (offset > out.size())
            break;
        const std::size_t known = out.size() - offset;
        if (known < bytes.size())
            out.insert(out.end(), bytes.begin() + static_cast<std::ptrdiff_t>(known), bytes.end());
    }
    return out;
}

} // namespace phonehome
