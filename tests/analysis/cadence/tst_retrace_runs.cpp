// SPDX-License-Identifier: GPL-3.0-or-later
// A timer's events read once more: which are beats, where it began anew, where its period changed.
#include <QtTest>

#include <algorithm>
#include <cmath>

#include "core/analysis/cadence/phase_jumps.h"
#include "core/analysis/cadence/retrace_runs.h"
#include "tests/support/beat_trains.h"
#include "tests/support/stamps_of.h"

using namespace phonehome;

namespace {

using Times = std::vector<double>;

Times every(double period, double from, int beats, double spread = 0.3)
{
    SplitMix random(static_cast<std::uint64_t>(from) + 7);
    Times out;
    out.reserve(static_cast<std::size_t>(beats));
    double t = from;
    for (int i = 0; i < beats; ++i) {
        out.push_back(t);
        t += period + spread * waver(random);
    }
    return out;
}

Times joined(Times a, const Times& b)
{
    a.insert(a.end(), b.begin(), b.end());
    std::sort(a.begin(), a.end());
    return a;
}

/// Other talk, one event in each so many seconds.
Times talk(double mean, double from, double to, std::uint64_t seed)
{
    SplitMix random(seed);
    Times out;
    for (int i = 0; i < static_cast<int>((to - from) / mean); ++i)
        out.push_back(from + (to - from) * static_cast<double>(random.below(1'000'000)) * 1e-6);
    return out;
}

BeatRun runOf(const Stamps& stamps, double period, const Times& times, double sigma = 0.2)
{
    BeatRun run;
    run.state = {period, sigma};
    for (const double t : times) {
        const auto at = std::lower_bound(stamps.at.begin(), stamps.at.end(), t);
        run.beats.push_back(static_cast<std::uint32_t>(at - stamps.at.begin()));
    }
    markOdd(stamps, run);
    return run;
}

Times timesOf(const Stamps& stamps, const BeatRun& run)
{
    Times out;
    for (const std::uint32_t beat : run.beats)
        out.push_back(stamps.at[beat]);
    return out;
}

/// What is told of restarts among talk: how many of 20 trains of beats say the right one, and what else is said.
struct Told {
    int right = 0;
    int wrong = 0;
};

Told toldOfRestarts(double step)
{
    Told told;
    for (std::uint64_t seed = 1; seed <= 20; ++seed) {
        std::vector<Timestamp> times = timer(60, 1, 50, seed);
        append(times, timer(60, 1, 50, seed + 100), 60 * (1 + step));
        const Timestamp restart = times[50];
        // One in four is missed, and other talk is as much as the beats.
        SplitMix random(seed);
        std::erase_if(times, [&](Timestamp) { return random.below(4) == 0; });
        for (const Timestamp t : chance(60, 100, seed + 200))
            times.push_back(t);
        std::sort(times.begin(), times.end());
        for (const CadenceChange& change : analyseCadence(times, windowOf(times)).changes)
            ++(std::abs((change.time - restart).seconds()) <= 123 ? told.right : told.wrong);
    }
    return told;
}

} // namespace

