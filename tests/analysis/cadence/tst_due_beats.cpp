// SPDX-License-Identifier: GPL-3.0-or-later
#include <QtTest>

#include <algorithm>
#include <cmath>

#include "core/analysis/cadence.h"
#include "tests/support/beat_trains.h"

using namespace phonehome;

namespace {

/// Without those between two moments, in seconds.
std::vector<Timestamp> without(std::vector<Timestamp> times, double from, double to)
{
    std::erase_if(times, [&](Timestamp t) { return t >= at(from) && t <= at(to); });
    return times;
}

const CadenceSegment* onlySegment(const Cadence& cadence)
{
    const bool one = cadence.timers.size() == 1 && cadence.timers[0].segments.size() == 1;
    return one ? &cadence.timers[0].segments[0] : nullptr;
}

} // namespace

class TestDueBeats : public QObject {
    Q_OBJECT
private slots:
    void amidOtherTalkABeatIsHidden()
    {
        // Beats at 1000, 1060 …: those of 2020 and 4000 are not there, and at 4000 only the connection spoke.
        const auto times = without(without(schedule(60, 0.02, 100), 2019, 2021), 3999, 4001);
        const std::vector<BusyStretch> busy{{at(1500), at(1503)}, {at(3990), at(4000.01)}, {at(5000), at(5001)}};
        ObservationWindow window = windowOf(times);
        window.busy = busy;
        const Cadence cadence = analyseCadence(times, window);
        const CadenceSegment* segment = onlySegment(cadence);
        QVERIFY(segment);
        QCOMPARE(segment->beats, std::uint32_t{98});
        QCOMPARE(segment->hidden, std::uint32_t{1});
        QCOMPARE(segment->missed, std::uint32_t{1});
        QVERIFY(std::abs((segment->missedAt.at(0) - at(2020)).seconds()) < 0.1);
    }
    void talkAtAnotherTimeHidesNothing()
    {
        const auto times = without(schedule(60, 0.02, 100), 2019, 2021);
        const std::vector<BusyStretch> busy{{at(1970), at(2010)}, {at(2030), at(2070)}};
        ObservationWindow window = windowOf(times);
        window.busy = busy;
        QCOMPARE(analyseCadence(times, window).missed(), std::uint32_t{1});
    }
    void aLateBeatCame()
    {
        std::vector<Timestamp> times = schedule(17, 0.05, 40);
        times[20] = times[20] + Duration::fromSeconds(0.9);
        const Cadence cadence = analyseCadence(times, windowOf(times));
        const CadenceSegment* segment = onlySegment(cadence);
        QVERIFY(segment);
        QCOMPARE(segment->beats, std::uint32_t{40});
        QCOMPARE(segment->late, std::uint32_t{1});
        QCOMPARE(segment->missed, std::uint32_t{0});
    }
    void whatComesHalfWayIsNoLateBeat()
    {
        std::vector<Timestamp> times = schedule(17, 0.05, 40);
        times[20] = times[20] + Duration::fromSeconds(8);
        QCOMPARE(analyseCadence(times, windowOf(times)).missed(), std::uint32_t{1});
    }
    void aWaitThatBeganAnewMissesNothing()
    {
        // Renewals an hour apart; now and then a new lease begins the hour anew.
        std::vector<Timestamp> times;
        std::vector<Timestamp> rearmed;
        double t = 1000;
        for (int lease = 0; lease < 8; ++lease) {
            for (int i = 0; i < 10; ++i)
                times.push_back(at(t += 3600 + i % 3));
            rearmed.push_back(at(t += 2500 + 100 * lease));
        }
        ObservationWindow window = windowOf(times);
        const Cadence unknown = analyseCadence(times, window);
        QVERIFY(unknown.missed() + unknown.silent() > 0);
        window.rearmed = rearmed;
        const Cadence cadence = analyseCadence(times, window);
        QCOMPARE(cadence.verdict, CadenceVerdict::Timer);
        QCOMPARE(cadence.missed(), std::uint32_t{0});
        // Two hours behind a new lease, one renewal is missing all the same.
        std::erase(times, times[10]);
        QCOMPARE(analyseCadence(times, window).missed(), std::uint32_t{1});
    }
    void aGridOfWhichMostIsEmptyIsNoTimer()
    {
        // Each some whole seconds behind the one before, never one.
        SplitMix random(3);
        std::vector<Timestamp> times;
        times.reserve(300);
        double t = 1000;
        for (int i = 0; i < 300; ++i)
            times.push_back(at(t += 5 * static_cast<double>(1 + random.below(4))));
        QVERIFY(analyseCadence(times, windowOf(times)).verdict != CadenceVerdict::Timer);
    }
    void whoWorksInShiftsIsATimer()
    {
        std::vector<Timestamp> times = timer(60, 0.2, 20);
        for (int shift = 0; shift < 8; ++shift)
            append(times, timer(60, 0.2, 8, 7), 60 * 15); // fourteen missing, eight there
        const Cadence cadence = analyseCadence(times, windowOf(times));
        QCOMPARE(cadence.verdict, CadenceVerdict::Timer);
        QCOMPARE(cadence.missed(), std::uint32_t{0});
        QCOMPARE(cadence.timers[0].silences.size(), std::size_t{8});
        QCOMPARE(cadence.timers[0].silences[0].beats, std::uint32_t{14});
    }
    void pausesOfAnyLengthAreMissedBeats()
    {
        SplitMix random(9);
        std::vector<Timestamp> times = timer(60, 0.2, 20);
        std::uint32_t missing = 0;
        for (int shift = 0; shift < 12; ++shift) {
            const auto pause = static_cast<std::uint32_t>(8 + random.below(14));
            missing += pause;
            append(times, timer(60, 0.2, 8, 7), 60.0 * (pause + 1));
        }
        QCOMPARE(analyseCadence(times, windowOf(times)).missed(), missing);
    }
    void aLongBlindStretchTakesNoTime()
    {
        std::vector<Timestamp> times = schedule(0.1, 0, 100);
        append(times, schedule(0.1, 0, 100), 3e8); // nine years
        ObservationWindow window = windowOf(times);
        window.gaps = {{times[99], times[100]}};
        const Cadence cadence = analyseCadence(times, window);
        QCOMPARE(cadence.verdict, CadenceVerdict::Timer);
        QCOMPARE(cadence.missed(), std::uint32_t{0});
    }
};

QTEST_APPLESS_MAIN(TestDueBeats)
#include "tst_due_beats.moc"
