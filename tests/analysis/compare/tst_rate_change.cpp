// SPDX-License-Identifier: GPL-3.0-or-later
#include <QtTest>

#include <algorithm>
#include <cmath>
#include <functional>
#include <vector>

#include "core/analysis/compare/incomplete_beta.h"
#include "core/analysis/compare/rate_change.h"
#include "tests/support/split_mix.h"

using namespace phonehome;

namespace {

using Times = std::vector<Timestamp>;

double share(SplitMix& random)
{
    constexpr std::uint64_t kSteps = 1U << 30U;
    return (static_cast<double>(random.below(kSteps)) + 0.5) / static_cast<double>(kSteps);
}

double chanceGap(SplitMix& random, double mean)
{
    return -mean * std::log(share(random));
}

Timestamp second(double s)
{
    return Timestamp{} + Duration::fromSeconds(s);
}

/// Events in so many seconds, at this rate in the mean.
using Process = std::function<Times(SplitMix&, double rate, double seconds)>;

Times atRandom(SplitMix& random, double rate, double seconds)
{
    Times out;
    for (double t = chanceGap(random, 1 / rate); t < seconds; t += chanceGap(random, 1 / rate))
        out.push_back(second(t));
    return out;
}

/// A timer with so much spread, of which this share of the beats is lost.
Process timer(double spread, double lost)
{
    return [=](SplitMix& random, double rate, double seconds) {
        Times out;
        const double period = (1 - lost) / rate;
        for (double t = period * share(random); t < seconds; t += period * (1 + spread * (2 * share(random) - 1))) {
            if (share(random) >= lost)
                out.push_back(second(t));
        }
        return out;
    };
}

/// Bursts of as many on average; of one length, or of all lengths.
Process bursts(int size, bool vary)
{
    return [=](SplitMix& random, double rate, double seconds) {
        Times out;
        const double between = size / rate;
        for (double t = chanceGap(random, between); t < seconds; t += chanceGap(random, between)) {
            int events = size;
            if (vary) {
                for (events = 1; share(random) < 1 - 1.0 / size;)
                    ++events;
            }
            for (int i = 0; i < events && t + i * 0.002 * between < seconds; ++i)
                out.push_back(second(t + i * 0.002 * between));
        }
        std::sort(out.begin(), out.end());
        return out;
    };
}

struct Named {
    const char* name;
    Process make;
};

std::vector<Named> processes()
{
    return {{"at random", atRandom},
            {"a timer", timer(0.0001, 0)},
            {"a timer with a spread of a tenth", timer(0.1, 0)},
            {"a timer with a spread of a half", timer(0.5, 0)},
            {"a timer that loses one in ten", timer(0.0001, 0.1)},
            {"bursts of three", bursts(3, false)},
            {"bursts of eight", bursts(8, false)},
            {"bursts of any length", bursts(5, true)}};
}

/// What is said of two times with so many events expected in each, if the second rate is `ratio` times as high.
RateVerdict verdict(const Process& make, SplitMix& random, std::pair<double, double> expected, double ratio = 1)
{
    constexpr double kBefore = 1000;
    const double rate = expected.first / kBefore;
    const double after = expected.second / rate;
    const Times a = make(random, rate, kBefore);
    const Times b = ratio > 0 ? make(random, rate * ratio, after) : Times{};
    return rateChange({a, {}, kBefore}, {b, {}, after});
}

bool isNews(RateVerdict v)
{
    return v == RateVerdict::Changed || v == RateVerdict::Gone || v == RateVerdict::New;
}

/// How many of 200 times it is told.
int told(const Process& make, std::pair<double, double> expected, double ratio)
{
    SplitMix random(11);
    int out = 0;
    for (int i = 0; i < 200; ++i)
        out += isNews(verdict(make, random, expected, ratio)) ? 1 : 0;
    return out;
}

Times beats(double period, double from, double seconds)
{
    Times out;
    for (double t = from; t < seconds; t += period)
        out.push_back(second(t));
    return out;
}

constexpr double kHour = 3600;
constexpr double kDay = 24 * kHour;

} // namespace

