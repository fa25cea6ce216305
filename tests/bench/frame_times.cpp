// SPDX-License-Identifier: GPL-3.0-or-later
// frame_times: the timeline of a million events, painted at 1280 x 720 while it is moved and zoomed, by each kind of
// lane. Prints milliseconds. No display is needed.
#include <algorithm>
#include <chrono>
#include <cmath>
#include <cstdio>
#include <vector>

#include <QApplication>
#include <QImage>

#include "core/analysis/household.h"
#include "core/decode/dissector.h"
#include "tests/support/frame_builder.h"
#include "tests/support/split_mix.h"
#include "tests/support/stun_builder.h"
#include "tests/support/wire_messages.h"
#include "ui/charts/timeline.h"

using namespace phonehome;

namespace {

constexpr int kEvents = 1'000'000;
constexpr int kFrames = 400;
constexpr double kMedianMax = 12;
constexpr double kNearlyAllMax = 25;
constexpr Timestamp kStart{1'588'576'360'000'000'000};
constexpr std::size_t kDevices = 16;

double milliseconds(std::chrono::steady_clock::duration d)
{
    return std::chrono::duration<double, std::milli>(d).count();
}

/// Sixteen devices for a week: STUN keepalives of their own, questions to some hundred names, announcements.
class Week {
public:
    explicit Week(Dissector& dissector) : m_dissector(dissector) {}

    void say(std::uint64_t number)
    {
        const auto device = static_cast<std::uint8_t>(number % kDevices + 10);
        // A week in all; each moment is jittered by less than the step.
        const std::int64_t step = std::int64_t{7} * 86400 * 1'000'000'000 / kEvents;
        const Timestamp when{kStart.ns + static_cast<std::int64_t>(number) * step +
                             static_cast<std::int64_t>(m_random.below(static_cast<std::uint64_t>(step)))};
        Route route{{{0x24, 0xf5, 0xa2, 0, 1, device}},
                    {{0x00, 0x90, 0x0b, 0, 0, 1}},
                    {IpAddress::v4(192, 168, 1, device), 50000},
                    {IpAddress::v4(198, 51, 100, device), 3478}};
        const std::uint64_t kind = m_random.below(10);
        if (kind < 4) {
            const auto id = m_random.bytes<12>();
            send(when, udpFrame(route, StunBuilder(stun_type::kRefreshRequest, id).message()));
        } else if (kind < 8) {
            route.source.port = static_cast<std::uint16_t>(32768 + m_random.below(30000));
            route.destination = {IpAddress::v4(192, 168, 1, 2), 53};
            const auto name = "host" + std::to_string(m_random.below(300)) + ".example.com";
            send(when, udpFrame(route, dnsQuestion(static_cast<std::uint16_t>(number), 0x100, name, 1)));
        } else {
            route.destination = {IpAddress::v4(239, 255, 255, 250), 1900};
            route.destinationMac = multicastMac(route.destination.address);
            send(when, udpFrame(route, ssdpAlive({"http://192.168.1.10:49153/setup.xml", "1", "upnp:rootdevice",
                                                  "uuid:d" + std::to_string(device) + "::upnp:rootdevice"})));
        }
    }

private:
    void send(Timestamp when, const std::vector<std::uint8_t>& bytes)
    {
        Frame frame;
        frame.time = when;
        frame.number = ++m_number;
        frame.linkType = 1;
        frame.data = bytes;
        frame.length = static_cast<std::uint32_t>(bytes.size());
        m_dissector.dissect(frame);
    }

    Dissector& m_dissector;
    SplitMix m_random{7};
    std::uint64_t m_number = 0;
};

SnapshotPtr million()
{
    const VendorTable vendors = VendorTable::load();
    Household household(vendors);
    Dissector dissector({&household});
    Week week(dissector);
    for (std::uint64_t i = 0; i < kEvents; ++i)
        week.say(i);
    return household.snapshot(true);
}

/// Zooms in from the whole week to half a minute and out again, and moves at every scale.
TimeSpan spanOf(const TimeSpan& whole, int frame)
{
    const double length = static_cast<double>((whole.to - whole.from).ns);
    const double turn = static_cast<double>(frame) / kFrames;
    const double depth = turn < 0.5 ? 2 * turn : 2 - 2 * turn;
    const double shown = length * std::pow(5e-5, depth);
    const auto from = static_cast<std::int64_t>((length - shown) * std::abs(std::sin(turn * 20)));
    return {{whole.from.ns + from}, {whole.from.ns + from + static_cast<std::int64_t>(shown)}};
}

/// False beyond the limits.
bool measure(Timeline& timeline, Selection& selection, LaneMode mode)
{
    const auto timed = [](auto&& what) {
        const auto before = std::chrono::steady_clock::now();
        what();
        return milliseconds(std::chrono::steady_clock::now() - before);
    };
    timeline.setLaneMode(mode == LaneMode::Protocol ? LaneMode::Peer : LaneMode::Protocol);
    const double lanes = timed([&] { timeline.setLaneMode(mode); });
    const double focus = timed([&] { selection.setDevice(DeviceId{0}); });
    const double back = timed([&] { selection.setDevice({}); });
    timeline.fit();
    const TimeSpan whole = timeline.visibleSpan();
    QImage picture(1280, 720, QImage::Format_RGB32);
    std::vector<double> frames;
    frames.reserve(kFrames);
    for (int i = 0; i < kFrames; ++i) {
        frames.push_back(timed([&] {
            timeline.setVisibleSpan(spanOf(whole, i));
            timeline.render(&picture);
        }));
    }
    std::sort(frames.begin(), frames.end());
    std::printf("%-9s %3zu lanes: frame %5.2f ms median (%.0f allowed), %5.2f ms 99th percentile (%.0f allowed), "
                "worst %5.2f; new lanes %.0f ms, one device %.0f ms, all again %.0f ms\n",
                qPrintable(laneModeId(mode)), timeline.lanes().all().size(), frames[kFrames / 2], kMedianMax,
                frames[kFrames * 99 / 100], kNearlyAllMax, frames.back(), lanes, focus, back);
    return frames[kFrames / 2] <= kMedianMax && frames[kFrames * 99 / 100] <= kNearlyAllMax;
}

} // namespace

int main(int argc, char** argv)
{
    if (!qEnvironmentVariableIsSet("QT_QPA_PLATFORM"))
        qputenv("QT_QPA_PLATFORM", "offscreen");
    const QApplication application(argc, argv);
    const SnapshotPtr snapshot = million();
    std::printf("%zu events of %zu devices in %zu groups\n", snapshot->events.size(), snapshot->devices.size(),
                snapshot->groups.size());
    Selection selection;
    TimeFormat time;
    Timeline timeline(ViewContext{&selection, &time});
    timeline.resize(1280, 720);
    timeline.setSnapshot(snapshot);
    timeline.show();
    bool held = true;
    for (const LaneMode mode : kLaneModes)
        held = measure(timeline, selection, mode) && held;
    return held ? 0 : 1;
}
