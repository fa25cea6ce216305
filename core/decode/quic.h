// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <deque>
#include <map>
#include <string>
#include <unordered_map>
#include <vector>

#include "core/decode/message_sink.h"

namespace phonehome {

/// Finds the ClientHello in the first packets of QUIC connections (RFC 9000 s17.2.2, version 1 and 2). Its pieces may
/// come in any order and over several packets. Bounded: 1,024 connections with an unfinished hello, 16 kB each.
class QuicHellos {
public:
    /// True when the datagram is an Initial packet of a client that could be opened; a finished hello goes to the sink.
    bool read(const Packet& packet, const MessageSink& sink);

private:
    /// The CRYPTO stream of one connection, up to the hello.
    struct Connection {
        std::map<std::size_t, std::vector<std::uint8_t>> pieces; ///< by offset
        std::size_t bytes = 0;
        bool done = false;
    };
    using Key = std::string; ///< both endpoints and the destination connection id

    Connection& connection(const Key& key);
    static void readFrames(ByteView payload, Connection& connection);
    static std::vector<std::uint8_t> contiguous(const Connection& connection);

    std::unordered_map<Key, Connection> m_connections;
    std::deque<Key> m_order;
};

/// Does a datagram begin with a long header of a version that we open? Cheap: called for every datagram.
bool looksLikeQuicInitial(ByteView bytes);

} // namespace phonehome
