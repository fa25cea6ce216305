// SPDX-License-Identifier: GPL-3.0-or-later
#include <QtTest>

#include "core/export/report.h"
#include "core/pipeline/capture_run.h"
#include "tests/support/analysed.h"
#include "tests/support/plug_fleet.h"
#include "tests/support/stun_builder.h"
#include "tests/support/temp_file.h"
#include "tests/support/wemo_household.h"
#include "tests/support/wemo_week.h"
#include "tests/support/wire_messages.h"

using namespace phonehome;

namespace {

constexpr MacAddress kPhoneMac{{0x24, 0xf5, 0xa2, 0x77, 0xe0, 0x0b}}; // of the switch's maker
const IpAddress kPhoneIp = IpAddress::v4(192, 168, 1, 60);
const IpAddress kPhoneLinkLocal = IpAddress::parse("fe80::26f5:a2ff:fe77:e00b").value_or(IpAddress());
const IpAddress kPhonePublic = IpAddress::parse("2001:db8:5:6:26f5:a2ff:fe77:e00b").value_or(IpAddress());
const IpAddress kServer6 = IpAddress::parse("2001:db8:99::1").value_or(IpAddress());
const IpAddress kPublic = IpAddress::v4(203, 0, 113, 7);
const IpAddress kServer = IpAddress::v4(198, 51, 100, 20);
const std::array<std::uint8_t, 12> kTransaction{1, 2, 3};

Timestamp at(double seconds)
{
    return Timestamp{1'600'000'000'000'000'000} + Duration::fromSeconds(seconds);
}

std::vector<std::uint8_t> bytesOf(std::string_view text)
{
    return {text.begin(), text.end()};
}

TimedFrame fromPhone(double t, const Endpoint& to, std::uint16_t port, ByteView payload)
{
    const MacAddress card = to.address.isMulticast() ? multicastMac(to.address) : kRouterMac;
    return {at(t), udpFrame({kPhoneMac, card, {to.address.isV4() ? kPhoneIp : kPhonePublic, port}, to}, payload)};
}

void addExchange(std::vector<TimedFrame>& out, double t, const Endpoint& to, std::uint16_t port, ByteView question,
                 ByteView answer)
{
    out.push_back(fromPhone(t, to, port, question));
    out.push_back({at(t + 0.02), udpFrame({kRouterMac, kPhoneMac, to, {kPhoneIp, port}}, answer)});
}

/// A household that says who lives there in every way it can: the names of Anna's phone by DHCP, mDNS and lookups, its
/// card in host names, UUIDs and IPv6 addresses, the home's public address by STUN and in the name that leads to it.
std::vector<TimedFrame> tellingHousehold(std::uint32_t beats = 12)
{
    std::vector<TimedFrame> out;
    DhcpFields request;
    request.type = 3;
    request.clientMac = kPhoneMac;
    request.options.push_back({12, bytesOf("Annas-iPhone")});
    const Endpoint all{IpAddress::v4(255, 255, 255, 255), 67};
    out.push_back(
        {at(1), udpFrame({kPhoneMac, multicastMac(all.address), {IpAddress::v4(0), 68}, all}, dhcpPacket(request))});
    const Endpoint mdns{IpAddress::v4(224, 0, 0, 251), 5353};
    out.push_back(fromPhone(2, mdns, 5353, dnsAnswerA(0, "Annas-iPhone.local", kPhoneIp, 120)));
    out.push_back(fromPhone(3, mdns, 5353, dnsQuestion(0, 0, "Anna's iPhone._airplay._tcp.local", 12)));
    out.push_back(fromPhone(4, mdns, 5353, dnsQuestion(0, 0, "wemo-24f5a23c5d19.local", 1)));
    const SsdpAlive alive{"http://192.168.1.60:80/", "1", "uuid:2f402f80-da50-11e1-9b23-24f5a277e00b",
                          "uuid:2f402f80-da50-11e1-9b23-24f5a277e00b"};
    out.push_back(fromPhone(5, {IpAddress::v4(239, 255, 255, 250), 1900}, 1900, ssdpAlive(alive)));
    const Endpoint resolver{kRouterIp, 53};
    std::uint16_t id = 0;
    const auto ask = [&](double t, const std::string& name, const IpAddress& address) {
        ++id;
        addExchange(out, t, resolver, static_cast<std::uint16_t>(30000 + id), dnsQuestion(id, 0x100, name, 1),
                    dnsAnswerA(id, name, address, 60));
    };
    ask(6, "nat.wemo2.com", kServer);
    ask(7, "annas-house.dyndns.org", kPublic);
    ask(8, "7.113.0.203.in-addr.arpa", IpAddress::v4(198, 51, 100, 99));
    out.push_back(fromPhone(9, {kServer6, 443}, 40000, bytesOf("x")));
    out.push_back({at(9.5), udpFrame({kPhoneMac,
                                      multicastMac(IpAddress::parse("ff02::fb").value_or(IpAddress())),
                                      {kPhoneLinkLocal, 5353},
                                      {IpAddress::parse("ff02::fb").value_or(IpAddress()), 5353}},
                                     dnsQuestion(0, 0, "_hap._tcp.local", 12))});
    // From the switch, too: two cards of one maker.
    out.push_back({at(9.7), udpFrame(switchTo(40001, {kServer, 8886}), bytesOf("x"))});
    for (std::uint32_t i = 0; i < beats; ++i) {
        const auto answer = StunBuilder(stun_type::kRefreshSuccess, {static_cast<std::uint8_t>(i)})
                                .number(stun_attribute::kLifetime, 330)
                                .xorAddress(stun_attribute::kXorMappedAddress, {kPublic, 45000});
        addExchange(out, 10 + 310.0 * i, {kServer, 3478}, 45000,
                    StunBuilder(stun_type::kRefreshRequest, {static_cast<std::uint8_t>(i)})
                        .number(stun_attribute::kLifetime, 330)
                        .message(),
                    answer.message());
    }
    return out;
}

QString text(const std::string& report)
{
    return QString::fromStdString(report);
}

/// Without the signs between letters, in lower case: what is in it in whatever spelling.
QString letters(const QString& report)
{
    QString out;
    for (const QChar c : report) {
        if (c.isLetterOrNumber())
            out += c.toLower();
    }
    return out;
}

SnapshotPtr week(const std::vector<std::string>& logs = {})
{
    const TempFolder folder;
    LogInputs inputs;
    inputs.zone = TimeZone::fixed(0);
    for (const std::string& log : logs)
        inputs.paths.push_back(folder.file("pihole.log", log));
    CaptureRun run({folder.file("week.pcap", wemoWeek())}, {}, inputs);
    run.run({});
    return run.snapshot(true);
}

} // namespace

