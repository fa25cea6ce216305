// SPDX-License-Identifier: GPL-3.0-or-later
// make_seeds CORPUS: writes the seeds of every fuzz target: messages of the generator of the bundled sample, and what
// it does not speak.
#include <iostream>
#include <map>
#include <set>
#include <string>

#include "core/decode/dissector.h"
#include "core/source/capture_reader.h"
#include "tests/fuzz/seeds.h"
#include "tests/support/quic_initial.h"
#include "tests/support/tcp_talk.h"
#include "tests/support/wemo_week.h"
#include "tests/support/wire_messages.h"
#include "tests/support/wire_writer.h"

using namespace phonehome;

namespace {

/// The messages of the sample, each kind a few times.
class MessageSeeds final : public PacketObserver {
public:
    explicit MessageSeeds(Seeds& seeds) : m_seeds(seeds) {}
    void onPacket(const Packet&) override {}
    void onMessage(const Observation& o) override
    {
        const std::string target = o.protocol == Protocol::Mdns ? "dns" : protocolId(o.protocol);
        // Of each length one: requests, answers and errors differ in theirs.
        if (m_lengths[target].insert(o.bytes.size()).second)
            m_seeds.add(target, o.bytes);
    }

private:
    Seeds& m_seeds;
    std::map<std::string, std::set<std::size_t>> m_lengths;
};

} // namespace

int main(int argc, char** argv)
{
    if (argc != 2) {
        std::cerr << "usage: make_seeds CORPUS\n";
        return 2;
    }
    Seeds seeds(argv[1]);
    MessageSeeds messages(seeds);
    Dissector dissector({&messages});
    const auto week = wemoWeek();
    auto reader = openCaptureBytes(week);
    WireWriter frames;
    frames.u8(0);
    std::size_t size = 24;
    while (const auto frame = (*reader)->next()) {
        if (!*frame || (*frame)->number > 2000)
            break;
        dissector.dissect(**frame);
        if ((*frame)->number <= 60) {
            frames.u16((*frame)->data.size()).bytes((*frame)->data);
            size += 16 + (*frame)->data.size();
        }
    }
    seeds.add("frame", frames.view());
    seeds.add("capture", ByteView(week).first(size));
    seeds.add("capture", ByteView(week).first(24));
    for (const std::string_view name : {"nat.wemo2.com", "a.b.c.d.e.f.g.h.example.com"}) {
        seeds.add("dns", dnsQuestion(1, 0x100, name, 1));
        seeds.add("dns", dnsAnswerA(1, name, IpAddress::v4(192, 0, 2, 1), 60));
    }
    SplitMix random(1);
    const auto hello = tlsClientHello("quic.example.com", random);
    const Route route{{{2, 0, 0, 0, 0, 1}},
                      {{2, 0, 0, 0, 0, 2}},
                      {IpAddress::v4(192, 168, 1, 2), 5},
                      {IpAddress::v4(192, 0, 2, 1), 443}};
    const auto quic = udpFrame(
        route, quicInitial(QuicVersion::V1, ByteView(hello).first(8), 0, {{0, {hello.begin() + 5, hello.end()}}}));
    WireWriter one;
    seeds.add("frame", one.u8(0).u16(quic.size()).bytes(quic).view());
    seeds.add("tls", ByteView(hello).subspan(5));
    // pcapng: section, interface, packet, by hand.
    const auto block = [](std::uint32_t type, ByteView body) {
        std::vector<std::uint8_t> out;
        const auto u32 = [&out](std::uint32_t v) {
            for (int i = 0; i < 4; ++i)
                out.push_back(static_cast<std::uint8_t>(v >> (8 * i)));
        };
        u32(type);
        u32(static_cast<std::uint32_t>(12 + body.size()));
        out.insert(out.end(), body.begin(), body.end());
        u32(static_cast<std::uint32_t>(12 + body.size()));
        return out;
    };
    const std::vector<std::uint8_t> section{0x4d, 0x3c, 0x2b, 0x1a, 1, 0, 0, 0, 255, 255, 255, 255, 255, 255, 255, 255};
    const std::vector<std::uint8_t> interface {
        1, 0, 0, 0, 0, 0, 4, 0, 9, 0, 1, 0, 9, 0, 0, 0, 0, 0, 0, 0
    };
    std::vector<std::uint8_t> packet{0, 0, 0, 0, 1, 0, 0, 0, 2, 0, 0, 0};
    const auto length = static_cast<std::uint8_t>(60);
    for (int i = 0; i < 2; ++i)
        packet.insert(packet.end(), {length, 0, 0, 0});
    packet.insert(packet.end(), quic.begin(), quic.begin() + length);
    WireWriter file;
    seeds.add("capture",
              file.bytes(block(0x0a0d0d0a, section)).bytes(block(1, interface)).bytes(block(6, packet)).view());
    addFileSeeds(seeds);
    addFrameSeeds(seeds);
    addMessageSeeds(seeds);
    addTextSeeds(seeds);
    addDatabaseSeeds(seeds);
    addOwnerSeeds(seeds);
    return 0;
}
