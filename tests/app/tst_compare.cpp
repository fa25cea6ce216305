// SPDX-License-Identifier: GPL-3.0-or-later
#include <QtTest>

#include <nlohmann/json.hpp>

#include "tests/support/command.h"
#include "tests/support/plug_fleet.h"
#include "tests/support/temp_file.h"

using namespace phonehome;

namespace {

/// Five plugs; the third refreshes every 105 s and never asks for the time.
std::vector<TimedFrame> oneOdd()
{
    std::vector<PlugHabits> plugs(5);
    plugs[2].refresh = 105;
    plugs[2].askTime = 0;
    return plugFleet(plugs, 40'000);
}

bool has(const std::string& text, const std::string& part)
{
    return text.find(part) != std::string::npos;
}

} // namespace

class TestCompare : public QObject {
    Q_OBJECT
private slots:
    void theTableSaysWhoDiffersAndFromWhat()
    {
        const TempFolder folder;
        const CommandSaid said = runSaying({"compare", folder.file("plugs.pcap", pcapBytes(oneOdd()))});
        QCOMPARE(said.code, exit_code::kOk);
        QVERIFY2(said.err.empty(), said.err.c_str());
        QVERIFY2(has(said.out, "Belkin International Inc.: 1 of 5 devices differs\n"), said.out.c_str());
        QVERIFY2(has(said.out, "! 105 s, lifetime 330 s"), said.out.c_str());
        QVERIFY2(has(said.out, "STUN Refresh to 198.51.100.20: every 105 s; 4 others: every 310 s\n"),
                 said.out.c_str());
        QVERIFY2(has(said.out, "NTP client to …: silent; 4 others: every "), said.out.c_str());
    }
    void jsonHasAllOfIt()
    {
        const TempFolder folder;
        const CommandSaid said = runSaying({"compare", "--json", folder.file("plugs.pcap", pcapBytes(oneOdd()))});
        QCOMPARE(said.code, exit_code::kOk);
        const auto json = nlohmann::json::parse(said.out);
        QCOMPARE(json["schema"].get<std::string>(), std::string("phonehome-compare/1"));
        QCOMPARE(json["fleets"].size(), std::size_t{1});
        const auto& fleet = json["fleets"][0];
        QCOMPARE(fleet["devices"].size(), std::size_t{5});
        QCOMPARE(fleet["devices"][2]["differing"].get<int>(), 2);
        const auto& row = fleet["roles"][0];
        QCOMPARE(row["title"].get<std::string>(), std::string("STUN Refresh to 198.51.100.20"));
        QCOMPARE(row["cells"].size(), std::size_t{5});
        QCOMPARE(row["cells"][2]["differences"][0]["kind"].get<std::string>(), std::string("period"));
        QCOMPARE(row["cells"][2]["promised"].get<int>(), 330);
        QVERIFY(row["cells"][0]["differences"].empty());
    }
    void csvHasALineForEachCell()
    {
        const TempFolder folder;
        const CommandSaid said = runSaying({"compare", "--csv", folder.file("plugs.pcap", pcapBytes(oneOdd()))});
        QCOMPARE(said.code, exit_code::kOk);
        QCOMPARE(std::count(said.out.begin(), said.out.end(), '\n'), std::ptrdiff_t{1 + 4 * 5});
        QVERIFY2(has(said.out, ",stun,sent,Refresh,198.51.100.20,"), said.out.c_str());
        QVERIFY2(has(said.out, "stun-lifetime,330,5,period,every 105 s; 4 others: every 310 s\r\n"), said.out.c_str());
        QVERIFY2(has(said.out, ",0,,,,,4,silent,"), said.out.c_str());
    }
    void allComparesAllAndOneAloneIsNothing()
    {
        const TempFolder folder;
        std::vector<PlugHabits> plugs(2);
        plugs[1].maker = 1;
        plugs[1].refresh = 105;
        const std::string file = folder.file("two.pcap", pcapBytes(plugFleet(plugs, 40'000)));
        QVERIFY(has(runSaying({"compare", file}).out, "nothing to compare"));
        const CommandSaid all = runSaying({"compare", "--all", file});
        QVERIFY2(has(all.out, "every 105 s; 1 other: every 310 s"), all.out.c_str());
        QVERIFY(has(all.out, "2 of 2 devices differ\n"));
    }
    void beforeAndAfterAreTwoSets()
    {
        const TempFolder folder;
        std::vector<PlugHabits> plugs(2);
        const std::string before = folder.file("before.pcap", pcapBytes(plugFleet(plugs, 40'000)));
        plugs[1].askTime = 0;
        const std::string after = folder.file("after.pcap", pcapBytes(plugFleet(plugs, 40'000, 2)));
        const CommandSaid said = runSaying({"compare", "--before", before, "--after", after});
        QCOMPARE(said.code, exit_code::kOk);
        QVERIFY2(said.err.empty(), said.err.c_str());
        QVERIFY2(has(said.out, "\n1 gone, 0 new, 0 changed, 7 the same, 0 too short to say\n"), said.out.c_str());
        QVERIFY2(has(said.out, "names and nameless addresses on the internet\n"), said.out.c_str());
        const auto json =
            nlohmann::json::parse(runSaying({"compare", "--json", "--after", after, "--before", before}).out);
        QCOMPARE(json["schema"].get<std::string>(), std::string("phonehome-before-after/1"));
        QCOMPARE(json["devices"][1]["roles"][0]["verdict"].get<std::string>(), std::string("gone"));
        QCOMPARE(json["devices"][1]["roles"][0]["protocol"].get<std::string>(), std::string("ntp"));
        const CommandSaid csv = runSaying({"compare", "--csv", "--before", before, "--after", after});
        QCOMPARE(std::count(csv.out.begin(), csv.out.end(), '\n'), std::ptrdiff_t{1 + 8});
    }
    void oneSetIsParted()
    {
        const TempFolder folder;
        std::vector<PlugHabits> plugs(1);
        plugs[0].refreshUntil = 43'200; // to noon: it begins at midnight
        const std::string file = folder.file("day.pcap", pcapBytes(plugFleet(plugs, 86'400)));
        for (const char* at : {"2020-05-04T12:00:00Z", "2020-05-04 12:00", "2020-05-04T14:00:00+02:00",
                               "2020-05-04T12:00Z", "1588593600"}) {
            const CommandSaid said = runSaying({"compare", "--at", at, file});
            QCOMPARE(said.code, exit_code::kOk);
            QVERIFY2(has(said.out, "to 2020-05-04 11:59:59 UTC"), said.out.c_str());
            QVERIFY2(has(said.out, "\n1 gone, 0 new, 0 changed, 3 the same, 0 too short to say\n"), said.out.c_str());
        }
        QCOMPARE(runSaying({"compare", "--at", "2019-05-04T12:00:00Z", file}).code, exit_code::kUsage);
        QCOMPARE(runSaying({"compare", "--at", "noon", file}).code, exit_code::kUsage);
    }
    void twoTimesAreTwo()
    {
        const std::vector<std::vector<std::string>> wrong{{"compare", "--before", "x"},
                                                          {"compare", "--before", "--after"},
                                                          {"compare", "x", "--before", "y", "--after", "z"},
                                                          {"compare", "--all", "--before", "y", "--after", "z"},
                                                          {"compare", "--at", "2020-05-04T12:00:00Z"},
                                                          {"summary", "--before", "y", "--after", "z"},
                                                          {"summary", "--at", "2020-05-04T12:00:00Z", "x"}};
        for (const auto& words : wrong)
            QCOMPARE(runSaying(words).code, exit_code::kUsage);
        // What comes once can't be two times.
        const CommandSaid streams = runSaying({"compare", "--before", "-", "--after", "x", "-"});
        QCOMPARE(streams.code, exit_code::kUsage);
        QVERIFY2(has(streams.err, "save the other to a file first"), streams.err.c_str());
        QCOMPARE(runSaying({"compare", "--before", "/nonexistent", "--after", "/nonexistent"}).code,
                 exit_code::kNothing);
    }
    void wrongUseIsSaid()
    {
        QCOMPARE(runSaying({"compare"}).code, exit_code::kUsage);
        QCOMPARE(runSaying({"compare", "--hosts", "x"}).code, exit_code::kUsage);
        QCOMPARE(runSaying({"compare", "--html", "x"}).code, exit_code::kUsage);
        QCOMPARE(runSaying({"summary", "--all", "x"}).code, exit_code::kUsage);
        QCOMPARE(runSaying({"compare", "/nonexistent"}).code, exit_code::kNothing);
    }
};

QTEST_APPLESS_MAIN(TestCompare)
#include "tst_compare.moc"
