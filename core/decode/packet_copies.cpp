// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/decode/packet_copies.h"

#include <algorithm>

#include "core/base/bytes_hash.h"

namespace phonehome {

namespace {

/// Between a bridge and its port lies no queue: those that only look alike are further apart.
constexpr Duration kBridged = Duration::ofMillis(5);

bool isWithin(Timestamp one, Timestamp other, Duration limit)
{
    return one - other <= limit && other - one <= limit;
}

CaptureTap tapOf(const Packet& p)
{
    const ByteView bytes = p.frame.data;
    std::uint64_t index = 0;
    CaptureTap tap;
    switch (static_cast<LinkType>(p.frame.linkType)) {
    case LinkType::LinuxSll: tap.coarse = tap.directed = true; break;
    case LinkType::LinuxSll2: {
        tap.directed = true;
        ByteReader in(bytes);
        in.skip(4);
        index = in.u32();
        break;
    }
    default: break;
    }
    tap.outgoing = p.outgoing;
    tap.value = std::uint64_t{p.frame.interface} << 40U | index << 1U | (p.outgoing ? 1U : 0U);
    return tap;
}

std::uint64_t endHash(const Endpoint& end)
{
    return std::hash<Endpoint>{}(end);
}

std::uint64_t tcpHash(const Packet& p)
{
    const TcpHeader& tcp = p.tcp;
    const unsigned flags = (tcp.fin ? 1U : 0U) | (tcp.syn ? 2U : 0U) | (tcp.rst ? 4U : 0U) | (tcp.ack ? 8U : 0U);
    return mixHash(std::uint64_t{tcp.sequence} << 32U | tcp.acknowledgement, flags);
}

/// IPv4 identification and place in a fragmented datagram; 0 for IPv6, whose fragments have it in what is hashed.
std::uint32_t identification(const Packet& p, std::size_t network)
{
    if (p.network != NetworkLayer::Ipv4)
        return 0;
    ByteReader in(p.frame.data.subspan(network));
    in.skip(4);
    return in.u32();
}

/// Of a packet's ends and all that no hop on its way changes. A router may write another MSS into a SYN.
std::uint64_t packetHash(const Packet& p, std::size_t network)
{
    const std::uint64_t kind = std::uint64_t{p.transport} << 8U | static_cast<std::uint64_t>(p.network);
    const std::uint64_t ends = mixHash(mixHash(endHash(p.from()), endHash(p.to())), kind);
    const std::uint64_t head = mixHash(ends, identification(p, network));
    if (p.isTcp() && !p.fragment)
        return mixHash(mixHash(head, tcpHash(p)), bytesHash(p.payload));
    // What stands behind the network header of a fragment is not its payload, which may come from several.
    constexpr std::size_t kIpv4Header = 20;
    constexpr std::size_t kIpv6Header = 40;
    const ByteView frame = p.frame.data;
    const std::size_t from = network + (p.network == NetworkLayer::Ipv4 ? kIpv4Header : kIpv6Header);
    if (p.fragment)
        return mixHash(head, bytesHash(frame.subspan(std::min(from, frame.size()))));
    // Received ARP has filling behind it that what is sent has not.
    constexpr std::size_t kArp = 28;
    const bool fills = p.network == NetworkLayer::Arp && p.payload.size() > kArp;
    return mixHash(head, bytesHash(fills ? p.payload.first(kArp) : p.payload));
}

} // namespace

void PacketCopies::judge(Packet& p, std::size_t network)
{
    if (p.network == NetworkLayer::None || network > p.frame.data.size())
        return;
    const CaptureTap tap = tapOf(p);
    m_seen.age(p.frame.time);
    m_halves.age(p.frame.time);
    m_translated.age(p.frame.time);
    if (isCopy(p, tap, packetHash(p, network)))
        p.copy = PacketCopy::Same;
    else if (p.network != NetworkLayer::Arp && isTranslated(p, tap, identification(p, network)))
        p.copy = PacketCopy::Translated;
}

bool PacketCopies::isCopy(Packet& p, const CaptureTap& tap, std::uint64_t hash)
{
    const Timestamp time = p.frame.time;
    Seen* seen = m_seen.renew(hash);
    if (!seen || !isWithin(time, seen->newest, kQueue)) {
        Seen first;
        first.newest = time;
        first.hopLimit = p.hopLimit;
        first.outgoing = p.outgoing;
        first.at[0] = {tap.value, 1, time};
        m_seen.put(hash, first);
        return false;
    }
    // Another router on a port of the bridge takes its hop before the packet comes in again.
    if (!p.outgoing)
        seen->hopLimit = std::min(seen->hopLimit, p.hopLimit);
    else if (tap.directed && !seen->outgoing && p.hopLimit + 1 == seen->hopLimit)
        p.handedOn = true;
    const auto known = std::find_if(seen->at.begin(), seen->at.end(),
                                    [&](const Seen::At& at) { return at.times == 0 || at.tap == tap.value; });
    if (known == seen->at.end())
        return true;
    if (known->times == 0) {
        *known = {tap.value, 1, time};
        return true;
    }
    if (tap.coarse && isWithin(time, known->first, kBridged))
        return true;
    // Seen here before: it is said as often as it passed the place that it passed most often.
    known->first = time;
    if (++known->times <= seen->said)
        return true;
    ++seen->said;
    seen->newest = time;
    return false;
}

std::optional<PacketCopies::Half> PacketCopies::nearHalf(const Packet& p, const CaptureTap& tap, std::uint64_t key,
                                                         const Endpoint& end)
{
    const Half* const half = m_halves.find(key);
    const bool onItsWay = half && !(half->tap == tap) && half->hopLimit == p.hopLimit + 1 && half->end != end &&
                          isWithin(p.frame.time, half->time, kQueue) &&
                          (!tap.directed || (tap.outgoing && !half->tap.outgoing));
    return onItsWay ? std::optional(*half) : std::nullopt;
}

bool PacketCopies::isTranslated(Packet& p, const CaptureTap& tap, std::uint32_t id)
{
    // What carries nothing is like any other, but for the numbers of TCP.
    if (p.transport == ip_protocol::kNone || (!p.isTcp() && p.payload.empty()) || p.destinationIp.isMulticast())
        return false;
    const FiveTuple own(p.from(), p.to(), p.transport);
    const bool isFar = m_translated.renew(own) != nullptr;
    const std::uint64_t carried =
        mixHash(mixHash(id, p.transport), mixHash(p.isTcp() ? tcpHash(p) : 0, bytesHash(p.payload)));
    const std::uint64_t out = mixHash(mixHash(carried, 1), endHash(p.to()));
    const std::uint64_t in = mixHash(mixHash(carried, 2), endHash(p.from()));
    const auto left = isFar ? std::nullopt : nearHalf(p, tap, out, p.from());
    const auto came = isFar || left ? std::nullopt : nearHalf(p, tap, in, p.to());
    if (left)
        m_translated.put(own, true);
    if (came)
        m_translated.put({p.from(), came->end, p.transport}, true);
    p.handedOn = p.handedOn || (tap.directed && (left || came));
    const bool mayGoOn = tap.directed ? !tap.outgoing : !left && !came;
    if (mayGoOn) {
        m_halves.put(out, {p.frame.time, tap, p.hopLimit, p.from()});
        m_halves.put(in, {p.frame.time, tap, p.hopLimit, p.to()});
    }
    return isFar || left.has_value();
}

} // namespace phonehome
