// SPDX-License-Identifier: GPL-3.0-or-later
#include <QtTest>

#include "tests/support/found_in_log.h"

using namespace phonehome;

namespace {

using Words = std::vector<std::string>;

/// As one text, so that a failure shows it.
QByteArray lines(const Words& words)
{
    QByteArray out;
    for (const std::string& word : words)
        out += QByteArray::fromStdString(word) + '\n';
    return out;
}

std::string stamped(const std::string& time, const std::vector<std::string>& bodies)
{
    std::string out;
    for (const std::string& body : bodies)
        out.append("May  4 ").append(time).append(" dnsmasq[812]: ").append(body).append("\n");
    return out;
}

LogOptions in2026()
{
    LogOptions options;
    options.zone = TimeZone();
    options.capture = LogSpan{{1777900000'000000000}, {1777950000'000000000}}; // 4 May 2026
    return options;
}

Words readText(const std::string& log, const std::string& beginning = {})
{
    FoundInLog found;
    readLog(log, found, in2026());
    return found.words(beginning);
}

Words read(const std::vector<std::string>& bodies, const std::string& beginning = {})
{
    return readText(stamped("07:12:48", bodies), beginning);
}

} // namespace

class TestDnsmasq : public QObject {
    Q_OBJECT
private slots:
    void aChainIsTheAskedNameWithItsAliases()
    {
        const Words found =
            read({"query[A] nat.wemo2.com from 192.168.1.107", "forwarded nat.wemo2.com to 198.51.100.53",
                  "reply nat.wemo2.com is <CNAME>", "reply nat-lb-1.wemo2.com is <CNAME>",
                  "reply prod1.example.com is 198.51.100.20", "reply prod1.example.com is 198.51.100.21"});
        QCOMPARE(lines(found),
                 lines({"asked 192.168.1.107 nat.wemo2.com A",
                        "answered 192.168.1.107 nat.wemo2.com A via nat-lb-1.wemo2.com via prod1.example.com = "
                        "198.51.100.20 198.51.100.21"}));
    }
    void answersInARowAreNotOneChain()
    {
        const Words found =
            read({"query[A] a.example from 192.168.1.2", "query[A] b.example from 192.168.1.3",
                  "reply a.example is <CNAME>", "reply a-lb.example is 192.0.2.1", "reply b.example is 192.0.2.2"},
                 "answered");
        QCOMPARE(lines(found), lines({"answered 192.168.1.2 a.example A via a-lb.example = 192.0.2.1",
                                      "answered 192.168.1.3 b.example A = 192.0.2.2"}));
    }
    void oneReplyAnswersAllWhoWaited()
    {
        const Words found =
            read({"query[A] a.example from 192.168.1.2", "query[A] A.example from 192.168.1.3",
                  "query[A] a.example from 192.168.1.2", "reply a.example is 192.0.2.1", "reply a.example is 192.0.2.9",
                  "query[A] a.example from 192.168.1.4", "cached a.example is 192.0.2.1"},
                 "answered");
        QCOMPARE(lines(found), lines({"answered 192.168.1.3 a.example A = 192.0.2.1 192.0.2.9",
                                      "answered 192.168.1.2 a.example A = 192.0.2.1 192.0.2.9",
                                      "answered 192.168.1.4 a.example A = 192.0.2.1"}));
    }
    void familiesAreAnsweredApart()
    {
        const Words found = read({"query[A] a.example from 192.168.1.2", "query[AAAA] a.example from 192.168.1.2",
                                  "query[HTTPS] a.example from 192.168.1.2", "reply a.example is 192.0.2.1",
                                  "reply a.example is 2001:db8::1", "reply a.example is <HTTPS>",
                                  "query[type=65] b.example from 192.168.1.2", "reply b.example is NODATA"});
        QCOMPARE(lines(found),
                 lines({"asked 192.168.1.2 a.example A", "asked 192.168.1.2 a.example AAAA",
                        "asked 192.168.1.2 a.example HTTPS", "answered 192.168.1.2 a.example A = 192.0.2.1",
                        "answered 192.168.1.2 a.example AAAA = 2001:db8::1", "answered 192.168.1.2 a.example HTTPS",
                        "asked 192.168.1.2 b.example HTTPS", "answered 192.168.1.2 b.example HTTPS"}));
    }
    void extraAndProtoGoBySerial()
    {
        for (const std::string proto : {"", "UDP ", "TCP "}) {
            const std::string one = proto + "17 192.168.1.2/4711 ";
            const std::string two = proto + "18 192.168.1.3/4712 ";
            const Words found =
                read({one + "query[A] a.example from 192.168.1.2", two + "query[A] a.example from 192.168.1.3",
                      two + "cached a.example is 192.0.2.2", one + "reply a.example is <CNAME>",
                      one + "reply x.example is 192.0.2.1", one + "reply error is REFUSED (EDE: blocked)",
                      proto + "19 192.168.1.3/4713 query[A] c.example from 192.168.1.3",
                      proto + "19 192.168.1.3/4713 reply error is SERVFAIL (EDE: network error)"});
            QCOMPARE(lines(found), lines({"asked 192.168.1.2 a.example A", "asked 192.168.1.3 a.example A",
                                          "answered 192.168.1.3 a.example A = 192.0.2.2",
                                          "answered 192.168.1.2 a.example A via x.example = 192.0.2.1",
                                          "asked 192.168.1.3 c.example A", "failed 192.168.1.3 c.example A rcode 2"}));
        }
        QCOMPARE(lines(read({"* 192.168.1.2/53 query[A] a.example from 192.168.1.2",
                             "* 192.168.1.2/53 cached a.example is 192.0.2.1"},
                            "answered")),
                 lines({"answered 192.168.1.2 a.example A = 192.0.2.1"}));
    }
    void aChainWithoutItsFirstLineIsTheQuestionsBySerial()
    {
        // As where a rotated log was cut, or lines were lost on the way to another machine.
        QCOMPARE(lines(read({"17 192.168.1.2/4711 query[A] nat.wemo2.com from 192.168.1.2",
                             "17 192.168.1.2/4711 reply nat-lb-1.wemo2.com is 198.51.100.20",
                             "17 192.168.1.2/4711 reply nat-lb-1.wemo2.com is 198.51.100.21"},
                            "answered")),
                 lines({"answered 192.168.1.2 nat.wemo2.com A via nat-lb-1.wemo2.com = 198.51.100.20 198.51.100.21"}));
        // A star stands for many questions: the answer's own name is all there is.
        QCOMPARE(lines(read({"* 192.168.1.2/53 query[A] a.example from 192.168.1.2",
                             "* 192.168.1.2/53 query[A] b.example from 192.168.1.2",
                             "* 192.168.1.2/53 reply a.example is 192.0.2.1"},
                            "answered")),
                 lines({"answered 192.168.1.2 a.example A = 192.0.2.1"}));
    }
    void blockedIsAskedAndNeverAnAddress_data()
    {
        QTest::addColumn<QString>("line");
        for (const char* line :
             {"gravity blocked ads.example is 0.0.0.0", "exactly blacklisted ads.example is 192.168.1.53",
              "regex blacklisted ads.example is NXDOMAIN", "gravity blocked (CNAME) ads.example is 0.0.0.0",
              "exactly denied ads.example is 0.0.0.0", "regex denied (CNAME) ads.example is NODATA",
              "special domain ads.example is NXDOMAIN", "Mozilla canary domain ads.example is NXDOMAIN",
              "blocked upstream with known address ads.example is 146.112.61.104",
              "blocked upstream with EDE15 ads.example is 0.0.0.0",
              "Rate-limiting ads.example is REFUSED (EDE: blocked)",
              "reply ads.example blocked during CNAME inspection",
              "/etc/pihole/gravity.list ads.example is 192.168.1.53", "config ads.example is 0.0.0.0",
              "reply ads.example is 0.0.0.0"})
            QTest::newRow(line) << line;
    }
    void blockedIsAskedAndNeverAnAddress()
    {
        QFETCH(QString, line);
        const Words found = read({"query[A] ads.example from 192.168.1.2", line.toStdString()});
        QCOMPARE(found.size(), std::size_t{2});
        QVERIFY2(found[1].starts_with("blocked 192.168.1.2 ads.example A"), found[1].c_str());
        QVERIFY(found[1].find('=') == std::string::npos);
    }
    void hostsAndLeasesNameDevices()
    {
        const Words found =
            read({"query[A] pi.hosts from 192.168.1.2", "/etc/my hosts file pi.hosts is 192.168.1.9",
                  "query[PTR] 9.1.168.192.in-addr.arpa from 192.168.1.2", "DHCP 192.168.1.9 is printer.lan",
                  "query[PTR] 20.100.51.198.in-addr.arpa from 192.168.1.2",
                  "reply 198.51.100.20 is ec2-198-51-100-20.example.com"});
        QCOMPARE(found[1], std::string("answered 192.168.1.2 pi.hosts A = 192.168.1.9"));
        QCOMPARE(found[3], std::string("reverse - printer.lan = 192.168.1.9"));
        QCOMPARE(found[5], std::string("reverse - ec2-198-51-100-20.example.com = 198.51.100.20"));
        FoundInLog lease;
        readLog("May  4 07:12:48 dnsmasq-dhcp[812]: DHCPACK(eth0) 192.168.1.107 24:f5:a2:00:00:01 WeMo\n"
                "May  4 07:12:49 dnsmasq-dhcp[812]: 12 DHCPACK(eth0) 192.168.1.108 24:f5:a2:00:00:02\n",
                lease, in2026());
        QCOMPARE(lease.hosts.size(), std::size_t{2});
        QCOMPARE(lease.hosts[0].name, std::string("WeMo"));
        QVERIFY(lease.hosts[1].mac == MacAddress::parse("24:f5:a2:00:00:02"));
    }
    void anAnswerWithoutItsQuestionHasNoAsker()
    {
        QCOMPARE(lines(read({"reply a.example is 192.0.2.1"})), lines({"answered - a.example A = 192.0.2.1"}));
        // Ten seconds are as long as anybody waits.
        const std::string late = stamped("07:12:48", {"query[A] a.example from 192.168.1.2"}) +
                                 stamped("07:12:59", {"reply a.example is 192.0.2.1"});
        QCOMPARE(lines(readText(late, "answered")), lines({"answered - a.example A = 192.0.2.1"}));
    }
    void halfAChainFromTheCacheWaitsForTheReply()
    {
        QCOMPARE(lines(read({"query[AAAA] a.example from 192.168.1.2", "cached a.example is <CNAME>",
                             "forwarded a.example to 198.51.100.53", "reply a.example is <CNAME>",
                             "reply b.example is 2001:db8::1"},
                            "answered")),
                 lines({"answered 192.168.1.2 a.example AAAA via b.example = 2001:db8::1"}));
    }
    void everyWayToWriteTheTimeIsRead_data()
    {
        QTest::addColumn<QString>("beginning");
        for (const char* beginning : {"May  4 07:12:48 dnsmasq[812]: ", "May  4 07:12:48 raspberrypi dnsmasq[812]: ",
                                      "<30>May  4 07:12:48 dnsmasq: ", "2026-05-04T07:12:48+00:00 pi dnsmasq[812]: ",
                                      "2026-05-04T09:12:48.000000+02:00 pi dnsmasq[812]: ",
                                      "Mon May  4 07:12:48 2026 daemon.info dnsmasq[1]: "})
            QTest::newRow(beginning) << beginning;
    }
    void everyWayToWriteTheTimeIsRead()
    {
        QFETCH(QString, beginning);
        FoundInLog found;
        const auto reports =
            readLog(beginning.toStdString() + "query[A] a.example from 192.168.1.2\n", found, in2026());
        QCOMPARE(reports[0].format, std::string("dnsmasq"));
        QCOMPARE(found.records.size(), std::size_t{1});
        QCOMPARE(found.records[0].time.ns, 1777878768'000000000);
    }
    /// A log of December read in November: what syslog puts before a line must not hide from which year it is.
    void aPriorityDoesNotHideTheYear()
    {
        LogOptions options;
        options.zone = TimeZone();
        options.capture = LogSpan{{1576843200'000000000}, {1576846800'000000000}}; // 20 December 2019, noon
        for (const char* priority : {"", "<30>", "<191>"}) {
            FoundInLog found;
            readLog(priority + std::string("Dec 20 12:00:00 router dnsmasq[1]: query[A] a.example from 192.168.1.2\n") +
                        priority + "Dec 20 12:00:05 router dnsmasq[1]: query[A] b.example from 192.168.1.2\n",
                    found, options);
            QCOMPARE(found.records.size(), std::size_t{2});
            QCOMPARE(found.records[0].time.ns, 1576843200'000000000);
            QCOMPARE(found.records[1].time.ns, 1576843205'000000000);
        }
    }
    void datedLinesReadTheHourThatComesTwiceTwice()
    {
        LogOptions options;
        options.zone = *TimeZone::find("Europe/Berlin");
        std::string text;
        for (const char* time : {"02:30:00", "02:50:00", "02:10:00", "03:10:00"})
            text += "Sun Oct 25 " + std::string(time) + " 2026 r dnsmasq[1]: query[A] a.example from 192.168.1.2\n";
        FoundInLog found;
        readLog(text, found, options);
        constexpr std::int64_t kMidnight = 1792886400; // of the day, in UTC
        QCOMPARE(found.minutesSince(kMidnight), (std::vector<std::int64_t>{30, 50, 70, 130}));
    }
    void damageInALineCostsThatLine()
    {
        const std::vector<std::string> good{"query[A] a.example from 192.168.1.2", "reply a.example is 192.0.2.1"};
        for (const std::string& bad :
             {std::string("query[A] x.example fr"), std::string("query[A x.example from 192.168.1.2"),
              std::string("query[A] x.example from 999.1.1.1"), std::string("query[A] x\x01y from 192.168.1.2"),
              std::string("reply x.example is"), std::string("reply "), std::string("/path without end")}) {
            FoundInLog found;
            const auto reports = readLog(stamped("07:12:47", {bad}) + stamped("07:12:48", good) + "garbage\n" +
                                             "May 35 07:12:48 dnsmasq[1]: query[A] y.example from 192.168.1.2\n" +
                                             "May  4 07:12:48 dnsmasq[8",
                                         found, in2026());
            QCOMPARE(lines(found.words("answered")), lines({"answered 192.168.1.2 a.example A = 192.0.2.1"}));
            std::uint64_t skipped = 0;
            for (const std::uint64_t n : reports[0].skipped)
                skipped += n;
            QVERIFY2(skipped == 4, bad.c_str());
            QCOMPARE(reports[0].lines, std::uint64_t{6});
        }
    }
};

QTEST_APPLESS_MAIN(TestDnsmasq)
#include "tst_dnsmasq.moc"
