// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/decode/tcp_stream.h"

namespace phonehome {

namespace {

constexpr std::uint32_t kHalf = 0x80000000;
constexpr std::uint32_t kWindow = 1U << 20;
constexpr std::size_t kSegmentsMax = 256;

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
    std::uint32_t ahead = sequence - *m_next;
    if (ahead >= kHalf) {
        const std::uint32_t known = 0U - ahead;
        if (known >= bytes.size())
            return false;
        bytes = bytes.subspan(known);
        ahead = 0;
    }
    if (ahead > 0) {
        const bool room =
            ahead < kWindow && m_waiting.size() < kSegmentsMax && m_waitingBytes + bytes.size() <= kWindow;
        if (room) {
            auto& waiting = m_waiting[sequence];
            if (waiting.size() < bytes.size()) {
                m_waitingBytes += bytes.size() - waiting.size();
                waiting.assign(bytes.begin(), bytes.end());
            }
        }
        return false;
    }
    append(bytes);
    joinWaiting();
    return true;
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
    m_buffer = {};
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

void TcpStream::joinWaiting()
{
    // Few segments wait, and seldom: going over all of them again is cheaper than an order that wraps around.
    for (auto it = m_waiting.begin(); it != m_waiting.end();) {
        const std::uint32_t ahead = it->first - *m_next;
        if (ahead != 0 && ahead < kHalf) {
            ++it;
            continue;
        }
        const std::uint32_t known = 0U - ahead;
        const std::vector<std::uint8_t> bytes = std::move(it->second);
        m_waitingBytes -= bytes.size();
        m_waiting.erase(it);
        if (known < bytes.size())
            append(ByteView(bytes).subspan(known));
        it = m_waiting.begin();
    }
}

} // namespace phonehome
