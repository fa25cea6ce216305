// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <vector>

#include "core/base/bytes.h"
#include "core/decode/packet.h"

namespace phonehome {

/// One direction of a TCP connection, put in order by sequence number (RFC 9293 s3.4). Retransmitted and overlapping
/// bytes count once; without a SYN the first segment seen starts it. At most 1 MB waits ahead of a gap.
class TcpStream {
public:
    /// Takes the packet's segment; true when new bytes came into order. A cut segment ends the stream.
    bool feed(const Packet& packet);

    /// Bytes in order that were not consumed yet.
    ByteView bytes() const { return ByteView(m_buffer).subspan(m_consumed); }
    void consume(std::size_t n);
    /// Gives up: nothing more is taken, memory is freed.
    void close();
    bool isClosed() const { return m_closed; }
    /// Sequence number of the SYN, if that was seen.
    std::optional<std::uint32_t> synSequence() const { return m_syn; }

private:
    void append(ByteView bytes);
    void joinWaiting();

    std::vector<std::uint8_t> m_buffer;
    std::size_t m_consumed = 0;
    std::map<std::uint32_t, std::vector<std::uint8_t>> m_waiting; ///< by distance-safe sequence number
    std::size_t m_waitingBytes = 0;
    std::optional<std::uint32_t> m_next;
    std::optional<std::uint32_t> m_syn;
    bool m_closed = false;
};

} // namespace phonehome
