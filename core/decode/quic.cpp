// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/decode/quic.h"

#include <array>
#include <optional>
#include <string>
#include <utility>

#include "core/base/bytes_hash.h"
#include "core/decode/tls.h"

namespace phonehome {

namespace {

constexpr std::size_t kConnectionsMax = 1024;
constexpr std::size_t kHelloMax = 16384;
constexpr std::size_t kPiecesMax = 256;
constexpr std::uint64_t kCrypto = 6;
/// In T050 and T051. Elsewhere a STREAM frame, which no Initial packet holds (RFC 9000 s12.4).
constexpr std::uint64_t kGoogleCrypto = 8;

/// What packets of a version are opened as. One that is reserved (RFC 9000 s15) was chosen to be refused; its packets are
/// sealed as those of whichever version the client had in mind.
std::array<QuicVersion, 2> openedAs(QuicVersion version)
{
    return isReservedQuicVersion(version) ? std::array{QuicVersion::V1, QuicVersion::Draft29}
                                          : std::array{version, QuicVersion::None};
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
        const auto initial = readQuicInitial(rest);
        if (!initial)
            break;
        rest = rest.subspan(initial->whole.size());
        auto found = opened(packet, *initial);
        if (!found)
            continue;
        any = true;
        auto& [connection, frames] = *found;
        if (connection.done)
            continue;
        readFrames(frames, connection);
        finish(packet, sink, connection);
    }
    return any;
}

std::optional<QuicHellos::Opened> QuicHellos::opened(const Packet& packet, const QuicInitial& initial)
{
    const Key key = packet.from().text() + ' ' + packet.to().text() + ' ' +
                    std::string(initial.sourceId.begin(), initial.sourceId.end());
    if (const auto found = m_connections.find(key); found != m_connections.end()) {
        if (auto frames = openQuicInitial(initial, found->second.keys))
            return Opened{found->second, std::move(*frames)};
    }
    for (const QuicVersion version : openedAs(initial.version)) {
        const auto keys = clientInitialKeys(version, initial.destinationId);
        auto frames = keys ? openQuicInitial(initial, *keys) : std::nullopt;
        if (!frames)
            continue;
        Connection& connection = begin(key, initial);
        connection.keys = *keys;
        return Opened{connection, std::move(*frames)};
    }
    return std::nullopt;
}

QuicHellos::Connection& QuicHellos::begin(const Key& key, const QuicInitial& initial)
{
    const auto [found, added] = m_connections.try_emplace(key);
    if (!added) {
        // Asked to try again, which it shows by a token, it says what was told; some make a new hello for that. Without
        // one, it is another connection between the same ends.
        Connection next;
        next.told = found->second.told;
        next.done = next.told != 0 && !initial.token.empty();
        found->second = std::move(next);
        return found->second;
    }
    m_order.push_back(key);
    if (m_order.size() > kConnectionsMax) {
        m_connections.erase(m_order.front());
        m_order.pop_front();
    }
    return m_connections[key];
}

void QuicHellos::finish(const Packet& packet, const MessageSink& sink, Connection& c)
{
    const std::vector<std::uint8_t> bytes = contiguous(c);
    const auto hello = decodeHandshakeHello(bytes);
    if (hello && !*hello)
        return;
    c.done = true;
    c.pieces.clear();
    if (!hello)
        return;
    const ByteView whole = ByteView(bytes).first((*hello)->size);
    if (const std::uint64_t hash = bytesHash(whole); std::exchange(c.told, hash) == hash)
        return;
    Message message(**hello);
    sink.message({packet, Protocol::Tls, message, whole, false});
}

/// PADDING, PING, ACK and CRYPTO; any other frame ends the reading (RFC 9000 s12.4, s19).
void QuicHellos::readFrames(ByteView payload, Connection& c)
{
    ByteReader in(payload);
    while (!in.atEnd()) {
        const std::uint64_t type = quicNumber(in);
        if (type <= 1)
            continue;
        if (type == 2 || type == 3) {
            quicNumber(in);
            quicNumber(in);
            const std::uint64_t ranges = quicNumber(in);
            quicNumber(in);
            for (std::uint64_t i = 0; i < 2 * ranges && in.ok() && !in.atEnd(); ++i)
                quicNumber(in);
            for (int i = 0; type == 3 && i < 3; ++i)
                quicNumber(in);
            continue;
        }
        if (type != kCrypto && type != kGoogleCrypto)
            return;
        const std::uint64_t offset = quicNumber(in);
        const ByteView bytes = in.take(quicNumber(in));
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
