// SPDX-License-Identifier: GPL-3.0-or-later
#include <QtTest>

#include "core/dnslog/base64.h"
#include "tests/support/found_in_log.h"
#include "tests/support/wire_messages.h"

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

std::string base64(ByteView bytes)
{
    const QByteArray raw(static_cast<const char*>(static_cast<const void*>(bytes.data())),
                         static_cast<qsizetype>(bytes.size()));
    return raw.toBase64().toStdString();
}

/// One log of each format, each with the lookup of nat.wemo2.com by 192.168.1.2.
std::vector<std::pair<std::string, std::string>> oneOfEach()
{
    const std::string answer = base64(dnsAnswerA(1, "nat.wemo2.com", IpAddress::v4(198, 51, 100, 20), 60));
    return {
        {"dnsmasq", "May  4 07:12:48 dnsmasq[8]: query[A] nat.wemo2.com from 192.168.1.2\n"
                    "May  4 07:12:48 dnsmasq[8]: reply nat.wemo2.com is 198.51.100.20\n"},
        {"adguard", R"({"T":"2026-05-04T09:12:48.5+02:00","QH":"nat.wemo2.com","QT":"A","QC":"IN","CP":"","Answer":")" +
                        answer + R"(","IP":"192.168.1.2","Result":{},"Elapsed":837429})" + "\n"},
        {"unbound", "[1777878768] unbound[22274:0] info: 192.168.1.2 nat.wemo2.com. A IN\n"},
        {"zeek", "#separator \\x09\n#set_separator\t,\n#empty_field\t(empty)\n#unset_field\t-\n#path\tdns\n"
                 "#fields\tts\tuid\tid.orig_h\tid.orig_p\tid.resp_h\tid.resp_p\tproto\tquery\tqtype_"
                 "name\trcode\tanswers\tTTLs\n"
                 "1777878768.500000\tC1\t192.168.1.2\t4711\t192.168.1.53\t53\tudp\tnat.wemo2.com\tA\t0\t"
                 "lb.wemo2.com,198.51.100.20\t300.000000,60.000000\n#close\t2026-05-04-08-00-00\n"},
        {"zeek-json",
         R"({"ts":1777878768.5,"uid":"C1","id.orig_h":"192.168.1.2","id.orig_p":4711,"id.resp_h":"192.168.1.53",)"
         R"("id.resp_p":53,"trans_id":7,"query":"nat.wemo2.com","qtype_name":"A","rcode":0,)"
         R"("answers":["lb.wemo2.com","198.51.100.20"],"TTLs":[300.0,60.0]})"
         "\n"},
        {"hosts", "# mine\n198.51.100.20 nat.wemo2.com nat # the switches' server\n192.168.1.2\tswitch.lan\n"},
        {"pihole-api",
         R"({"id":1,"time":1777878768.25,"type":"A","domain":"nat.wemo2.com","cname":null,"status":"FORWARDED",)"
         R"("client":{"ip":"192.168.1.2","name":"switch.lan"},"reply":{"type":"IP","time":19},"upstream":"x#53"})"
         "\n"},
        {"adguard-api",
         R"({"time":"2026-05-04T09:12:48.5+02:00","client":"192.168.1.2","reason":"NotFilteredNotFound",)"
         R"("status":"NOERROR","question":{"name":"nat.wemo2.com","type":"A","class":"IN"},"answer":[)"
         R"({"type":"CNAME","value":"lb.wemo2.com.","ttl":300},{"type":"A","value":"198.51.100.20","ttl":60}]})"
         "\n"},
        {"csv", "time,client,name,type,address,ttl\n1777878768,192.168.1.2,nat.wemo2.com,A,198.51.100.20,60\n"},
    };
}

Words read(const std::string& text, const std::string& beginning = {})
{
    FoundInLog found;
    readLog(text, found);
    return found.words(beginning);
}

const std::string kZeekHead = oneOfEach()[3].second.substr(0, oneOfEach()[3].second.find("1777878768"));

} // namespace

