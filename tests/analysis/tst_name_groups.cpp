// SPDX-License-Identifier: GPL-3.0-or-later
#include <QtTest>

#include "core/analysis/name_groups.h"

using namespace phonehome;

class TestNameGroups : public QObject {
    Q_OBJECT
private slots:
    void fourNumberedNamesAreOneRow()
    {
        const auto groups =
            groupNames({"0.openwrt.pool.ntp.org", "nat.wemo2.com", "3.openwrt.pool.ntp.org", "api.wemo2.com",
                        "1.openwrt.pool.ntp.org", "www.ntp.org", "nas.lan", "2.openwrt.pool.ntp.org", "NAT.wemo2.com"});
        const std::vector<NameGroup> expected{
            {"[0-3].openwrt.pool.ntp.org", NameGroupKind::Numbered, {0, 2, 4, 7}},
            {"wemo2.com", NameGroupKind::Domain, {1, 3, 8}},
            {"ntp.org", NameGroupKind::Domain, {5}},
            {"nas.lan", NameGroupKind::Alone, {6}},
        };
        QVERIFY(groups == expected);
    }
    void aNumberAloneIsNoPattern()
    {
        const auto groups = groupNames({"time2.example.com", "s3.example.org", "time4.example.com", "a.example.com"});
        QCOMPARE(groups.size(), std::size_t{3});
        QCOMPARE(groups[0].title, std::string("time[2,4].example.com"));
        QCOMPARE(groups[1].title, std::string("example.org"));
        QCOMPARE(groups[2].title, std::string("example.com"));
        // Of the pool one is enough: the other three are known to be there.
        QCOMPARE(groupNames({"2.pool.ntp.org"}).front().title, std::string("[0-3].pool.ntp.org"));
        QVERIFY(groupNames({}).empty());
    }
    void everyNameIsInOneGroup()
    {
        std::vector<std::string> names;
        names.reserve(500);
        for (int i = 0; i < 500; ++i)
            names.push_back("host" + std::to_string(i % 40) + ".d" + std::to_string(i % 7) + ".example.net");
        std::vector<int> seen(names.size());
        for (const NameGroup& group : groupNames(names)) {
            for (const std::uint32_t member : group.members)
                ++seen[member];
        }
        QCOMPARE(std::count(seen.begin(), seen.end(), 1), static_cast<std::ptrdiff_t>(names.size()));
    }
};

QTEST_APPLESS_MAIN(TestNameGroups)
#include "tst_name_groups.moc"
