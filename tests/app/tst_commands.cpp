// SPDX-License-Identifier: GPL-3.0-or-later
#include <QtTest>

#include <nlohmann/json.hpp>

#include "app/cli/summary.h"
#include "core/live/pcapng_block.h"
#include "tests/support/command.h"
#include "tests/support/frame_builder.h"
#include "tests/support/owner_files.h"
#include "tests/support/temp_file.h"
#include "tests/support/wemo_household.h"
#include "tests/support/wire_messages.h"
#include "tests/support/wire_writer.h"

using namespace phonehome;

namespace {

std::string sample()
{
    return PHONEHOME_SOURCE_DIR "/resources/sample/wemo-week.pcap";
}

} // namespace

class TestCommands : public QObject {
    Q_OBJECT
private slots:
    void summaryAnswersTheQuestion()
    {
        const CommandSaid said = runSaying({"summary", sample()});
        QCOMPARE(said.code, exit_code::kOk);
        QVERIFY(said.out.find("STUN Refresh to nat.wemo2.com every 310 s, lifetime 330 s, margin 20 s") !=
                std::string::npos);
        QVERIFY(said.out.find("24:f5:a2:3c:5d:19") != std::string::npos);
        QVERIFY(said.err.empty());
    }
    void theSummaryBeginsWithWhatMatters()
    {
        const CommandSaid said = runSaying({"summary", sample()});
        // A timer against its promise, before all that is beaten more often or not at all.
        const std::string head = "\nCadences\n  wemo: STUN Refresh to nat.wemo2.com every 310 s, lifetime 330 s";
        QVERIFY2(said.out.find(head) != std::string::npos, said.out.c_str());
        QVERIFY(said.out.find("BYTES SENT") != std::string::npos);
    }
    void whatReadsAlikeIsSaidOnceAtTheTop()
    {
        const CommandSaid said = runSaying({"summary", sample()});
        const std::string head = "In short\n  wemo: STUN Refresh to nat.wemo2.com every 310 s, lifetime 330 s";
        QVERIFY2(said.out.find(head) != std::string::npos, said.out.c_str());
        QVERIFY(said.out.find("beats, 0 missed), and 15 more alike\n") != std::string::npos);
        QVERIFY(said.out.find("In short\n") < said.out.find("\nDevices\n"));
    }
    void renewalsAreSummedUp()
    {
        const auto after = [](std::initializer_list<std::int64_t> ms) {
            std::vector<Duration> out;
            for (const std::int64_t n : ms)
                out.push_back(Duration::ofMillis(n));
            return renewalsText(out);
        };
        QCOMPARE(after({}), std::string("never renewed"));
        QCOMPARE(after({270040}), std::string("renewed once, after 270.04 s"));
        QCOMPARE(after({270060, 270040}), std::string("renewed 2 times, after 270.04 and 270.06 s"));
        QCOMPARE(after({310100, 310020, 309980, 310030, 312000}),
                 std::string("renewed 5 times, after 309.98 to 312.00 s, median 310.03 s"));
        QCOMPARE(renewalsText(std::vector(5000, Duration::ofSeconds(310))).size(),
                 std::string("renewed 5000 times, after 310.00 to 310.00 s, median 310.00 s").size());
    }
    void aStreamIsReadOnce()
    {
        const CommandSaid said = runSaying({"summary", "--dns-log", "pihole.log", "-"});
        QCOMPARE(said.code, exit_code::kUsage);
        QVERIFY(said.err.find("save the stream to a file first") != std::string::npos);
    }
    void anAllowListIsForARouter()
    {
        const std::string week = sample();
        const CommandSaid list = runSaying({"router", "--for", "openwrt", "--allow-list", week});
        QCOMPARE(list.code, exit_code::kOk);
        QVERIFY(list.out.find("ip daddr @tcp_3478_v4 accept") != std::string::npos);
        QVERIFY(runSaying({"router", "--for", "openwrt", week}).out.find("tcp_3478_v4") == std::string::npos);
        QCOMPARE(runSaying({"summary", "--allow-list", week}).code, exit_code::kUsage);
        const CommandSaid needs = runSaying({"router", "--for", "mud", week});
        QCOMPARE(needs.code, exit_code::kUsage);
        QVERIFY2(needs.err.find("add --allow-list") != std::string::npos, needs.err.c_str());
        QCOMPARE(runSaying({"router", "--for", "openwrt", "--allow-list", "--device", "wemo", week}).out, list.out);
        const CommandSaid none = runSaying({"router", "--device", "toaster", week});
        QCOMPARE(none.code, exit_code::kUsage);
        QVERIFY(none.err.find("no device in these captures is called toaster") != std::string::npos);
        QCOMPARE(runSaying({"router", "--device", "wemo", "--peer", "a", week}).code, exit_code::kUsage);
        QCOMPARE(runSaying({"summary", "--device", "wemo", week}).code, exit_code::kUsage);
    }
    void captureSaysWhatItNeeds()
    {
        const std::vector<std::pair<std::vector<std::string>, std::string>> wrong{
            {{"capture"}, "needs a file"},
            {{"capture", "out.pcapng"}, "needs --interface"},
            {{"capture", "--interface"}, "--interface wants a value"},
            {{"capture", "--interface", "lo", "--seconds", "0", "x"}, "--seconds wants a number above 0"},
            {{"capture", "--interface", "lo", "--ssh", "root@router:99999", "x"}, "--ssh wants USER@HOST"},
            {{"capture", "--tzsp", "router.lan", "x"}, "--tzsp wants an address of this machine"},
            {{"capture", "--tzsp", "127.0.0.1:0", "x"}, "--tzsp wants an address of this machine"},
            {{"capture", "--tzsp", "127.0.0.1", "--filter", "udp", "x"}, "--tzsp takes no interface"},
            {{"capture", "--interface", "lo", "--loud", "1", "x"}, "unknown option --loud"},
            {{"capture", "--interface", "lo", "x", "y"}, "writes one file"}};
        for (const auto& [words, sentence] : wrong) {
            const CommandSaid said = runSaying(words);
            QCOMPARE(said.code, exit_code::kUsage);
            QVERIFY2(said.err.find(sentence) != std::string::npos, said.err.c_str());
            QVERIFY(said.out.empty());
        }
        const CommandSaid nowhere = runSaying({"capture", "--interface", "lo", "/nowhere/at/all.pcapng"});
        QCOMPARE(nowhere.code, exit_code::kNoOutput);
        QVERIFY(nowhere.err.find("can't be written") != std::string::npos);
    }
    void exportHasEveryKey()
    {
        const CommandSaid said = runSaying({"export", "--json", sample()});
        QCOMPARE(said.code, exit_code::kOk);
        const auto json = nlohmann::json::parse(said.out);
        for (const char* key :
             {"capture", "counts", "devices", "dns", "mdns", "stun", "ntp", "ssdp", "dhcp", "tls", "flows", "names",
              "device_names", "dns_logs", "hosting", "cadences", "vantage", "problems"})
            QVERIFY2(json.contains(key), key);
        QCOMPARE(json["ntp"].size(), std::size_t{2018});
        // The same bytes each time.
        QVERIFY(runSaying({"export", "--json", sample()}).out == said.out);
    }
    void aResolversLogNamesTheAddresses()
    {
        const std::string log = PHONEHOME_SOURCE_DIR "/resources/sample/pihole.log";
        const CommandSaid said = runSaying({"export", "--json", "--dns-log", log, "--dns-log-zone", "UTC", sample()});
        QCOMPARE(said.code, exit_code::kOk);
        QVERIFY(said.err.empty());
        const auto json = nlohmann::json::parse(said.out);
        int named = 0;
        for (const auto& flow : json["flows"]) {
            const std::string peer = flow["peer"];
            if (peer.starts_with("192.168.1.") || peer.starts_with("2"))
                continue; // at home, or a group
            QVERIFY2(!flow["name"].is_null(), peer.c_str());
            QVERIFY(flow["no_lookup"].is_null());
            ++named;
        }
        QCOMPARE(named, 15);
        const auto& facts = json["dns_logs"].at(0);
        QCOMPARE(facts["format"], "dnsmasq");
        QCOMPARE(facts["lines"], 3203);
        QVERIFY(facts["skipped"].empty());
        QCOMPARE(facts["offset"], 0.0);
        QCOMPARE(facts["matched"], facts["of"]);
        // The four names of the pool are one timer, where each address by itself is asked every two hours.
        const CommandSaid together = runSaying({"summary", "--dns-log", log, "--dns-log-zone", "UTC", sample()});
        QVERIFY(together.out.find("NTP client to [0-3].openwrt.pool.ntp.org every 600 s") != std::string::npos);
        // An hour too late, and told so.
        const CommandSaid shifted =
            runSaying({"summary", "--dns-log=" + log, "--dns-log-zone=+01:00", "--dns-log-offset=3600", sample()});
        QCOMPARE(shifted.code, exit_code::kOk);
        QVERIFY(shifted.out.find("shifted by +01:00:00 (matched 17 of 17)") != std::string::npos);
    }
    /// A simple packet among thousands must not have a Pi-hole read its history from 1970 on.
    void aResolverIsAskedForTheTimesThatAreKnown()
    {
        const std::vector<std::uint8_t> packet(60, 0x11);
        const TempFolder folder;
        const auto asked = [&](bool timed) {
            std::string bytes;
            PcapngBlock().sectionStart().appendTo(bytes, PcapngBlock::kSection);
            PcapngBlock().u16(1).u16(0).u32(0).appendTo(bytes, PcapngBlock::kInterface);
            PcapngBlock().u32(60).padded(packet).appendTo(bytes, PcapngBlock::kSimplePacket);
            for (const std::uint64_t micros : {1'600'000'000'000'000U, 1'600'000'900'000'000U}) {
                if (timed)
                    PcapngBlock().packet(0, micros, packet, 60).appendTo(bytes, PcapngBlock::kPacket);
            }
            NetworkAccess network;
            std::vector<LogSpan> spans;
            network.askResolver = [&](const ResolverAddress&, const std::optional<LogSpan>& span) {
                if (span)
                    spans.push_back(*span);
                FetchedLogs none;
                none.isWhole = true;
                return none;
            };
            std::ostringstream out;
            std::ostringstream err;
            runCommand({"names", "--pihole", "http://192.168.1.2", folder.file("home.pcapng", std::string_view(bytes))},
                       out, err, network);
            return spans;
        };
        const auto span = asked(true);
        QCOMPARE(span.size(), std::size_t{1});
        QCOMPARE(span[0].first.ns, 1'600'000'000'000'000'000);
        QCOMPARE(span[0].last.ns, 1'600'000'900'000'000'000);
        // Without any, there is no other answer.
        const auto untimed = asked(false);
        QCOMPARE(untimed.size(), std::size_t{1});
        QCOMPARE(untimed[0].last.ns, 0);
    }
    void ownersStandBesideNames()
    {
        const TempFolder folder;
        const std::string asn = makeOwners(folder.path(), "asn");
        const std::string ranges = folder.file("ip-ranges.json", std::string_view(kRanges));
        QVERIFY(!asn.empty());
        const CommandSaid said = runSaying({"names", "--mmdb", asn, "--cloud-ranges=" + ranges, sample()});
        QCOMPARE(said.code, exit_code::kOk);
        QVERIFY(said.out.find("Amazon AWS us-east-1 (EC2), EXAMPLE-CLOUD (AS64500)") != std::string::npos);
        QVERIFY(said.out.find("owners by Test-ASN of 2") != std::string::npos);
        QVERIFY(said.out.find("AWS ip-ranges of 2026-11-20") != std::string::npos);
        QVERIFY(runSaying({"summary", "--mmdb", asn, sample()}).out.find("EXAMPLE-CLOUD (AS64500)") !=
                std::string::npos);
        const auto json = nlohmann::json::parse(
            runSaying({"export", "--json", "--mmdb", asn, "--cloud-ranges", ranges, sample()}).out);
        int owned = 0;
        for (const auto& flow : json["flows"]) {
            if (flow["peer"] != "198.51.100.34")
                continue;
            ++owned;
            QCOMPARE(flow["owner"]["asn"], 64500);
            QCOMPARE(flow["owner"]["cloud"], "Amazon AWS");
            QCOMPARE(flow["owner"]["region"], "us-east-1");
        }
        QCOMPARE(owned, 1);
        QCOMPARE(json["hosting"].size(), std::size_t{2});
        // Without a file nothing is said, and one that is none is a sentence.
        QVERIFY(nlohmann::json::parse(runSaying({"export", "--json", sample()}).out)["flows"][0]["owner"].is_null());
        const CommandSaid wrong = runSaying({"summary", "--mmdb", sample(), "--mmdb", asn, sample()});
        QCOMPARE(wrong.code, exit_code::kDamaged);
        QCOMPARE(std::count(wrong.err.begin(), wrong.err.end(), '\n'), 1);
        QVERIFY(wrong.out.find("EXAMPLE-CLOUD") != std::string::npos);
    }
    void namesComeInFourForms()
    {
        const std::string log = PHONEHOME_SOURCE_DIR "/resources/sample/pihole.log";
        const auto said = [&](const std::vector<std::string>& form) {
            std::vector<std::string> words{"names", "--dns-log", log, "--dns-log-zone=UTC", sample()};
            words.insert(words.end(), form.begin(), form.end());
            return runSaying(words);
        };
        const CommandSaid table = said({});
        QCOMPARE(table.code, exit_code::kOk);
        QVERIFY(table.out.find("[0-3].openwrt.pool.ntp.org  4 names") != std::string::npos);
        const CommandSaid hosts = said({"--hosts"});
        QVERIFY(hosts.out.find("\n198.51.100.20\tnat.wemo2.com\n") != std::string::npos);
        QVERIFY(hosts.out.find("\n192.0.2.11\t0.openwrt.pool.ntp.org\n") != std::string::npos);
        QCOMPARE(std::count(hosts.out.begin(), hosts.out.end(), '\n'), 1 + 13);
        const CommandSaid csv = said({"--csv"});
        QCOMPARE(std::count(csv.out.begin(), csv.out.end(), '\n'), 1 + 15);
        QCOMPARE(nlohmann::json::parse(said({"--json"}).out)["names"].size(), std::size_t{15});
        QCOMPARE(said({"--json", "--csv"}).code, exit_code::kUsage);
    }
    void whatNoLookupExplainsIsListed()
    {
        const CommandSaid alone = runSaying({"summary", sample()});
        QVERIFY(alone.out.find("No lookup seen") != std::string::npos);
        QVERIFY(alone.out.find("log-missing  12: 192.0.2.11 ") != std::string::npos);
        const std::string log = PHONEHOME_SOURCE_DIR "/resources/sample/pihole.log";
        QVERIFY(runSaying({"summary", "--dns-log", log, "--dns-log-zone=UTC", sample()}).out.find("No lookup seen") ==
                std::string::npos);
    }
    void aBadLogIsOneSentenceAndTheRestIsKept()
    {
        const TempFolder folder;
        const std::string good = PHONEHOME_SOURCE_DIR "/resources/sample/pihole.log";
        for (const std::string& bad : {folder.path() + "/none", folder.path(), folder.file("empty", std::string_view()),
                                       folder.file("text", std::string_view("hello\n")), sample()}) {
            const CommandSaid said = runSaying({"summary", "--dns-log", bad, "--dns-log", good, sample()});
            QCOMPARE(said.code, exit_code::kDamaged);
            QCOMPARE(std::count(said.err.begin(), said.err.end(), '\n'), 1);
            QVERIFY(said.err.find(bad) != std::string::npos);
            QVERIFY(said.out.find("0.openwrt.pool.ntp.org") != std::string::npos);
        }
    }
    void wrongUseIsSaidInASentence()
    {
        const CommandSaid nothing = runSaying({});
        QCOMPARE(nothing.code, exit_code::kUsage);
        QVERIFY(nothing.err.find("usage:") != std::string::npos);
        QVERIFY(runSaying({"frobnicate"}).err.find("export, summary, ") != std::string::npos);
        for (const std::vector<std::string>& words : {std::vector<std::string>{"frobnicate"},
                                                      {"export", sample()},
                                                      {"summary"},
                                                      {"summary", "--json", sample()},
                                                      {"names", "--mmdb"},
                                                      {"summary", "--loud", sample()},
                                                      {"summary", sample(), "--dns-log"},
                                                      {"summary", "--dns-log-zone", "Nowhere/Town", sample()},
                                                      {"summary", "--dns-log-offset", "an hour", sample()},
                                                      {"summary", "--dns-log-offset", "nan", sample()},
                                                      {"summary", "--dns-log-offset=1e300", sample()}}) {
            const CommandSaid said = runSaying(words);
            QCOMPARE(said.code, exit_code::kUsage);
            QVERIFY(said.out.empty());
            QCOMPARE(std::count(said.err.begin(), said.err.end(), '\n'), 2);
            QVERIFY(said.err.ends_with("phonehome-cli --help says what there is\n"));
        }
        QCOMPARE(runSaying({"--help"}).code, exit_code::kOk);
        QCOMPARE(runSaying({"export", "--help"}).code, exit_code::kOk);
        QVERIFY(runSaying({"--version"}).out.find("phonehome-cli ") == 0);
    }
    void badInputIsOneSentenceAndAnExitCode()
    {
        const TempFolder folder;
        const auto nothing = runSaying({"summary", folder.path() + "/none"});
        QCOMPARE(nothing.code, exit_code::kNothing);
        QVERIFY(nothing.out.empty()); // of nothing there is no summary
        QCOMPARE(std::count(nothing.err.begin(), nothing.err.end(), '\n'), 1);
        QCOMPARE(runSaying({"summary", folder.file("empty", std::string_view())}).code, exit_code::kNothing);
        QCOMPARE(runSaying({"summary", folder.path()}).code, exit_code::kNothing);
        std::vector<std::uint8_t> half = pcapBytes({{Timestamp{}, {1, 2, 3, 4}}, {Timestamp{}, {5, 6, 7, 8}}});
        half.pop_back();
        const auto damaged = runSaying({"summary", folder.file("half", half)});
        QCOMPARE(damaged.code, exit_code::kDamaged);
        QVERIFY(damaged.out.find("1 packet") != std::string::npos);
    }
    void theLinkTypeIsThatOfTheFirstThatOpens()
    {
        const CommandSaid said = runSaying({"export", "--json", "no-such.pcap", sample()});
        QCOMPARE(said.code, exit_code::kDamaged);
        QCOMPARE(nlohmann::json::parse(said.out)["capture"]["link_type"], 1);
    }
    void nothingFromTheWireReachesTheTerminal()
    {
        DhcpFields request;
        request.type = 3;
        request.clientMac = kSwitchMac;
        const std::string evil = "a\x1b]0;owned\x07";
        request.options = {{12, {evil.begin(), evil.end()}}};
        const Route route{
            kSwitchMac, {{0xff, 0xff, 0xff, 0xff, 0xff, 0xff}}, {IpAddress::v4(0), 68}, {IpAddress::v4(~0U), 67}};
        const TempFolder folder;
        const auto path = folder.capture("evil", {{Timestamp{1}, udpFrame(route, dhcpPacket(request))}});
        QVERIFY(runSaying({"summary", path}).out.find('\x1b') == std::string::npos);
    }
    void anOutputThatCannotBeWritten()
    {
        std::ostringstream out;
        std::ostringstream err;
        out.setstate(std::ios::badbit);
        QCOMPARE(runCommand({"summary", sample()}, out, err), exit_code::kNoOutput);
        QVERIFY(err.str().find("written") != std::string::npos);
    }
};

QTEST_APPLESS_MAIN(TestCommands)
#include "tst_commands.moc"
