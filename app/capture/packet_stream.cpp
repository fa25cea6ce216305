// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/capture/packet_stream.h"

#include <array>
#include <cerrno>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace phonehome {

namespace {

constexpr std::uint32_t kMagicNanoseconds = 0xa1b23c4d;
// As much as an unprivileged process may ask for, if the system was not set otherwise.
constexpr int kPipeBytes = 1 << 20;
// What one write hands over: no more goes into the pipe.
constexpr std::size_t kChunkBytes = 1U << 20U;

} // namespace

PacketStream::PacketStream(int fd) : m_fd(fd), m_chunks(1)
{
    struct stat what {};
    if (fstat(fd, &what) != 0 || !(S_ISFIFO(what.st_mode) || S_ISSOCK(what.st_mode)))
        return;
    fcntl(fd, F_SETPIPE_SZ, kPipeBytes);
    fcntl(fd, F_SETFL, fcntl(fd, F_GETFL) | O_NONBLOCK);
}

void PacketStream::add(const void* bytes, std::size_t count)
{
    const char* first = static_cast<const char*>(bytes);
    m_chunks.back().insert(m_chunks.back().end(), first, first + count);
    m_waiting += count;
}

void PacketStream::startChunk()
{
    if (m_chunks.back().size() < kChunkBytes)
        return;
    m_chunks.emplace_back();
    m_chunks.back().reserve(kChunkBytes);
}

void PacketStream::addHeader(std::uint32_t linkType, std::uint32_t snapLength)
{
    constexpr std::uint32_t kMajor = 2;
    constexpr std::uint32_t kMinor = 4;
    constexpr bool kLittle = __BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__;
    // The version is two 16-bit numbers; zone and accuracy are zero by custom.
    constexpr std::uint32_t kVersion = kLittle ? kMajor | kMinor << 16U : kMajor << 16U | kMinor;
    const std::array words{kMagicNanoseconds, kVersion, 0U, 0U, snapLength, linkType};
    add(words.data(), sizeof words);
}

void PacketStream::addPacket(const pcap_pkthdr& header, const u_char* bytes)
{
    startChunk();
    const std::array words{static_cast<std::uint32_t>(header.ts.tv_sec), static_cast<std::uint32_t>(header.ts.tv_usec),
                           header.caplen, header.len};
    add(words.data(), sizeof words);
    add(bytes, header.caplen);
    ++m_packets;
}

Sent PacketStream::send()
{
    while (m_waiting > 0) {
        const std::vector<char>& chunk = m_chunks.front();
        const ssize_t written = write(m_fd, chunk.data() + m_sent, chunk.size() - m_sent);
        if (written < 0 && errno == EINTR)
            continue;
        if (written < 0 && (errno == EAGAIN || errno == EWOULDBLOCK))
            return Sent::Some;
        if (written < 0)
            return errno == EPIPE || errno == ECONNRESET ? Sent::ReaderGone : Sent::Failed;
        m_sent += static_cast<std::size_t>(written);
        m_waiting -= static_cast<std::size_t>(written);
        if (m_sent < chunk.size())
            continue;
        m_sent = 0;
        if (m_chunks.size() > 1)
            m_chunks.pop_front();
        else
            m_chunks.front().clear();
    }
    return Sent::All;
}

} // namespace phonehome
