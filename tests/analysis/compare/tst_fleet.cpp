// SPDX-License-Identifier: GPL-3.0-or-later
#include <QtTest>

#include <algorithm>

#include "core/analysis/compare/fleet.h"
#include "core/analysis/narrowed.h"
#include "tests/support/analysed.h"
#include "tests/support/plug_fleet.h"

using namespace phonehome;

namespace {

constexpr double kDay = 86400;
constexpr std::uint32_t kOdd = 7;

std::vector<PlugHabits> alike(std::size_t count = 12)
{
    return std::vector<PlugHabits>(count);
}

const FleetRow* findRow(const Fleet& fleet, const std::string& title)
{
    const auto at = std::find_if(fleet.rows.begin(), fleet.rows.end(),
                                 [&](const FleetRow& row) { return roleTitle(row.role) == title; });
    return at == fleet.rows.end() ? nullptr : &*at;
}

std::uint32_t columnOf(const Snapshot& s, const Fleet& fleet, std::uint32_t plug, std::uint32_t maker = 0)
{
    for (std::uint32_t c = 0; c < fleet.columns.size(); ++c) {
        if (s.devices[fleet.columns[c].device.value].mac == plugMac(plug, maker))
            return c;
    }
    return 999;
}

std::size_t differing(const Fleet& fleet)
{
    std::size_t out = 0;
    for (const FleetRow& row : fleet.rows)
        out += row.differing;
    return out;
}

const std::string kRefresh = "STUN Refresh to 198.51.100.20";
const std::string kProbe = "STUN Binding to 198.51.100.20";
const std::string kTime = "NTP client to …";
const std::string kRoot = "SSDP upnp:rootdevice to 239.255.255.250";

/// One plug of twelve is as given, the others are as they come.
struct OneOdd {
    SnapshotPtr snapshot;
    Fleet fleet;
    std::uint32_t column = 0;

    explicit OneOdd(const PlugHabits& odd, double seconds = kDay)
    {
        auto plugs = alike();
        plugs[kOdd] = odd;
        snapshot = analysed(plugFleet(plugs, seconds));
        fleet = fleetOf(*snapshot);
        column = columnOf(*snapshot, fleet, kOdd);
    }
    /// How it differs in a row, "" where it does not; "no row" without the row.
    std::string kinds(const std::string& title) const
    {
        const FleetRow* const row = findRow(fleet, title);
        if (!row)
            return "no row";
        std::string out;
        if (const FleetCell* const cell = row->cellOf(column)) {
            for (const Difference& d : cell->differences)
                out += (out.empty() ? "" : " ") + std::string(differenceKindId(d.kind));
        }
        return out;
    }
    Difference first(const std::string& title) const
    {
        return findRow(fleet, title)->cellOf(column)->differences.at(0);
    }
};

} // namespace

