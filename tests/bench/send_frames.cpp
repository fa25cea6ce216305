// SPDX-License-Identifier: GPL-3.0-or-later
// send_frames INTERFACE BYTES RATE SECONDS: UDP between a few dozen devices and servers, each frame so many bytes long,
// so many a second; as many as go where RATE is 0. Prints how many went and how long it took.
#include <algorithm>
#include <array>
#include <chrono>
#include <cstdint>
#include <cstdlib>
#include <iostream>
#include <thread>
#include <vector>

#include <linux/if_packet.h>
#include <net/ethernet.h>
#include <net/if.h>
#include <sys/socket.h>

#include "tests/support/frame_builder.h"

using namespace phonehome;

namespace {

using Clock = std::chrono::steady_clock;

constexpr std::size_t kBatch = 64;
constexpr std::size_t kHeaders = 42; ///< Ethernet, IPv4, UDP
constexpr std::uint8_t kDevices = 32;

std::vector<std::vector<std::uint8_t>> frames(std::size_t bytes)
{
    std::vector<std::vector<std::uint8_t>> out;
    const std::vector<std::uint8_t> payload(bytes - kHeaders, 0x5a);
    for (std::uint8_t i = 0; i < kBatch; ++i) {
        const auto device = static_cast<std::uint8_t>(i % kDevices);
        Route route{{{0x24, 0xf5, 0xa2, 0, 2, device}},
                    {{0x00, 0x90, 0x0b, 0, 0, 1}},
                    {IpAddress::v4(192, 168, 1, static_cast<std::uint8_t>(10 + device)), 40000},
                    {IpAddress::v4(198, 51, 100, static_cast<std::uint8_t>(1 + device)), 4000}};
        if (i >= kDevices)
            route = {route.destinationMac, route.sourceMac, route.destination, route.source};
        out.push_back(udpFrame(route, payload));
    }
    return out;
}

} // namespace

int main(int argc, char** argv)
{
    if (argc != 5)
        return 2;
    const auto bytes = static_cast<std::size_t>(std::atoll(argv[2]));
    const double rate = std::atof(argv[3]);
    const std::chrono::duration<double> length(std::atof(argv[4]));
    const int wire = socket(AF_PACKET, SOCK_RAW, 0);
    sockaddr_ll to{};
    to.sll_family = AF_PACKET;
    to.sll_ifindex = static_cast<int>(if_nametoindex(argv[1]));
    if (wire < 0 || bytes < kHeaders || bind(wire, reinterpret_cast<const sockaddr*>(&to), sizeof to) != 0)
        return 1;
    auto batch = frames(bytes);
    std::array<iovec, kBatch> pieces{};
    std::array<mmsghdr, kBatch> messages{};
    for (std::size_t i = 0; i < kBatch; ++i) {
        pieces[i] = {batch[i].data(), batch[i].size()};
        messages[i].msg_hdr.msg_iov = &pieces[i];
        messages[i].msg_hdr.msg_iovlen = 1;
    }
    std::uint64_t sent = 0;
    const auto began = Clock::now();
    for (auto now = began; now - began < length; now = Clock::now()) {
        const std::chrono::duration<double> gone = now - began;
        if (rate > 0 && static_cast<double>(sent) > gone.count() * rate) {
            std::this_thread::sleep_for(std::chrono::microseconds(200));
            continue;
        }
        sent += static_cast<std::uint64_t>(std::max(sendmmsg(wire, messages.data(), kBatch, 0), 0));
    }
    const std::chrono::duration<double> took = Clock::now() - began;
    std::cout << "{\"sent\":" << sent << ",\"seconds\":" << took.count() << "}\n";
    return 0;
}