class TestRateChange : public QObject {
    Q_OBJECT
private slots:
    void falseAlarmsAreAsRareAsPromised()
    {
        constexpr int kRounds = 2000;
        const std::vector<std::pair<double, double>> sizes{{3, 3},    {8, 8},     {20, 4},   {20, 20},
                                                           {100, 5},  {100, 100}, {12, 0.5}, {3, 0.3},
                                                           {0.3, 20}, {200, 12},  {5, 200}};
        int all = 0;
        int allWrong = 0;
        for (const Named& process : processes()) {
            SplitMix random(7);
            int wrong = 0;
            for (const auto& size : sizes) {
                for (int i = 0; i < kRounds; ++i)
                    wrong += isNews(verdict(process.make, random, size)) ? 1 : 0;
            }
            const int rounds = kRounds * static_cast<int>(sizes.size());
            qInfo("%s: %d of %d", process.name, wrong, rounds);
            QVERIFY2(wrong <= rounds * kRateErrors, process.name);
            all += rounds;
            allWrong += wrong;
        }
        QVERIFY(allWrong <= all * kRateErrors);
    }
    void realChangesAreFound()
    {
        // Of 200.
        QVERIFY(told(timer(0.0001, 0), {2000, 12}, 0) == 200);
        QVERIFY(told(timer(0.0001, 0), {100, 100}, 0.5) == 200);
        QVERIFY(told(timer(0.5, 0), {100, 100}, 0.5) == 200);
        QVERIFY(told(timer(0.0001, 0.1), {100, 100}, 0) == 200);
        QVERIFY(told(atRandom, {100, 100}, 0) == 200);
        QVERIFY(told(atRandom, {100, 100}, 3) >= 195);
        QVERIFY(told(atRandom, {1000, 1000}, 0.5) == 200);
        QVERIFY(told(atRandom, {20, 20}, 0) >= 170);
        QVERIFY(told(bursts(8, false), {1000, 1000}, 0) == 200);
        QVERIFY(told(bursts(5, true), {1000, 1000}, 0) == 200);
    }
    void sameIsSaidOnlyWhereAFactorOfTwoWouldBeSeen()
    {
        for (const Named& process : processes()) {
            for (const auto& size : {std::pair(20.0, 4.0), std::pair(50.0, 50.0), std::pair(300.0, 300.0)}) {
                SplitMix random(5);
                int same = 0;
                int sameThoughHalf = 0;
                for (int i = 0; i < 300; ++i) {
                    same += verdict(process.make, random, size) == RateVerdict::Same ? 1 : 0;
                    sameThoughHalf += verdict(process.make, random, size, 0.5) == RateVerdict::Same ? 1 : 0;
                }
                QVERIFY2(sameThoughHalf <= 1, process.name);
            }
        }
        SplitMix random(5);
        QCOMPARE(verdict(timer(0.0001, 0), random, {2000, 200}), RateVerdict::Same);
        QCOMPARE(verdict(atRandom, random, {2000, 2000}), RateVerdict::Same);
    }
    void anHourWithoutItsBeatsIsNews()
    {
        const Times week = beats(310, 100, 7 * kDay);
        QCOMPARE(rateChange({week, {}, 7 * kDay}, {{}, {}, kHour}), RateVerdict::Gone);
        QCOMPARE(rateChange({{}, {}, kHour}, {week, {}, 7 * kDay}), RateVerdict::New);
        QCOMPARE(rateChange({week, {}, 7 * kDay}, {{}, {}, 500}), RateVerdict::TooShort);
        const Times hour = beats(310, 200, kHour);
        QCOMPARE(rateChange({week, {}, 7 * kDay}, {hour, {}, kHour}), RateVerdict::Same);
    }
    void anHourWithoutADailyBeatIsNone()
    {
        const Times weeks = beats(kDay, 100, 21 * kDay);
        QCOMPARE(rateChange({weeks, {}, 21 * kDay}, {{}, {}, kHour}), RateVerdict::TooShort);
        QCOMPARE(rateChange({weeks, {}, 21 * kDay}, {{}, {}, kDay}), RateVerdict::TooShort);
        QCOMPARE(rateChange({weeks, {}, 21 * kDay}, {{}, {}, 10 * kDay}), RateVerdict::Gone);
    }
    void aBurstAtTheStartIsNoRate()
    {
        Times boot;
        for (int i = 0; i < 8; ++i)
            boot.push_back(second(100 + 0.4 * i));
        QCOMPARE(rateChange({boot, {}, kDay}, {{}, {}, kDay}), RateVerdict::TooShort);
        QCOMPARE(rateChange({{}, {}, 7 * kDay}, {boot, {}, 600}), RateVerdict::TooShort);
    }
    void nothingSaysNothing()
    {
        const Times one{second(1)};
        QCOMPARE(rateChange({}, {}), RateVerdict::TooShort);
        QCOMPARE(rateChange({{}, {}, kDay}, {{}, {}, kDay}), RateVerdict::TooShort);
        QCOMPARE(rateChange({one, {}, kDay}, {}), RateVerdict::TooShort);
        QCOMPARE(rateChange({one, {}, 0}, {one, {}, -5}), RateVerdict::TooShort);
        const Times same(1000, second(1)); // all at once
        QCOMPARE(rateChange({same, {}, kDay}, {{}, {}, kDay}), RateVerdict::TooShort);
        QVERIFY(isNews(rateChange({beats(1, 0, 100'000), {}, 100'000}, {beats(2, 0, 100'000), {}, 100'000})));
    }
    void theBetaFunctionIsExact()
    {
        // I_p(k, n - k + 1) is the binomial's upper tail.
        const auto tail = [](int k, int n, double p) {
            double sum = 0;
            double choose = 1;
            for (int i = 0; i <= n; ++i) {
                sum += i >= k ? choose * std::pow(p, i) * std::pow(1 - p, n - i) : 0;
                choose = choose * (n - i) / (i + 1);
            }
            return sum;
        };
        for (const int n : {1, 2, 7, 30, 60}) {
            for (const double p : {0.001, 0.1, 0.5, 0.77, 0.999}) {
                for (int k = 1; k <= n; ++k) {
                    const double exact = tail(k, n, p);
                    const double got = incompleteBeta(p, k, n - k + 1);
                    QVERIFY2(std::abs(got - exact) <= 1e-11 + 1e-9 * exact, qPrintable(QString::number(got - exact)));
                }
            }
        }
        QCOMPARE(incompleteBeta(0, 2, 3), 0.0);
        QCOMPARE(incompleteBeta(1, 2, 3), 1.0);
        QVERIFY(std::abs(incompleteBeta(0.5, 0.5, 0.5) - 0.5) < 1e-12);
        QVERIFY(std::abs(incompleteBeta(0.5, 1e6, 1e6) - 0.5) < 1e-6);
        QVERIFY(incompleteBeta(0.1, 1e6, 1e6) >= 0 && incompleteBeta(0.1, 1e6, 1e6) < 1e-100);
    }
};

QTEST_APPLESS_MAIN(TestRateChange)
#include "tst_rate_change.moc"
