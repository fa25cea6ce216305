// SPDX-License-Identifier: GPL-3.0-or-later
// Frames of every layer that has a header of its own: the link type's place in the target's table, then each frame
// behind its length.
#include <initializer_list>

#include "tests/fuzz/seeds.h"
#include "tests/support/dhcp6_packet.h"
#include "tests/support/frame_builder.h"
#include "tests/support/hex.h"
#include "tests/support/pcp_packet.h"
#include "tests/support/tcp_talk.h"
#include "tests/support/wire_writer.h"

namespace phonehome {

namespace {

using Bytes = std::vector<std::uint8_t>;

Bytes operator+(Bytes a, const Bytes& b)
{
    a.insert(a.end(), b.begin(), b.end());
    return a;
}

Bytes text(std::string_view words)
{
    return WireWriter().text(words).take();
}

/// A DNS query over IPv4.
const Bytes kQuery = hex("4500003b 00010000 40110000 c0a8016b c0a80102  9c400035 00270000"
                         "0007 0100 0001 0000 0000 0000 036e6174 0577656d6f32 03636f6d 00 0001 0001");
/// The same in an open 802.11 QoS data frame.
const Bytes kWireless = hex("8801 2c00 00900b000099 24f5a2000001 00900b000001 1000 0000  aaaa03 000000 0800") + kQuery;
const Bytes kEthernet = hex("24f5a2000009 00900b000001 0800");

void add(Seeds& seeds, std::uint8_t link, std::initializer_list<Bytes> frames)
{
    WireWriter out;
    out.u8(link);
    for (const Bytes& frame : frames)
        out.u16(frame.size()).bytes(frame);
    seeds.add("frame", out.view());
}

void addConnection(Seeds& seeds)
{
    std::vector<TimedFrame> frames;
    SplitMix random(5);
    TcpTalk talk({{{2, 0, 0, 0, 0, 1}},
                  {{2, 0, 0, 0, 0, 2}},
                  {IpAddress::v4(192, 168, 1, 50), 40000},
                  {IpAddress::v4(192, 168, 1, 107), 49153}},
                 random, frames);
    talk.open({}, Duration::ofMillis(2));
    talk.fromClient({1}, text("SUBSCRIBE /event HTTP/1.1\r\nNT: upnp:event\r\nTIMEOUT: Second-1800\r\n\r\n"));
    talk.fromServer({2}, text("HTTP/1.1 200 OK\r\nSID: uuid:1\r\nTIMEOUT: Second-600\r\nContent-Length: 0\r\n\r\n"));
    WireWriter out;
    out.u8(0);
    for (const TimedFrame& frame : frames)
        out.u16(frame.bytes.size()).bytes(frame.bytes);
    seeds.add("frame", out.view());
}

} // namespace

void addFrameSeeds(Seeds& seeds)
{
    // 802.11: data, then a frame without data; with radiotap, PPI and AVS before it.
    add(seeds, 16, {kWireless, hex("4801 2c00 00900b000099 24f5a2000001 00900b000001 1000")});
    add(seeds, 17, {hex("00001200 07000000 0102030405060708 000c") + kWireless});
    add(seeds, 18, {hex("00000c00 69000000 00000000") + kWireless});
    add(seeds, 19, {hex("80211001 00000010 00000000 00000000") + kWireless});
    // NFLOG and PFLOG.
    add(seeds, 21, {hex("02000000 08000100 00000300 3f000900") + kQuery});
    add(seeds, 22, {hex("3d02") + Bytes(62) + kQuery});
    // TZSP, a frame in a datagram.
    add(seeds, 0,
        {kEthernet + hex("4500006e 00010000 40110000 c0a80102 c0a80132  c3509090 005a0000  01000001 00 0a01c8 01") +
         hex("00900b000001 24f5a2000001 0800") + kQuery});
    // An ICMP error with what it is about.
    add(seeds, 0,
        {kEthernet + hex("45000038 00010000 40010000 c0a80101 c0a8016b  0303 0000 00000000") +
         Bytes(kQuery.begin(), kQuery.begin() + 28)});
    // Two requests in one segment.
    add(seeds, 0,
        {hex("00900b000001 24f5a2000001 0800 45000086 00010000 40060000 c0a8016b c0000201"
             "9c400050 00000001 00000001 50181388 00000000") +
         text("POST /x HTTP/1.1\r\nHost: a.example\r\nContent-Length: 3\r\n\r\nabcGET / HTTP/1.1\r\nHost: "
              "b.example\r\n\r\n")});
    const MacAddress card{{0x24, 0xf5, 0xa2, 0, 0, 1}};
    const Route toServers{
        card, {{0x33, 0x33, 0, 1, 0, 2}}, {*IpAddress::parse("fe80::107"), 546}, {*IpAddress::parse("ff02::1:2"), 547}};
    add(seeds, 0,
        {udpFrame(toServers, dhcp6Packet(Dhcp6Type::Solicit, 7, {{1, duidOf(card)}, fqdnOption("nas", true)}))});
    const Route toRouter{
        card, {{2, 0, 0, 0, 0, 2}}, {IpAddress::v4(192, 168, 1, 107), 40000}, {IpAddress::v4(192, 168, 1, 1), 5351}};
    add(seeds, 0,
        {udpFrame(toRouter, pcpPacket(natPmpMapRequest(9000, 7200))),
         udpFrame(toRouter, pcpPacket(pcpMapRequest(443, 0)))});
    addConnection(seeds);
}

} // namespace phonehome
