// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/pipeline/capture_run.h"
#include "core/pipeline/choose_packets.h"
#include "tests/support/temp_file.h"

namespace phonehome {

using Frames = std::vector<std::uint64_t>;

/// Frames of Ethernet in files, read, and what is wished for of them.
struct WishedHome {
    TempFolder folder;
    std::vector<std::string> files;
    SnapshotPtr snapshot;

    explicit WishedHome(const std::vector<std::vector<TimedFrame>>& captures)
    {
        for (const auto& frames : captures)
            files.push_back(folder.capture("part" + std::to_string(files.size()) + ".pcap", frames));
        read();
    }
    void read()
    {
        CaptureRun run(files);
        run.run({});
        snapshot = run.snapshot(true);
    }
    ChosenPackets chosen(const PacketWish& wish) const { return choosePackets(*snapshot, wish).value(); }
    Frames frames(const PacketWish& wish, FileIndex file = 0) const
    {
        const ChosenPackets packets = chosen(wish);
        Frames out;
        for (std::uint64_t n = 0; n < 100; ++n) {
            if (packets.frames.has(file, n))
                out.push_back(n);
        }
        return out;
    }
    DeviceId device(const MacAddress& mac) const
    {
        for (std::uint32_t i = 0; i < snapshot->devices.size(); ++i) {
            if (snapshot->devices[i].mac == mac)
                return {i};
        }
        return {};
    }
    std::vector<FlowId> flows(const std::string& peer) const { return flowsWith(*snapshot, {}, peer); }
};

inline PacketWish only(DeviceId device)
{
    PacketWish wish;
    wish.devices = {device};
    return wish;
}

inline PacketWish talk(std::vector<FlowId> flows)
{
    PacketWish wish;
    wish.flows = std::move(flows);
    return wish;
}

} // namespace phonehome
