// SPDX-License-Identifier: GPL-3.0-or-later
#include <QtTest>

#include <algorithm>

#include "core/analysis/compare/before_after.h"
#include "core/analysis/narrowed.h"
#include "core/export/change_list.h"
#include "tests/support/analysed.h"
#include "tests/support/plug_fleet.h"

using namespace phonehome;

namespace {

constexpr double kDay = 86400;
const std::string kRefresh = "STUN Refresh to 198.51.100.20";
const std::string kProbe = "STUN Binding to 198.51.100.20";
const std::string kRoot = "SSDP upnp:rootdevice to 239.255.255.250";

SnapshotPtr home(const std::vector<PlugHabits>& plugs, double seconds = kDay, std::uint64_t seed = 1)
{
    return analysed(plugFleet(plugs, seconds, seed));
}

const RoleChange* find(const std::vector<DeviceChanges>& all, std::size_t device, const std::string& title)
{
    for (const RoleChange& change : all.at(device).roles) {
        if (roleTitle(change.role).rfind(title, 0) == 0)
            return &change;
    }
    return nullptr;
}

RateVerdict verdictOf(const std::vector<DeviceChanges>& all, const std::string& title)
{
    const RoleChange* const change = find(all, 0, title);
    return change ? change->verdict : RateVerdict::TooShort;
}

std::vector<DeviceChanges> oneChanged(const PlugHabits& after, double before = kDay, double behind = kDay)
{
    const SnapshotPtr was = home({{}}, before);
    const SnapshotPtr is = home({after}, behind, 2);
    return changesBetween(allOf(*was), allOf(*is));
}

} // namespace

