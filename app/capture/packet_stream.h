// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <deque>
#include <vector>

#include <pcap/pcap.h>

namespace phonehome {

enum class Sent {
    All,        ///< nothing waits
    Some,       ///< the reader takes no more for now
    ReaderGone, ///< and never will
    Failed,     ///< the output broke; errno says how
};

/// Packets on their way to the reader, in the pcap format with nanoseconds, native byte order. What a slow reader does
/// not take waits here, up to a bound, so that the kernel's ring is emptied meanwhile.
class PacketStream {
public:
    /// What fd is, it stays: a pipe or socket is set not to block and given room; a file is written as it is.
    /// fd is not closed.
    explicit PacketStream(int fd);

    void addHeader(std::uint32_t linkType, std::uint32_t snapLength);
    /// header.ts holds nanoseconds in its microseconds' place, as libpcap gives it when asked for them.
    void addPacket(const pcap_pkthdr& header, const u_char* bytes);

    /// Writes what the reader takes, as few writes as can be.
    Sent send();

    bool full() const { return waiting() >= kWaitingBytesMax; }
    std::size_t waiting() const { return m_waiting; }
    std::uint64_t packets() const { return m_packets; }
    int fd() const { return m_fd; }

private:
    static constexpr std::size_t kWaitingBytesMax = 64U << 20U;

    void add(const void* bytes, std::size_t count);
    void startChunk();

    int m_fd;
    std::deque<std::vector<char>> m_chunks; ///< never empty; a stall's memory goes as its bytes do, and none is moved
    std::size_t m_sent = 0;                 ///< how much of the first chunk is through
    std::size_t m_waiting = 0;
    std::uint64_t m_packets = 0;
};

} // namespace phonehome
