// SPDX-License-Identifier: GPL-3.0-or-later
#include <QtTest>

#include <algorithm>

#include "core/analysis/findings/findings.h"
#include "core/base/chunked_table.h"
#include "core/export/finding_text.h"
#include "tests/support/analysed.h"
#include "tests/support/found_findings.h"
#include "tests/support/frame_builder.h"
#include "tests/support/wemo_household.h"

using namespace phonehome;

namespace {

using Frames = std::vector<TimedFrame>;

Timestamp second(double s)
{
    return Timestamp{1'600'000'000'000'000'000} + Duration::fromSeconds(s);
}

Frames inOrder(Frames frames)
{
    std::stable_sort(frames.begin(), frames.end(), [](const auto& a, const auto& b) { return a.time < b.time; });
    return frames;
}

Frames operator+(Frames a, const Frames& b)
{
    a.insert(a.end(), b.begin(), b.end());
    return inOrder(std::move(a));
}

/// A device at the card and address of this number says something that no decoder reads, or is told it.
TimedFrame word(double s, std::uint8_t device, bool told = false)
{
    const Route out{{{2, 0, 0, 0, 1, device}},
                    kRouterMac,
                    {IpAddress::v4(192, 168, 1, device), 45000},
                    {IpAddress::v4(203, 0, 113, 50), 8886}};
    const Route back{out.destinationMac, out.sourceMac, out.destination, out.source};
    return {second(s), udpFrame(told ? back : out, std::vector<std::uint8_t>(20, 0xAB))};
}

/// It keeps a connection open, every minute, answered at once.
Frames beats(double from, double to, std::uint8_t device)
{
    Frames out;
    for (double t = from; t < to; t += 60) {
        out.push_back(word(t, device));
        out.push_back(word(t + 0.02, device, true));
    }
    return out;
}

} // namespace

