// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <deque>
#include <map>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "core/decode/message_sink.h"
#include "core/decode/quic_initial.h"

namespace phonehome {

/// Finds the ClientHello in the first packets of QUIC connections (RFC 9000 s17.2.2), of all versions that
/// isKnownQuicVersion() knows. Its pieces may come in any order and over several packets, also over those that follow the
/// server's choice of a connection id. A server that has its client try again (s8.1.2) hears the same hello twice; it is
/// told once. Bounded: 1,024 connections, 16 kB each of an unfinished hello.
class QuicHellos {
public:
    /// True when the datagram is an Initial packet of a client that could be opened; a finished hello goes to the sink.
    bool read(const Packet& packet, const MessageSink& sink);

private:
    /// The CRYPTO stream of one connection, up to the hello.
    struct Connection {
        QuicKeys keys;                                           ///< those of its first packet hold for the next ones
        std::map<std::size_t, std::vector<std::uint8_t>> pieces; ///< by offset
        std::size_t bytes = 0;
        bool done = false;
        std::uint64_t told = 0; ///< hash of the hello that was told last
    };
    using Key = std::string; ///< both endpoints and the client's own connection id, which stays (RFC 9000 s7.2)

    struct Opened {
        Connection& connection;
        std::vector<std::uint8_t> frames;
    };

    /// nullopt where nobody knows the keys.
    std::optional<Opened> opened(const Packet& packet, const QuicInitial& initial);
    Connection& begin(const Key& key, const QuicInitial& initial);
    static void readFrames(ByteView payload, Connection& connection);
    static std::vector<std::uint8_t> contiguous(const Connection& connection);
    static void finish(const Packet& packet, const MessageSink& sink, Connection& connection);

    std::unordered_map<Key, Connection> m_connections;
    std::deque<Key> m_order;
};

/// Does a datagram begin with a long header of a version that we open? Cheap: called for every datagram.
bool looksLikeQuicInitial(ByteView bytes);

} // namespace phonehome
