// SPDX-License-Identifier: GPL-3.0-or-later
#include <QtTest>

#include "core/analysis/promise.h"
#include "core/analysis/promise_ledger.h"

using namespace phonehome;

namespace {

/// The rule's interval for each promise, five times, a little off each time as timers are.
template <typename Rule> std::vector<PromiseUse> uses(std::initializer_list<double> promises, Rule rule)
{
    std::vector<PromiseUse> out;
    for (const double promised : promises) {
        for (int i = -2; i <= 2; ++i)
            out.push_back({promised, rule(promised) + 0.04 * i});
    }
    return out;
}

} // namespace

class TestPromise : public QObject {
    Q_OBJECT
private slots:
    void onePromiseTellsNothing()
    {
        const auto verdict = judgePromise(uses({330}, [](double) { return 310.0; }));
        QCOMPARE(verdict.kind, PromiseClass::CannotTell);
        QCOMPARE(verdict.levels, 1U);
        QCOMPARE(judgePromise({}).kind, PromiseClass::CannotTell);
    }
    void aConstantMarginIsFound()
    {
        const auto verdict = judgePromise(uses({330, 600}, [](double p) { return p - 20; }));
        QCOMPARE(verdict.kind, PromiseClass::FixedMargin);
        QCOMPARE(verdict.levels, 2U);
    }
    void aHardCodedIntervalIgnoresThePromise()
    {
        QCOMPARE(judgePromise(uses({330, 600, 120}, [](double) { return 310.0; })).kind, PromiseClass::Ignores);
        QCOMPARE(judgePromise(uses({330, 3600}, [](double) { return 310.0; })).kind, PromiseClass::Ignores);
    }
    void aShareOfThePromiseFollows()
    {
        const auto verdict = judgePromise(uses({3600, 86400}, [](double p) { return p / 2; }));
        QCOMPARE(verdict.kind, PromiseClass::Follows);
        QVERIFY(verdict.share && std::abs(*verdict.share - 0.5) < 0.001);
    }
    void aMarginRoundedToATickIsStillFixed()
    {
        // pjnath: promise less 60, up to the next tick of 15 s.
        const auto ticks = [](double p) { return std::ceil((p - 60) / 15) * 15; };
        QCOMPARE(judgePromise(uses({330, 400, 700}, ticks)).kind, PromiseClass::FixedMargin);
    }
    void longerForALongerPromiseFollowsByWhateverRule()
    {
        QCOMPARE(judgePromise(uses({100, 1000}, [](double p) { return 30 + 0.6 * p; })).kind, PromiseClass::Follows);
    }
    void promisesThatWobbleAreOne()
    {
        // Remaining seconds of a cache, rounded down or not.
        QCOMPARE(judgePromise(uses({300, 301, 302}, [](double) { return 250.0; })).kind, PromiseClass::CannotTell);
        QCOMPARE(judgePromise(uses({14, 15}, [](double) { return 10.0; })).kind, PromiseClass::CannotTell);
    }
    void senselessUsesArePassedOver()
    {
        const std::vector<PromiseUse> none{{0, 10}, {330, 0}, {-1, 5}, {330, -3}};
        QCOMPARE(judgePromise(none).levels, 0U);
    }
    void whatHasNoRhythmHasNoMargin()
    {
        const auto marginAfter = [](std::initializer_list<double> renewals, CadenceVerdict verdict) {
            PromiseLedger ledger;
            const GroupId id{0};
            for (const double seconds : renewals)
                ledger.renewed(id, Duration::fromSeconds(seconds), 1801);
            Group group;
            group.cadence.verdict = verdict;
            group.promise = Promise{PromiseKind::Subscription, 1801, 1801, 1801, {}, {}, {}, {}, {}};
            ledger.judge(id, group);
            return group.promise->margin;
        };
        // Of an UPnP client that subscribes again and again as it starts.
        QVERIFY(!marginAfter({0.2, 0.8, 3, 40, 700}, CadenceVerdict::NotPeriodic));
        // Renewals that agree tell, though other talk hides the period.
        QVERIFY(marginAfter({1700, 1701, 1702, 0.8}, CadenceVerdict::NotPeriodic));
        QVERIFY(marginAfter({1700}, CadenceVerdict::TooFew));
    }
    void beatsThatMayBeMissed()
    {
        QCOMPARE(missedBeatsSurvived(330, 310), 0);
        QCOMPARE(missedBeatsSurvived(360, 310), 0);
        QCOMPARE(missedBeatsSurvived(900, 310), 1);
        QCOMPARE(missedBeatsSurvived(86400, 43200), 0); // the second would come as the promise ends
        QCOMPARE(missedBeatsSurvived(0, 310), 0);
        QCOMPARE(missedBeatsSurvived(330, 0), 0);
    }
    void sendsThatLeaveInTime()
    {
        QCOMPARE(stunSendsWithin(20), 6);
        QCOMPARE(stunSendsWithin(50), 7);
        QCOMPARE(stunSendsWithin(0), 0);
        QCOMPARE(stunSendsWithin(-5), 0);
    }
};

QTEST_APPLESS_MAIN(TestPromise)
#include "tst_promise.moc"
