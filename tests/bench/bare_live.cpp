// SPDX-License-Identifier: GPL-3.0-or-later
// bare_live INTERFACE: what libpcap needs to hand out every packet as it comes, and nothing else, until its input ends.
// 256 KiB a packet and 100 ms as our own program asks for, and half of its room.
#include <array>
#include <atomic>
#include <cstdint>
#include <iostream>
#include <thread>

#include <pcap/pcap.h>
#include <unistd.h>

namespace {

struct Count {
    std::uint64_t packets = 0;
    std::uint64_t bytes = 0;
};

void count(u_char* user, const pcap_pkthdr* header, const u_char* data)
{
    auto* sum = reinterpret_cast<Count*>(user);
    ++sum->packets;
    sum->bytes += header->len + data[0] % 2; // touched, so that reading is not optimised away
}

} // namespace

int main(int argc, char** argv)
{
    std::array<char, PCAP_ERRBUF_SIZE> error{};
    pcap_t* in = argc == 2 ? pcap_create(argv[1], error.data()) : nullptr;
    if (!in)
        return 2;
    pcap_set_snaplen(in, 262144);
    pcap_set_promisc(in, 1);
    pcap_set_timeout(in, 100);
    pcap_set_buffer_size(in, 8 << 20);
    if (pcap_activate(in) < 0) {
        std::cerr << "bare_live: " << pcap_geterr(in) << "\n";
        return 1;
    }
    const std::jthread end([in] {
        char byte = 0;
        while (read(STDIN_FILENO, &byte, 1) > 0) {
        }
        pcap_breakloop(in);
    });
    std::cerr << "ready\n";
    Count sum;
    pcap_loop(in, -1, count, reinterpret_cast<u_char*>(&sum));
    pcap_stat statistics{};
    pcap_stats(in, &statistics);
    std::cout << "{\"packets\":" << sum.packets << ",\"dropped\":" << statistics.ps_drop << "}\n";
    return 0;
}
