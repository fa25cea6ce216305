// SPDX-License-Identifier: GPL-3.0-or-later
// bare_loop FILE: what libpcap needs to hand out every packet of a file, and nothing else.
#include <array>
#include <cstdint>
#include <iostream>

#include <pcap/pcap.h>

int main(int argc, char** argv)
{
    std::array<char, PCAP_ERRBUF_SIZE> error{};
    pcap_t* in = argc == 2 ? pcap_open_offline(argv[1], error.data()) : nullptr;
    if (!in) {
        std::cerr << "bare_loop: " << error.data() << "\n";
        return 1;
    }
    std::uint64_t packets = 0;
    std::uint64_t bytes = 0;
    pcap_pkthdr* header = nullptr;
    const std::uint8_t* data = nullptr;
    while (pcap_next_ex(in, &header, &data) == 1) {
        ++packets;
        bytes += header->len + data[0]; // touched, so that reading is not optimised away
    }
    pcap_close(in);
    std::cout << packets << " packets, " << bytes << "\n";
    return 0;
}
