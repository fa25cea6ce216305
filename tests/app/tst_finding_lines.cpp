// SPDX-License-Identifier: GPL-3.0-or-later
// What the command says of findings, and the report, where several devices have one alike.
#include <QtTest>

#include <sstream>

#include "app/cli/finding_lines.h"
#include "core/export/report.h"
#include "tests/support/given_findings.h"

using namespace phonehome;

namespace {

constexpr const char* kMargin = "STUN Refresh to nat.example.com has 20 s ";
constexpr const char* kAdvice = "One lost beat";

std::string lines(const Snapshot& s)
{
    std::ostringstream out;
    writeFindings(s, out);
    return out.str();
}

std::size_t countOf(const std::string& text, const std::string& words)
{
    std::size_t count = 0;
    for (std::size_t at = text.find(words); at != std::string::npos; at = text.find(words, at + words.size()))
        ++count;
    return count;
}

/// As many devices with one margin.
SnapshotPtr alike(const std::vector<std::string>& names)
{
    GivenFindings home;
    for (const std::string& name : names)
        home.addMargin(home.device(name), "nat.example.com", 20);
    return home.snapshot();
}

} // namespace

class TestFindingLines : public QObject {
    Q_OBJECT
private slots:
    void devicesAreNamedInFrontOfWhatTheyHaveAlike_data()
    {
        QTest::addColumn<QStringList>("names");
        QTest::addColumn<QString>("line");
        QTest::newRow("one") << QStringList{"a"} << "  a: STUN";
        QTest::newRow("two") << QStringList{"a", "b"} << "  a and b: STUN";
        QTest::newRow("three") << QStringList{"a", "b", "c"} << "  a, b and c: STUN";
        QTest::newRow("four") << QStringList{"a", "b", "c", "d"} << "  a, b and 2 more: STUN";
        QTest::newRow("hostile") << QStringList{"\x1b[2J", "b\nWarnings"} << "  \\x1b[2J and b\\x0aWarnings: STUN";
    }
    void devicesAreNamedInFrontOfWhatTheyHaveAlike()
    {
        QFETCH(const QStringList, names);
        QFETCH(const QString, line);
        std::vector<std::string> all;
        for (const QString& name : names)
            all.push_back(name.toStdString());
        const std::string said = lines(*alike(all));
        QVERIFY2(said.starts_with("Advice\n" + line.toStdString()), said.c_str());
        QCOMPARE(countOf(said, "\n"), std::size_t{3});
    }
    void whatAKindMeansIsSaidOnce()
    {
        const std::string said = lines(*twelveAlike());
        QCOMPARE(countOf(said, "\n  socket0, socket1 and 10 more: " + std::string(kMargin)), std::size_t{1});
        QCOMPARE(countOf(said, "\n  lamp: STUN Refresh to nat.example.com has 3.00 s "), std::size_t{1});
        QCOMPARE(countOf(said, kAdvice), std::size_t{1});
        QVERIFY(said.find(kAdvice) > said.find("lamp"));
    }
    void kindsOfOneWeightStandTogether()
    {
        GivenFindings home;
        const DeviceId first = home.device("first");
        const DeviceId second = home.device("second");
        for (const DeviceId device : {first, second}) {
            home.addMargin(device, device == first ? "a.example.com" : "b.example.com", 20);
            home.addSilence(device, device == first ? GivenSilence{1000, 3000} : GivenSilence{9000, 12000});
        }
        const std::string said = lines(*home.snapshot());
        QCOMPARE(countOf(said, kAdvice), std::size_t{1});
        QCOMPARE(countOf(said, "It was away, asleep"), std::size_t{1});
        QCOMPARE(countOf(said, "\nNotes\n"), std::size_t{1});
    }
    void theReportNamesThemAllAndMasksThem()
    {
        const SnapshotPtr s = twelveAlike();
        for (const auto& report :
             {reportAsMarkdown(*s, ReportPrivacy::Whole), reportAsHtml(*s, ReportPrivacy::Whole)}) {
            QCOMPARE(countOf(report, kMargin), std::size_t{1});
            QCOMPARE(countOf(report, kAdvice), std::size_t{1});
            QVERIFY(report.find("socket0, socket1, socket2") != std::string::npos);
            QVERIFY(report.find("socket11: STUN") != std::string::npos);
        }
        for (const auto& report :
             {reportAsMarkdown(*s, ReportPrivacy::Masked), reportAsHtml(*s, ReportPrivacy::Masked)}) {
            QCOMPARE(countOf(report, kMargin), std::size_t{1});
            QVERIFY(report.find("socket") == std::string::npos);
            QVERIFY(report.find("device 1, device 2, device 3") != std::string::npos);
        }
    }
    void namesAreNoMarkup()
    {
        const std::string evil = "<b>x</b> *y* [z](http://w)";
        const SnapshotPtr s = alike({evil, evil + "2"});
        QVERIFY(reportAsHtml(*s, ReportPrivacy::Whole).find("<b>x") == std::string::npos);
        QVERIFY(reportAsMarkdown(*s, ReportPrivacy::Whole).find("[z](") == std::string::npos);
    }
    void nothingIsSaidSo()
    {
        Snapshot s;
        QCOMPARE(lines(s), std::string("nothing was found: there are no packets\n"));
        s.totals.packets = 1;
        QCOMPARE(lines(s),
                 std::string("nothing was found that its owner should know, but talk with the internet can't be "
                             "seen from here\n"));
        s.vantage.internet = Visibility::Partly;
        QCOMPARE(lines(s), std::string("nothing was found that its owner should know\n"));
    }
};

QTEST_APPLESS_MAIN(TestFindingLines)
#include "tst_finding_lines.moc"
