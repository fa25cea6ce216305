// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/analysed.h"

#include "core/pipeline/capture_run.h"
#include "tests/support/temp_file.h"

namespace phonehome {

SnapshotPtr analysed(const std::vector<TimedFrame>& frames)
{
    return analysedCapture(pcapBytes(frames));
}

SnapshotPtr analysedCapture(const std::vector<std::uint8_t>& capture)
{
    const TempFolder folder;
    CaptureRun run({folder.file("capture", capture)});
    run.run({});
    return run.snapshot(true);
}

const Group* findGroup(const Snapshot& s, Protocol protocol, const std::string& kind, const std::string& peer)
{
    for (std::size_t i = 0; i < s.groups.size(); ++i) {
        const Group& group = s.groups[i];
        if (group.protocol == protocol && s.text(group.kind) == kind && s.text(group.peer) == peer)
            return &group;
    }
    return nullptr;
}

const Device* findDevice(const Snapshot& s, const MacAddress& mac)
{
    for (std::size_t i = 0; i < s.devices.size(); ++i) {
        if (s.devices[i].mac == mac)
            return &s.devices[i];
    }
    return nullptr;
}

} // namespace phonehome
