// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/recorder.h"

#include "core/decode/dissector.h"
#include "tests/support/hostile.h"

namespace phonehome {

namespace {

class Recorder final : public PacketObserver {
public:
    Recorded out;

    void onPacket(const Packet& packet) override
    {
        out.packets.push_back(packet);
        out.packets.back().payload = {};
        out.packets.back().frame.data = {};
    }
    void onMessage(const Observation& o) override
    {
        out.messages.push_back({o.packet.frame.number,
                                o.packet.frame.time,
                                o.packet.from(),
                                o.packet.to(),
                                o.protocol,
                                o.message,
                                {o.bytes.begin(), o.bytes.end()},
                                o.inFrame});
    }
    void onRefusal(const Refusal& r) override
    {
        out.refusals.push_back({r.packet.frame.number, r.protocol, r.violation});
    }
};

} // namespace

Recorded dissected(const std::vector<TimedFrame>& frames, std::uint32_t linkType)
{
    Recorder recorder;
    Dissector dissector({&recorder});
    std::uint64_t number = 0;
    for (const TimedFrame& timed : frames) {
        const ExactBytes bytes(timed.bytes);
        Frame frame;
        frame.number = ++number;
        frame.linkType = linkType;
        frame.length = static_cast<std::uint32_t>(timed.bytes.size());
        frame.time = timed.time;
        frame.data = bytes.view();
        dissector.dissect(frame);
    }
    return std::move(recorder.out);
}

Recorded dissected(const std::vector<std::uint8_t>& frame, std::uint32_t linkType)
{
    return dissected({{Timestamp{} + Duration::ofSeconds(1000), frame}}, linkType);
}

} // namespace phonehome