class TestReport : public QObject {
    Q_OBJECT
private slots:
    void theWeekIsToldInShort()
    {
        const SnapshotPtr s = week({wemoWeekPiholeLog()});
        const QString report = text(reportAsMarkdown(*s, ReportPrivacy::Masked));
        QVERIFY(report.startsWith(QStringLiteral("# What devices say in week.pcap\n\n## In short\n\n"
                                                 "- device 1 (Belkin): STUN Refresh to nat.wemo2.com every 310 s, "
                                                 "lifetime 330 s, margin 20 s (± 0.018 s, 1,944 beats, 4 missed)\n")));
        QVERIFY(report.contains(QStringLiteral("## What was captured\n\n8,565 packets")));
        QVERIFY(report.contains(QStringLiteral("| STUN Refresh | nat.wemo2.com | 310 s ± 0.018 s | 1,944 | 4 | "
                                               "lifetime 330 s")));
        QVERIFY(report.contains(QStringLiteral("pihole.log (dnsmasq): 3203 lines")));
        QVERIFY(report.contains(QStringLiteral("| 0.openwrt.pool.ntp.org | A |")));
        QVERIFY(!report.contains(QStringLiteral("/tmp")));
    }
    void bothFormsSayTheSame()
    {
        const SnapshotPtr s = analysed(tellingHousehold());
        QString markdown = text(reportAsMarkdown(*s, ReportPrivacy::Masked));
        QString page = text(reportAsHtml(*s, ReportPrivacy::Masked));
        // The words in order are the same, but for the page's style, contents and pictures.
        page.remove(QRegularExpression(QStringLiteral("<head>.*</head>|<nav.*</nav>|<figure.*?</figure>"),
                                       QRegularExpression::DotMatchesEverythingOption));
        page.replace(QRegularExpression(QStringLiteral("<[^>]*>")), QStringLiteral(" "));
        page.replace(QStringLiteral("&quot;"), QStringLiteral("\""));
        page.replace(QStringLiteral("&#39;"), QStringLiteral("'"));
        page.replace(QStringLiteral("&lt;"), QStringLiteral("<"));
        page.replace(QStringLiteral("&gt;"), QStringLiteral(">"));
        page.replace(QStringLiteral("&amp;"), QStringLiteral("&"));
        QCOMPARE(letters(markdown), letters(page));
    }
    void onlyThePageHasPictures()
    {
        const SnapshotPtr s = week();
        const QString page = text(reportAsHtml(*s, ReportPrivacy::Masked));
        QCOMPARE(page.count(QStringLiteral("<figure")), 2); // in short, and of the one device that beats
        QVERIFY(page.contains(QStringLiteral("<span>device 1 (Belkin): STUN Refresh, nat.wemo2.com</span><svg ")));
        QVERIFY(page.contains(QStringLiteral("<path class=\"missed\"")));
        QVERIFY(page.contains(QStringLiteral("heard, <i class=\"missed\"></i>missed</figcaption>")));
        QVERIFY(!text(reportAsMarkdown(*s, ReportPrivacy::Masked)).contains(QStringLiteral("svg")));
    }
    void chaptersHaveTheirOrder()
    {
        const QString report = text(reportAsMarkdown(*week(), ReportPrivacy::Whole));
        int last = 0;
        for (const char* chapter : {"\n## In short", "\n## What was captured", "\n## What can be seen from there",
                                    "\n## Devices", "\n## Device by device", "\n## How to read it"}) {
            const auto found = static_cast<int>(report.indexOf(QLatin1String(chapter)));
            QVERIFY2(found > last, chapter);
            last = found;
        }
        QVERIFY(report.contains(QStringLiteral("The resolver is probably on the LAN")));
        QVERIFY(report.contains(QStringLiteral("Talk between devices at home can't be seen")));
    }
    void likeDevicesAreSaidOnceInShort()
    {
        std::vector<PlugHabits> plugs(5);
        plugs[4].refresh = 200; // another beat, another line
        const QString report = text(reportAsMarkdown(*analysed(plugFleet(plugs, 40'000)), ReportPrivacy::Masked));
        const QStringList lines = report.section(QStringLiteral("## In short\n\n"), 1)
                                      .section(QStringLiteral("\n\n"), 0, 0)
                                      .split(QLatin1Char('\n'))
                                      .filter(QStringLiteral("STUN Refresh"));
        QCOMPARE(lines.size(), 2);
        const auto alike = lines.filter(QStringLiteral(" and 3 devices alike: STUN Refresh"));
        QCOMPARE(alike.size(), 1);
        QVERIFY2(alike.front().contains(QStringLiteral("every 310 s")), qPrintable(alike.front()));
        const auto other = lines.filter(QStringLiteral("every 200 s"));
        QCOMPARE(other.size(), 1);
        QVERIFY(!other.front().contains(QStringLiteral("alike")));
    }
    void eachBeatSaysItsFirstPacket()
    {
        const auto frames = tellingHousehold();
        const QString report = text(reportAsMarkdown(*analysed(frames), ReportPrivacy::Whole));
        // Behind the 15 frames before it.
        const std::size_t first = frames.size() - 2 * 12 + 1;
        const QRegularExpression row(QStringLiteral("\\| STUN Refresh \\|[^\n]*\\| frame %1 \\|").arg(first));
        QVERIFY(report.contains(row));
    }
    void nothingThatTellsTheHomeIsInAMaskedReport()
    {
        const SnapshotPtr s = analysed(tellingHousehold());
        const QString whole = text(reportAsMarkdown(*s, ReportPrivacy::Whole));
        const QStringList telling{"24:f5:a2:77:e0:0b", "24:f5:a2:3c:5d:19", "77:e0:0b",    "3c:5d:19",
                                  "24f5a23c5d19",      "24f5a277e00b",      "203.0.113.7", "7.113.0.203",
                                  "2001:db8:5:6:",     "Annas-iPhone",      "Anna's",      "annas-house"};
        const QString wholeLetters = letters(whole);
        for (const QString& word : telling)
            QVERIFY2(wholeLetters.contains(letters(word)), qPrintable(word));
        for (const std::string& report :
             {reportAsMarkdown(*s, ReportPrivacy::Masked), reportAsHtml(*s, ReportPrivacy::Masked)}) {
            const QString masked = letters(text(report));
            for (const QString& word : telling)
                QVERIFY2(!masked.contains(letters(word)), qPrintable(word));
            // Nor the halves of cards as they lie in IPv6 addresses.
            for (const char* half : {"fe77:e00b", "fe3c:5d19", "77e00b", "3c5d19"})
                QVERIFY2(!masked.contains(letters(QLatin1String(half))), half);
            QVERIFY(!masked.contains(QStringLiteral("anna")));
        }
        for (std::size_t i = 0; i < s->devices.size(); ++i) {
            for (const DeviceName& name : s->devices[i].names)
                QVERIFY(!letters(text(reportAsMarkdown(*s, ReportPrivacy::Masked)))
                             .contains(letters(text(s->text(name.text)))));
        }
    }
    void whatIsThePointStays()
    {
        const QString masked = text(reportAsMarkdown(*analysed(tellingHousehold()), ReportPrivacy::Masked));
        for (const char* word :
             {"nat.wemo2.com", "198.51.100.20", "192.168.1.60", "24:f5:a2:xx:xx:xx", "home address 1",
              "device 1 (Belkin)", "STUN Refresh", "2001:db8:99::1", "wemo-24f5a2xxxxxx"})
            QVERIFY2(masked.contains(QLatin1String(word)), word);
    }
    void theWeekKeepsItsCardsToItself()
    {
        const SnapshotPtr s = week({wemoWeekPiholeLog()});
        const QString report = text(reportAsMarkdown(*s, ReportPrivacy::Masked));
        for (const char* word : {"3c:5d:19", "5e:01:01", "203.0.113.7:", "221933K2300107"})
            QVERIFY2(!letters(report).contains(letters(QLatin1String(word))), word);
        QVERIFY(!report.contains(QRegularExpression(QStringLiteral("\\bwemo\\b"))));
        for (std::size_t i = 0; i < s->mappings.size(); ++i) {
            const std::string address = s->mappings[i].mapped.address.text();
            QVERIFY2(!report.contains(text(address)), address.c_str());
        }
    }
    void tablesEndAtSomeRow()
    {
        std::vector<TimedFrame> frames;
        for (std::uint16_t i = 0; i < 250; ++i) {
            const std::string name = "host" + std::to_string(i) + ".example.com";
            addExchange(frames, i, {kRouterIp, 53}, static_cast<std::uint16_t>(30000 + i),
                        dnsQuestion(i, 0x100, name, 1), dnsAnswerA(i, name, kServer, 60));
        }
        const QString report = text(reportAsMarkdown(*analysed(frames), ReportPrivacy::Masked));
        QVERIFY(report.contains(QStringLiteral("\n… and 50 more.\n")));
        QVERIFY(report.contains(QStringLiteral("| host199.example.com | A |")));
        QVERIFY(!report.contains(QStringLiteral("| host200.example.com | A |")));
    }
    void anEmptyCaptureHasAReport()
    {
        for (const ReportPrivacy privacy : {ReportPrivacy::Masked, ReportPrivacy::Whole}) {
            const SnapshotPtr s = analysed({});
            QVERIFY(text(reportAsMarkdown(*s, privacy)).contains(QStringLiteral("No packets.")));
            QVERIFY(text(reportAsHtml(*s, privacy)).contains(QStringLiteral("No packets.")));
            QVERIFY(!reportAsMarkdown(Snapshot{}, privacy).empty());
        }
    }
    void hostileNamesStayText()
    {
        std::vector<TimedFrame> frames;
        const std::string name = "<script>alert(1)|`x`.example.com";
        addExchange(frames, 1, {kRouterIp, 53}, 30000, dnsQuestion(1, 0x100, name, 1),
                    dnsAnswerA(1, name, kServer, 60));
        const SnapshotPtr s = analysed(frames);
        for (const ReportPrivacy privacy : {ReportPrivacy::Masked, ReportPrivacy::Whole}) {
            const QString page = text(reportAsHtml(*s, privacy));
            QVERIFY(!page.contains(QStringLiteral("<script")));
            QVERIFY(page.contains(QStringLiteral("&lt;script&gt;alert(1)|`x`.example.com")));
            QVERIFY(text(reportAsMarkdown(*s, privacy))
                        .contains(QStringLiteral("| \\<script\\>alert(1)\\|\\`x\\`.example.com | A |")));
        }
    }
};

QTEST_APPLESS_MAIN(TestReport)
#include "tst_report.moc"
