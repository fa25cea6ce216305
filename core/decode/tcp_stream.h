// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <utility>
#include <vector>

#include "core/base/bytes.h"
#include "core/decode/packet.h"

namespace phonehome {

/// One direction of a TCP connection, put in order by sequence number (RFC 9293 s3.4). Retransmitted and overlapping
/// bytes count once; without a SYN the first segment seen starts it. At most 1 MB waits ahead of a hole; what the
/// capture lost is passed over as soon as the receiver says that it has it, or nothing else can be hoped for.
class TcpStream {
public:
    /// Takes the packet's segment; true when new bytes came into order. A cut segment ends the stream.
    bool feed(const Packet& packet);
    /// The receiver has everything below this sequence number: holes there will not be filled.
    void acknowledge(std::uint32_t sequence);

    /// A segment that came early, with the packet it came in.
    struct Early {
        Packet packet; ///< payload lies in bytes; frame.data is empty
        std::vector<std::uint8_t> bytes;
    };
    /// The next segment behind a hole that was given up, taken out: feed its packet again, until there are no more. The
    /// bytes before the hole are gone.
    std::optional<Early> takeBehindHole();
    /// Gives up the hole before what waits, if there is one: it is to be taken then.
    bool giveUpHole() { return m_hopeless = !m_waiting.empty(); }
    /// True once after bytes were passed over: what comes now need not be the start of a message.
    bool takeJumped() { return std::exchange(m_jumped, false); }

    /// Bytes in order that were not consumed yet.
    ByteView bytes() const { return ByteView(m_buffer).subspan(m_consumed); }
    void consume(std::size_t n);
    /// Bytes of memory that wait: for more of a message, or for what lies before them.
    std::size_t held() const { return m_buffer.size() - m_consumed + m_waitingBytes + m_waiting.size() * kEarlyCost; }
    /// Gives up: nothing more is taken, memory is freed.
    void close();
    bool isClosed() const { return m_closed; }
    /// Sequence number of the SYN, if that was seen.
    std::optional<std::uint32_t> synSequence() const { return m_syn; }
    /// Is this what accepts its SYN?
    bool isAcceptedBy(const TcpHeader& tcp) const
    {
        return tcp.syn && tcp.ack && m_syn && tcp.acknowledgement == *m_syn + 1;
    }

private:
    using Waiting = std::map<std::uint32_t, Early>;
    /// Of a segment that waits, beside its bytes.
    static constexpr std::size_t kEarlyCost = sizeof(Early) + 64;

    void append(ByteView bytes);
    void wait(const Packet& packet, std::uint32_t sequence, ByteView bytes);
    void joinWaiting();
    void jumpTo(std::uint32_t sequence);
    Waiting::iterator nearest();
    /// Bytes from what is due; negative: known already.
    std::int32_t ahead(std::uint32_t sequence) const;

    std::vector<std::uint8_t> m_buffer;
    std::size_t m_consumed = 0;
    Waiting m_waiting; ///< by sequence number
    std::size_t m_waitingBytes = 0;
    std::optional<std::uint32_t> m_next;
    std::optional<std::uint32_t> m_acknowledged;
    bool m_hopeless = false; ///< the hole before what waits is given up
    bool m_draining = false; ///< segments from behind a hole are being fed again
    bool m_jumped = false;
    std::optional<std::uint32_t> m_syn;
    bool m_closed = false;
};

} // namespace phonehome
