// SPDX-License-Identifier: GPL-3.0-or-later
#include <QtTest>

#include "core/analysis/cadence_sentence.h"
#include "core/analysis/group_rank.h"
#include "core/analysis/in_short.h"
#include "tests/support/analysed.h"
#include "tests/support/plug_fleet.h"

using namespace phonehome;

namespace {

std::vector<ShortLine> shortOf(const Snapshot& s, std::size_t linesMax = 8)
{
    return inShort(s, groupsByRank(s), linesMax);
}

/// Those of STUN Refresh.
std::vector<ShortLine> refreshes(const Snapshot& s)
{
    std::vector<ShortLine> out;
    for (const ShortLine& line : shortOf(s)) {
        if (groupSubject(s, s.groups[line.group.value]) == "STUN Refresh")
            out.push_back(line);
    }
    return out;
}

constexpr double kHalfDay = 43'200;

} // namespace

class TestInShort : public QObject {
    Q_OBJECT
private slots:
    void likeDevicesAreOneLine()
    {
        const auto s = analysed(plugFleet(std::vector<PlugHabits>(5), kHalfDay));
        const auto lines = refreshes(*s);
        QCOMPARE(lines.size(), std::size_t{1});
        QCOMPARE(lines[0].others.size(), std::size_t{4});
        QCOMPARE(lines[0].alike, std::uint64_t{0});
        QVERIFY(!lines[0].others.contains(s->groups[lines[0].group.value].device));
    }
    void anotherBeatOrPromiseIsAnotherLine_data()
    {
        QTest::addColumn<double>("refresh");
        QTest::addColumn<int>("lifetime");
        QTest::addColumn<int>("lines");
        QTest::newRow("a hundredth more") << 312.0 << 330 << 1;
        QTest::newRow("a tenth more") << 341.0 << 330 << 2;
        QTest::newRow("promised longer") << 310.0 << 600 << 2;
    }
    void anotherBeatOrPromiseIsAnotherLine()
    {
        QFETCH(double, refresh);
        QFETCH(int, lifetime);
        QFETCH(int, lines);
        std::vector<PlugHabits> plugs(3);
        plugs[2].refresh = refresh;
        plugs[2].lifetime = static_cast<std::uint32_t>(lifetime);
        QCOMPARE(refreshes(*analysed(plugFleet(plugs, kHalfDay))).size(), static_cast<std::size_t>(lines));
    }
    void oneDevicesTalkWithSeveralIsCounted()
    {
        // Each plug has a time server of its own; told of as the plugs' time, not as each plug's.
        const auto s = analysed(plugFleet(std::vector<PlugHabits>(4), kHalfDay));
        std::size_t times = 0;
        for (const ShortLine& line : shortOf(*s))
            times += s->groups[line.group.value].protocol == Protocol::Ntp ? 1 : 0;
        QCOMPARE(times, std::size_t{1});
    }
    void noMoreLinesThanAskedForButAllAreCounted()
    {
        const auto s = analysed(plugFleet(std::vector<PlugHabits>(5), kHalfDay));
        const auto one = shortOf(*s, 1);
        QCOMPARE(one.size(), std::size_t{1});
        QCOMPARE(one[0].others.size(), std::size_t{4});
        QVERIFY(shortOf(*s, 0).empty());
    }
    void whereNothingRepeatsThereIsNoLine()
    {
        QVERIFY(shortOf(*analysed(plugFleet({PlugHabits{}}, 5))).empty());
        QVERIFY(shortOf(*analysed({})).empty());
    }
};

QTEST_APPLESS_MAIN(TestInShort)
#include "tst_in_short.moc"
