// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstring>
#include <vector>

#include <QAccessible>

#include "tests/support/analysed.h"
#include "tests/support/frame_builder.h"
#include "tests/support/growing.h"
#include "tests/support/stun_builder.h"
#include "tests/support/wemo_household.h"
#include "tests/support/wire_messages.h"
#include "ui/charts/timeline.h"

namespace phonehome {

/// A timeline that is shown, with what it needs.
struct ShownTimeline {
    Selection selection;
    TimeFormat time;
    Timeline timeline{ViewContext{&selection, &time}};

    explicit ShownTimeline(const SnapshotPtr& snapshot = sampleSnapshot(), LaneMode mode = LaneMode::Protocol)
    {
        time.setChoice(ZoneChoice::Utc);
        timeline.resize(1000, 560);
        timeline.setLaneMode(mode);
        timeline.setSnapshot(snapshot);
        timeline.show();
    }
    const Lane& lane(std::size_t i) const { return timeline.lanes().all()[i]; }
    /// A cell of the accessible twin.
    QString cell(int row, int column)
    {
        QAccessibleTableInterface* table = QAccessible::queryAccessibleInterface(&timeline)->tableInterface();
        QAccessibleInterface* found = table->cellAt(row, column);
        return found ? found->text(QAccessible::Name) : QStringLiteral("none");
    }
};

/// So many seconds into the captures below.
inline Timestamp at(double seconds)
{
    return {1'588'576'360'000'000'000 + static_cast<std::int64_t>(seconds * 1e9)};
}

inline std::vector<std::uint8_t> binding(std::uint8_t device, std::uint32_t number)
{
    std::array<std::uint8_t, 12> transaction{device};
    std::memcpy(transaction.data() + 4, &number, sizeof number);
    Route route = switchTo(50000, {IpAddress::v4(198, 51, 100, 20), 3478});
    route.sourceMac = MacAddress{{0x24, 0xf5, 0xa2, 0, 0, device}};
    route.source.address = IpAddress::v4(192, 168, 1, device);
    return udpFrame(route, StunBuilder(stun_type::kBindingRequest, transaction).message());
}

/// Beats every so many seconds, one after the other; what stands for a beat may be several messages 0.1 s apart.
inline SnapshotPtr beatsEvery(const std::vector<double>& intervals, int messages = 1)
{
    std::vector<TimedFrame> frames;
    std::uint32_t number = 0;
    double time = 0;
    for (const double interval : intervals) {
        for (int m = 0; m < messages; ++m)
            frames.push_back({at(time + 0.1 * m), binding(7, ++number)});
        time += interval;
    }
    return analysed(frames);
}

/// Every minute a beat, and for each second of them another one 3 s behind.
inline SnapshotPtr doubledBeats()
{
    std::vector<TimedFrame> frames;
    std::uint32_t number = 0;
    for (int beat = 0; beat < 60; ++beat) {
        frames.push_back({at(60.0 * beat), binding(7, ++number)});
        if (beat % 2 == 0)
            frames.push_back({at(60.0 * beat + 3), binding(7, ++number)});
    }
    return analysed(frames);
}

} // namespace phonehome
