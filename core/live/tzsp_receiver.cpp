// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/live/tzsp_receiver.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>
#include <ctime>

#include <linux/sock_diag.h>
#include <netinet/in.h>
#include <sys/socket.h>

#include "core/live/pcapng_block.h"

namespace phonehome {

namespace {

constexpr std::size_t kBatch = 32;
constexpr std::size_t kDatagramMax = 1U << 16;
constexpr std::size_t kControl = 256;
constexpr std::size_t kSendersMax = 8;
/// As much as the helper's ring. The kernel gives what its own limit (net.core.rmem_max) allows.
constexpr int kReceiveBuffer = 8 << 20;

/// A socket's address in the form that the kernel takes.
struct SocketAddress {
    sockaddr_storage storage{};
    socklen_t length = 0;
};

SocketAddress socketAddress(const TzspListener& listener)
{
    SocketAddress out;
    if (listener.address.isV4()) {
        sockaddr_in v4{};
        v4.sin_family = AF_INET;
        v4.sin_port = htons(listener.port);
        v4.sin_addr.s_addr = htonl(listener.address.toV4());
        std::memcpy(&out.storage, &v4, sizeof v4);
        out.length = sizeof v4;
    } else {
        sockaddr_in6 v6{};
        v6.sin6_family = AF_INET6;
        v6.sin6_port = htons(listener.port);
        std::memcpy(&v6.sin6_addr, listener.address.bytes().data(), sizeof v6.sin6_addr);
        std::memcpy(&out.storage, &v6, sizeof v6);
        out.length = sizeof v6;
    }
    return out;
}

std::uint64_t nanoseconds(const timespec& time)
{
    return static_cast<std::uint64_t>(time.tv_sec) * 1'000'000'000 + static_cast<std::uint64_t>(time.tv_nsec);
}

/// When the kernel took the datagram; now where it does not say.
std::uint64_t arrival(msghdr& header)
{
    timespec time{};
    for (cmsghdr* c = CMSG_FIRSTHDR(&header); c; c = CMSG_NXTHDR(&header, c)) {
        if (c->cmsg_level == SOL_SOCKET && c->cmsg_type == SCM_TIMESTAMPNS) {
            std::memcpy(&time, CMSG_DATA(c), sizeof time);
            return nanoseconds(time);
        }
    }
    clock_gettime(CLOCK_REALTIME, &time);
    return nanoseconds(time);
}

} // namespace

Result<TzspReceiver> TzspReceiver::open(const TzspListener& listener)
{
    const auto failed = [&] {
        return tl::make_unexpected(Error{ErrorCode::CantListen, tzspText(listener), 0, 0, std::strerror(errno)});
    };
    const SocketAddress where = socketAddress(listener);
    Descriptor socket(::socket(where.storage.ss_family, SOCK_DGRAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0));
    if (!socket.isOpen())
        return failed();
    const int on = 1;
    setsockopt(socket.get(), SOL_SOCKET, SO_TIMESTAMPNS, &on, sizeof on);
    setsockopt(socket.get(), SOL_SOCKET, SO_RCVBUF, &kReceiveBuffer, sizeof kReceiveBuffer);
    // NOLINTNEXTLINE(cppcoreguidelines-pro-type-reinterpret-cast): the sockets' own interface
    if (bind(socket.get(), reinterpret_cast<const sockaddr*>(&where.storage), where.length) != 0)
        return failed();
    return TzspReceiver(std::move(socket));
}

TzspReceiver::TzspReceiver(Descriptor socket) : m_socket(std::move(socket)), m_room(kBatch * kDatagramMax)
{
    PcapngBlock().sectionStart().endOfOptions().appendTo(m_out, PcapngBlock::kSection);
    // Whoever reads finds a capture from the start, though nothing may come for long.
    interfaceOf(LinkType::Ethernet);
}

ByteView TzspReceiver::receive()
{
    std::array<mmsghdr, kBatch> messages{};
    std::array<iovec, kBatch> rooms{};
    std::array<sockaddr_storage, kBatch> senders{};
    std::array<std::array<char, kControl>, kBatch> controls{};
    for (std::size_t i = 0; i < kBatch; ++i) {
        rooms[i] = {m_room.data() + i * kDatagramMax, kDatagramMax};
        msghdr& header = messages[i].msg_hdr;
        header.msg_iov = &rooms[i];
        header.msg_iovlen = 1;
        header.msg_name = &senders[i];
        header.msg_namelen = sizeof senders[i];
        header.msg_control = controls[i].data();
        header.msg_controllen = kControl;
    }
    m_came =
        static_cast<std::size_t>(std::max(recvmmsg(m_socket.get(), messages.data(), kBatch, MSG_DONTWAIT, nullptr), 0));
    for (std::size_t i = 0; i < m_came; ++i) {
        // NOLINTNEXTLINE(cppcoreguidelines-pro-type-reinterpret-cast): the sockets' own interface
        take({m_room.data() + i * kDatagramMax, messages[i].msg_len},
             addressOf(reinterpret_cast<const sockaddr*>(&senders[i])).value_or(IpAddress{}),
             arrival(messages[i].msg_hdr));
    }
    countDrops();
    m_given.swap(m_out);
    m_out.clear();
    // NOLINTNEXTLINE(cppcoreguidelines-pro-type-reinterpret-cast): bytes are bytes
    return {reinterpret_cast<const std::uint8_t*>(m_given.data()), m_given.size()};
}

void TzspReceiver::take(ByteView datagram, const IpAddress& from, std::uint64_t ns)
{
    const TzspMessage message = decodeTzsp(datagram);
    switch (message.kind) {
    case TzspKind::KeepAlive: return;
    case TzspKind::Malformed: ++m_counts.malformed; return;
    case TzspKind::Foreign: ++m_counts.foreign; return;
    case TzspKind::Frame: break;
    }
    auto& senders = m_counts.senders;
    const auto known =
        std::find_if(senders.begin(), senders.end(), [&](const TzspSender& s) { return s.address == from; });
    if (known != senders.end())
        ++known->frames;
    else if (senders.size() < kSendersMax)
        senders.push_back({from, 1});
    const std::uint32_t interface = interfaceOf(message.linkType);
    PcapngBlock().packet(interface, ns, message.bytes, message.length).appendTo(m_out, PcapngBlock::kPacket);
}

std::uint32_t TzspReceiver::interfaceOf(LinkType type)
{
    const auto known = std::find(m_interfaces.begin(), m_interfaces.end(), type);
    if (known != m_interfaces.end())
        return static_cast<std::uint32_t>(known - m_interfaces.begin());
    m_interfaces.push_back(type);
    PcapngBlock()
        .u16(linkTypeOfDlt(static_cast<std::uint32_t>(type)))
        .u16(0)
        .u32(PcapngBlock::kSnapLength)
        .option(2, "TZSP")
        .option(9, "\x09") // nanoseconds
        .endOfOptions()
        .appendTo(m_out, PcapngBlock::kInterface);
    return static_cast<std::uint32_t>(m_interfaces.size() - 1);
}

void TzspReceiver::countDrops()
{
    std::array<std::uint32_t, SK_MEMINFO_VARS> info{};
    socklen_t size = sizeof info;
    if (getsockopt(m_socket.get(), SOL_SOCKET, SO_MEMINFO, info.data(), &size) != 0 ||
        size < sizeof(std::uint32_t) * (SK_MEMINFO_DROPS + 1))
        return;
    m_counts.dropped += info[SK_MEMINFO_DROPS] - m_dropsSeen; // it wraps around
    m_dropsSeen = info[SK_MEMINFO_DROPS];
}

} // namespace phonehome