class TestFormats : public QObject {
    Q_OBJECT
private slots:
    void contentTellsTheFormat()
    {
        for (const auto& [format, text] : oneOfEach()) {
            FoundInLog found;
            const auto reports = readLog(text, found);
            QCOMPARE(reports[0].format, format);
            QVERIFY(reports[0].problem == LogProblem::None);
            QCOMPARE(reports[0].skipped, (std::array<std::uint64_t, kLogSkipCount>{}));
            QVERIFY2(!found.records.empty(), format.c_str());
            QCOMPARE(found.records[0].name, std::string("nat.wemo2.com"));
            if (format != "hosts" && format != "dnsmasq") {
                QCOMPARE(found.records[0].time.ns / 1'000'000'000, std::int64_t{1777878768});
                QCOMPARE(found.records[0].client.text(), std::string("192.168.1.2"));
            }
        }
        for (const std::string text : {"", "hello\nworld\n", "\x7f\x45LF", "{\"a\":1}\n", "a,b,c\n1,2,3\n"}) {
            FoundInLog found;
            const auto reports = readLog(text, found);
            QVERIFY(reports[0].problem == (text.empty() ? LogProblem::Empty : LogProblem::UnknownFormat));
            QVERIFY(found.records.empty());
        }
    }
    void adGuardSpeaksInDnsMessages()
    {
        const std::string line = oneOfEach()[1].second;
        QCOMPARE(lines(read(line)), lines({"asked 192.168.1.2 nat.wemo2.com A",
                                           "answered 192.168.1.2 nat.wemo2.com A = 198.51.100.20 ttl 60"}));
        std::string blocked = line;
        blocked.replace(blocked.find(R"("Result":{})"), 11, R"("Result":{"IsFiltered":true,"Reason":3})");
        QCOMPARE(read(blocked, "blocked").size(), std::size_t{1});
        QVERIFY(read(blocked, "answered").empty());
        // Rewritten is what the client got, so it counts.
        std::string rewritten = line;
        rewritten.replace(rewritten.find(R"("Result":{})"), 11, R"("Result":{"Reason":9})");
        QCOMPARE(read(rewritten, "answered").size(), std::size_t{1});
        std::string damaged = line;
        damaged.replace(damaged.find("Answer\":\"") + 9, 8, "AAAAAAA*");
        FoundInLog found;
        QCOMPARE(readLog(damaged, found)[0].skip(LogSkip::BadMessage), std::uint64_t{1});
        QCOMPARE(lines(found.words()), lines({"asked 192.168.1.2 nat.wemo2.com A"}));
    }
    void base64OfEveryLength()
    {
        for (std::size_t size = 0; size < 40; ++size) {
            std::vector<std::uint8_t> bytes(size);
            for (std::size_t i = 0; i < size; ++i)
                bytes[i] = static_cast<std::uint8_t>(i * 37 + size);
            QCOMPARE(decodeBase64(base64(bytes)), std::optional(bytes));
        }
        for (const char* text : {"A", "AAAAA", "AA=A", "A A=", "====="})
            QVERIFY2(!decodeBase64(text), text);
    }
    void unboundSaysWhatWasAskedOnly()
    {
        FoundInLog found;
        const auto reports =
            readLog("[1795339475] unbound[22274:0] query: 127.0.0.1 a.example. A IN\n"
                    "[1795339475] unbound[22274:0] reply: 127.0.0.1 no.example. A IN NXDOMAIN 0.0 1 45\n"
                    "[1795339475] unbound[22274:0] info: e. static 127.0.0.1@47772 l.e. AAAA IN\n"
                    "[1795339475] unbound[22274:0] info: start of service (unbound 1.17.1).\n"
                    "[1795339475] unbound[22274:0] info: server stats for thread 0: 4 queries, 4 answers\n"
                    "2026-11-22T09:24:37.123+00:00 unbound[1:0] info: ::1 b.example. HTTPS IN\n"
                    "Nov 22 09:24:37 pi unbound[22487]: [22487:0] info: 127.0.0.1 c.example. A IN\n"
                    "[1795339475] unbound[22274:0] reply: client - - - FORMERR - - -\n",
                    found);
        QCOMPARE(lines(found.words()),
                 lines({"asked 127.0.0.1 a.example A", "failed 127.0.0.1 no.example A rcode 3",
                        "asked 127.0.0.1 l.e AAAA", "asked ::1 b.example HTTPS", "asked 127.0.0.1 c.example A"}));
        QVERIFY(!reports[0].hasAnswers);
    }
    void zeekFieldsGoByName()
    {
        const Words wanted{"asked 192.168.1.2 nat.wemo2.com A",
                           "answered 192.168.1.2 nat.wemo2.com A via lb.wemo2.com = 198.51.100.20 ttl 60"};
        QCOMPARE(lines(read(oneOfEach()[3].second)), lines(wanted));
        QCOMPARE(lines(read(oneOfEach()[4].second)), lines(wanted));
        // Another order of columns, escapes, unset cells.
        QCOMPARE(lines(read("#separator \\x09\n#fields\tquery\tid.orig_h\tts\tanswers\tqtype_name\tid.resp_p\trcode\n"
                            "a\\x2eexample\t192.168.1.2\t1777878768.000000\t-\tA\t53\t3\n"
                            "b.example\t192.168.1.2\t1777878768.000000\t(empty)\tA\t53\t-\n")),
                 lines({"asked 192.168.1.2 a.example A", "failed 192.168.1.2 a.example A rcode 3",
                        "asked 192.168.1.2 b.example A"}));
        // Without the column of numbers: its names, or that there are answers.
        QCOMPARE(lines(read("#separator \\x09\n#fields\tts\tid.orig_h\tquery\tqtype_name\trcode_name\tanswers\n"
                            "1777878768.0\t192.168.1.2\ta.example\tA\tNXDOMAIN\t-\n"
                            "1777878768.0\t192.168.1.2\tb.example\tA\tNOERROR\t192.0.2.1\n"
                            "1777878768.0\t192.168.1.2\tc.example\tA\t-\t-\n"
                            "1777878768.0\t192.168.1.2\td.example\tA\t-\t192.0.2.1\n")),
                 lines({"asked 192.168.1.2 a.example A", "failed 192.168.1.2 a.example A rcode 3",
                        "asked 192.168.1.2 b.example A", "answered 192.168.1.2 b.example A = 192.0.2.1",
                        "asked 192.168.1.2 c.example A", "asked 192.168.1.2 d.example A",
                        "answered 192.168.1.2 d.example A = 192.0.2.1"}));
        // What devices tell one another is no lookup.
        QVERIFY(read(kZeekHead +
                     "1777878768.5\tC1\t192.168.1.2\t5353\t224.0.0.251\t5353\tudp\ta.local\tA\t0\t192.168.1.3\t60\n")
                    .empty());
        // ISO times and milliseconds.
        for (const char* time : {"\"2026-05-04T07:12:48.500000Z\"", "1777878768500"}) {
            std::string line = oneOfEach()[4].second;
            line.replace(line.find("1777878768.5"), 12, time);
            FoundInLog found;
            readLog(line, found);
            QCOMPARE(found.records.size(), std::size_t{2});
            QCOMPARE(found.records[0].time.ns, 1777878768'500000000);
        }
    }
    void listsOfHostsHoldAlways()
    {
        FoundInLog found;
        const auto reports = readLog("127.0.0.1 localhost\n0.0.0.0 ads.example\n" + oneOfEach()[5].second +
                                         "2001:db8::1%eth0 six.example\n",
                                     found);
        QCOMPARE(lines(found.words()),
                 lines({"answered - nat.wemo2.com A via nat = 198.51.100.20", "reverse - switch.lan = 192.168.1.2",
                        "answered - six.example AAAA = 2001:db8::1"}));
        QVERIFY(found.records[0].timeless);
        QVERIFY(!reports[0].hasTimes);
    }
    void apisSayWhoAskedAndWhatWasKeptFrom()
    {
        const std::string query = oneOfEach()[6].second;
        QCOMPARE(lines(read(query)), lines({"asked 192.168.1.2 nat.wemo2.com A"}));
        const auto with = [](std::string text, const std::string& old, const std::string& now) {
            text.replace(text.find(old), old.size(), now);
            return text;
        };
        QCOMPARE(lines(read(with(query, "FORWARDED", "GRAVITY"))), lines({"blocked 192.168.1.2 nat.wemo2.com A"}));
        QCOMPARE(lines(read(with(query, "\"IP\"", "\"NXDOMAIN\""))),
                 lines({"failed 192.168.1.2 nat.wemo2.com A rcode 3"}));
        QVERIFY(read(with(query, "\"ip\":\"192.168.1.2\"", "\"ip\":\"0.0.0.0\"")).empty());
        QVERIFY(read(with(query, "nat.wemo2.com", "hidden")).empty());
        FoundInLog found;
        const auto reports =
            readLog(query + R"({"hwaddr":"24:f5:a2:00:00:01","ips":[{"ip":"192.168.1.2","name":null,"lastSeen":9}]})"
                            "\n"
                            R"({"hwaddr":"ip-192.168.1.3","ips":[{"ip":"192.168.1.3","lastSeen":9},7]})"
                            "\n",
                    found);
        QVERIFY(!reports[0].hasAnswers);
        QCOMPARE(found.hosts.size(), std::size_t{2});
        QCOMPARE(found.hosts[0].name, std::string("switch.lan"));
        QCOMPARE(found.hosts[1].mac->text(), std::string("24:f5:a2:00:00:01"));

        const std::string entry = oneOfEach()[7].second;
        QCOMPARE(lines(read(entry)),
                 lines({"asked 192.168.1.2 nat.wemo2.com A",
                        "answered 192.168.1.2 nat.wemo2.com A via lb.wemo2.com = 198.51.100.20 ttl 60"}));
        QCOMPARE(lines(read(with(entry, "NotFilteredNotFound", "FilteredBlackList"), "blocked")),
                 lines({"blocked 192.168.1.2 nat.wemo2.com A"}));
        QCOMPARE(read(with(entry, "198.51.100.20", "0.0.0.0"), "blocked").size(), std::size_t{1});
        QCOMPARE(read(with(entry, "NOERROR", "SERVFAIL"), "failed").size(), std::size_t{1});
        QVERIFY(read(with(entry, "\"status\"", "\"other\""), "answered").empty());
    }
    void csvGoesByItsHeader()
    {
        QCOMPARE(lines(read("\xef\xbb\xbf\"Name\";Address;Aliases;Blocked;Time\r\n"
                            "\"a.example\";\"192.0.2.1 192.0.2.2\";b.example;;2026-05-04T07:12:48Z\r\n"
                            "c.example;;;yes;1777878768\r\n"
                            "d.example;;;;1777878768\r\n")),
                 lines({"answered - a.example A via b.example = 192.0.2.1 192.0.2.2", "blocked - c.example A",
                        "asked - d.example A"}));
        FoundInLog found;
        QVERIFY(!readLog("name,address\na.example,192.0.2.1\n", found)[0].hasTimes);
        QVERIFY(found.records[0].timeless);
    }
    void csvOfOtherProgramsIsTaken()
    {
        const QByteArray expected =
            lines({"answered 192.168.1.2 a.example.com A via b.example.net = 198.51.100.1 198.51.100.2"});
        for (const char* text :
             {"Date-Time;Client IP;Query Name;Record Type;Answers\n"
              "2026-05-04 07:12:48;192.168.1.2;a.example.com;A;b.example.net, 198.51.100.1, 198.51.100.2\n",
              "ts,src_ip,qname,qtype,answers\n"
              "1777878768123,192.168.1.2,a.example.com,A,\"198.51.100.1;b.example.net;198.51.100.2\"\n",
              "date,time,clientIp,domain_name,answer,cname\n"
              "2026-05-04,07:12:48,192.168.1.2,a.example.com.,198.51.100.1 198.51.100.2,b.example.net\n"})
            QCOMPARE(lines(read(text)), expected);
        FoundInLog found;
        readLog("time,name,address\n1777878768123,a.example,192.0.2.1\n1777878768123456,a.example,192.0.2.1\n"
                "1777878768123456789,a.example,192.0.2.1\n",
                found);
        QCOMPARE(found.records.size(), std::size_t{3});
        for (const LogRecord& record : found.records)
            QCOMPARE(record.time.ns / 1'000'000, 1'777'878'768'123);
        // Who is called by a name, or by a card's, is nobody that an address leads to.
        QCOMPARE(lines(read("time,client,name,address\n1777878768,laptop,a.example,192.0.2.1\n")),
                 lines({"answered - a.example A = 192.0.2.1"}));
        // Columns that could be either end are not guessed at.
        QCOMPARE(readLog("time,host,ip\n1777878768,a.example,192.0.2.1\n", found)[0].problem,
                 LogProblem::UnknownFormat);
        // Questions alone: what they lead to can be told by the time only.
        QVERIFY(!readLog("time,client,name\n1777878768,192.168.1.2,a.example\n", found)[0].hasAnswers);
    }
    void csvReadsTheHourThatComesTwiceTwice()
    {
        LogOptions options;
        options.zone = *TimeZone::find("Europe/Berlin");
        std::string text = "time,name,address\n";
        for (const char* time : {"02:30:00", "02:50:00.5", "02:10:00", "03:10:00"})
            text += "2026-10-25 " + std::string(time) + ",a.example,192.0.2.1\n";
        FoundInLog found;
        readLog(text, found, options);
        constexpr std::int64_t kMidnight = 1792886400; // of the day, in UTC
        QCOMPARE(found.minutesSince(kMidnight), (std::vector<std::int64_t>{30, 50, 70, 130}));
    }
    /// Any two times of a log and a capture must differ by what fits a Duration.
    void csvTimesBeyondAllClocksAreDamage()
    {
        for (const char* time : {"4611686019", "9000000000", "99999999999", "4611686018428", "9999999999999999",
                                 "4611686018427388", "9223372036854775807", "9223372036854775808",
                                 "2200-05-04T07:12:48Z", "1677-10-01T00:00:00Z", "1933-01-01T00:00:00Z"}) {
            FoundInLog found;
            auto reports = readLog("time,name,address\n" + std::string(time) + ",a.example,192.0.2.1\n", found);
            QVERIFY2(found.records.empty(), time);
            QCOMPARE(reports[0].skip(LogSkip::BadTime), std::uint64_t{1});
        }
    }
    void aByteOrderMarkIsNoPartOfTheFirstLine()
    {
        for (const auto& [format, text] : oneOfEach()) {
            FoundInLog plain;
            FoundInLog marked;
            readLog(text, plain);
            const auto reports = readLog("\xef\xbb\xbf" + text, marked);
            QCOMPARE(reports[0].format, format);
            QCOMPARE(reports[0].skipped, (std::array<std::uint64_t, kLogSkipCount>{}));
            QCOMPARE(marked.records.size(), plain.records.size());
        }
    }
    void damageInEveryLineIsCountedAndSkipped()
    {
        for (const auto& [format, text] : oneOfEach()) {
            if (format == "hosts")
                continue; // a cut address is an address
            const std::size_t last = text.rfind('\n', text.size() - 2) + 1;
            const std::string line = format == "zeek"
                                         ? text.substr(kZeekHead.size(), text.rfind("#close") - kZeekHead.size() - 1)
                                         : text.substr(last, text.size() - last - 1);
            // The whole head once, then the line cut at every place and with every byte turned, then a good one.
            std::string log = text;
            for (std::size_t i = 1; i < line.size(); ++i) {
                log += line.substr(0, i) + "\n";
                std::string turned = line;
                turned[i] = static_cast<char>(turned[i] ^ 0x85);
                log += turned + "\n";
            }
            log += line + "\n";
            FoundInLog found;
            const auto reports = readLog(log, found);
            QCOMPARE(reports[0].format, format);
            std::uint64_t skipped = 0;
            for (const std::uint64_t n : reports[0].skipped)
                skipped += n;
            QVERIFY2(skipped > 10, format.c_str());
            QCOMPARE(found.records.back().name, std::string("nat.wemo2.com"));
            for (const LogRecord& record : found.records)
                QVERIFY(!record.name.empty() && record.name.find('\n') == std::string::npos);
        }
    }
};

QTEST_APPLESS_MAIN(TestFormats)
#include "tst_formats.moc"
