// SPDX-License-Identifier: GPL-3.0-or-later
#include <array>

#include "tests/support/wire_messages.h"
#include "tests/support/wire_writer.h"

namespace phonehome {

namespace {

constexpr std::uint16_t kTls10 = 0x0301;
constexpr std::uint16_t kTls12 = 0x0303;
constexpr std::uint8_t kChangeCipherSpec = 20;
constexpr std::uint8_t kHandshake = 22;
constexpr std::uint8_t kApplicationData = 23;
constexpr std::array<std::uint16_t, 6> kCipherSuites{0xc02b, 0xc02f, 0x009c, 0xc013, 0x002f, 0x00ff};

void record(WireWriter& out, std::uint8_t type, std::uint16_t version, ByteView content)
{
    out.u8(type).u16(version).u16(content.size()).bytes(content);
}

void handshake(WireWriter& out, std::uint8_t type, std::uint16_t version, ByteView body)
{
    WireWriter message;
    message.u8(type).u24(body.size()).bytes(body);
    record(out, kHandshake, version, message.view());
}

std::vector<std::uint8_t> extensions(std::string_view serverName)
{
    WireWriter out;
    out.u16(0).u16(serverName.size() + 5).u16(serverName.size() + 3); // server_name: a list of one
    out.u8(0).u16(serverName.size()).text(serverName);
    out.u16(10).u16(6).u16(4).u16(0x0017).u16(0x0018);                          // supported_groups: P-256, P-384
    out.u16(11).u16(2).u8(1).u8(0);                                             // ec_point_formats: uncompressed
    out.u16(13).u16(10).u16(8).u16(0x0403).u16(0x0401).u16(0x0501).u16(0x0201); // signature_algorithms
    return out.take();
}

} // namespace

std::vector<std::uint8_t> tlsClientHello(std::string_view serverName, SplitMix& random)
{
    constexpr std::uint8_t kClientHello = 1;
    WireWriter body;
    body.u16(kTls12).bytes(random.bytes<32>()).u8(32).bytes(random.bytes<32>());
    body.u16(2 * kCipherSuites.size());
    for (const auto suite : kCipherSuites)
        body.u16(suite);
    body.u8(1).u8(0);
    const auto list = extensions(serverName);
    body.u16(list.size()).bytes(list);
    WireWriter out;
    handshake(out, kClientHello, kTls10, body.view());
    return out.take();
}

std::vector<std::uint8_t> tlsServerHello(ByteView clientHello, SplitMix& random)
{
    constexpr std::uint8_t kServerHello = 2;
    constexpr std::size_t kSessionIdOffset = 44; // headers of record and handshake, version, random, length
    const auto session = clientHello.subspan(kSessionIdOffset, 32);
    WireWriter body;
    body.u16(kTls12).bytes(random.bytes<32>()).u8(32).bytes(session).u16(kCipherSuites[1]).u8(0);
    WireWriter out;
    handshake(out, kServerHello, kTls12, body.view());
    out.bytes(tlsFinished(random));
    return out.take();
}

std::vector<std::uint8_t> tlsFinished(SplitMix& random)
{
    constexpr std::array<std::uint8_t, 1> kChange{1};
    WireWriter out;
    record(out, kChangeCipherSpec, kTls12, kChange);
    record(out, kHandshake, kTls12, random.bytes<40>());
    return out.take();
}

std::vector<std::uint8_t> tlsApplicationData(std::size_t bytes, SplitMix& random)
{
    WireWriter content;
    while (content.size() < bytes)
        content.u8(random.next() >> 56);
    WireWriter out;
    record(out, kApplicationData, kTls12, content.view());
    return out.take();
}

} // namespace phonehome
