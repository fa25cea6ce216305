// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/source/pcapng_notes.h"

#include "core/base/text.h"

namespace phonehome {

namespace {

constexpr std::size_t kNamesMax = 100'000;
constexpr std::size_t kCommentsMax = 1000;
constexpr std::size_t kCommentBytesMax = 4096;
constexpr std::size_t kInterfacesMax = 65536;

/// The bytes up to the next NUL, taken off with it.
ByteView takeText(ByteView& bytes)
{
    const auto end = std::find(bytes.begin(), bytes.end(), std::uint8_t{0});
    const auto size = static_cast<std::size_t>(end - bytes.begin());
    const ByteView text = bytes.first(size);
    bytes = bytes.subspan(std::min(size + 1, bytes.size()));
    return text;
}

} // namespace

void PcapngNotes::comment(ByteView text)
{
    if (m_notes.comments.size() < kCommentsMax)
        m_notes.comments.push_back(utf8FromWire(text.first(std::min(text.size(), kCommentBytesMax))));
}

void PcapngNotes::comments(PcapngBytes options)
{
    forEachOption(options, [this](std::uint16_t code, ByteView value) {
        if (code == kPcapngComment)
            comment(value);
    });
}

void PcapngNotes::names(PcapngBytes body)
{
    constexpr std::uint16_t kIpv4 = 1;
    constexpr std::uint16_t kIpv6 = 2;
    while (body.remaining() >= 4) {
        const std::uint16_t kind = body.u16();
        ByteView value = body.takePadded(body.u16());
        if (!body.ok())
            return;
        if (kind == 0)
            break;
        const std::size_t size = kind == kIpv4 ? 4 : kind == kIpv6 ? 16 : 0;
        if (size == 0 || value.size() <= size)
            continue;
        const IpAddress address = IpAddress::fromBytes(value.first(size));
        value = value.subspan(size);
        while (!value.empty() && m_notes.names.size() < kNamesMax) {
            if (const ByteView text = takeText(value); !text.empty())
                m_notes.names.push_back({address, utf8FromWire(text)});
        }
    }
    comments(body);
}

void PcapngNotes::statistics(PcapngBytes body, std::size_t firstInterface)
{
    constexpr std::uint16_t kInterfaceDropped = 5;
    constexpr std::uint16_t kSystemDropped = 7;
    const std::size_t interface = firstInterface + body.u32();
    body.skip(8);
    if (!body.ok() || interface >= kInterfacesMax)
        return;
    std::uint64_t dropped = 0;
    forEachOption(body, [&](std::uint16_t code, ByteView value) {
        if (code == kPcapngComment)
            comment(value);
        else if ((code == kInterfaceDropped || code == kSystemDropped) && value.size() == 8)
            dropped += PcapngBytes(value, body.littleEndian()).u64();
    });
    if (m_dropped.size() <= interface)
        m_dropped.resize(interface + 1);
    m_notes.dropped += dropped - m_dropped[interface];
    m_dropped[interface] = dropped;
}

} // namespace phonehome
