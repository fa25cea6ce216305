// SPDX-License-Identifier: GPL-3.0-or-later
// Messages of protocols that the sample does not speak.
#include "tests/fuzz/seeds.h"
#include "tests/support/dhcp6_packet.h"
#include "tests/support/hex.h"
#include "tests/support/pcp_packet.h"
#include "tests/support/wire_writer.h"

namespace phonehome {

namespace {

void addControlSeeds(Seeds& seeds)
{
    // Before each message: 0 of ICMP, 1 of ICMPv6.
    seeds.add("icmp", hex("00 0303 0000 00000000 45000039 00010000 40110000 c0a8016b c0000235 9c40003500250000"));
    seeds.add("icmp", hex("01 8600 0000 40 00 0708 00000000 00000000 0101 00900b000001"
                          "0304 40 c0 00015180 00003840 00000000 20010db8000000000000000000000000"
                          "1903 0000 00000708 20010db8000000000000000000000001"));
    seeds.add("icmp", hex("01 0100 0000 00000000 60000000 0008 11 40 20010db8000000000000000000000001"
                          "20010db8000000000000000000000002 9c40003500080000"));
    seeds.add("icmp", hex("00 0800 0000 1234 0007 61626364"));
    seeds.add("icmp", hex("01 8600 0000 40 c8 0708 00000000 00000000 0501 0000 000005d4"
                          "1f03 0000 00000e10 04686f6d65 0461727061 00 0000000000"));
    seeds.add("icmp", hex("00 0900 0000 01 02 0708 c0a80101 00000000"));
    seeds.add("igmp", hex("16 00 0000 e00000fb"));
    seeds.add("igmp", hex("22 00 0000 0000 0002 04000000 e00000fb 03000000 effffffa"));
    seeds.add("igmp", hex("8f 00 0000 0000 0001 04000000 ff0200000000000000000000000000fb"));
}

void addNetbiosSeeds(Seeds& seeds)
{
    const std::string nas = "20 454f454246444341434143414341434143414341434143414341434143414141 00";
    seeds.add("nbns", hex("4d3c 0110 0001 0000 0000 0000" + nas + "0020 0001"));
    seeds.add("nbns",
              hex("4d3d 2910 0001 0000 0000 0001" + nas + "0020 0001 c00c 0020 0001 000493e0 0006 0000 c0a8016b"));
    seeds.add("nbns", hex("4d3e 8400 0000 0001 0000 0000" + nas +
                          "0021 0001 00000000 0025 02 4e4153202020202020202020202020 00 0400"
                          "484f4d452020202020202020202020 00 8400"));
}

void addLeaseSeeds(Seeds& seeds)
{
    const MacAddress card{{0x24, 0xf5, 0xa2, 0x3c, 0x5d, 0x19}};
    const Dhcp6Association none{Dhcp6IaKind::Address, 1, 0, 0, {}, {}};
    const auto solicit = dhcp6Packet(
        Dhcp6Type::Solicit, 0xa1b2c3,
        {{1, duidOf(card)}, {8, {0, 100}}, {6, {0, 23, 0, 24}}, associationOption(none), fqdnOption("wemo", false)});
    seeds.add("dhcp6", solicit);
    const Dhcp6Lease address{*IpAddress::parse("2001:db8:1::107"), 128, 3600, 7200, Dhcp6Status{0, "ok"}};
    const Dhcp6Lease prefix{*IpAddress::parse("2001:db8:8000::"), 56, 3600, 7200, {}};
    const auto reply =
        dhcp6Packet(Dhcp6Type::Reply, 0xa1b2c3,
                    {{1, duidOf(card)},
                     {2, hex("0001 0001 2c0ffee0 020000000001")},
                     associationOption({Dhcp6IaKind::Address, 1, 1800, 2880, {address}, {}}),
                     associationOption({Dhcp6IaKind::Temporary, 2, 0, 0, {address}, {}}),
                     associationOption({Dhcp6IaKind::Prefix, 3, 1800, 2880, {prefix}, Dhcp6Status{6, "none left"}}),
                     {13, {0, 0}},
                     {23, hex("20010db8000000000000000000000035")},
                     {24, hex("04686f6d65 0461727061 00")},
                     {56, hex("0001 0010 20010db8000000000000000000000123 0003 0005 036e747000")}});
    seeds.add("dhcp6", reply);
    const Dhcp6Relay relay{1, *IpAddress::parse("2001:db8:1::1"), *IpAddress::parse("fe80::107")};
    const auto relayed = dhcp6Relayed(Dhcp6Type::RelayForward, relay, {{79, hex("0001 24f5a23c5d19")}}, solicit);
    seeds.add("dhcp6", dhcp6Relayed(Dhcp6Type::RelayForward, relay, {}, relayed));
    seeds.add("dhcp6", dhcp6Packet(Dhcp6Type::InformationRequest, 1,
                                   {{2, hex("0002 00000009 0102")},
                                    {15, hex("0001 61")},
                                    {16, hex("00000009 0003 616263")},
                                    {32, {0, 0, 14, 16}}}));
}

void addMappingSeeds(Seeds& seeds)
{
    seeds.add("pcp", hex("00 00"));
    seeds.add("pcp", hex("00 80 0000 00000fa0 cb007107"));
    seeds.add("pcp", hex("00 81 0002"));
    seeds.add("pcp", pcpPacket(natPmpMapRequest(9000, 7200)));
    seeds.add("pcp", pcpPacket(natPmpMapAnswer(9000, 9001, 3600)));
    PcpMessage request = pcpMapRequest(443, 7200);
    request.options = {{2, {}}, {3, {0, 0, 0, 0, 0}}};
    seeds.add("pcp", pcpPacket(request));
    seeds.add("pcp", pcpPacket(pcpMapAnswer(443, {IpAddress::v4(203, 0, 113, 7), 8080}, 3600)));
    PcpMessage peer = pcpMapRequest(5000, 60);
    peer.kind = PcpKind::Peer;
    peer.opcode = 2;
    peer.peer = Endpoint{IpAddress::v4(198, 51, 100, 20), 3478};
    seeds.add("pcp", pcpPacket(peer));
}

} // namespace

void addMessageSeeds(Seeds& seeds)
{
    addControlSeeds(seeds);
    addNetbiosSeeds(seeds);
    addLeaseSeeds(seeds);
    addMappingSeeds(seeds);
}

} // namespace phonehome
