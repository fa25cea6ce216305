// SPDX-License-Identifier: GPL-3.0-or-later
#include <QtTest>

#include "core/export/name_list.h"
#include "tests/support/analysed.h"
#include "tests/support/frame_builder.h"
#include "tests/support/owner_files.h"
#include "tests/support/temp_file.h"
#include "tests/support/wemo_household.h"
#include "tests/support/wire_messages.h"

using namespace phonehome;

namespace {

const Endpoint kResolver{IpAddress::v4(192, 168, 1, 1), 53};
const IpAddress kCloud = IpAddress::v4(198, 51, 100, 20);

std::vector<TimedFrame> lookup(int second, const std::string& name, const IpAddress& address)
{
    const auto id = static_cast<std::uint16_t>(second);
    const Timestamp t{1'600'000'000'000'000'000 + second * 1'000'000'000LL};
    const Route ask = switchTo(static_cast<std::uint16_t>(20000 + second), kResolver);
    const Route answer{ask.destinationMac, ask.sourceMac, ask.destination, ask.source};
    return {{t, udpFrame(ask, dnsQuestion(id, 0x100, name, 1))},
            {t + Duration::ofMillis(20), udpFrame(answer, dnsAnswerA(id, name, address, 60))}};
}

SnapshotPtr household(const std::vector<std::pair<std::string, IpAddress>>& asked)
{
    std::vector<TimedFrame> frames;
    int second = 0;
    for (const auto& [name, address] : asked) {
        for (TimedFrame& frame : lookup(++second, name, address))
            frames.push_back(std::move(frame));
    }
    return analysed(frames);
}

QStringList linesOf(const std::string& text, const char* end)
{
    return QString::fromStdString(text).split(QLatin1String(end), Qt::SkipEmptyParts);
}

} // namespace

class TestNameList : public QObject {
    Q_OBJECT
private slots:
    void aHostsFileHasTheLatestNameFirst()
    {
        const SnapshotPtr s = household({{"old.example.com", kCloud},
                                         {"New.example.com", kCloud},
                                         {"time.example.net", IpAddress::v4(192, 0, 2, 9)},
                                         {"blocked.example.org", IpAddress::v4(0)},
                                         {"with space.example.org", kCloud},
                                         {"-option.example.org", kCloud}});
        const QStringList lines = linesOf(namesAsHosts(*s), "\n");
        QCOMPARE(lines.size(), 3);
        QVERIFY(lines[0].startsWith(u'#'));
        QCOMPARE(lines[1], QStringLiteral("192.0.2.9\ttime.example.net"));
        QCOMPARE(lines[2], QStringLiteral("198.51.100.20\tnew.example.com old.example.com"));
    }
    void aHostsFileLeadsNobodyAstray()
    {
        const IpAddress home = IpAddress::v4(192, 168, 1, 9);
        const SnapshotPtr s = household({{"localhost", kCloud},
                                         {"a.localhost", home},
                                         {"nas", kCloud},
                                         {"printer", home},
                                         {"www.example.com", kCloud}});
        const QStringList lines = linesOf(namesAsHosts(*s), "\n").mid(1);
        QCOMPARE(lines, QStringList({"192.168.1.9\tprinter", "198.51.100.20\twww.example.com"}));
    }
    void aTableHasALineForEachAddress()
    {
        const TempFolder folder;
        std::vector<Error> problems;
        const HostingPtr owners = Hosting::load({makeOwners(folder.path(), "asn")}, problems);
        const SnapshotPtr s = withHosting(
            household({{"nat.wemo2.com", kCloud}, {"nat.wemo2.com", IpAddress::v4(198, 51, 100, 21)}}), owners);
        const QStringList lines = linesOf(namesAsCsv(*s), "\r\n");
        QCOMPARE(lines.size(), 3);
        QCOMPARE(lines[1],
                 QStringLiteral("nat.wemo2.com,wemo2.com,A,198.51.100.20,Belkin 3c:5d:19,24:f5:a2:3c:5d:19,"
                                "2020-09-13T12:26:41Z,2020-09-13T12:26:41Z,2,60,,192.168.1.1,dns,certain,no,0,"
                                "EXAMPLE-CLOUD (AS64500)"));
        QCOMPARE(lines[2].split(u',').at(3), QStringLiteral("198.51.100.21"));
        QCOMPARE(lines[0].count(u','), lines[1].count(u','));
    }
    void hostileNamesStayText()
    {
        const SnapshotPtr s = household({{"=cmd|calc.example.com", kCloud}, {"a\"b,c.example.com", kCloud}});
        const QStringList lines = linesOf(namesAsCsv(*s), "\r\n");
        QCOMPARE(lines.size(), 3);
        QVERIFY2(lines[1].startsWith(QStringLiteral("'=cmd")), qPrintable(lines[1]));
        QVERIFY2(lines[2].startsWith(QStringLiteral("\"a\"\"b,c.example.com\",")), qPrintable(lines[2]));
        QVERIFY(!QString::fromStdString(namesAsHosts(*s)).contains(u'"'));
    }
    void theJsonIsTheExportsList()
    {
        const SnapshotPtr s = household({{"nat.wemo2.com", kCloud}, {"api.wemo2.com", kCloud}});
        const Json json = Json::parse(namesAsJson(*s));
        QCOMPARE(json["names"].size(), std::size_t{2});
        QCOMPARE(json["names"][0]["name"].get<std::string>(), std::string("api.wemo2.com"));
        QCOMPARE(json["names"][0]["domain"].get<std::string>(), std::string("wemo2.com"));
        QCOMPARE(json["names"][0]["asked"].get<int>(), 1);
        QVERIFY(json["names"] == nameList(*s));
    }
    void noNamesIsNoLine()
    {
        const SnapshotPtr s = analysed({});
        QCOMPARE(linesOf(namesAsCsv(*s), "\r\n").size(), 1);
        QCOMPARE(linesOf(namesAsHosts(*s), "\n").size(), 1);
        QVERIFY(Json::parse(namesAsJson(*s))["names"].empty());
    }
};

QTEST_APPLESS_MAIN(TestNameList)
#include "tst_name_list.moc"
