// SPDX-License-Identifier: GPL-3.0-or-later
// What one thread makes and another reads. Says most under the thread sanitizer: .ci/threads.
#include <QtTest>

#include <mutex>
#include <thread>

#include "core/analysis/household.h"
#include "core/decode/dissector.h"
#include "core/pipeline/capture_run.h"
#include "core/source/capture_reader.h"
#include "tests/support/wemo_week.h"

using namespace phonehome;

namespace {

std::string sample()
{
    return PHONEHOME_SOURCE_DIR "/resources/sample/wemo-week.pcap";
}

/// The latest snapshot, from the thread that makes them to the one that looks.
class Window {
public:
    void show(SnapshotPtr snapshot)
    {
        const std::lock_guard lock(m_mutex);
        m_shown = std::move(snapshot);
    }
    SnapshotPtr shown() const
    {
        const std::lock_guard lock(m_mutex);
        return m_shown;
    }

private:
    mutable std::mutex m_mutex;
    SnapshotPtr m_shown;
};

/// Every row of every table; false where one points out of another.
bool holdsTogether(const Snapshot& s)
{
    std::size_t letters = 0;
    for (std::size_t i = 0; i < s.events.size(); ++i) {
        const Event& event = s.events[i];
        if (event.group.value >= s.groups.size() || event.device.value >= s.devices.size())
            return false;
        letters += s.text(s.groups[event.group.value].kind).size();
    }
    for (std::size_t i = 0; i < s.devices.size(); ++i) {
        for (const DeviceName& name : s.devices[i].names)
            letters += s.text(name.text).size();
    }
    for (std::size_t i = 0; i < s.flows.size(); ++i)
        letters += s.text(s.flows[i].name).size();
    for (std::size_t i = 0; i < s.names.size(); ++i)
        letters += s.text(s.names[i].name).size();
    return s.events.empty() || letters > 0;
}

void analyse(const std::vector<std::uint8_t>& capture, Window& window, std::uint64_t every)
{
    const VendorTable vendors = VendorTable::load("/nowhere");
    auto reader = openCaptureBytes(capture);
    Household household(vendors);
    Dissector dissector({&household});
    for (auto frame = (*reader)->next(); frame && *frame; frame = (*reader)->next()) {
        dissector.dissect(**frame);
        if ((*frame)->number % every == 0)
            window.show(household.snapshot(false));
    }
    window.show(household.snapshot(true));
}

} // namespace

class TestThreads : public QObject {
    Q_OBJECT
private slots:
    void snapshotsAreReadWhileTheNextAreMade()
    {
        const auto week = wemoWeek();
        Window window;
        std::jthread worker([&] { analyse(week, window, 50); });
        std::uint32_t last = 0;
        int seen = 0;
        for (bool final = false; !final;) {
            const SnapshotPtr s = window.shown();
            if (!s || s->revision == last) {
                std::this_thread::yield();
                continue;
            }
            QVERIFY(s->revision > last);
            last = s->revision;
            ++seen;
            QVERIFY(holdsTogether(*s));
            final = s->final;
        }
        QVERIFY(seen > 1);
        QCOMPARE(window.shown()->totals.packets, std::uint64_t{8565});
    }
    void twoRunsAtOnceGiveWhatOneGives()
    {
        const auto read = [](SnapshotPtr& out) {
            CaptureRun run({sample()});
            run.run({});
            out = run.snapshot(true);
        };
        std::vector<SnapshotPtr> results(3);
        {
            const std::jthread first([&] { read(results[0]); });
            const std::jthread second([&] { read(results[1]); });
        }
        read(results[2]);
        for (const SnapshotPtr& s : results) {
            QCOMPARE(s->events.size(), results[2]->events.size());
            QCOMPARE(s->groups.size(), results[2]->groups.size());
            QCOMPARE(s->devices.size(), results[2]->devices.size());
            QCOMPARE(s->totals.packets, std::uint64_t{8565});
        }
    }
    void aStopComesFromAnotherThread()
    {
        for (int delay = 0; delay < 10; ++delay) {
            std::stop_source stop;
            CaptureRun run({sample()});
            const std::jthread other([&] {
                std::this_thread::sleep_for(std::chrono::milliseconds(delay * 4));
                stop.request_stop();
            });
            run.run(stop.get_token());
            const SnapshotPtr s = run.snapshot(true);
            QVERIFY(s->final);
            QVERIFY(holdsTogether(*s));
            QVERIFY(s->totals.packets <= 8565);
        }
    }
};

QTEST_APPLESS_MAIN(TestThreads)
#include "tst_threads.moc"