class TestSilenceFindings : public QObject {
    Q_OBJECT
private slots:
    void whoSleepsEveryNightIsNotMissed()
    {
        Frames nights;
        for (int day = 0; day < 4; ++day)
            nights = nights + beats(day * 86'400.0, day * 86'400.0 + 50'000, 51);
        // The capture ends in the fourth night, two hours in.
        const Frames others = beats(0, 3 * 86'400.0 + 57'200, 50);
        QVERIFY(found(nights + others, FindingKind::NotHeardSince).empty());
        const auto asleep = found(nights + others, FindingKind::FellSilent);
        QCOMPARE(asleep.size(), std::size_t{1});
        QCOMPARE(asleep[0].count, std::uint64_t{3});
        // Longer than ever is something else.
        const Frames later = others + beats(3 * 86'400.0 + 57'200, 3 * 86'400.0 + 100'000, 50);
        QCOMPARE(found(nights + later, FindingKind::NotHeardSince).size(), std::size_t{1});
    }
    void whoseCardSendsOnIsHeard()
    {
        Frames frames = beats(0, 7200, 51) + beats(0, 20'000, 50);
        QCOMPARE(found(frames, FindingKind::NotHeardSince).size(), std::size_t{1});
        // Talk that is in no group of its own: an answer, now and then.
        const Route answer{
            {{2, 0, 0, 0, 1, 51}}, kRouterMac, {IpAddress::v4(192, 168, 1, 51), 0}, {IpAddress::v4(192, 168, 1, 1), 0}};
        for (std::uint16_t i = 0; i < 100; ++i)
            frames.push_back({second(7300 + i * 100), echoFrame(answer, true, 7, i)});
        QVERIFY(found(inOrder(frames), FindingKind::NotHeardSince).empty());
    }
    void whoFallsSilentIsToldForHowLong()
    {
        const Frames all = beats(0, 14400, 50);
        const auto alone = found(beats(0, 3600, 51) + beats(7200, 14400, 51) + all, FindingKind::FellSilent);
        QCOMPARE(alone.size(), std::size_t{1});
        QCOMPARE(alone[0].count, std::uint64_t{1});
        QCOMPARE(alone[0].of, std::uint64_t{0});
        QVERIFY(std::abs(alone[0].seconds - 3660) < 1);
        QCOMPARE(alone[0].weight, FindingWeight::Note);
        // Its access point's fault, not its own.
        const auto both =
            found(beats(0, 3600, 51) + beats(7200, 14400, 51) + beats(5, 3605, 52) + beats(7205, 14400, 52) + all,
                  FindingKind::FellSilent);
        QCOMPARE(both.size(), std::size_t{2});
        QCOMPARE(both[0].of, std::uint64_t{1});
        QCOMPARE(both[1].of, std::uint64_t{1});
        // A few beats that are missing are missed.
        const Frames few = beats(0, 3600, 51) + beats(3720, 14400, 51) + all;
        QVERIFY(found(few, FindingKind::FellSilent).empty());
        QVERIFY(found(few, FindingKind::NotHeardSince).empty());
    }
    void aPowerCutIsOneFinding()
    {
        // Six lose their power for an hour, a seventh at another time, an eighth speaks on.
        Frames frames = beats(0, 20000, 50) + beats(3, 12000, 60) + beats(15603, 20000, 60);
        for (std::uint8_t i = 0; i < 6; ++i) {
            const auto device = static_cast<std::uint8_t>(51 + i);
            frames = frames + beats(7.0 * i, 6000, device) + beats(9600 + 11.0 * i, 20000, device);
        }
        const SnapshotPtr s = analysed(frames);
        QCOMPARE(ofKind(*s, FindingKind::FellSilent).size(), std::size_t{7});
        std::vector<std::string> silences;
        for (const LikeFindings& like : likeFindingsIn(*s)) {
            if (findingsIn(*s)[like.members.front()].kind == FindingKind::FellSilent)
                silences.push_back(std::to_string(like.members.size()) + ": " + findingSentence(*s, like));
        }
        QCOMPARE(silences.size(), std::size_t{2});
        const auto isSix = [](const std::string& said) {
            return said == "6: were silent once each, for 1 h 1 min at most, from 2020-09-13 14:05:40 UTC at the "
                           "earliest";
        };
        QVERIFY2(std::count_if(silences.begin(), silences.end(), isSix) == 1, silences[0].c_str());
    }
    void whoDoesNotComeBackIsToldSinceWhen()
    {
        const Frames all = beats(0, 14400, 50);
        const auto gone = found(beats(0, 7200, 51) + all, FindingKind::NotHeardSince);
        QCOMPARE(gone.size(), std::size_t{1});
        QCOMPARE(gone[0].first, second(7140));
        QCOMPARE(gone[0].count, std::uint64_t{120});
        // The card's number is one that was made up: who has such a card comes and goes.
        QCOMPARE(gone[0].weight, FindingWeight::Note);
        QVERIFY(found(beats(0, 7200, 51) + all, FindingKind::FellSilent).empty());
        QVERIFY(found(beats(7200, 14400, 51) + all, FindingKind::NotHeardSince).empty()); // came later
    }
    void whatIsNotCapturedIsNobodysSilence()
    {
        // All three at once, as where a capture was paused.
        const Frames all = beats(0, 3600, 51) + beats(7200, 14400, 51) + beats(5, 3605, 52) + beats(7205, 14400, 52) +
                           beats(10, 3610, 53) + beats(7210, 14400, 53);
        const SnapshotPtr s = analysed(all);
        QCOMPARE(s->gaps.size(), std::size_t{1});
        QVERIFY(ofKind(*s, FindingKind::FellSilent).empty());
    }
    void whoFellSilentBeforeWhatIsInMemoryIsTold()
    {
        const Frames all = beats(0, 200'000, 50);
        const SnapshotPtr s = analysed(beats(0, 40'000, 51) + beats(0, 30'000, 52) + beats(120'000, 200'000, 52) + all);
        QCOMPARE(ofKind(*s, FindingKind::NotHeardSince).size(), std::size_t{1});
        Snapshot rest = *s;
        ChunkedTable<Event> events(s->events);
        events.forgetBefore(s->events.size() * 3 / 5);
        rest.events = events.snapshot();
        rest.found = withFindings(std::make_shared<Snapshot>(rest))->found;
        QVERIFY(rest.events[rest.events.first()].time > second(40'000));
        QVERIFY(rest.events[rest.events.first()].time < second(120'000));
        const auto gone = ofKind(rest, FindingKind::NotHeardSince);
        QCOMPARE(gone.size(), std::size_t{1});
        QCOMPARE(gone[0].device, ofKind(*s, FindingKind::NotHeardSince)[0].device);
        QCOMPARE(gone[0].first, ofKind(*s, FindingKind::NotHeardSince)[0].first);
        // Who speaks on through the same group: its last word before is not known.
        QVERIFY(ofKind(rest, FindingKind::FellSilent).empty());
    }
    void anAppThatWasOpenForAWhileIsNoTimerToWaitFor()
    {
        Frames frames = beats(0, 43200, 50);
        // Every three seconds for twenty minutes, else a word now and then.
        for (double t = 3600; t < 4800; t += 3)
            frames.push_back(word(t, 51));
        for (const double t : {100.0, 2500.0, 9000.0, 16000.0, 17100.0, 30000.0, 43000.0})
            frames.push_back(word(t, 51));
        frames = inOrder(std::move(frames));
        const SnapshotPtr s = analysed(frames);
        QVERIFY(ofKind(*s, FindingKind::FellSilent).empty());
        QVERIFY(ofKind(*s, FindingKind::NotHeardSince).empty());
    }
    void whoIsSpokenToFirstThroughWhatItKeepsOpenIsTold()
    {
        const Frames kept = beats(0, 14400, 51);
        const Frames pushes{word(700.5, 51, true), word(701, 51), word(5000.3, 51, true), word(9999.1, 51, true)};
        const auto reached = found(kept + pushes, FindingKind::ReachedFromOutside);
        QCOMPARE(reached.size(), std::size_t{1});
        QCOMPARE(reached[0].count, std::uint64_t{3});
        QCOMPARE(reached[0].about, std::vector<std::string>{"203.0.113.50"});
        QCOMPARE(reached[0].first, second(700.5));
        QVERIFY(found(kept, FindingKind::ReachedFromOutside).empty());
        // A server that looks every five minutes whether somebody is still there.
        Frames looks;
        for (int i = 0; i < 40; ++i)
            looks.push_back(word(30 + i * 300.0, 51, true));
        QVERIFY(found(kept + looks, FindingKind::ReachedFromOutside).empty());
    }
};

QTEST_APPLESS_MAIN(TestSilenceFindings)
#include "tst_silence_findings.moc"
