// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/wemo_week.h"

#include <algorithm>
#include <sstream>

#include "tests/support/pcap_writer.h"
#include "tests/support/wemo_household.h"

namespace phonehome {

std::vector<std::uint8_t> wemoWeek()
{
    const WemoWeekPlan plan = wemoWeekPlan();
    std::vector<TimedFrame> frames;
    // A generator each: a change of one part leaves the others' bytes alone.
    SplitMix cloud(310);
    SplitMix time(600);
    SplitMix home(86400);
    addCloud(plan, cloud, frames);
    addTime(plan, time, frames);
    for (const auto& uptime : plan.uptimes())
        addHome(uptime, home, frames);
    std::stable_sort(frames.begin(), frames.end(),
                     [](const TimedFrame& a, const TimedFrame& b) { return a.time < b.time; });

    std::ostringstream out;
    PcapWriter writer(out);
    for (const auto& frame : frames) {
        const bool powered = frame.time < plan.powerLost || frame.time >= plan.powerBack;
        if (powered && frame.time < plan.end)
            writer.add(frame.time, frame.bytes);
    }
    const std::string bytes = out.str();
    return {bytes.begin(), bytes.end()};
}

} // namespace phonehome
