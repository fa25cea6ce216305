// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/decode/tcp_messages.h"

#include <algorithm>
#include <iterator>

namespace phonehome {

namespace {

/// A ClientHello has at most 65536 bytes; anything that waits for more is none.
constexpr std::size_t kHelloMax = 70000;
constexpr std::size_t kHeldMax = 32U << 20;
/// A waiter takes that much of it beside its bytes: its node, and what is kept of its stream.
constexpr std::size_t kWaiterCost = 512;
/// An answer with a longer body is a download: what comes behind it is not worth passing over it.
constexpr std::uint64_t kBodyMax = 262'144;
constexpr std::uint16_t kLoadBalancerPort = 3475;
constexpr std::size_t kDnsHeader = 12;
constexpr std::size_t kReferralMax = 15; ///< an IPv4 address as text

/// True when all of the message lies in the packet that completed it.
bool liesIn(const Packet& packet, std::size_t size)
{
    return !packet.reassembled && packet.payload.size() >= size;
}

} // namespace

void TcpMessages::read(const Packet& packet, const MessageSink& sink)
{
    const FiveTuple key(packet.from(), packet.to(), packet.transport);
    m_connections.age(packet.frame.time);
    const bool carries = !packet.payload.empty() || packet.tcp.syn || packet.cut;
    Connection* both = connection(key, packet.connectionHash(), carries);
    if (!both || (both->silent && !packet.tcp.syn))
        return;
    const std::size_t held = both->held();
    readConnection(packet, *both, carries, sink);
    countHeld(key, *both, held, sink);
}

void TcpMessages::readConnection(const Packet& packet, Connection& both, bool carries, const MessageSink& sink)
{
    const bool low = packet.from() <= packet.to();
    Direction& own = low ? both.fromLow : both.fromHigh;
    Direction& other = low ? both.fromHigh : both.fromLow;
    // The same ports again: a new connection, unless it is the SYN once more. Where only the answers were captured, the
    // one that accepts tells of it.
    const auto begun = own.stream.synSequence();
    if (packet.tcp.syn && begun != packet.tcp.sequence && (!packet.tcp.ack || begun)) {
        // Accepted once more, by another number: its own direction begins anew, not what was asked for.
        if (!other.stream.isAcceptedBy(packet.tcp))
            other = {};
        own = {};
        both.silent = false;
    }
    own.answers = other.asks;
    own.answersHead = other.asksHead;
    // Before the packet's own bytes: what it acknowledges came before it.
    if (packet.tcp.ack) {
        other.stream.acknowledge(packet.tcp.acknowledgement);
        readBehindHoles(other, sink);
    }
    if (!carries)
        return;
    readSegment(packet, own, sink);
    readBehindHoles(own, sink);
    both.silent = own.stream.isClosed() && other.stream.isClosed();
}

void TcpMessages::countHeld(const FiveTuple& key, Connection& both, std::size_t before, const MessageSink& sink)
{
    const std::size_t now = both.held();
    if (now == before)
        return;
    if (before == 0) {
        both.waiter = ++m_lastWaiter;
        m_held += m_waiters.emplace(both.waiter, key).second ? kWaiterCost : 0;
    } else if (now == 0) {
        m_held -= m_waiters.erase(both.waiter) * kWaiterCost;
    }
    m_held += now;
    m_held -= before;
    if (m_held > kHeldMax)
        makeRoom(sink);
}

void TcpMessages::makeRoom(const MessageSink& sink)
{
    // Nobody says when the table of connections forgets one.
    m_held = 0;
    for (auto at = m_waiters.begin(); at != m_waiters.end();) {
        const auto* const known = m_connections.find(at->second);
        const bool waits = known && (*known)->waiter == at->first;
        m_held += waits ? (*known)->held() + kWaiterCost : 0;
        at = waits ? std::next(at) : m_waiters.erase(at);
    }
    // Down to half of it: this is not for every packet.
    while (m_held > kHeldMax / 2 && !m_waiters.empty()) {
        Connection& eldest = **m_connections.find(m_waiters.begin()->second);
        m_waiters.erase(m_waiters.begin());
        m_held -= eldest.held() + kWaiterCost;
        for (Direction* const d : {&eldest.fromLow, &eldest.fromHigh}) {
            while (d->stream.giveUpHole())
                readBehindHoles(*d, sink);
            if (d->stream.held() > 0)
                d->stream.close();
        }
    }
}

void TcpMessages::readBehindHoles(Direction& d, const MessageSink& sink)
{
    while (const auto early = d.stream.takeBehindHole())
        readSegment(early->packet, d, sink);
}

void TcpMessages::readSegment(const Packet& packet, Direction& d, const MessageSink& sink)
{
    if (!d.stream.feed(packet))
        return;
    if (d.stream.takeJumped()) {
        // Only STUN says by itself where a message starts.
        d.seeking = d.seeking || d.kind == Kind::Stun || d.kind == Kind::Unknown;
        d.kind = Kind::Unknown;
        if (!d.seeking) {
            d.stream.close();
            return;
        }
    }
    if (d.kind == Kind::Unknown && d.seeking) {
        if (!looksLikeStun(d.stream.bytes())) {
            d.stream.consume(d.stream.bytes().size());
            return;
        }
        d.kind = Kind::Stun;
    }
    if (d.kind == Kind::Unknown) {
        bool known = true;
        d.kind = recognise(packet, d, known);
        if (d.kind == Kind::Unknown) {
            if (known)
                d.stream.close();
            return;
        }
    }
    bool more = true;
    while (more && !d.stream.isClosed() && !d.stream.bytes().empty()) {
        switch (d.kind) {
        case Kind::Stun: more = takeStun(packet, d.stream, sink); break;
        case Kind::Dns: more = takeDns(packet, d.stream, sink); break;
        case Kind::Tls: more = takeTls(packet, d, sink); break;
        case Kind::Http: more = takeHttp(packet, d, sink); break;
        case Kind::HttpReply: more = takeHttpAnswer(packet, d, sink); break;
        case Kind::ReferralAnswer: more = takeReferral(packet, d.stream, sink); break;
        case Kind::ReferralRequest:
        case Kind::Unknown: d.stream.close(); break;
        }
    }
}

TcpMessages::Connection* TcpMessages::connection(const FiveTuple& key, std::uint32_t hash, bool make)
{
    if (const auto* known = m_connections.renew(key, hash))
        return known->get();
    return make ? m_connections.putNew(key, std::make_unique<Connection>(), hash).get() : nullptr;
}

/// known = false: too few bytes to tell.
TcpMessages::Kind TcpMessages::recognise(const Packet& packet, const Direction& d, bool& known)
{
    const ByteView bytes = d.stream.bytes();
    known = true;
    if (d.answers)
        return Kind::HttpReply;
    if (packet.sourcePort == kLoadBalancerPort)
        return Kind::ReferralAnswer;
    if (packet.destinationPort == kLoadBalancerPort && isReferralRequest(bytes))
        return Kind::ReferralRequest;
    if (looksLikeStun(bytes))
        return Kind::Stun;
    if (packet.hasPort(53))
        return Kind::Dns;
    if (bytes[0] == 0x16)
        return Kind::Tls;
    if (looksLikeHttpRequest(bytes))
        return Kind::Http;
    // Too short for a STUN header, and nothing speaks against one.
    if (bytes.size() < 8 && bytes[0] < 0x40)
        known = false;
    return Kind::Unknown;
}

bool TcpMessages::takeStun(const Packet& packet, TcpStream& stream, const MessageSink& sink)
{
    const StunFrame frame = nextStunOverTcp(stream.bytes());
    if (frame.kind == StunFrame::Kind::NeedMore)
        return false;
    if (frame.kind == StunFrame::Kind::NotStun) {
        stream.close();
        return false;
    }
    if (frame.kind == StunFrame::Kind::Message) {
        const ByteView bytes = stream.bytes().first(frame.size);
        auto decoded = decodeStun(bytes);
        if (!decoded) {
            sink.refusal({packet, Protocol::Stun, decoded.error()});
            stream.close();
            return false;
        }
        Message message(std::move(*decoded));
        sink.message({packet, Protocol::Stun, message, bytes, liesIn(packet, frame.size)});
    }
    stream.consume(frame.size);
    return true;
}

bool TcpMessages::takeDns(const Packet& packet, TcpStream& stream, const MessageSink& sink)
{
    std::size_t consumed = 0;
    const auto bytes = nextDnsOverTcp(stream.bytes(), consumed);
    if (!bytes)
        return false;
    if (bytes->size() < kDnsHeader) {
        sink.refusal({packet, Protocol::Dns, {Malformed::TooShort, 0}});
        stream.close();
        return false;
    }
    auto decoded = decodeDns(*bytes);
    if (!decoded) {
        sink.refusal({packet, Protocol::Dns, decoded.error()});
        stream.close();
        return false;
    }
    Message message(std::move(*decoded));
    sink.message({packet, Protocol::Dns, message, *bytes, liesIn(packet, consumed)});
    stream.consume(consumed);
    return true;
}

bool TcpMessages::takeTls(const Packet& packet, Direction& d, const MessageSink& sink)
{
    const ByteView bytes = d.stream.bytes();
    if (bytes.size() < d.needs && bytes.size() <= kHelloMax)
        return false;
    auto decoded = decodeClientHello(bytes, d.needs);
    if (!decoded) {
        // Other handshake messages and things that only begin like TLS are no damage.
        if (decoded.error().reason != Malformed::BadValue)
            sink.refusal({packet, Protocol::Tls, decoded.error()});
        d.stream.close();
        return false;
    }
    if (!*decoded) {
        if (bytes.size() > kHelloMax)
            d.stream.close();
        return false;
    }
    const std::size_t size = (*decoded)->size;
    Message message(std::move(**decoded));
    sink.message({packet, Protocol::Tls, message, bytes.first(std::min(size, bytes.size())), liesIn(packet, size)});
    d.stream.close();
    return false;
}

bool TcpMessages::passBody(Direction& d)
{
    const auto passed = static_cast<std::size_t>(std::min<std::uint64_t>(d.body, d.stream.bytes().size()));
    d.body -= passed;
    d.stream.consume(passed);
    return passed > 0;
}

template <typename Decode, typename Accept>
bool TcpMessages::takeHead(const Packet& packet, Direction& d, const MessageSink& sink, Decode decode, Accept accept)
{
    if (passBody(d))
        return true;
    const ByteView bytes = d.stream.bytes();
    auto decoded = decode(bytes);
    if (!decoded) {
        // What begins as one and goes on otherwise is some other protocol, and no damage.
        if (decoded.error().reason != Malformed::BadStartLine)
            sink.refusal({packet, Protocol::Http, decoded.error()});
        d.stream.close();
        return false;
    }
    if (!*decoded)
        return false;
    const std::size_t size = (*decoded)->size;
    d.body = (*decoded)->bodyLeft();
    const bool goesOn = accept(**decoded);
    Message message(std::move(**decoded));
    sink.message({packet, Protocol::Http, message, bytes.first(size), liesIn(packet, size)});
    if (goesOn)
        d.stream.consume(size);
    else
        d.stream.close();
    return goesOn;
}

bool TcpMessages::takeHttpAnswer(const Packet& packet, Direction& d, const MessageSink& sink)
{
    return takeHead(packet, d, sink, decodeHttpReply, [&d](HttpReply& reply) {
        d.heads += reply.interim() ? 0 : 1;
        reply.number = d.heads;
        // What a head without its body says of the body can't be told from a body once more is asked for.
        return !reply.bodyUnknown && reply.bodyLeft() <= kBodyMax && !d.answersHead;
    });
}

bool TcpMessages::takeHttp(const Packet& packet, Direction& d, const MessageSink& sink)
{
    return takeHead(packet, d, sink, decodeHttpRequest, [&d](HttpRequest& request) {
        request.number = ++d.heads;
        d.asks = true;
        d.asksHead = d.asksHead || request.method == "HEAD";
        return !request.bodyUnknown;
    });
}

bool TcpMessages::takeReferral(const Packet& packet, TcpStream& stream, const MessageSink& sink)
{
    const ByteView bytes = stream.bytes();
    // In pieces, its beginning may be an address as well: then only the end of the connection or a line says that it is
    // all there.
    const bool all =
        liesIn(packet, bytes.size()) || packet.tcp.fin || bytes.size() >= kReferralMax || bytes.back() <= ' ';
    if (const auto referral = all ? decodeReferral(bytes) : std::nullopt) {
        Message message(*referral);
        sink.message({packet, Protocol::Referral, message, bytes, liesIn(packet, bytes.size())});
        stream.close();
    } else if (bytes.size() > kReferralMax) {
        stream.close();
    }
    return false;
}

} // namespace phonehome
