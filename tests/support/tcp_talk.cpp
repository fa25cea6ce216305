// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/tcp_talk.h"

#include <utility>

namespace phonehome {

namespace {
constexpr std::uint8_t kServerTtl = 41; ///< 64 less the hops to a data centre
constexpr std::uint16_t kClientWindow = 5840;
constexpr std::uint16_t kServerWindow = 28960;
} // namespace

TcpTalk::TcpTalk(const Route& toServer, SplitMix& random, std::vector<TimedFrame>& out) : m_out(out)
{
    m_client.route = toServer;
    m_client.route.dontFragment = true;
    m_client.route.id = static_cast<std::uint16_t>(random.next());
    m_client.next = static_cast<std::uint32_t>(random.next());
    m_client.window = kClientWindow;
    m_server = m_client;
    std::swap(m_server.route.sourceMac, m_server.route.destinationMac);
    std::swap(m_server.route.source, m_server.route.destination);
    m_server.route.ttl = kServerTtl;
    m_server.route.id = static_cast<std::uint16_t>(random.next());
    m_server.next = static_cast<std::uint32_t>(random.next());
    m_server.window = kServerWindow;
}

void TcpTalk::open(Timestamp time, Duration roundTrip)
{
    fromClient(time, {}, tcp_flag::kSyn);
    fromServer(time + roundTrip, {}, tcp_flag::kSyn | tcp_flag::kAck);
    ackFromClient(time + roundTrip + Duration::ofMillis(1));
}

void TcpTalk::fromClient(Timestamp time, ByteView payload, std::uint8_t flags)
{
    m_lastPayload.assign(payload.begin(), payload.end());
    m_lastSegment = {m_client.next, flags & tcp_flag::kAck ? m_server.next : 0, flags, m_client.window};
    send(time, m_client, payload, flags);
}

void TcpTalk::fromServer(Timestamp time, ByteView payload, std::uint8_t flags)
{
    send(time, m_server, payload, flags);
}

void TcpTalk::close(Timestamp time, Duration roundTrip)
{
    fromClient(time, {}, tcp_flag::kFin | tcp_flag::kAck);
    fromServer(time + roundTrip, {}, tcp_flag::kFin | tcp_flag::kAck);
    ackFromClient(time + roundTrip + Duration::ofMillis(1));
}

void TcpTalk::repeatClient(Timestamp time)
{
    ++m_client.route.id;
    m_out.push_back({time, padded(tcpFrame(m_client.route, m_lastSegment, m_lastPayload))});
}

void TcpTalk::skip(std::size_t clientBytes, std::size_t serverBytes)
{
    m_client.next += static_cast<std::uint32_t>(clientBytes);
    m_server.next += static_cast<std::uint32_t>(serverBytes);
    m_client.route.id = static_cast<std::uint16_t>(m_client.route.id + 2);
    ++m_server.route.id;
}

void TcpTalk::send(Timestamp time, Side& from, ByteView payload, std::uint8_t flags)
{
    const Side& to = &from == &m_client ? m_server : m_client;
    const std::uint32_t acknowledgement = flags & tcp_flag::kAck ? to.next : 0;
    auto frame = tcpFrame(from.route, {from.next, acknowledgement, flags, from.window}, payload);
    // The router's own frames are seen before the hardware pads them.
    m_out.push_back({time, &from == &m_client ? padded(std::move(frame)) : std::move(frame)});
    ++from.route.id;
    const bool takesNumber = flags & (tcp_flag::kSyn | tcp_flag::kFin);
    from.next += static_cast<std::uint32_t>(payload.size()) + (takesNumber ? 1 : 0);
}

} // namespace phonehome
