// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <vector>

#include "core/base/bytes.h"
#include "core/base/time.h"
#include "tests/support/frame_builder.h"
#include "tests/support/split_mix.h"

namespace phonehome {

/// One frame of a capture in the making.
struct TimedFrame {
    Timestamp time;
    std::vector<std::uint8_t> bytes;
};

/// One TCP connection as a router's inner port sees it: keeps both sides' numbers right.
class TcpTalk {
public:
    /// `toServer` is the route of the client's frames; frames go to the end of `out`, which must outlive the talk.
    TcpTalk(const Route& toServer, SplitMix& random, std::vector<TimedFrame>& out);

    /// SYN at `time`, SYN ACK a round trip later, ACK a millisecond after that.
    void open(Timestamp time, Duration roundTrip);
    void fromClient(Timestamp time, ByteView payload, std::uint8_t flags = tcp_flag::kPsh | tcp_flag::kAck);
    void fromServer(Timestamp time, ByteView payload, std::uint8_t flags = tcp_flag::kPsh | tcp_flag::kAck);
    void ackFromClient(Timestamp time) { fromClient(time, {}, tcp_flag::kAck); }
    void ackFromServer(Timestamp time) { fromServer(time, {}, tcp_flag::kAck); }
    /// FIN from the client, FIN from the server, last ACK.
    void close(Timestamp time, Duration roundTrip);

    /// The client's latest segment once more, as after a retransmission timeout.
    void repeatClient(Timestamp time);
    /// What was said past the capture: the sequence numbers go on without frames.
    void skip(std::size_t clientBytes, std::size_t serverBytes);

private:
    struct Side {
        Route route;
        std::uint32_t next = 0; ///< sequence number of the next byte
        std::uint16_t window = 0;
    };

    void send(Timestamp time, Side& from, ByteView payload, std::uint8_t flags);

    Side m_client;
    Side m_server;
    std::vector<TimedFrame>& m_out;
    std::vector<std::uint8_t> m_lastPayload;
    TcpSegment m_lastSegment;
};

} // namespace phonehome
