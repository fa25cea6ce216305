// SPDX-License-Identifier: GPL-3.0-or-later
#include <QtTest>

#include "core/analysis/clock_drift.h"
#include "tests/support/split_mix.h"

using namespace phonehome;

namespace {

constexpr std::int64_t kSecond = 1'000'000'000;
constexpr std::int64_t kDay = 86'400 * kSecond;
constexpr std::int64_t kStart = 1'777'878'768 * kSecond;
constexpr Duration kToTheSecond = Duration::ofSeconds(1);

std::int64_t below(SplitMix& random, std::int64_t limit)
{
    return static_cast<std::int64_t>(random.next() % static_cast<std::uint64_t>(limit));
}

/// Lookups and the talks that follow, by a log whose clock is wrong by base at the start and loses so much a day.
struct Household {
    std::vector<KeyedMoment> log;
    std::vector<KeyedMoment> capture;
    std::int64_t base = 0;
    double lostPerDay = 0; ///< seconds

    Household(int days, int perDay, std::int64_t base_, double lost) : base(base_), lostPerDay(lost)
    {
        SplitMix random(static_cast<std::uint64_t>(days * 1000 + perDay));
        for (std::int64_t i = 0; i < std::int64_t{days} * perDay; ++i) {
            const std::int64_t answer = kStart + i * kDay / perDay + below(random, kDay / perDay);
            const std::uint64_t key = random.next() % 12;
            const std::int64_t byLog = answer - wrongBy(answer);
            log.push_back({key, {byLog / kSecond * kSecond}});
            capture.push_back({key, {answer + 5'000'000 + below(random, 300'000'000)}});
        }
    }
    /// To be added to the log's times at a moment of the capture.
    std::int64_t wrongBy(std::int64_t at) const
    {
        const double days = static_cast<double>(at - kStart) / static_cast<double>(kDay);
        return base + static_cast<std::int64_t>(lostPerDay * days * static_cast<double>(kSecond));
    }
    /// How wrong the answers' times are after all, at most, in seconds; answers that are late.
    std::pair<double, int> after(const ClockOffset& clock) const
    {
        double worst = 0;
        int late = 0;
        for (std::size_t i = 0; i < log.size(); ++i) {
            const Timestamp set = log[i].time + offsetAt(clock, log[i].time);
            const double early = (capture[i].time - set).seconds();
            worst = std::max(worst, std::abs(early));
            late += early < 0 ? 1 : 0;
        }
        return {worst, late};
    }
};

} // namespace

class TestClockDrift : public QObject {
    Q_OBJECT
private slots:
    void driftOfDaysIsFollowed_data();
    void driftOfDaysIsFollowed();
    void steadyClocksHaveOneOffset();
    void tooLittleSaysNothing();
    void aStrangeDayLeadsNobodyAstray();
    void theLineGoesOnAtBothEnds();
};

void TestClockDrift::driftOfDaysIsFollowed_data()
{
    QTest::addColumn<int>("days");
    QTest::addColumn<int>("perDay");
    QTest::addColumn<int>("base"); // seconds
    QTest::addColumn<double>("lost");
    QTest::newRow("a week, 5 s a day") << 7 << 300 << 0 << 5.0;
    QTest::newRow("gains, in another zone") << 7 << 300 << -7200 << -4.0;
    QTest::newRow("a fast one, by the quarter of a day") << 5 << 400 << 3637 << 15.0;
    QTest::newRow("a month, a little") << 30 << 60 << 37 << 1.0;
}