class TestRetraceRuns : public QObject {
    Q_OBJECT
private slots:
    /// A poll that doubles its period twice: what comes between its beats is no other talk.
    void anAdaptivePollIsLeftAsItIs()
    {
        const Times slow = every(64, 0, 30);
        const Times more = talk(100, 0, 3200, 3);
        const auto told = [&](double middle, double fastest) {
            const Times fast = every(middle, 2000, 20);
            const Times last = every(fastest, 2700, 30);
            const Stamps stamps = stampsOf(joined(joined(joined(slow, fast), last), more));
            std::vector<BeatRun> runs{runOf(stamps, 64, slow), runOf(stamps, middle, fast),
                                      runOf(stamps, fastest, last)};
            retraceRuns(stamps, runs);
            return std::any_of(runs.begin(), runs.end(), [](const BeatRun& run) { return run.retraced; });
        };
        QVERIFY(!told(32, 16));
        QVERIFY(told(32, 13));
        QVERIFY(told(26, 13));
    }
    void whatChanceMadeASteppingStoneIsNoBeat()
    {
        // Between the last beat before the restart and the first behind it, other talk fits a little to both.
        const Times before = every(60, 0, 30);
        const Times after = every(60, before.back() + 83, 30);
        const double stone = before.back() + 61;
        const Times other = joined({stone}, talk(150, 100, after.back() - 100, 3));
        const Stamps stamps = stampsOf(joined(joined(before, after), other));
        std::vector<BeatRun> runs{runOf(stamps, 60, joined(joined(before, {stone}), after), 1)};
        runs[0].state.sigma = 0.2;
        retraceRuns(stamps, runs);
        QCOMPARE(runs.size(), std::size_t{1});
        QVERIFY(runs[0].retraced);
        QCOMPARE(timesOf(stamps, runs[0]).size(), joined(before, after).size());
        QCOMPARE(runs[0].restarts, std::vector<std::uint32_t>{29});
        QCOMPARE(phaseJumps(stamps, runs[0]), std::vector<std::uint32_t>{29});
    }
    void talkBeforeTheFirstBeatIsNone()
    {
        const Times beats = every(60, 200, 40);
        const Stamps stamps = stampsOf(joined(beats, joined({37, 98, 159}, talk(100, 300, 2500, 5))));
        std::vector<BeatRun> runs{runOf(stamps, 60, joined({37, 98, 159}, beats))};
        retraceRuns(stamps, runs);
        QCOMPARE(timesOf(stamps, runs.at(0)), beats);
        QVERIFY(runs[0].restarts.empty());
    }
    void aPeriodChangesWhereItsBeatsSayTo()
    {
        const Times slow = every(60, 0, 30);
        const Times fast = every(47, slow.back() + 47, 30);
        const Stamps stamps = stampsOf(joined(joined(slow, fast), talk(120, 50, fast.back() - 50, 9)));
        // Six beats too early, by an event that is none of either.
        const auto off = [&](std::size_t i) { return static_cast<std::ptrdiff_t>(i); };
        std::vector<BeatRun> runs{
            runOf(stamps, 60, Times(slow.begin(), slow.begin() + off(24))),
            runOf(stamps, 47, joined(Times(slow.begin() + off(23), slow.begin() + off(24)), fast))};
        retraceRuns(stamps, runs);
        QCOMPARE(runs.size(), std::size_t{2});
        QCOMPARE(stamps.at[runs[0].last()], slow.back());
        QCOMPARE(runs[1].first(), runs[0].last());
        QCOMPARE(stamps.at[runs[1].last()], fast.back());
    }
    void aTimerThatNothingDisturbsIsLeftAsItIs()
    {
        const Times beats = every(60, 0, 60);
        const Stamps stamps = stampsOf(joined(beats, {1000, 2000}));
        std::vector<BeatRun> runs{runOf(stamps, 60, beats)};
        retraceRuns(stamps, runs);
        QVERIFY(!runs[0].retraced);
    }
    void ofOneThatWaversWidelyAnythingMayBeABeat()
    {
        const Times beats = every(60, 0, 60, 25);
        const Stamps stamps = stampsOf(joined(beats, talk(120, 10, 3000, 4)));
        std::vector<BeatRun> runs{runOf(stamps, 60, beats, 14)};
        retraceRuns(stamps, runs);
        QVERIFY(!runs[0].retraced);
    }
    void restartsAmongOtherTalkAreTold()
    {
        const Told told = toldOfRestarts(0.3);
        QVERIFY2(told.right >= 19, qPrintable(QString::number(told.right)));
        QVERIFY2(told.wrong <= 2, qPrintable(QString::number(told.wrong)));
    }
    void aTimerAmongOtherTalkDoesNotRestart()
    {
        const Told told = toldOfRestarts(0);
        QVERIFY2(told.right + told.wrong <= 1, qPrintable(QString::number(told.right + told.wrong)));
    }
};

QTEST_APPLESS_MAIN(TestRetraceRuns)
#include "tst_retrace_runs.moc"
