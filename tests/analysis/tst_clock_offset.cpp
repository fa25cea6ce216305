// SPDX-License-Identifier: GPL-3.0-or-later
#include <QtTest>

#include "core/analysis/clock_offset.h"
#include "tests/support/split_mix.h"

using namespace phonehome;

namespace {

constexpr std::int64_t kSecond = 1'000'000'000;

/// A household: answers, and the talks that followed them.
struct Moments {
    std::vector<KeyedMoment> log;
    std::vector<KeyedMoment> capture;
};

std::int64_t below(SplitMix& random, std::int64_t limit)
{
    return static_cast<std::int64_t>(random.next() % static_cast<std::uint64_t>(limit));
}

/// Each key every so many seconds on average (steady: exactly), over a time; the log is written to the second.
Moments household(std::uint64_t seed, int keys, std::int64_t period, std::int64_t span, bool steady)
{
    SplitMix random(seed);
    Moments out;
    const std::int64_t start = 1777878768 * kSecond;
    for (int key = 0; key < keys; ++key) {
        const std::int64_t phase = below(random, period * kSecond);
        for (std::int64_t t = phase; t < span * kSecond; t += period * kSecond) {
            const std::int64_t answer = start + t + (steady ? 0 : below(random, period * kSecond * 9 / 10));
            const auto id = static_cast<std::uint64_t>(key);
            out.log.push_back({id, {answer / kSecond * kSecond}});
            out.capture.push_back({id, {answer + 5'000'000 + below(random, 300'000'000)}});
        }
    }
    return out;
}

std::vector<KeyedMoment> shifted(std::vector<KeyedMoment> moments, std::int64_t ns)
{
    for (KeyedMoment& m : moments)
        m.time.ns += ns;
    return moments;
}

constexpr Duration kToTheSecond = Duration::ofSeconds(1);

} // namespace

class TestClockOffset : public QObject {
    Q_OBJECT
private slots:
    void anyOffsetIsFoundWithinASecond()
    {
        const Moments m = household(1, 6, 60, 1800, false);
        for (const std::int64_t seconds :
             {-50400, -45013, -3600, -900, -37, -1, 0, 1, 37, 299, 900, 3637, 20700, 50400}) {
            const ClockOffset found = estimateClockOffset(shifted(m.log, seconds * kSecond), m.capture, kToTheSecond);
            QVERIFY2(found.found, qPrintable(QString::number(seconds)));
            QVERIFY2(std::abs(found.offset.seconds() + static_cast<double>(seconds)) <= 1,
                     qPrintable(QString::number(found.offset.seconds())));
            QCOMPARE(found.matched, found.of);
        }
    }
    void wholeQuartersAndRightClocksAreExact()
    {
        const Moments m = household(2, 6, 60, 1800, false);
        for (const std::int64_t seconds : {-50400, -2700, 0, 900, 3600, 50400})
            QCOMPARE(estimateClockOffset(shifted(m.log, seconds * kSecond), m.capture, kToTheSecond).offset.ns,
                     -seconds * kSecond);
    }
    void fineLogsGiveFineOffsets()
    {
        Moments m = household(3, 6, 60, 1800, false);
        for (std::size_t i = 0; i < m.log.size(); ++i)
            m.log[i].time.ns = m.capture[i].time.ns - 8'000'000;
        const ClockOffset found = estimateClockOffset(shifted(m.log, 12'340'000'000), m.capture, {});
        QVERIFY(found.found);
        QVERIFY(std::abs(found.offset.seconds() + 12.34) < 0.11);
    }
    void lookupsInSteadyTimeDoNotDeceive()
    {
        // Every 15 seconds exactly: each offset of that step explains nearly all. Few devices, half an hour.
        const Moments m = household(4, 8, 15, 1800, true);
        const ClockOffset right = estimateClockOffset(m.log, m.capture, kToTheSecond);
        QVERIFY(right.found);
        QCOMPARE(right.offset.ns, 0);
        const ClockOffset zone = estimateClockOffset(shifted(m.log, -3600 * kSecond), m.capture, kToTheSecond);
        QVERIFY(!zone.found || zone.offset.ns == 3600 * kSecond);
        const ClockOffset odd = estimateClockOffset(shifted(m.log, 37 * kSecond), m.capture, kToTheSecond);
        QVERIFY(!odd.found || std::abs(odd.offset.seconds() + 37) <= 1);
    }
    void strangersDoNotMatch()
    {
        for (std::uint64_t seed = 100; seed < 120; ++seed) {
            const Moments one = household(seed, 6, 60, 1800, false);
            const Moments other = household(seed + 100, 6, 60, 1800, false);
            const ClockOffset found = estimateClockOffset(one.log, other.capture, kToTheSecond);
            QVERIFY2(!found.found, qPrintable(QString::number(seed)));
            QCOMPARE(found.offset.ns, 0);
        }
    }
    void strangersAmongThemDoNotDisturb()
    {
        Moments m = household(7, 6, 60, 1800, false);
        const Moments noise = household(8, 6, 60, 1800, false);
        m.capture.insert(m.capture.end(), noise.capture.begin(), noise.capture.begin() + 60);
        const ClockOffset found = estimateClockOffset(shifted(m.log, 3600 * kSecond), m.capture, kToTheSecond);
        QVERIFY(found.found);
        QCOMPARE(found.offset.ns, -3600 * kSecond);
        QVERIFY(found.matched < found.of);
    }
    void fewerThanEightAreTooFew()
    {
        const Moments m = household(9, 7, 60, 60, false);
        QVERIFY(m.log.size() < 8);
        QVERIFY(!estimateClockOffset(shifted(m.log, 3600 * kSecond), m.capture, kToTheSecond).found);
        QVERIFY(!estimateClockOffset({}, {}, kToTheSecond).found);
        QVERIFY(!estimateClockOffset(m.log, {}, kToTheSecond).found);
    }
    void aWeekOfLookupsIsNoBurden()
    {
        const Moments m = household(10, 40, 300, 7LL * 86400, false);
        const ClockOffset found = estimateClockOffset(shifted(m.log, -7200 * kSecond), m.capture, kToTheSecond);
        QVERIFY(found.found);
        QCOMPARE(found.offset.ns, 7200 * kSecond);
    }
};

QTEST_APPLESS_MAIN(TestClockOffset)
#include "tst_clock_offset.moc"