void TestClockDrift::driftOfDaysIsFollowed()
{
    QFETCH(int, days);
    QFETCH(int, perDay);
    QFETCH(int, base);
    QFETCH(double, lost);
    const Household h(days, perDay, base * kSecond, lost);
    const ClockOffset clock = estimateClockDrift(h.log, h.capture, kToTheSecond);
    QVERIFY(clock.found);
    QVERIFY(clock.pieces.size() >= 2);
    const auto [worst, late] = h.after(clock);
    QVERIFY2(worst <= 3.5, qPrintable(QString::number(worst)));
    QVERIFY2(late * 10 <= static_cast<int>(h.log.size()), qPrintable(QString::number(late)));
    QVERIFY2(std::size_t{clock.matched} * 10 >= h.log.size() * 9, qPrintable(QString::number(clock.matched)));
    // One offset explains far less.
    const ClockOffset one = estimateClockOffset(h.log, h.capture, kToTheSecond);
    QVERIFY(one.matched < clock.matched * 2 / 3);
    for (const ClockPiece& piece : clock.pieces)
        QVERIFY(std::abs(piece.offset.ns - h.wrongBy(piece.middle.ns + piece.offset.ns)) < 3 * kSecond);
}

void TestClockDrift::steadyClocksHaveOneOffset()
{
    for (const int base : {0, 3600, -37}) {
        const Household h(7, 300, base * kSecond, 0);
        const ClockOffset clock = estimateClockDrift(h.log, h.capture, kToTheSecond);
        QVERIFY(clock.found && clock.pieces.empty());
        QVERIFY(std::abs(clock.offset.ns - base * kSecond) <= kSecond);
        QCOMPARE(clock.offset.ns, estimateClockOffset(h.log, h.capture, kToTheSecond).offset.ns);
    }
    // Nor is a capture of hours cut up.
    Household h(1, 400, 0, 8);
    std::erase_if(h.capture, [](const KeyedMoment& m) { return m.time.ns > kStart + kDay / 2; });
    QVERIFY(estimateClockDrift(h.log, h.capture, kToTheSecond).pieces.empty());
}

void TestClockDrift::tooLittleSaysNothing()
{
    const Household h(7, 5, 0, 5);
    QVERIFY(estimateClockDrift(h.log, h.capture, kToTheSecond).pieces.empty());
    QVERIFY(!estimateClockDrift({}, h.capture, kToTheSecond).found);
    QVERIFY(!estimateClockDrift(h.log, {}, kToTheSecond).found);
    // Talks that have nothing to do with the log.
    Household other(7, 300, 0, 5);
    SplitMix random(9);
    for (KeyedMoment& moment : other.capture)
        moment.time.ns = kStart + below(random, 7 * kDay);
    QVERIFY(!estimateClockDrift(other.log, other.capture, kToTheSecond).found);
}

void TestClockDrift::aStrangeDayLeadsNobodyAstray()
{
    // On the fourth day the clock stood two hours off.
    Household h(7, 300, 0, 5);
    for (KeyedMoment& moment : h.log) {
        if (moment.time.ns > kStart + 3 * kDay && moment.time.ns < kStart + 4 * kDay)
            moment.time.ns += 7200 * kSecond;
    }
    const ClockOffset clock = estimateClockDrift(h.log, h.capture, kToTheSecond);
    QVERIFY(clock.found && clock.pieces.size() >= 2);
    for (const ClockPiece& piece : clock.pieces)
        QVERIFY(std::abs(piece.offset.ns) < 60 * kSecond);
}

void TestClockDrift::theLineGoesOnAtBothEnds()
{
    ClockOffset clock;
    clock.offset = {7};
    QCOMPARE(offsetAt(clock, {kStart}).ns, 7);
    clock.pieces = {{{kStart}, {10 * kSecond}, 9, 9}, {{kStart + kDay}, {14 * kSecond}, 9, 9}};
    QCOMPARE(offsetAt(clock, {kStart}).ns, 10 * kSecond);
    QCOMPARE(offsetAt(clock, {kStart + kDay / 2}).ns, 12 * kSecond);
    QCOMPARE(offsetAt(clock, {kStart - kDay / 2}).ns, 8 * kSecond);
    QCOMPARE(offsetAt(clock, {kStart + 2 * kDay}).ns, 18 * kSecond);
    QCOMPARE(offsetAt(clock, {kStart + 900 * kDay}).ns, 19 * kSecond); // not for ever
    clock.pieces[1].middle = clock.pieces[0].middle;
    QCOMPARE(offsetAt(clock, {kStart + kDay}).ns, 10 * kSecond);
}

QTEST_APPLESS_MAIN(TestClockDrift)
#include "tst_clock_drift.moc"
