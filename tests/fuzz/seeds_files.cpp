// SPDX-License-Identifier: GPL-3.0-or-later
// Capture files in the forms that the sample is not in.
#include "tests/fuzz/seeds.h"
#include "tests/support/hex.h"

namespace phonehome {

void addFileSeeds(Seeds& seeds)
{
    // A pcap of one Ethernet frame, by gzip and by zstd: as bytes, since their packers' output changes with versions.
    seeds.add("capture",
              hex("1f8b0800000000000203e3e2e5e592616060f0b5d1966204d2ffa1002406e22b4069060616064e208b93010240"
                  "e26c401c03e583d43001b10d1483d80c4c60929183c19581e53d88e920f829e8c00a46a6030c4c8c0cac8cbb59"
                  "6e3b6a9c042b116366649800b6c8e520c84c003dd2b50698000000"));
    seeds.add("capture",
              hex("28b52ffd04583d0300d2861420a029c3184fa42e18c70eefabf5ff2ffa27fd53aecade8ecacdcbd1dc7eb72d53"
                  "97248bdfe30085c941415991054e9dd42093c342487c65651c4cbd8aaebed205873297b986be3f97cf80881a7f"
                  "1ac769020700304a5eca2dbb7cc040b88156f2998125684af240"));
    // snoop: header, one record of six bytes padded.
    seeds.add("capture", hex("736e6f6f70000000 00000002 00000004"
                             "00000004 00000004 0000001c 00000000 00000001 00000000 aabbccdd"
                             "00000006 00000002 0000001c 00000000 00000002 0007a120 11220000"));
    // pcapng: section with a comment, interface with nanoseconds and an offset, names, statistics, a custom block, an
    // enhanced packet with a comment, a simple packet.
    seeds.add(
        "capture",
        hex("0a0d0d0a 28000000 4d3c2b1a 0100 0000 ffffffffffffffff 0100 0400 686f6d65 0000 0000 28000000"
            "01000000 2c000000 0100 0000 00000400 0900 0100 09 000000 0e00 0800 0a00000000000000 0000 0000 2c000000"
            "04000000 24000000 0100 1000 c0a80101 726f75746572006e61732e00 0000 0000 24000000"
            "05000000 28000000 00000000 00000000 00000000 0500 0800 0300000000000000 0000 0000 28000000"
            "ad0b0000 14000000 d97e0000 01020304 14000000"
            "06000000 34000000 00000000 00000000 a0252600 04000000 04000000 aabbccdd 0100 0500 68656c6c6f 000000"
            "0000 0000 34000000"
            "03000000 14000000 04000000 aabbccdd 14000000"));
}

} // namespace phonehome
