// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/growing.h"

#include "core/analysis/findings/findings.h"
#include "core/analysis/household.h"
#include "core/decode/dissector.h"
#include "core/source/capture_reader.h"
#include "tests/support/wemo_week.h"

namespace phonehome {

std::vector<SnapshotPtr> growing(const std::vector<std::uint8_t>& capture, std::size_t steps)
{
    const auto count = [&capture] {
        std::size_t frames = 0;
        auto reader = openCaptureBytes(capture);
        while (reader) {
            const auto frame = (*reader)->next();
            if (!frame || !*frame)
                break;
            ++frames;
        }
        return frames;
    };
    const std::size_t step = count() / steps + 1;
    const VendorTable vendors = VendorTable::load();
    Household household(vendors);
    Dissector dissector({&household});
    std::vector<SnapshotPtr> out;
    auto reader = openCaptureBytes(capture);
    while (reader) {
        const auto frame = (*reader)->next();
        if (!frame || !*frame)
            break;
        dissector.dissect(**frame);
        if ((*frame)->number % step == 0)
            out.push_back(household.snapshot(false));
    }
    out.push_back(withFindings(household.snapshot(true)));
    return out;
}

const std::vector<SnapshotPtr>& growingSample()
{
    static const std::vector<SnapshotPtr> all = growing(wemoWeek(), 5);
    return all;
}

SnapshotPtr sampleSnapshot()
{
    return growingSample().back();
}

} // namespace phonehome
