// SPDX-License-Identifier: GPL-3.0-or-later
// Frames: link layers, IP, fragments, TCP streams and all decoders behind them. Input: one byte choosing the link
// type, then frames, each with two bytes of length before it.
#include <algorithm>
#include <array>

#include "core/decode/dissector.h"
#include "core/decode/field.h"
#include "tests/fuzz/check.h"

namespace {

using namespace phonehome;

class Reader final : public PacketObserver {
public:
    void onPacket(const Packet& packet) override { check(packet.payload.size() <= 0x10000); }
    void onMessage(const Observation& o) override
    {
        for (const Field& field : describe(o.message))
            check(field.offset + field.size <= o.bytes.size() || field.size == 0);
    }
};

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    constexpr std::array<std::uint32_t, 27> kLinks{1, 113, 276, 101, 12,  0,   108, 9,   50,  51,  104, 228, 229, 14,
                                                   1, 1,   105, 127, 192, 119, 163, 239, 117, 281, 282, 284, 285};
    ByteReader in({data, size});
    Reader reader;
    Dissector dissector({&reader});
    Frame frame;
    frame.linkType = kLinks[in.u8() % kLinks.size()];
    while (in.ok() && !in.atEnd()) {
        const std::size_t length = in.u16();
        frame.data = in.take(std::min(length, in.remaining()));
        frame.length = static_cast<std::uint32_t>(frame.data.size());
        ++frame.number;
        frame.time = frame.time + Duration::ofMillis(100);
        dissector.dissect(frame);
    }
    return 0;
}
