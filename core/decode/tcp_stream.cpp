// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/decode/tcp_stream.h"

#include <algorithm>

namespace phonehome {

namespace {

constexpr std::uint32_t kHalf = 0x80000000;
constexpr std::uint32_t kWindow = 1U << 20;
constexpr std::size_t kSegmentsMax = 256;
/// Longer than any sender waits before it repeats a segment.
constexpr Duration kPatience = Duration::ofSeconds(120);

} // namespace

bool TcpStream::feed(const Packet& packet)
{
    std::uint32_t sequence = packet.tcp.sequence;
    if (packet.tcp.syn) {
        if (!m_next) {
            m_next = sequence + 1;
            m_syn = sequence;
        }
        ++sequence;
    }
    if (m_closed)
        return false;
    if (packet.cut) {
        close();
        return false;
    }
    ByteView bytes = packet.payload;
    // One byte before what is due is a keep-alive (RFC 9293 s3.8.4).
    if (bytes.empty() || (bytes.size() == 1 && m_next && sequence + 1 == *m_next))
        return false;
    if (!m_next)
        m_next = sequence;
    std::uint32_t gap = sequence - *m_next;
    if (gap >= kHalf) {
        const std::uint32_t known = 0U - gap;
        if (known >= bytes.size())
            return false;
        bytes = bytes.subspan(known);
        gap = 0;
    }
    if (gap > 0 && m_waiting.empty() && m_acknowledged && static_cast<std::int32_t>(gap) <= ahead(*m_acknowledged))
        jumpTo(sequence);
    else if (gap > 0) {
        wait(packet, sequence, bytes);
        return false;
    }
    append(bytes);
    // Segments taken from behind a hole bring their own packet, one after the other.
    if (!m_draining)
        joinWaiting();
    return true;
}

void TcpStream::acknowledge(std::uint32_t sequence)
{
    if (m_closed || !m_next || sequence - *m_next >= kHalf || sequence == *m_next)
        return;
    if (!m_acknowledged || sequence - *m_acknowledged < kHalf)
        m_acknowledged = sequence;
    if (!m_waiting.empty() && ahead(nearest()->first) <= ahead(*m_acknowledged))
        m_hopeless = true;
}

std::optional<TcpStream::Early> TcpStream::takeBehindHole()
{
    const bool follows = m_draining && !m_waiting.empty() && ahead(nearest()->first) <= 0;
    m_draining = !m_waiting.empty() && (m_hopeless || follows);
    if (!m_draining)
        return std::nullopt;
    const auto first = nearest();
    if (!follows)
        jumpTo(first->first);
    m_hopeless = false;
    Early early = std::move(first->second);
    m_waitingBytes -= early.bytes.size();
    m_waiting.erase(first);
    early.packet.payload = early.bytes;
    return early;
}

void TcpStream::consume(std::size_t n)
{
    m_consumed += n;
    if (m_consumed >= m_buffer.size()) {
        m_buffer.clear();
        m_consumed = 0;
    }
}

void TcpStream::close()
{
    m_closed = true;
    m_buffer = std::vector<std::uint8_t>(); // "= {}" would keep its room
    m_consumed = 0;
    m_waiting.clear();
    m_waitingBytes = 0;
}

void TcpStream::append(ByteView bytes)
{
    if (m_consumed > 0) {
        m_buffer.erase(m_buffer.begin(), m_buffer.begin() + static_cast<std::ptrdiff_t>(m_consumed));
        m_consumed = 0;
    }
    m_buffer.insert(m_buffer.end(), bytes.begin(), bytes.end());
    *m_next += static_cast<std::uint32_t>(bytes.size());
}

/// The hole before it is given up when no more can wait, or the segment at its edge has waited too long.
void TcpStream::wait(const Packet& packet, std::uint32_t sequence, ByteView bytes)
{
    const bool room =
        sequence - *m_next < kWindow && m_waiting.size() < kSegmentsMax && m_waitingBytes + bytes.size() <= kWindow;
    m_hopeless = !m_waiting.empty() && (!room || packet.frame.time - nearest()->second.packet.frame.time > kPatience);
    if (!room)
        return;
    Early& early = m_waiting[sequence];
    if (early.bytes.size() >= bytes.size())
        return;
    m_waitingBytes += bytes.size() - early.bytes.size();
    early.bytes.assign(bytes.begin(), bytes.end());
    early.packet = packet;
    early.packet.frame.data = {};
    early.packet.payload = {};
}

void TcpStream::jumpTo(std::uint32_t sequence)
{
    m_buffer.clear();
    m_consumed = 0;
    m_next = sequence;
    m_jumped = true;
}

TcpStream::Waiting::iterator TcpStream::nearest()
{
    return std::min_element(m_waiting.begin(), m_waiting.end(),
                            [this](const auto& a, const auto& b) { return ahead(a.first) < ahead(b.first); });
}

std::int32_t TcpStream::ahead(std::uint32_t sequence) const
{
    return static_cast<std::int32_t>(sequence - *m_next);
}

void TcpStream::joinWaiting()
{
    // Few segments wait, and seldom: going over all of them again is cheaper than an order that wraps around.
    for (auto it = m_waiting.begin(); it != m_waiting.end();) {
        const std::int32_t gap = ahead(it->first);
        if (gap > 0) {
            ++it;
            continue;
        }
        const std::uint32_t known = 0U - static_cast<std::uint32_t>(gap);
        const std::vector<std::uint8_t> bytes = std::move(it->second.bytes);
        m_waitingBytes -= bytes.size();
        m_waiting.erase(it);
        if (known < bytes.size())
            append(ByteView(bytes).subspan(known));
        it = m_waiting.begin();
    }
}

} // namespace phonehome
