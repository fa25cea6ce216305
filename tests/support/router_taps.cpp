// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/router_taps.h"

#include <algorithm>

#include "tests/support/temp_file.h"

namespace phonehome {

namespace {

using Bytes = std::vector<std::uint8_t>;

constexpr std::size_t kEthernet = 14;
constexpr std::size_t kTtl = kEthernet + 8;
constexpr std::size_t kSource = kEthernet + 12;
constexpr std::size_t kDestination = kEthernet + 16;
constexpr std::size_t kSourcePort = kEthernet + 20;
constexpr std::size_t kDestinationPort = kEthernet + 22;

Endpoint endAt(const Bytes& frame, std::size_t address, std::size_t port)
{
    return {IpAddress::fromBytes(ByteView(frame).subspan(address, 4)),
            static_cast<std::uint16_t>(frame[port] << 8U | frame[port + 1])};
}

void putEnd(Bytes& frame, std::size_t address, std::size_t port, const Endpoint& end)
{
    std::copy(end.address.bytes().begin() + 12, end.address.bytes().end(), frame.begin() + address);
    frame[port] = static_cast<std::uint8_t>(end.port >> 8U);
    frame[port + 1] = static_cast<std::uint8_t>(end.port & 0xFFU);
}

Endpoint outside(const Endpoint& host)
{
    return {kRouterWanIp, static_cast<std::uint16_t>(host.port + 10'000)};
}

bool isOfHost(const Bytes& frame)
{
    return !endAt(frame, kSource, kSourcePort).address.isInternet();
}

} // namespace

Bytes handedOn(Bytes frame, const HandedOn& as)
{
    std::copy(as.sourceMac.octets.begin(), as.sourceMac.octets.end(), frame.begin() + 6);
    --frame[kTtl];
    if (as.source)
        putEnd(frame, kSource, kSourcePort, *as.source);
    if (as.destination)
        putEnd(frame, kDestination, kDestinationPort, *as.destination);
    return frame;
}

std::vector<TappedFrame> onAllInterfaces(const std::vector<TimedFrame>& frames)
{
    std::vector<TappedFrame> out;
    const Duration step = Duration::ofMillis(1);
    for (const TimedFrame& frame : frames) {
        if (isOfHost(frame.bytes)) {
            const Endpoint far = outside(endAt(frame.bytes, kSource, kSourcePort));
            out.push_back({frame.time, frame.bytes, TappedFrame::kPort, false});
            out.push_back({frame.time, frame.bytes, TappedFrame::kBridge, false});
            out.push_back({frame.time + step, handedOn(frame.bytes, {kRouterWan, far, {}}), TappedFrame::kWan, true});
            continue;
        }
        Bytes before = frame.bytes;
        putEnd(before, kDestination, kDestinationPort, outside(endAt(before, kDestination, kDestinationPort)));
        std::copy(kProvider.octets.begin(), kProvider.octets.end(), before.begin() + 6);
        ++before[kTtl];
        out.push_back({frame.time - step, before, TappedFrame::kWan, false});
        out.push_back({frame.time, frame.bytes, TappedFrame::kBridge, true});
        out.push_back({frame.time, frame.bytes, TappedFrame::kPort, true});
    }
    return out;
}

std::vector<TappedFrame> atThePort(const std::vector<TimedFrame>& frames)
{
    std::vector<TappedFrame> out;
    for (const TimedFrame& frame : frames)
        out.push_back({frame.time, frame.bytes, TappedFrame::kPort, !isOfHost(frame.bytes)});
    return out;
}

Bytes cookedCapture(std::vector<TappedFrame> frames, LinkType link)
{
    std::stable_sort(frames.begin(), frames.end(), [](const auto& a, const auto& b) { return a.time < b.time; });
    std::vector<TimedFrame> cooked;
    for (const TappedFrame& frame : frames) {
        const Bytes& in = frame.ethernet;
        const std::uint8_t kind = frame.outgoing ? 4 : 0;
        const std::uint8_t size = MacAddress::fromBytes(ByteView(in).subspan(6, 6)).isZero() ? 0 : 6;
        Bytes head;
        if (link == LinkType::LinuxSll2)
            head = {in[12], in[13], 0, 0, 0, 0, 0, static_cast<std::uint8_t>(frame.interface), 0, 1, kind, size};
        else
            head = {0, kind, 0, 1, 0, size};
        head.insert(head.end(), in.begin() + 6, in.begin() + 12);
        head.insert(head.end(), {0, 0});
        if (link == LinkType::LinuxSll)
            head.insert(head.end(), {in[12], in[13]});
        head.insert(head.end(), in.begin() + kEthernet, in.end());
        cooked.push_back({frame.time, std::move(head)});
    }
    Bytes capture = pcapBytes(cooked);
    const auto type = static_cast<std::uint32_t>(link);
    capture[20] = static_cast<std::uint8_t>(type & 0xFFU);
    capture[21] = static_cast<std::uint8_t>(type >> 8U);
    return capture;
}

} // namespace phonehome
