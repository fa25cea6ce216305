// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/pcp_packet.h"

#include "tests/support/wire_writer.h"

namespace phonehome {

namespace {

constexpr std::uint8_t kTcp = 6;
constexpr std::uint8_t kUdp = 17;

void natPmp(const PcpMessage& m, WireWriter& out)
{
    if (m.response)
        out.u16(m.result).u32(m.epoch.value_or(0));
    if (m.kind == PcpKind::ExternalAddress && m.externalAddress)
        out.u32(m.externalAddress->toV4());
    if (m.kind != PcpKind::Map)
        return;
    if (!m.response)
        out.u16(0);
    out.u16(m.internalPort).u16(m.externalPort).u32(m.lifetime.value_or(0));
}

void pcp(const PcpMessage& m, WireWriter& out)
{
    out.u8(0).u8(m.result).u32(m.lifetime.value_or(0));
    if (m.response)
        out.u32(m.epoch.value_or(0)).zeros(12);
    else
        out.bytes(m.client.value_or(IpAddress()).bytes());
    if (m.kind == PcpKind::Map || m.kind == PcpKind::Peer) {
        out.bytes(m.nonce).u8(m.protocol).u24(0).u16(m.internalPort).u16(m.externalPort);
        out.bytes(m.externalAddress.value_or(IpAddress()).bytes());
    }
    if (m.peer)
        out.u16(m.peer->port).u16(0).bytes(m.peer->address.bytes());
    for (const auto& [code, value] : m.options)
        out.u8(code).u8(0).u16(value.size()).bytes(value).zeros((4 - value.size() % 4) % 4);
}

} // namespace

std::vector<std::uint8_t> pcpPacket(const PcpMessage& message)
{
    WireWriter out;
    out.u8(message.version).u8(message.opcode | (message.response ? 0x80 : 0));
    if (message.version == 0)
        natPmp(message, out);
    else
        pcp(message, out);
    return out.take();
}

PcpMessage natPmpMapRequest(std::uint16_t port, std::uint32_t lifetime)
{
    PcpMessage m;
    m.kind = PcpKind::Map;
    m.opcode = 1;
    m.protocol = kUdp;
    m.internalPort = m.externalPort = port;
    m.lifetime = lifetime;
    return m;
}

PcpMessage natPmpMapAnswer(std::uint16_t port, std::uint16_t externalPort, std::uint32_t lifetime)
{
    PcpMessage m = natPmpMapRequest(port, lifetime);
    m.response = true;
    m.epoch = 4000;
    m.externalPort = externalPort;
    return m;
}

PcpMessage pcpMapRequest(std::uint16_t port, std::uint32_t lifetime)
{
    PcpMessage m;
    m.version = 2;
    m.kind = PcpKind::Map;
    m.opcode = 1;
    m.nonce = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12};
    m.protocol = kTcp;
    m.client = IpAddress::v4(192, 168, 1, 107);
    m.internalPort = m.externalPort = port;
    m.externalAddress = IpAddress::v4(0);
    m.lifetime = lifetime;
    return m;
}

PcpMessage pcpMapAnswer(std::uint16_t port, const Endpoint& external, std::uint32_t lifetime)
{
    PcpMessage m = pcpMapRequest(port, lifetime);
    m.response = true;
    m.client.reset();
    m.epoch = 4000;
    m.externalPort = external.port;
    m.externalAddress = external.address;
    return m;
}

} // namespace phonehome
