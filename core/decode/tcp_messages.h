// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <map>
#include <memory>

#include "core/base/ageing_map.h"
#include "core/decode/message_sink.h"
#include "core/decode/tcp_stream.h"
#include "core/net/five_tuple.h"

namespace phonehome {

/// Puts TCP connections in order and reads the messages in them: STUN, DNS and HTTP one after the other, the
/// ClientHello and the load balancer's referral at the start. A direction that begins with nothing we know is not kept.
/// Bounded: when 32,768 connections are known, those longest unused are forgotten; at most 32 MB wait for what lies before
/// them or for the rest of a message, and where more would, those that began to wait first are given up.
class TcpMessages {
public:
    void read(const Packet& packet, const MessageSink& sink);

private:
    enum class Kind : std::uint8_t { Unknown, Stun, Dns, Tls, Http, HttpReply, ReferralAnswer, ReferralRequest };
    struct Direction {
        TcpStream stream;
        Kind kind = Kind::Unknown;
        std::uint64_t body = 0;   ///< bytes of an HTTP body that are still to come
        std::size_t needs = 0;    ///< bytes of a hello, at least, before it is worth reading again
        bool seeking = false;     ///< behind a hole: a STUN message may start in any segment
        std::uint32_t heads = 0;  ///< HTTP requests, or answers to them, that went this way
        bool asks = false;        ///< they are requests
        bool asksHead = false;    ///< one of them wants a head without its body
        bool answers = false;     ///< the other direction asks
        bool answersHead = false; ///< likewise
    };
    /// Both directions of a connection, told apart by which end sends.
    struct Connection {
        bool silent = false; ///< nothing more to be read either way: most packets of most captures end here
        Direction fromLow;
        Direction fromHigh;
        std::uint64_t waiter = 0; ///< its number among those that wait

        std::size_t held() const { return fromLow.stream.held() + fromHigh.stream.held(); }
    };
    void readConnection(const Packet& packet, Connection& both, bool carries, const MessageSink& sink);
    void readSegment(const Packet& packet, Direction& d, const MessageSink& sink);
    void readBehindHoles(Direction& d, const MessageSink& sink);
    /// nullptr where it is not known and shall not be made.
    Connection* connection(const FiveTuple& key, std::uint32_t hash, bool make);
    /// before: bytes that the connection held before it was read.
    void countHeld(const FiveTuple& key, Connection& both, std::size_t before, const MessageSink& sink);
    void makeRoom(const MessageSink& sink);
    static Kind recognise(const Packet& packet, const Direction& d, bool& known);
    /// One message off the stream's start; false when there is none (yet).
    static bool takeStun(const Packet& packet, TcpStream& stream, const MessageSink& sink);
    static bool takeDns(const Packet& packet, TcpStream& stream, const MessageSink& sink);
    static bool takeTls(const Packet& packet, Direction& d, const MessageSink& sink);
    static bool takeHttp(const Packet& packet, Direction& d, const MessageSink& sink);
    /// A request's or an answer's head, as decode reads it, and then past its body. accept(head) numbers it, and says
    /// whether anything behind it is read.
    template <typename Decode, typename Accept>
    static bool takeHead(const Packet& packet, Direction& d, const MessageSink& sink, Decode decode, Accept accept);
    static bool takeHttpAnswer(const Packet& packet, Direction& d, const MessageSink& sink);
    /// Passes over a body; true when there was one.
    static bool passBody(Direction& d);
    static bool takeReferral(const Packet& packet, TcpStream& stream, const MessageSink& sink);

    /// What goes on after a longer silence is told by its next segment anew.
    static constexpr Duration kSilentMax = Duration::ofSeconds(21'600);
    static constexpr std::size_t kGeneration = 16384;

    AgeingMap<FiveTuple, std::unique_ptr<Connection>> m_connections{kSilentMax, kGeneration};
    std::map<std::uint64_t, FiveTuple> m_waiters; ///< who holds bytes, by when they began; some are forgotten by now
    std::uint64_t m_lastWaiter = 0;
    std::size_t m_held = 0; ///< by all of them, at most
};

} // namespace phonehome
