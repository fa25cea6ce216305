// SPDX-License-Identifier: GPL-3.0-or-later
#include <QtTest>

#include "core/analysis/coverage.h"

using namespace phonehome;

namespace {

constexpr std::int64_t kToday = 1'600'000'000;
const IpAddress kServer = IpAddress::v4(203, 0, 113, 4);

Timestamp second(std::int64_t s)
{
    return {s * 1'000'000'000};
}

/// A packet each ten seconds.
void look(Coverage& coverage, std::uint32_t file, std::int64_t from, std::int64_t to)
{
    for (std::int64_t t = from; t <= to; t += 10)
        coverage.seen(file, second(t), DeviceId{0});
}

/// So many devices in turn, a packet each ten seconds.
void household(Coverage& coverage, std::uint32_t file, std::uint32_t devices, std::int64_t from, std::int64_t to)
{
    for (std::int64_t t = from; t <= to; t += 10)
        coverage.seen(file, second(t), DeviceId{static_cast<std::uint32_t>(t / 10) % devices});
}

} // namespace

class TestCoverage : public QObject {
    Q_OBJECT
private slots:
    void aClockThatIsSetBackIsKnown()
    {
        Coverage coverage;
        for (const std::int64_t t : {100, 101, 100, 200, 50, 60, 300})
            coverage.seen(0, Timestamp{t * 1'000'000'000}, {});
        coverage.seen(1, Timestamp{0}, {}); // another file begins where it likes
        QCOMPARE(coverage.clockSteps().size(), std::size_t{1});
        QCOMPARE(coverage.clockSteps()[0].from, Timestamp{200'000'000'000});
        QCOMPARE(coverage.clockSteps()[0].to, Timestamp{50'000'000'000});
    }
    void oneFileHasNoGaps()
    {
        Coverage coverage;
        QVERIFY(coverage.gaps().empty());
        coverage.seen(0, second(0), DeviceId{0});
        coverage.seen(0, second(100'000), DeviceId{0});
        QVERIFY(coverage.gaps().empty());
    }
    void aPauseBetweenFilesIsAGap()
    {
        Coverage coverage;
        look(coverage, 0, 0, 1000);
        look(coverage, 1, 4000, 5000);
        const auto gaps = coverage.gaps();
        QCOMPARE(gaps.size(), std::size_t{1});
        QCOMPARE(gaps[0].from, second(1000));
        QCOMPARE(gaps[0].to, second(4000));
    }
    void rollingFilesHaveNone()
    {
        Coverage coverage;
        look(coverage, 0, 0, 1000);
        look(coverage, 1, 1010, 2000);
        look(coverage, 2, 2025, 3000); // a little longer than usual
        QVERIFY(coverage.gaps().empty());
    }
    void theOrderOfFilesDoesNotMatter()
    {
        Coverage coverage;
        look(coverage, 2, 0, 1000);
        look(coverage, 0, 4000, 5000);
        look(coverage, 1, 500, 2000);
        QCOMPARE(coverage.gaps().size(), std::size_t{1});
        QCOMPARE(coverage.gaps()[0].from, second(2000));
    }
    void aFileInsideAnotherIsCovered()
    {
        Coverage coverage;
        look(coverage, 0, 0, 10'000);
        look(coverage, 1, 100, 200);
        look(coverage, 2, 9000, 11'000);
        QVERIFY(coverage.gaps().empty());
    }
    void whereAllFallSilentTheCaptureDid()
    {
        Coverage coverage;
        household(coverage, 0, 3, 0, 2000);
        household(coverage, 0, 3, 5600, 7000);
        household(coverage, 0, 3, 9000, 9500);
        const auto gaps = coverage.gaps();
        QCOMPARE(gaps.size(), std::size_t{2});
        QCOMPARE(gaps[0].from, second(2000));
        QCOMPARE(gaps[0].to, second(5600));
        QCOMPARE(gaps[1].from, second(7000));
        QCOMPARE(gaps[1].to, second(9000));
    }
    void oneThatFallsSilentIsNoGap()
    {
        Coverage alone;
        household(alone, 0, 2, 0, 2000); // a device and its router
        household(alone, 0, 2, 5600, 7000);
        QVERIFY(alone.gaps().empty());
        // The others went before, one by one: the last one's silence is its own.
        Coverage last;
        household(last, 0, 3, 0, 2000);
        look(last, 0, 2000, 4000);
        household(last, 0, 3, 8000, 9000);
        QVERIFY(last.gaps().empty());
    }
    void aPauseLikeOthersIsNoGap()
    {
        Coverage coverage;
        for (std::int64_t t = 0; t < 40'000; t += 300) // all speak every five minutes
            household(coverage, 0, 3, t, t + 20);
        household(coverage, 0, 3, 41'000, 41'020);
        QVERIFY(coverage.gaps().empty());
    }
    void whatAnotherFileSawIsNoGap()
    {
        Coverage coverage;
        household(coverage, 0, 3, 0, 2000);
        household(coverage, 0, 3, 5600, 7000);
        household(coverage, 1, 3, 1000, 6000);
        QVERIFY(coverage.gaps().empty());
    }
    void filesThatFallSilentTogetherHaveOneGap()
    {
        // Two cards of one computer, each seeing every other packet.
        Coverage coverage;
        const auto inTurn = [&coverage](std::int64_t from, std::int64_t to) {
            for (std::int64_t t = from; t <= to; t += 5)
                household(coverage, static_cast<std::uint32_t>(t / 5 % 2), 3, t, t);
        };
        inTurn(0, 2000);
        inTurn(5600, 7000);
        const auto gaps = coverage.gaps();
        QCOMPARE(gaps.size(), std::size_t{1});
        QCOMPARE(gaps[0].from, second(2000));
        QCOMPARE(gaps[0].to, second(5600));
    }
    void whatAnotherFileSawEndsTheGap()
    {
        Coverage coverage;
        household(coverage, 0, 3, 0, 2000);
        household(coverage, 1, 3, 0, 2000);
        household(coverage, 1, 3, 2300, 2300);
        household(coverage, 0, 3, 5600, 7000);
        household(coverage, 1, 3, 5600, 7000);
        const auto gaps = coverage.gaps();
        QCOMPARE(gaps.size(), std::size_t{1});
        QCOMPARE(gaps[0].from, second(2300));
        QCOMPARE(gaps[0].to, second(5600));
    }
    void whatNoFileSawIsAGapAroundWhatOneSaw()
    {
        Coverage coverage;
        household(coverage, 0, 3, 0, 2000);
        household(coverage, 0, 3, 9000, 9500);
        household(coverage, 1, 3, 4000, 6000);
        const auto gaps = coverage.gaps();
        QCOMPARE(gaps.size(), std::size_t{2});
        QCOMPARE(gaps[0].from, second(2000));
        QCOMPARE(gaps[0].to, second(4000));
        QCOMPARE(gaps[1].from, second(6000));
        QCOMPARE(gaps[1].to, second(9000));
    }
    void yearsBetweenFilesAreAGapThoughOneHoldsYears()
    {
        constexpr std::int64_t kYear = 31'557'600;
        Coverage coverage;
        household(coverage, 0, 3, 0, 2000); // joined of two
        household(coverage, 0, 3, 20 * kYear, 20 * kYear + 2000);
        household(coverage, 1, 3, 30 * kYear, 30 * kYear + 2000);
        const auto gaps = coverage.gaps();
        QCOMPARE(gaps.size(), std::size_t{2});
        QCOMPARE(gaps[1].from, second(20 * kYear + 2000));
        QCOMPARE(gaps[1].to, second(30 * kYear));
    }
    void filesJoinedOverYearsHaveAGapThoughOneDeviceTalks()
    {
        constexpr std::int64_t kDay = 86'400;
        for (const auto& [days, gaps] : {std::pair{20, 0U}, std::pair{40, 1U}, std::pair{4000, 1U}}) {
            Coverage coverage;
            look(coverage, 0, kToday, kToday + 100);
            look(coverage, 0, kToday + days * kDay, kToday + days * kDay + 100);
            QCOMPARE(coverage.gaps().size(), std::size_t{gaps});
            QVERIFY(coverage.clockSteps().empty());
        }
    }
    void noComputerCapturedIn1970()
    {
        Coverage coverage;
        look(coverage, 0, 10, 100);
        look(coverage, 0, kToday, kToday + 100);
        QCOMPARE(coverage.clockSteps().size(), std::size_t{1});
        QCOMPARE(coverage.gaps().size(), std::size_t{1});
        QCOMPARE(coverage.gaps()[0].from, second(100));
        QCOMPARE(coverage.gaps()[0].to, second(kToday));
    }
    void aStepToTheTimeServersTimeIsKnown()
    {
        Coverage coverage;
        look(coverage, 0, kToday, kToday + 100);
        coverage.told(0, kServer, second(kToday + 100), second(kToday + 500)); // 400 s ahead
        look(coverage, 0, kToday + 505, kToday + 1000);
        QVERIFY(coverage.gaps().empty()); // may be chance yet
        coverage.told(0, kServer, second(kToday + 1000), second(kToday + 1000));
        QCOMPARE(coverage.clockSteps().size(), std::size_t{1});
        QCOMPARE(coverage.clockSteps()[0].from, second(kToday + 100));
        QCOMPARE(coverage.clockSteps()[0].to, second(kToday + 505));
        QCOMPARE(coverage.gaps().size(), std::size_t{1});
    }
    void aPauseIsNoStepWhereTheServerIsAsFarAheadBehindIt()
    {
        Coverage coverage;
        look(coverage, 0, kToday, kToday + 100);
        coverage.told(0, kServer, second(kToday + 100), second(kToday + 500));
        look(coverage, 0, kToday + 505, kToday + 1000);
        coverage.told(0, kServer, second(kToday + 1000), second(kToday + 1400));
        QVERIFY(coverage.clockSteps().empty());
        QVERIFY(coverage.gaps().empty());
    }
    void serversThatDisagreeTellNoStep()
    {
        const IpAddress wrong = IpAddress::v4(192, 168, 1, 9);
        Coverage coverage;
        look(coverage, 0, kToday, kToday + 100);
        coverage.told(0, kServer, second(kToday + 90), second(kToday + 90));
        coverage.told(0, wrong, second(kToday + 100), second(kToday + 500));
        look(coverage, 0, kToday + 505, kToday + 1000);
        coverage.told(0, kServer, second(kToday + 1000), second(kToday + 1000));
        coverage.told(0, wrong, second(kToday + 1000), second(kToday + 1400));
        QVERIFY(coverage.clockSteps().empty());
    }
    void aStepOfHoursNeedsNoSecondAnswer()
    {
        Coverage coverage;
        look(coverage, 0, kToday, kToday + 100);
        coverage.told(0, kServer, second(kToday + 100), second(kToday + 20'100));
        look(coverage, 0, kToday + 20'110, kToday + 20'200);
        QCOMPARE(coverage.clockSteps().size(), std::size_t{1});
        QCOMPARE(coverage.gaps().size(), std::size_t{1});
        // As long a pause again: the clock is right by now.
        look(coverage, 0, kToday + 40'310, kToday + 40'400);
        QCOMPARE(coverage.gaps().size(), std::size_t{1});
    }
    void aClockThatIsSetBackByYearsLeavesAGap()
    {
        Coverage back;
        look(back, 0, 2 * kToday, 2 * kToday + 100);
        look(back, 0, kToday, kToday + 100);
        QCOMPARE(back.clockSteps().size(), std::size_t{1});
        QCOMPARE(back.gaps().size(), std::size_t{1});
        QCOMPARE(back.gaps()[0].from, second(kToday + 100));
        QCOMPARE(back.gaps()[0].to, second(2 * kToday));
    }
};

QTEST_APPLESS_MAIN(TestCoverage)
#include "tst_coverage.moc"
