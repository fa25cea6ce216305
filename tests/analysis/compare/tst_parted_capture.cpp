// SPDX-License-Identifier: GPL-3.0-or-later
#include <QtTest>

#include "core/analysis/compare/parted_capture.h"
#include "tests/support/analysed.h"
#include "tests/support/plug_fleet.h"

using namespace phonehome;

namespace {

constexpr double kDay = 86400;

/// Of one plug that stops asking its STUN server after a day.
SnapshotPtr home()
{
    PlugHabits plug;
    plug.refreshUntil = kDay;
    return analysed(plugFleet({plug}, 2 * kDay));
}

const RoleChange* refreshIn(const std::vector<DeviceChanges>& all)
{
    for (const DeviceChanges& device : all) {
        for (const RoleChange& change : device.roles) {
            if (change.role.protocol == Protocol::Stun)
                return &change;
        }
    }
    return nullptr;
}

Timestamp after(const Snapshot& s, double seconds)
{
    return s.totals.first + Duration::fromSeconds(seconds);
}

} // namespace

class TestPartedCapture : public QObject {
    Q_OBJECT
private slots:
    void eachSideIsOfItsTime()
    {
        const SnapshotPtr whole = home();
        const auto parted = partedCapture(whole, after(*whole, kDay));
        QVERIFY(parted);
        const auto changes = changesBetween(parted->timeBefore(), parted->timeAfter());
        QCOMPARE(changes.size(), std::size_t{1});
        QCOMPARE(changes[0].before, changes[0].after); // rows keep their numbers
        const RoleChange* const refresh = refreshIn(changes);
        QCOMPARE(refresh->verdict, RateVerdict::Gone);
        QVERIFY(refresh->before.period);
        QVERIFY(std::abs(refresh->before.period->seconds - 310) < 1);
    }
    void itIsPartedBetweenItsPacketsOnly()
    {
        const SnapshotPtr whole = home();
        QVERIFY(!canBeParted(*whole, whole->totals.first));
        QVERIFY(canBeParted(*whole, whole->totals.first + Duration{1}));
        QVERIFY(canBeParted(*whole, whole->totals.last));
        QVERIFY(!canBeParted(*whole, whole->totals.last + Duration{1}));
        QVERIFY(!partedCapture(whole, whole->totals.first));
        QVERIFY(!partedCapture(analysed({}), Timestamp{}));
    }
    void whatIsLeftOutCountsForNothing()
    {
        const SnapshotPtr whole = home();
        // The plug's last hour of STUN alone is left of the day.
        const std::vector<TimeSpan> excluded{{whole->totals.first, after(*whole, kDay - 3600)}};
        const auto parted = partedCapture(whole, after(*whole, kDay), excluded);
        const auto changes = changesBetween(parted->timeBefore(), parted->timeAfter());
        const RoleChange* const refresh = refreshIn(changes);
        QVERIFY2(refresh->before.events >= 10 && refresh->before.events <= 12,
                 qPrintable(QString::number(refresh->before.events)));
        QVERIFY(std::abs(refresh->before.seconds - 3600) < 1);
        QCOMPARE(refresh->verdict, RateVerdict::Gone);
        // Where nothing is left, nothing can be said.
        const std::vector<TimeSpan> all{{whole->totals.first, after(*whole, kDay)}};
        const auto none = partedCapture(whole, after(*whole, kDay), all);
        for (const DeviceChanges& device : changesBetween(none->timeBefore(), none->timeAfter())) {
            for (const RoleChange& change : device.roles)
                QCOMPARE(change.verdict, RateVerdict::TooShort);
        }
    }
    void oneThatIsStoppedIsNone()
    {
        const SnapshotPtr whole = home();
        std::stop_source stop;
        stop.request_stop();
        QVERIFY(!partedCapture(whole, after(*whole, kDay), {}, stop.get_token()));
    }
};

QTEST_APPLESS_MAIN(TestPartedCapture)
#include "tst_parted_capture.moc"