class TestFleet : public QObject {
    Q_OBJECT
private slots:
    void thoseAlikeDoNotDiffer()
    {
        for (std::uint64_t seed = 1; seed <= 6; ++seed) {
            const SnapshotPtr s = analysed(plugFleet(alike(), kDay, seed));
            const Fleet fleet = fleetOf(*s);
            QCOMPARE(fleet.columns.size(), std::size_t{12});
            QCOMPARE(differing(fleet), std::size_t{0});
            QCOMPARE(fleet.rows.size(), std::size_t{4});
            const FleetRow* const row = findRow(fleet, kRefresh);
            QVERIFY(row && row->period && std::abs(*row->period - 310) < 0.1);
            QCOMPARE(row->speakers, 12U);
            QVERIFY(findRow(fleet, kTime) && findRow(fleet, kTime)->speakers == 12);
        }
    }
    void anotherPeriodStandsOut()
    {
        PlugHabits odd;
        odd.refresh = 105;
        const OneOdd found(odd);
        QCOMPARE(found.kinds(kRefresh), std::string("period"));
        QCOMPARE(found.first(kRefresh).others, 11U);
        QVERIFY(std::abs(found.first(kRefresh).seconds - 310) < 0.1);
        QCOMPARE(differing(found.fleet), std::size_t{1});
        QCOMPARE(found.fleet.columns[found.column].differing, 1U);
        // Its row comes first of those that all share.
        QCOMPARE(roleTitle(found.fleet.rows.front().role), kRefresh);
    }
    void aFewSecondsInThreeHundredAreNoChance()
    {
        PlugHabits odd;
        odd.refresh = 315;
        QCOMPARE(OneOdd(odd).kinds(kRefresh), std::string("period"));
        odd.refresh = 311; // within what clocks and round trips make
        QCOMPARE(OneOdd(odd).kinds(kRefresh), std::string());
    }
    void anotherPromiseStandsOut()
    {
        PlugHabits odd;
        odd.lifetime = 600;
        const OneOdd found(odd);
        QCOMPARE(found.kinds(kRefresh), std::string("promise"));
        QCOMPARE(found.first(kRefresh).seconds, 330.0);
        QCOMPARE(found.first(kRefresh).others, 11U);
        odd.lifetime = 331;
        QCOMPARE(OneOdd(odd).kinds(kRefresh), std::string());
        odd.lifetime = 600;
        odd.refresh = 105;
        QCOMPARE(OneOdd(odd).kinds(kRefresh), std::string("period promise"));
    }
    void silenceAndSpeechStandOut()
    {
        PlugHabits odd;
        odd.askTime = 0;
        odd.probe = 1800;
        const OneOdd found(odd);
        QCOMPARE(found.kinds(kTime), std::string("silent"));
        QCOMPARE(found.first(kTime).others, 11U);
        QVERIFY(findRow(found.fleet, kTime)->cellOf(found.column)->groups.empty());
        QCOMPARE(found.kinds(kProbe), std::string("alone"));
        QCOMPARE(found.first(kProbe).others, 11U);
        QCOMPARE(differing(found.fleet), std::size_t{2});
    }
    void whoCameLateIsNotSilent()
    {
        PlugHabits late;
        late.askTime = 0;
        late.from = kDay - 2000; // three questions would have been due
        QCOMPARE(OneOdd(late).kinds(kTime), std::string());
        late.from = kDay - 20'000;
        QCOMPARE(OneOdd(late).kinds(kTime), std::string("silent"));
    }
    void whoStopsOrSaysLittleStandsOut()
    {
        PlugHabits odd;
        odd.refreshUntil = kDay / 2;
        QCOMPARE(OneOdd(odd).kinds(kRefresh), std::string("stopped"));
        odd.refreshUntil = kDay - 5 * 310; // five at the end may be the capture's
        QCOMPARE(OneOdd(odd).kinds(kRefresh), std::string());
        odd.refreshUntil = 700; // once or twice
        QCOMPARE(OneOdd(odd).kinds(kRefresh), std::string("fewer"));
    }
    void aBootBurstOfOthersIsNoHabit()
    {
        auto plugs = alike();
        for (PlugHabits& plug : plugs)
            plug.announceUntil = 9 * 900;
        plugs[kOdd].announce = 0; // was plugged in before the capture
        const SnapshotPtr s = analysed(plugFleet(plugs, kDay));
        const Fleet fleet = fleetOf(*s);
        const FleetCell* const cell = findRow(fleet, kRoot)->cellOf(columnOf(*s, fleet, kOdd));
        QVERIFY(!cell);
    }
    void twoThatDifferBothDo()
    {
        PlugHabits odd;
        odd.refresh = 105;
        const SnapshotPtr s = analysed(plugFleet({{}, odd}, kDay));
        const Fleet fleet = fleetOf(*s);
        const FleetRow* const row = findRow(fleet, kRefresh);
        QCOMPARE(row->differing, 2U);
        QVERIFY(!row->period);
        QVERIFY(std::abs(row->cellOf(columnOf(*s, fleet, 0))->differences[0].seconds - 105) < 0.1);
        QVERIFY(std::abs(row->cellOf(columnOf(*s, fleet, 1))->differences[0].seconds - 310) < 0.1);
        QCOMPARE(row->cellOf(0)->differences[0].others, 1U);
    }
    void halvesDifferAndAMotleyCrewDoesNot()
    {
        auto plugs = alike(6);
        for (std::size_t i = 0; i < 3; ++i)
            plugs[i].refresh = 105;
        QCOMPARE(findRow(fleetOf(*analysed(plugFleet(plugs, kDay))), kRefresh)->differing, 6U);
        for (std::size_t i = 0; i < plugs.size(); ++i)
            plugs[i].refresh = 100.0 + 50 * static_cast<double>(i);
        QCOMPARE(findRow(fleetOf(*analysed(plugFleet(plugs, kDay))), kRefresh)->differing, 0U);
    }
    void anotherMakersSilenceIsItsOwn()
    {
        auto plugs = alike(5);
        PlugHabits other;
        other.maker = 1;
        other.askTime = 0;
        other.refresh = 0;
        plugs.insert(plugs.end(), 3, other);
        PlugHabits phone = other;
        phone.maker = 2;
        phone.probe = 900;
        plugs.push_back(phone);
        const SnapshotPtr s = analysed(plugFleet(plugs, kDay));
        const auto families = fleetFamilies(*s);
        QCOMPARE(families.size(), std::size_t{2});
        QCOMPARE(families[0].devices.size(), std::size_t{5});
        QVERIFY(s->text(families[0].vendor).find("Belkin") != std::string::npos);
        QCOMPARE(families[1].devices.size(), std::size_t{3});
        const Fleet fleet = fleetOf(*s);
        QCOMPARE(fleet.columns.size(), std::size_t{9});
        QCOMPARE(differing(fleet), std::size_t{0});
        // One maker's alone.
        QCOMPARE(fleetOf(*s, {families[1].devices, {}}).columns.size(), std::size_t{3});
        QVERIFY(fleetOf(*s, {std::vector<DeviceId>{}, {}}).columns.empty());
        QVERIFY(fleetOf(*s, {std::vector<DeviceId>{DeviceId{}, DeviceId{9999}}, {}}).rows.empty());
    }
    void aStrangerIsNoMeasure()
    {
        PlugHabits bridge;
        bridge.refresh = 0;
        bridge.announce = 0;
        bridge.probe = 700;
        const OneOdd found(bridge);
        QVERIFY(found.fleet.columns[found.column].isStranger);
        QCOMPARE(differing(found.fleet), std::size_t{0});
        QCOMPARE(std::count_if(found.fleet.columns.begin(), found.fleet.columns.end(),
                               [](const FleetColumn& c) { return c.isStranger; }),
                 std::ptrdiff_t{1});
    }
    void columnsGoByNameAndRowsByHowManySayThem()
    {
        PlugHabits odd;
        odd.probe = 700;
        const OneOdd found(odd);
        for (std::uint32_t c = 0; c < found.fleet.columns.size(); ++c)
            QCOMPARE(columnOf(*found.snapshot, found.fleet, c), c);
        QVERIFY(std::is_sorted(found.fleet.rows.begin(), found.fleet.rows.end(),
                               [](const FleetRow& a, const FleetRow& b) { return a.speakers > b.speakers; }));
        for (const FleetRow& row : found.fleet.rows)
            QVERIFY(std::is_sorted(row.cells.begin(), row.cells.end(),
                                   [](const FleetCell& a, const FleetCell& b) { return a.column < b.column; }));
    }
    void ofSeveralServersNoneIsThePace()
    {
        // Two a plug, nobody knows their names; as if each plug were two that share a card.
        auto frames = plugFleet(alike(4), 40'000);
        auto plugs = alike(4);
        for (std::size_t i = 0; i < plugs.size(); ++i) {
            plugs[i].timeServer = static_cast<std::uint8_t>(100 + i);
            plugs[i].askTime = 777;
            plugs[i].refresh = plugs[i].announce = 0;
        }
        for (const TimedFrame& frame : plugFleet(plugs, 40'000, 2))
            frames.push_back(frame);
        std::stable_sort(frames.begin(), frames.end(), [](const auto& a, const auto& b) { return a.time < b.time; });
        const Fleet fleet = fleetOf(*analysed(frames));
        const FleetRow* const row = findRow(fleet, kTime);
        QVERIFY(row && !row->period);
        QCOMPARE(row->speakers, 4U);
        QVERIFY(row->cells[0].isOfSeveral);
        QCOMPARE(row->cells[0].groups.size(), std::size_t{2});
        QCOMPARE(differing(fleet), std::size_t{0});
    }
    void aSpanHasItsOwnPresence()
    {
        PlugHabits odd;
        odd.askTime = 0;
        auto plugs = alike();
        plugs[kOdd] = odd;
        const SnapshotPtr s = analysed(plugFleet(plugs, kDay));
        const Timestamp from = s->totals.first;
        const auto differs = [&](double seconds) {
            const TimeSpan span{from, from + Duration::fromSeconds(seconds)};
            const SnapshotPtr part = narrowed(s, {span, {}});
            return differing(fleetOf(*part, {std::nullopt, {span, {}}}));
        };
        QCOMPARE(differs(2000), std::size_t{0}); // three questions: too few
        QCOMPARE(differs(20'000), std::size_t{1});
        QCOMPARE(differs(-1), std::size_t{0});
    }
    void inWhatIsLeftOutNothingIsDue()
    {
        PlugHabits odd;
        odd.askTime = 0;
        auto plugs = alike();
        plugs[kOdd] = odd;
        const SnapshotPtr s = analysed(plugFleet(plugs, kDay));
        const auto at = [&](double share) { return s->totals.first + Duration::fromSeconds(kDay * share); };
        const auto fleet = [&](const std::vector<TimeSpan>& excluded) {
            const TimeChoice choice{std::nullopt, excluded};
            return fleetOf(*narrowed(s, choice), {std::nullopt, choice});
        };
        QCOMPARE(differing(fleet({{at(0.1), at(0.9)}})), std::size_t{1});
        QCOMPARE(differing(fleet({{at(0.2), at(0.5)}, {at(0.55), at(0.99)}})), std::size_t{1});
        // Of the silent one's time, too little is left.
        QCOMPARE(differing(fleet({{at(0.02), at(0.99)}})), std::size_t{0});
        QCOMPARE(differing(fleet({{at(-1), at(2)}})), std::size_t{0});
    }
    void whoStopsBeforeWhatIsLeftOutHasNotStopped()
    {
        auto plugs = alike();
        plugs[kOdd].refreshUntil = kDay / 2;
        const SnapshotPtr s = analysed(plugFleet(plugs, kDay));
        const auto kinds = [&](double from, double to) {
            const TimeChoice choice{std::nullopt,
                                    {{s->totals.first + Duration::fromSeconds(from * kDay),
                                      s->totals.first + Duration::fromSeconds(to * kDay)}}};
            const Fleet fleet = fleetOf(*narrowed(s, choice), {std::nullopt, choice});
            return findRow(fleet, kRefresh)->cellOf(columnOf(*s, fleet, kOdd))->differences.size();
        };
        QCOMPARE(kinds(0.6, 0.7), std::size_t{1});
        QCOMPARE(kinds(0.505, 0.995), std::size_t{0}); // two beats are due in what is left
    }
    void inACapturesGapNothingIsDue()
    {
        auto frames = plugFleet(alike(), kDay);
        const Timestamp first = frames.front().time;
        std::erase_if(frames, [&](const TimedFrame& frame) {
            const double t = (frame.time - first).seconds();
            return t > 0.1 * kDay && t < 0.9 * kDay;
        });
        const SnapshotPtr s = analysed(frames);
        QCOMPARE(s->gaps.size(), std::size_t{1});
        const Fleet fleet = fleetOf(*s);
        QCOMPARE(findRow(fleet, kRefresh)->speakers, 12U);
        QCOMPARE(differing(fleet), std::size_t{0});
    }
    void nothingIsComparedWithNothing()
    {
        QVERIFY(fleetOf(Snapshot{}).columns.empty());
        QVERIFY(fleetOf(Snapshot{}).rows.empty());
        QVERIFY(fleetFamilies(Snapshot{}).empty());
        QVERIFY(fleetFamilies(*analysed(plugFleet(alike(1), 3600))).empty());
        QCOMPARE(differing(fleetOf(*analysed(plugFleet(alike(1), kDay)))), std::size_t{0});
    }
};

QTEST_APPLESS_MAIN(TestFleet)
#include "tst_fleet.moc"
