// SPDX-License-Identifier: GPL-3.0-or-later
#include <QtTest>

#include "core/base/ageing_map.h"

using namespace phonehome;

namespace {

using Map = AgeingMap<int, int>;
constexpr Duration kHour = Duration::ofSeconds(3600);
constexpr Duration kTwoHours = Duration::ofSeconds(7200);
constexpr Duration kSixHours = Duration::ofSeconds(21'600);

Timestamp hour(int n)
{
    return Timestamp{} + Duration::ofSeconds(1'000'000 + n * 3600);
}

} // namespace

class TestAgeingMap : public QObject {
    Q_OBJECT
private slots:
    void whatIsAskedForStays()
    {
        Map map(kTwoHours, 100);
        map.age(hour(0));
        map.put(1, 10);
        map.put(2, 20);
        for (int n = 1; n <= 20; ++n) {
            map.age(hour(n));
            QVERIFY(map.renew(1));
        }
        QCOMPARE(*map.find(1), 10);
        QVERIFY(!map.find(2));
        QCOMPARE(map.size(), std::size_t{1});
    }
    void nothingGoesBeforeItsTime()
    {
        Map map(kHour, 100);
        map.age(hour(0));
        map.age(hour(0) + Duration::ofSeconds(3599));
        map.put(1, 10);
        map.age(hour(0) + Duration::ofSeconds(3601)); // a new generation
        map.age(hour(0) + Duration::ofSeconds(7200));
        QVERIFY(map.find(1));
        map.age(hour(0) + Duration::ofSeconds(7202));
        QVERIFY(!map.find(1));
    }
    void lookingAloneRenewsNothing()
    {
        Map map(kHour, 100);
        map.age(hour(0));
        map.put(1, 10);
        map.age(hour(2));
        QVERIFY(map.find(1));
        map.age(hour(4));
        QVERIFY(!map.find(1));
    }
    void aFullGenerationMakesRoom()
    {
        Map map(kHour, 10);
        for (int i = 0; i < 1000; ++i) {
            map.put(i, i);
            QVERIFY(map.size() <= 20);
        }
        QVERIFY(map.find(999) && map.find(990));
        QVERIFY(!map.find(900));
    }
    void whatWasPutTwiceIsTheLast()
    {
        Map map(kHour, 1);
        map.put(1, 10);
        map.put(2, 20); // the first is old now
        map.put(1, 11);
        QCOMPARE(*map.find(1), 11);
        map.erase(1);
        QVERIFY(!map.find(1)); // of both generations
    }
    void aLongRestLetsAllGo()
    {
        Map map(kHour, 100);
        map.age(hour(0));
        map.put(1, 10);
        map.age(hour(3));
        QCOMPARE(map.size(), std::size_t{0});
    }
    void aClockThatStepsBackIsATime()
    {
        Map map(kSixHours, 100);
        map.age(hour(10));
        map.put(1, 10);
        map.age(hour(0));
        QVERIFY(map.find(1));
        map.age(hour(10));
        QVERIFY(!map.find(1));
    }
};

QTEST_APPLESS_MAIN(TestAgeingMap)
#include "tst_ageing_map.moc"
