// SPDX-License-Identifier: GPL-3.0-or-later
// What is set right once the best path is known: echoes, hidden beats, displaced schedules.
#include <QtTest>

#include <algorithm>
#include <cmath>

#include "core/analysis/cadence/schedule_steps.h"
#include "core/analysis/cadence/tidy_runs.h"
#include "tests/support/beat_trains.h"
#include "tests/support/stamps_of.h"

using namespace phonehome;

namespace {

/// The stamps at these times as beats of a period.
BeatRun runOf(const Stamps& stamps, double period, const std::vector<double>& times)
{
    BeatRun run;
    run.state = {period, 0.005 * period};
    for (const double t : times) {
        const auto at = std::lower_bound(stamps.at.begin(), stamps.at.end(), t);
        run.beats.push_back(static_cast<std::uint32_t>(at - stamps.at.begin()));
    }
    settle(stamps, run);
    return run;
}

std::vector<double> every(double period, double from, int beats)
{
    std::vector<double> out;
    out.reserve(static_cast<std::size_t>(beats));
    for (int i = 0; i < beats; ++i)
        out.push_back(from + i * period);
    return out;
}

std::vector<double> both(std::vector<double> a, const std::vector<double>& b)
{
    a.insert(a.end(), b.begin(), b.end());
    return a;
}

/// A schedule whose beats waver by a tenth of the period either way, displaced by a share of it in the middle.
std::vector<Timestamp> displaced(double share, std::uint64_t seed)
{
    std::vector<Timestamp> times = schedule(60, 6, 120, seed);
    for (std::size_t i = 60; i < times.size(); ++i)
        times[i] = times[i] + Duration::fromSeconds(share * 60);
    return times;
}

} // namespace

class TestTidyRuns : public QObject {
    Q_OBJECT
private slots:
    void whatIsOverWithinABeatIsNoTimer()
    {
        // Asked again after 0.5, 1, 2 seconds: multiples of half a second.
        const std::vector<double> again{1200.5, 1201.5, 1203.5};
        const Stamps stamps = stampsOf(both(every(120, 0, 30), again));
        std::vector<BeatRun> runs{runOf(stamps, 120, every(120, 0, 10)), runOf(stamps, 0.5, both({1200}, again)),
                                  runOf(stamps, 120, every(120, 1320, 19))};
        dropEchoes(stamps, runs);
        QCOMPARE(runs.size(), std::size_t{2});
        QCOMPARE(runs[0].state.period, 120.0);
        QCOMPARE(runs[1].state.period, 120.0);
    }
    void aFasterTimerThatGoesOnStays()
    {
        const Stamps stamps = stampsOf(both(every(120, 0, 10), every(5, 1200, 60)));
        std::vector<BeatRun> runs{runOf(stamps, 120, every(120, 0, 10)), runOf(stamps, 5, every(5, 1200, 60))};
        dropEchoes(stamps, runs);
        QCOMPARE(runs.size(), std::size_t{2});
    }
    void beatsAmongOtherTalkAreFound()
    {
        SplitMix random(8);
        std::vector<double> noise;
        noise.reserve(60);
        for (int i = 0; i < 60; ++i)
            noise.push_back(600 + static_cast<double>(random.below(600'000)) / 1000);
        const Stamps stamps = stampsOf(both(every(60, 0, 30), noise));
        std::vector<BeatRun> runs{runOf(stamps, 60, every(60, 0, 10)), runOf(stamps, 60, every(60, 1200, 10))};
        bridgeRuns(stamps, runs);
        QCOMPARE(runs[0].beats, runOf(stamps, 60, every(60, 0, 20)).beats);
        QCOMPARE(runs[1].beats.size(), std::size_t{10});
    }
    void whereNothingWasSaidNothingIsFound()
    {
        const Stamps stamps = stampsOf(both(every(60, 0, 10), every(60, 1200, 10)));
        std::vector<BeatRun> runs{runOf(stamps, 60, every(60, 0, 10)), runOf(stamps, 60, every(60, 1200, 10))};
        bridgeRuns(stamps, runs);
        QCOMPARE(runs[0].beats.size(), std::size_t{10});
    }
    void aScheduleDisplacedByLessThanABeatWaversIsSeen()
    {
        // Single intervals waver by 5 s, and the step is 18: of those alone, one in seven is proof enough.
        int seen = 0;
        int elsewhere = 0;
        for (std::uint64_t seed = 1; seed <= 20; ++seed) {
            const auto times = displaced(0.3, seed);
            const Cadence c = analyseCadence(times, windowOf(times));
            for (const CadenceChange& change : c.changes) {
                const bool right =
                    change.kind == CadenceChangeKind::Phase && std::abs((change.time - times[60]).seconds()) <= 120;
                ++(right ? seen : elsewhere);
            }
        }
        QVERIFY2(seen >= 16, qPrintable(QString::number(seen)));
        QVERIFY2(elsewhere <= 1, qPrintable(QString::number(elsewhere)));
    }
    void aScheduleThatIsKeptHasNoSteps()
    {
        for (std::uint64_t seed = 1; seed <= 20; ++seed) {
            const auto times = displaced(0, seed);
            QVERIFY(analyseCadence(times, windowOf(times)).changes.empty());
        }
    }
    void whatStartsAnewAfterEachBeatKeepsNoSchedule()
    {
        const auto times = timer(60, 6, 200);
        std::vector<double> seconds;
        seconds.reserve(times.size());
        for (const Timestamp t : times)
            seconds.push_back(static_cast<double>(t.ns) * 1e-9);
        const Stamps stamps = stampsOf(seconds);
        BeatRun run = runOf(stamps, 60, seconds);
        run.locked = true; // as chance may make it look
        QVERIFY(scheduleSteps(stamps, run, 2.1).empty());
    }
};

QTEST_APPLESS_MAIN(TestTidyRuns)
#include "tst_tidy_runs.moc"
