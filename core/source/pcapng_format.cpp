// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/source/pcapng_format.h"

#include <algorithm>
#include <limits>

#include "core/base/text.h"

namespace phonehome {

namespace {

constexpr std::uint32_t kByteOrderMagic = 0x1a2b3c4d;
constexpr std::uint32_t kInterfaceDescription = 1;
constexpr std::uint32_t kObsoletePacket = 2;
constexpr std::uint32_t kSimplePacket = 3;
constexpr std::uint32_t kNameResolution = 4;
constexpr std::uint32_t kStatistics = 5;
constexpr std::uint32_t kEnhancedPacket = 6;
constexpr std::uint32_t kCustom = 0xbad;
constexpr std::uint32_t kCustomNotToCopy = 0x40000bad;
/// A packet with its options and 64 KB to spare; anything larger is damage (libpcap's INITIAL_MAX_BLOCKSIZE is 16 MB).
constexpr std::uint32_t kMaxBlock = 16U << 20;
constexpr std::size_t kMaxInterfaces = 65536;

tl::unexpected<Error> damage(ErrorCode code, std::uint64_t offset, std::string detail = {})
{
    return tl::make_unexpected(Error{code, {}, 0, offset, std::move(detail)});
}

/// if_tsresol: units a second, 0 when the number is beyond 64 bits.
std::uint64_t unitsPerSecond(std::uint8_t resolution)
{
    const unsigned exponent = resolution & 0x7fU;
    if (resolution & 0x80U)
        return exponent < 64 ? std::uint64_t{1} << exponent : 0;
    std::uint64_t units = 1;
    for (unsigned i = 0; i < exponent; ++i) {
        if (units > std::numeric_limits<std::uint64_t>::max() / 10)
            return 0;
        units *= 10;
    }
    return units;
}

} // namespace

struct PcapngFormat::Block {
    std::uint32_t type = 0;
    std::uint64_t offset = 0; ///< of the block in the file
    ByteView body;
    bool littleEndian = true;
};

bool PcapngFormat::hasMagic(ByteView head)
{
    return head.size() >= 4 && head[0] == 0x0a && head[1] == 0x0d && head[2] == 0x0d && head[3] == 0x0a;
}

Result<PcapngFormat> PcapngFormat::open(FileWindow& window)
{
    PcapngFormat format;
    if (window.peek(12).size() < 12)
        return damage(ErrorCode::CutInHeader, window.peek(12).size());
    State state;
    auto opened = format.openSection(window, state);
    if (!opened) {
        if (opened.error().code == ErrorCode::CutInRecord)
            opened.error().code = ErrorCode::CutInHeader;
        return tl::make_unexpected(opened.error());
    }
    window.seek(0);
    return format;
}

Result<bool> PcapngFormat::openSection(FileWindow& window, State& state)
{
    const std::uint64_t at = window.position();
    const ByteView head = window.peek(12);
    if (head.size() < 12)
        return damage(ErrorCode::CutInRecord, at);
    ByteReader order(head.subspan(8));
    const std::uint32_t magic = order.u32();
    if (magic != kByteOrderMagic && magic != __builtin_bswap32(kByteOrderMagic))
        return damage(ErrorCode::BadBlock, at, "byte-order magic");
    state.littleEndian = magic != kByteOrderMagic;
    state.firstInterface += state.interfaceCount;
    state.interfaceCount = 0;
    const std::uint32_t length = PcapngBytes(head.subspan(4), state.littleEndian).u32();
    if (length < 28 || length % 4 != 0 || length > kMaxBlock)
        return damage(ErrorCode::BadBlock, at, "section header length " + std::to_string(length));
    const ByteView block = window.peek(length);
    if (block.size() < length)
        return damage(ErrorCode::CutInRecord, at);
    const std::uint16_t major = PcapngBytes(block.subspan(12), state.littleEndian).u16();
    if (major != 1)
        return damage(ErrorCode::BadBlock, at, "version " + std::to_string(major));
    if (isNew(at, length))
        m_notes.comments({block.subspan(24, length - 28), state.littleEndian});
    window.skip(length);
    return true;
}

Result<bool> PcapngFormat::step(FileWindow& window, State& state, Frame& frame)
{
    while (true) {
        const std::uint64_t at = window.position();
        const ByteView head = window.peek(8);
        if (head.empty() && m_interfaces.empty() && !window.failure())
            return damage(ErrorCode::BadBlock, at, "no interface is described");
        if (head.empty())
            return false;
        if (head.size() < 8)
            return damage(ErrorCode::CutInRecord, at);
        if (hasMagic(head)) {
            if (const auto opened = openSection(window, state); !opened)
                return tl::make_unexpected(opened.error());
            continue;
        }
        PcapngBytes in(head, state.littleEndian);
        const std::uint32_t type = in.u32();
        const std::uint32_t length = in.u32();
        const bool packetBlock = type == kEnhancedPacket || type == kSimplePacket || type == kObsoletePacket;
        if (length < 12 || length % 4 != 0)
            return damage(ErrorCode::BadBlock, at, "block length " + std::to_string(length));
        if (length > kMaxBlock)
            return damage(ErrorCode::RecordTooLarge, at, std::to_string(length));
        const ByteView block = window.peek(length);
        if (block.size() < length)
            return damage(packetBlock ? ErrorCode::CutInPacket : ErrorCode::CutInRecord, at);
        if (PcapngBytes(block.last(4), state.littleEndian).u32() != length)
            return damage(ErrorCode::BadBlock, at, "block lengths differ");
        window.skip(length);
        const Block whole{type, at, block.subspan(8, length - 12), state.littleEndian};
        if (type == kInterfaceDescription) {
            if (const auto described = describeInterface(whole, state); !described)
                return tl::make_unexpected(described.error());
        } else if (packetBlock) {
            return packet(whole, state, frame);
        } else if ((type == kCustom || type == kCustomNotToCopy) && whole.body.size() >= 4) {
            custom(whole, frame);
            return true;
        } else if (isNew(at, length)) {
            note(whole, state);
        }
    }
}

/// Wireshark counts these among the packets: the numbers must be the same here.
void PcapngFormat::custom(const Block& block, Frame& frame)
{
    frame.isPacket = false;
    frame.hasTime = false;
    frame.data = block.body.subspan(4); // behind the number of the enterprise
    frame.length = static_cast<std::uint32_t>(frame.data.size());
}

void PcapngFormat::note(const Block& block, const State& state)
{
    const PcapngBytes body(block.body, block.littleEndian);
    if (block.type == kNameResolution)
        m_notes.names(body);
    else if (block.type == kStatistics)
        m_notes.statistics(body, state.firstInterface);
}

/// False for blocks that were passed before, when a frame is read again.
bool PcapngFormat::isNew(std::uint64_t at, std::uint64_t length)
{
    if (at < m_notedTo)
        return false;
    m_notedTo = at + length;
    return true;
}

Result<bool> PcapngFormat::describeInterface(const Block& block, State& state)
{
    PcapngBytes in(block.body, block.littleEndian);
    CaptureInterface interface;
    Clock clock;
    interface.linkType = dltOfLinkType(in.u16());
    in.skip(2);
    interface.snapLength = in.u32();
    if (!in.ok())
        return damage(ErrorCode::BadBlock, block.offset, "interface description too short");
    const bool known = std::size_t{state.firstInterface} + state.interfaceCount < m_interfaces.size();
    forEachOption(in, [&](std::uint16_t code, ByteView value) {
        if (code == kPcapngComment && !known)
            m_notes.comment(value);
        else if (code == 2)
            interface.name = utf8FromWire(value);
        else if (code == 3)
            interface.description = utf8FromWire(value);
        else if (code == 9 && value.size() == 1)
            clock.unitsPerSecond = unitsPerSecond(value[0]);
        else if (code == 11 && value.size() > 1 && value[0] == 0)
            interface.filter = utf8FromWire(value.subspan(1));
        else if (code == 14 && value.size() == 8)
            clock.offset = static_cast<std::int64_t>(PcapngBytes(value, block.littleEndian).u64());
    });
    if (!in.ok())
        return damage(ErrorCode::BadBlock, block.offset, "interface option cut");
    if (clock.unitsPerSecond == 0)
        return damage(ErrorCode::BadBlock, block.offset, "time resolution");
    const std::size_t index = std::size_t{state.firstInterface} + state.interfaceCount;
    if (index >= kMaxInterfaces)
        return damage(ErrorCode::BadBlock, block.offset, "more than 65536 interfaces");
    ++state.interfaceCount;
    // Passed before when a frame is read again.
    if (index == m_interfaces.size()) {
        m_interfaces.push_back(std::move(interface));
        m_clocks.push_back(clock);
    }
    return true;
}

Result<bool> PcapngFormat::packet(const Block& block, const State& state, Frame& frame)
{
    PcapngBytes in(block.body, block.littleEndian);
    std::uint32_t interface = 0;
    std::uint64_t units = 0;
    std::uint32_t captured = 0;
    if (block.type == kSimplePacket) {
        frame.length = in.u32();
        captured = std::min<std::uint32_t>(frame.length, static_cast<std::uint32_t>(in.remaining()));
    } else {
        interface = block.type == kEnhancedPacket ? in.u32() : in.u16();
        if (block.type == kObsoletePacket)
            in.skip(2);
        units = std::uint64_t{in.u32()} << 32U;
        units |= in.u32();
        captured = in.u32();
        frame.length = in.u32();
    }
    if (!in.ok() || captured > in.remaining())
        return damage(ErrorCode::BadBlock, block.offset, "packet longer than its block");
    if (interface >= state.interfaceCount)
        return damage(ErrorCode::BadBlock, block.offset, "interface " + std::to_string(interface) + " not described");
    const std::size_t index = state.firstInterface + interface;
    const CaptureInterface& facts = m_interfaces[index];
    if (block.type == kSimplePacket && facts.snapLength > 0)
        captured = std::min(captured, facts.snapLength);
    if (captured > kMaxPacketBytes)
        return damage(ErrorCode::RecordTooLarge, block.offset, std::to_string(captured));
    frame.linkType = facts.linkType;
    frame.interface = static_cast<std::uint16_t>(interface);
    frame.data = in.takePadded(captured);
    if (block.type != kSimplePacket && in.remaining() >= 4 && isNew(block.offset, block.body.size()))
        m_notes.comments(in);
    frame.hasTime = block.type != kSimplePacket;
    if (frame.hasTime)
        frame.time = timeOf(index, units);
    return true;
}

Timestamp PcapngFormat::timeOf(std::size_t interface, std::uint64_t units) const
{
    __extension__ using Wide = __int128;
    const Clock& clock = m_clocks[interface];
    const std::uint64_t seconds = units / clock.unitsPerSecond;
    const std::uint64_t rest = units % clock.unitsPerSecond;
    const Wide fraction = static_cast<Wide>(rest) * 1'000'000'000 / clock.unitsPerSecond;
    const Wide ns = (static_cast<Wide>(seconds) + clock.offset) * 1'000'000'000 + fraction;
    // Beyond, a clock is wrong.
    return {static_cast<std::int64_t>(std::clamp(ns, Wide{kTimeRange.from.ns}, Wide{kTimeRange.to.ns}))};
}

} // namespace phonehome