class TestBeforeAfter : public QObject {
    Q_OBJECT
private slots:
    void whatStaysIsTheSame()
    {
        const SnapshotPtr was = home(std::vector<PlugHabits>(6));
        for (std::uint64_t seed = 2; seed < 6; ++seed) {
            const SnapshotPtr is = home(std::vector<PlugHabits>(6), kDay, seed);
            const auto all = changesBetween(allOf(*was), allOf(*is));
            QCOMPARE(all.size(), std::size_t{6});
            for (const DeviceChanges& device : all) {
                QVERIFY(device.isEverywhere());
                QCOMPARE(device.roles.size(), std::size_t{4});
                for (const RoleChange& change : device.roles) {
                    QCOMPARE(change.verdict, RateVerdict::Same);
                    QVERIFY(!change.newPeriod && !change.newPromise);
                }
            }
        }
    }
    void whatARouterStopsIsGone()
    {
        PlugHabits after;
        after.askTime = 0;
        after.probe = 600;
        const auto all = oneChanged(after);
        QCOMPARE(verdictOf(all, "NTP client to 203.0.113.50"), RateVerdict::Gone);
        QCOMPARE(verdictOf(all, kProbe), RateVerdict::New);
        QCOMPARE(verdictOf(all, kRefresh), RateVerdict::Same);
        QCOMPARE(verdictOf(all, kRoot), RateVerdict::Same);
        QCOMPARE(all[0].roles[0].verdict, RateVerdict::Gone); // what matters first
        QCOMPARE(roleChangeText(*find(all, 0, kProbe)), std::string("new"));
        QCOMPARE(find(all, 0, "NTP")->after.events, 0U);
        QVERIFY(std::abs(find(all, 0, "NTP")->before.perDay() - 144) < 2);
    }
    void anHourTellsOfBeatsButNotOfRareTalk()
    {
        PlugHabits after;
        after.refresh = 0;
        after.announce = 0;
        const auto all = oneChanged(after, 7 * kDay, 1800);
        QCOMPARE(verdictOf(all, kRefresh), RateVerdict::Gone);
        QCOMPARE(verdictOf(all, kRoot), RateVerdict::TooShort); // one or two would have come
    }
    void anotherPeriodIsAChange()
    {
        PlugHabits after;
        after.refresh = 300; // its rate alone would tell only after days
        const auto all = oneChanged(after, kDay, 20'000);
        const RoleChange* const change = find(all, 0, kRefresh);
        QVERIFY(change->newPeriod);
        QCOMPARE(change->verdict, RateVerdict::Changed);
        const std::string text = roleChangeText(*change);
        QVERIFY2(text.rfind("changed from every 310 s, 2", 0) == 0, text.c_str());
        QVERIFY2(text.find(" a day to every 300 s, 2") != std::string::npos, text.c_str());
    }
    void anotherPromiseIsSaidBesideTheRate()
    {
        PlugHabits after;
        after.lifetime = 600;
        const auto all = oneChanged(after);
        QCOMPARE(find(all, 0, kRefresh)->verdict, RateVerdict::Same);
        QCOMPARE(roleChangeText(*find(all, 0, kRefresh)), std::string("the same; lifetime from 330 s to 600 s"));
    }
    void whoIsNotThereIsComparedWithNothing()
    {
        const SnapshotPtr was = home({{}, {}});
        const SnapshotPtr is = home({{}}, kDay, 2);
        const auto all = changesBetween(allOf(*was), allOf(*is));
        QCOMPARE(all.size(), std::size_t{2});
        QVERIFY(all[0].isEverywhere());
        QVERIFY(all[1].before.valid() && !all[1].after.valid());
        for (const RoleChange& change : all[1].roles)
            QCOMPARE(change.verdict, RateVerdict::TooShort);
        QCOMPARE(roleRateText(all[1].roles[0].after), std::string("not there"));
    }
    void halfADayOfPresenceIsHalfTheTime()
    {
        PlugHabits late;
        late.from = kDay / 2;
        const auto all = oneChanged(late);
        QCOMPARE(verdictOf(all, kRefresh), RateVerdict::Same);
        QVERIFY(std::abs(find(all, 0, kRefresh)->after.seconds - kDay / 2) < 1000);
        QVERIFY(find(all, 0, kRefresh)->before.seconds > 0.98 * kDay);
    }
    void whatIsNotCapturedIsNoSilence()
    {
        const std::vector<PlugHabits> plugs(4);
        PlugHabits without;
        without.refresh = 0;
        // Amid the day, near its end, and at both.
        const std::vector<std::vector<std::pair<double, double>>> days{
            {{30'000, 51'600}}, {{60'000, 81'600}}, {{10'000, 28'000}, {60'000, 75'000}}};
        for (const auto& gaps : days) {
            auto frames = plugFleet(plugs, kDay);
            double blind = 0;
            for (const auto& [from, to] : gaps) {
                const Timestamp first = frames.front().time;
                std::erase_if(frames, [&, from = from, to = to](const TimedFrame& frame) {
                    const double t = (frame.time - first).seconds();
                    return t > from && t < to;
                });
                blind += to - from;
            }
            const SnapshotPtr was = analysed(frames);
            QCOMPARE(was->gaps.size(), gaps.size());
            const auto same = changesBetween(allOf(*was), allOf(*home(plugs, kDay, 2)));
            QCOMPARE(same.size(), plugs.size());
            for (std::size_t i = 0; i < same.size(); ++i) {
                const RoleChange* const change = find(same, i, kRefresh);
                QCOMPARE(change->verdict, RateVerdict::Same);
                QVERIFY(std::abs(change->before.seconds - (kDay - blind)) < 1200);
            }
            const SnapshotPtr hour = home({without, without, without, without}, 3600, 2);
            QCOMPARE(verdictOf(changesBetween(allOf(*was), allOf(*hour)), kRefresh), RateVerdict::Gone);
            QCOMPARE(verdictOf(changesBetween(allOf(*hour), allOf(*was)), kRefresh), RateVerdict::New);
        }
    }
    void oneCaptureIsPartedByTime()
    {
        PlugHabits plug;
        plug.refreshUntil = kDay / 2;
        const SnapshotPtr s = home({plug});
        const Timestamp middle = s->totals.first + Duration::fromSeconds(kDay / 2);
        const TimeSpan first{s->totals.first, middle - Duration{1}};
        const TimeSpan second{middle, s->totals.last};
        const SnapshotPtr was = narrowed(s, {first, {}});
        const SnapshotPtr is = narrowed(s, {second, {}});
        const auto all = changesBetween({*was, first}, {*is, second});
        QCOMPARE(verdictOf(all, kRefresh), RateVerdict::Gone);
        QCOMPARE(verdictOf(all, "NTP"), RateVerdict::Same);
        const RoleChange* const time = find(all, 0, "NTP");
        const Group* const group = findGroup(*s, Protocol::Ntp, "client", "203.0.113.50");
        QCOMPARE(time->before.events + time->after.events, group->events);
        QCOMPARE(internetTargets({*was, first}), std::size_t{2});
        QCOMPARE(internetTargets({*is, second}), std::size_t{1});
    }
    void serversWithoutANameThatTakeTurnsAreOne()
    {
        PlugHabits after;
        after.timeServer = 99;
        const auto all = oneChanged(after);
        QCOMPARE(verdictOf(all, "NTP client to …"), RateVerdict::Same);
        QCOMPARE(all[0].roles.size(), std::size_t{4});
        // Each of them is part of that one, and of nothing else.
        const SnapshotPtr is = home({after}, kDay, 2);
        const Role& time = find(all, 0, "NTP client to …")->role;
        const Role& refresh = find(all, 0, kRefresh)->role;
        const Group* const server = findGroup(*is, Protocol::Ntp, "client", "203.0.113.99");
        const Group* const cloud = findGroup(*is, Protocol::Stun, "Refresh", "198.51.100.20");
        QVERIFY(server && cloud);
        QVERIFY(isPartOf(*is, *server, time));
        QVERIFY(isPartOf(*is, *server, roleOf(*is, *server)));
        QVERIFY(!isPartOf(*is, *server, refresh));
        QVERIFY(isPartOf(*is, *cloud, refresh));
        QVERIFY(!isPartOf(*is, *cloud, time));
        // What has a name, or is no server on the internet, is nobody's "…".
        Group named = *server;
        named.peerSource = NameSource::Dns;
        QVERIFY(!isPartOf(*is, named, time));
    }
    void nothingIsComparedWithNothing()
    {
        const Snapshot none;
        QVERIFY(changesBetween(allOf(none), allOf(none)).empty());
        const SnapshotPtr one = home({{}}, 5000);
        QCOMPARE(changesBetween(allOf(*one), allOf(none)).size(), std::size_t{1});
        QVERIFY(changesAsJson(allOf(none), allOf(none)).find("\"devices\": []") != std::string::npos);
    }
};

QTEST_APPLESS_MAIN(TestBeforeAfter)
#include "tst_before_after.moc"
