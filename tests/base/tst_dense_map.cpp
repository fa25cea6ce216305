// SPDX-License-Identifier: GPL-3.0-or-later
#include <QtTest>

#include <memory>
#include <random>
#include <unordered_map>

#include "core/base/dense_map.h"

using namespace phonehome;

namespace {

/// Many keys, few hashes: they stand in one another's way.
struct PoorHash {
    std::size_t operator()(int key) const noexcept { return static_cast<std::size_t>(key % 7) * 0x1000'0001U; }
};

/// Puts, takes and erases at random, beside the standard's map.
template <typename Hash> void behavesAsTheStandardMap(int keys, int steps)
{
    DenseMap<int, int, Hash> map;
    std::unordered_map<int, int> known;
    std::mt19937 random(7);
    for (int step = 0; step < steps; ++step) {
        const int key = static_cast<int>(random() % static_cast<unsigned>(keys));
        int taken = 0;
        switch (random() % 4) {
        case 0:
            map.erase(key);
            known.erase(key);
            break;
        case 1:
            QCOMPARE(map.take(key, taken), known.contains(key));
            QCOMPARE(taken, known.contains(key) ? known[key] : 0);
            known.erase(key);
            break;
        default:
            map.put(key, step);
            known[key] = step;
            break;
        }
        QCOMPARE(map.size(), known.size());
    }
    for (int key = 0; key < keys; ++key) {
        const int* const value = map.find(key);
        QCOMPARE(value != nullptr, known.contains(key));
        if (value)
            QCOMPARE(*value, known[key]);
    }
}

} // namespace

class TestDenseMap : public QObject {
    Q_OBJECT
private slots:
    void anEmptyOneHoldsNothing()
    {
        DenseMap<int, int> map;
        QVERIFY(!map.find(1));
        map.erase(1);
        QCOMPARE(map.size(), std::size_t{0});
    }
    void comesAndGoesAsInTheStandardMap()
    {
        behavesAsTheStandardMap<std::hash<int>>(3000, 60'000);
        behavesAsTheStandardMap<PoorHash>(60, 20'000);
    }
    void valuesStayWhereTheyAreWhenOthersCome()
    {
        DenseMap<int, int> map;
        const int* const first = &map.put(0, 10);
        for (int i = 1; i < 5000; ++i)
            map.put(i, i);
        QCOMPARE(map.find(0), first);
        QCOMPARE(*first, 10);
    }
    void whatGoesIsFreedAtOnce()
    {
        const auto value = std::make_shared<int>(1);
        DenseMap<int, std::shared_ptr<int>> map;
        map.put(1, value);
        map.put(2, value);
        QCOMPARE(value.use_count(), 3L);
        map.erase(1);
        QCOMPARE(value.use_count(), 2L);
        QVERIFY(map.find(2) && !map.find(1));
        map.clear();
        QCOMPARE(value.use_count(), 1L);
    }
    /// Few or many: what is put next is all there is.
    void beginsAnewWhenItWasCleared()
    {
        DenseMap<int, int> map;
        map.clear();
        for (const int count : {1, 10, 255, 256, 257, 2000, 3}) {
            for (int i = 0; i < count; ++i)
                map.put(i, count);
            QCOMPARE(map.size(), static_cast<std::size_t>(count));
            map.clear();
            QCOMPARE(map.size(), std::size_t{0});
            QVERIFY(!map.find(0) && !map.find(count - 1));
            map.put(count, 1);
            QCOMPARE(map.size(), std::size_t{1});
            QVERIFY(map.find(count) && !map.find(0));
            map.erase(count);
        }
    }
    /// Told what comes, it finds what it finds, whether it is there or not.
    void whatIsAnnouncedNeedNotBeThere()
    {
        DenseMap<int, int> map;
        map.willFind(1);
        map.willFindEntry(1);
        map.put(1, 10);
        for (const std::size_t hash : {std::hash<int>{}(1), std::hash<int>{}(2)}) {
            map.willFind(hash);
            map.willFindEntry(hash);
        }
        QCOMPARE(*map.find(1, std::hash<int>{}(1)), 10);
        QVERIFY(!map.find(2, std::hash<int>{}(2)));
    }
};

QTEST_APPLESS_MAIN(TestDenseMap)
#include "tst_dense_map.moc"
