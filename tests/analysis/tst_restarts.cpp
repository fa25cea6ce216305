// SPDX-License-Identifier: GPL-3.0-or-later
// When a device came up, and what that says of its timers.
#include <QtTest>

#include "core/analysis/cadence.h"
#include "core/analysis/restarts.h"
#include "tests/support/beat_trains.h"

using namespace phonehome;

namespace {

constexpr DeviceId kSwitch{3};
constexpr DeviceId kOther{4};

Timestamp second(double s)
{
    return {static_cast<std::int64_t>(s * 1e9)};
}

/// Beats of ten seconds that waver by a tenth of a second; from the eighth on later by lag.
std::vector<Timestamp> lateFromTheEighth(double lag)
{
    std::vector<Timestamp> times;
    times.reserve(16);
    for (int i = 0; i < 16; ++i)
        times.push_back(second(10 * i + 0.1 * (i * 7 % 5 - 2) / 2 + (i >= 8 ? lag : 0)));
    return times;
}

Cadence judged(const std::vector<Timestamp>& times, std::vector<Timestamp> restarts)
{
    ObservationWindow window = windowOf(times);
    window.restarts = std::move(restarts);
    return analyseCadence(times, window);
}

} // namespace

class TestRestarts : public QObject {
    Q_OBJECT
private slots:
    void anAddressAskedForAndSomethingElseIsAStart()
    {
        Restarts restarts;
        restarts.seen(kSwitch, StartSign::Address, second(100));
        QVERIFY(restarts.of(kSwitch).empty());
        restarts.seen(kSwitch, StartSign::Announcement, second(104));
        restarts.seen(kSwitch, StartSign::Membership, second(105));
        QCOMPARE(restarts.of(kSwitch), std::vector{second(100)});
        restarts.seen(kSwitch, StartSign::Address, second(500));
        restarts.seen(kSwitch, StartSign::Address, second(503));
        restarts.seen(kSwitch, StartSign::Allocation, second(507));
        QCOMPARE(restarts.of(kSwitch), (std::vector{second(100), second(503)}));
        QCOMPARE(restarts.all().size(), 2U);
        QVERIFY(restarts.of(kOther).empty());
    }
    void oneSignAloneIsNone()
    {
        Restarts restarts;
        restarts.seen(kSwitch, StartSign::Membership, second(90)); // before it asked for an address
        restarts.seen(kSwitch, StartSign::Address, second(100));
        restarts.seen(kOther, StartSign::Announcement, second(101));  // another device
        restarts.seen(kSwitch, StartSign::Announcement, second(161)); // too late
        QVERIFY(restarts.of(kSwitch).empty());
    }
    void whoIsAskedWhatItListensToDidNotComeUp()
    {
        Restarts restarts;
        restarts.membershipAsked(second(100));
        restarts.seen(kSwitch, StartSign::Address, second(101));
        restarts.seen(kSwitch, StartSign::Membership, second(103));
        QVERIFY(restarts.of(kSwitch).empty());
        restarts.seen(kSwitch, StartSign::Membership, second(120)); // of its own accord
        QCOMPARE(restarts.of(kSwitch), std::vector{second(101)});
    }
    void whoRenewsItsLeaseProbesItsAddressToo()
    {
        Restarts restarts;
        restarts.renews(kSwitch, second(100));
        restarts.seen(kSwitch, StartSign::Address, second(100));
        restarts.seen(kSwitch, StartSign::Address, second(102));
        restarts.seen(kSwitch, StartSign::Announcement, second(104));
        QVERIFY(restarts.of(kSwitch).empty());
        restarts.seen(kSwitch, StartSign::Address, second(500));
        restarts.seen(kSwitch, StartSign::Announcement, second(504));
        QCOMPARE(restarts.of(kSwitch), std::vector{second(500)});
    }
    void theSignsAreKnownByTheirKind()
    {
        QCOMPARE(startSign(Protocol::Dhcp, "DISCOVER"), std::optional(StartSign::Address));
        QCOMPARE(startSign(Protocol::Dhcp, "request"), std::optional(StartSign::Address)); // cut before its type
        QVERIFY(!startSign(Protocol::Dhcp, "REQUEST"));
        QCOMPARE(startSign(Protocol::Stun, "Allocate"), std::optional(StartSign::Allocation));
        QVERIFY(!startSign(Protocol::Stun, "Refresh"));
        QCOMPARE(startSign(Protocol::Mdns, "announce x.local"), std::optional(StartSign::Announcement));
        QVERIFY(!startSign(Protocol::Mdns, "query x.local"));
    }
    void aKnownRestartTellsALateBeatFromAnother()
    {
        // Too little to be told by itself from the wavering of so few beats.
        const auto times = lateFromTheEighth(0.65);
        QVERIFY(judged(times, {}).changes.empty());
        const Cadence known = judged(times, {second(75)});
        QCOMPARE(known.changes.size(), 1U);
        QCOMPARE(known.changes[0].kind, CadenceChangeKind::Phase);
        QCOMPARE(known.changes[0].time, times[8]);
        QVERIFY(known.changes[0].restarted);
        QCOMPARE(known.timers[0].segments.size(), 2U);
    }
    void aRestartElsewhereChangesNothing()
    {
        const auto times = lateFromTheEighth(0.65);
        QVERIFY(judged(times, {second(35)}).changes.empty());
        QVERIFY(judged(times, {second(-500), second(9000)}).changes.empty());
    }
    void beatsMissedWhileItCameUpAreNobodys()
    {
        auto times = lateFromTheEighth(3);
        times.erase(times.begin() + 8);
        const Cadence unknown = judged(times, {});
        const Cadence known = judged(times, {second(82)});
        QCOMPARE(known.missed(), 0U);
        QCOMPARE(known.changes.size(), 1U);
        QVERIFY(known.changes[0].restarted);
        QVERIFY(unknown.changes.empty() || !unknown.changes[0].restarted);
    }
    void whoComesUpInTimeForTheOldBeatCameUpAllTheSame()
    {
        auto times = lateFromTheEighth(0);
        times.erase(times.begin() + 8);
        QCOMPARE(judged(times, {}).missed(), 1U);
        const Cadence known = judged(times, {second(82)});
        QCOMPARE(known.missed(), 0U);
        QCOMPARE(known.changes.size(), 1U);
        QCOMPARE(known.changes[0].kind, CadenceChangeKind::Phase);
        QCOMPARE(known.changes[0].time, times[8]);
        QVERIFY(known.changes[0].restarted);
        // With no beat missing the device never was away from this timer.
        QVERIFY(judged(lateFromTheEighth(0), {second(82)}).changes.empty());
    }
};

QTEST_APPLESS_MAIN(TestRestarts)
#include "tst_restarts.moc"
