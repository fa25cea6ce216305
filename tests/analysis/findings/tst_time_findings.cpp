// SPDX-License-Identifier: GPL-3.0-or-later
// When the capture's clock was set, or nobody was heard.
#include <QtTest>

#include <cmath>

#include "core/analysis/findings/findings.h"
#include "core/export/finding_text.h"
#include "tests/support/analysed.h"
#include "tests/support/found_findings.h"
#include "tests/support/frame_builder.h"
#include "tests/support/wemo_household.h"
#include "tests/support/wire_messages.h"

using namespace phonehome;

namespace {

using Frames = std::vector<TimedFrame>;

constexpr double kToday = 1'600'000'000;

Timestamp second(double s)
{
    return Timestamp{0} + Duration::fromSeconds(s);
}

Frames operator+(Frames a, const Frames& b)
{
    a.insert(a.end(), b.begin(), b.end());
    return a;
}

/// So many devices keep their connections open, every minute, answered at once.
Frames beats(double from, double to, std::uint8_t devices)
{
    Frames out;
    for (double t = from; t < to; t += 60) {
        for (std::uint8_t d = 0; d < devices; ++d) {
            const auto last = static_cast<std::uint8_t>(50 + d);
            const Route ask{{{2, 0, 0, 0, 1, last}},
                            kRouterMac,
                            {IpAddress::v4(192, 168, 1, last), 45000},
                            {IpAddress::v4(203, 0, 113, 50), 8886}};
            const Route back{ask.destinationMac, ask.sourceMac, ask.destination, ask.source};
            const std::vector<std::uint8_t> word(20, 0xAB);
            out.push_back({second(t + 7.0 * d), udpFrame(ask, word)});
            out.push_back({second(t + 7.0 * d + 0.02), udpFrame(back, word)});
        }
    }
    return out;
}

/// A time server's answer, whose clock is so far ahead of the capture's.
Frames toldTime(double s, double ahead)
{
    constexpr double kFrom1900 = 2'208'988'800;
    NtpMessage m;
    m.version = 4;
    m.mode = 4;
    m.stratum = 2;
    m.transmit = static_cast<std::uint64_t>(s + ahead + kFrom1900) << 32;
    const Route ask = switchTo(40000, {IpAddress::v4(203, 0, 113, 4), 123});
    return {{second(s), udpFrame({ask.destinationMac, ask.sourceMac, ask.destination, ask.source}, ntpPacket(m))}};
}

bool nobodyIsMissed(const Snapshot& s)
{
    for (const FindingKind kind : {FindingKind::BeatsMissed, FindingKind::FellSilent, FindingKind::NotHeardSince}) {
        if (!ofKind(s, kind).empty())
            return false;
    }
    for (std::size_t i = 0; i < s.groups.size(); ++i) {
        if (s.groups[i].cadence.missed() > 0 || s.groups[i].cadence.silent() > 0)
            return false;
    }
    return true;
}

} // namespace

class TestTimeFindings : public QObject {
    Q_OBJECT
private slots:
    void aClockThatBeganIn1970IsTold()
    {
        const SnapshotPtr s = analysed(beats(100, 1900, 2) + beats(kToday, kToday + 3600, 2));
        const auto steps = ofKind(*s, FindingKind::ClockSetForward);
        QCOMPARE(steps.size(), std::size_t{1});
        QCOMPARE(steps[0].count, std::uint64_t{1});
        QVERIFY(std::abs((steps[0].first - second(1847.02)).seconds()) < 0.001);
        QCOMPARE(steps[0].last, second(kToday));
        QCOMPARE(findingSentence(*s, steps[0]), std::string("the capture's clock was set forward once, from 1970-01-01 "
                                                            "00:30:47 UTC to 2020-09-13 12:26:40 UTC"));
        QVERIFY(ofKind(*s, FindingKind::NothingCaptured).empty());
        QVERIFY(nobodyIsMissed(*s));
    }
    void aClockThatIsSetToTheTimeServersTimeIsTold()
    {
        // Ten minutes: as many beats would be missed of each of the two.
        const SnapshotPtr s = analysed(beats(kToday, kToday + 1800, 2) + toldTime(kToday + 1795, 600) +
                                       beats(kToday + 2400, kToday + 6000, 2) + toldTime(kToday + 6001, 0));
        const auto steps = ofKind(*s, FindingKind::ClockSetForward);
        QCOMPARE(steps.size(), std::size_t{1});
        QCOMPARE(steps[0].last, second(kToday + 2400));
        QVERIFY(nobodyIsMissed(*s));
    }
    void whereNobodyIsHeardNobodyIsMissed()
    {
        const SnapshotPtr s = analysed(beats(kToday, kToday + 1800, 3) + beats(kToday + 2700, kToday + 6300, 3));
        const auto gaps = ofKind(*s, FindingKind::NothingCaptured);
        QCOMPARE(gaps.size(), std::size_t{1});
        QVERIFY(std::abs((gaps[0].first - second(kToday + 1754.02)).seconds()) < 0.001);
        QCOMPARE(gaps[0].last, second(kToday + 2700));
        QVERIFY(ofKind(*s, FindingKind::ClockSetForward).empty());
        QVERIFY(nobodyIsMissed(*s));
    }
    void aClockThatIsSetBackLeavesNobodyUnheard()
    {
        // Only one of them is heard once the clock is right: the other one's last word has the later time.
        const SnapshotPtr s = analysed(beats(2 * kToday, 2 * kToday + 3600, 1) + beats(kToday, kToday + 3600, 2));
        QCOMPARE(ofKind(*s, FindingKind::ClockSetBack).size(), std::size_t{1});
        QVERIFY(ofKind(*s, FindingKind::NotHeardSince).empty());
        // The step itself lies between the two; the capture went on.
        QVERIFY(ofKind(*s, FindingKind::NothingCaptured).empty());
    }
};

QTEST_APPLESS_MAIN(TestTimeFindings)
#include "tst_time_findings.moc"
