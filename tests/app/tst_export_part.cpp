// SPDX-License-Identifier: GPL-3.0-or-later
// Packets of one device, peer, protocol or time, held against tshark's display filters on the same capture.
#include <QFile>
#include <QProcess>
#include <QtTest>

#include "core/live/pcapng_block.h"
#include "core/source/capture_set.h"
#include "tests/support/command.h"
#include "tests/support/temp_file.h"

using namespace phonehome;

namespace {

const std::string kSample = PHONEHOME_SOURCE_DIR "/resources/sample/wemo-week.pcap";
const std::string kLog = PHONEHOME_SOURCE_DIR "/resources/sample/pihole.log";

/// Lines that tshark prints; nullopt where it can't.
std::optional<QList<QByteArray>> tshark(const QString& file, const QString& filter, const QString& field)
{
    QProcess process;
    process.start(QStringLiteral("tshark"),
                  {QStringLiteral("-r"), file, QStringLiteral("-Y"), filter, QStringLiteral("-T"),
                   QStringLiteral("fields"), QStringLiteral("-e"), field});
    if (!process.waitForFinished(120000) || process.exitCode() != 0)
        return std::nullopt;
    QList<QByteArray> lines = process.readAllStandardOutput().split('\n');
    lines.removeLast();
    return lines;
}

std::vector<std::string> words(const std::string& file, const QStringList& more)
{
    std::vector<std::string> out{"export", "--pcapng", file};
    for (const QString& word : more)
        out.push_back(word.toStdString());
    out.push_back(kSample);
    return out;
}

} // namespace

class TestExportPart : public QObject {
    Q_OBJECT
private slots:
    void itHoldsWhatTsharkShows_data()
    {
        QTest::addColumn<QStringList>("options");
        QTest::addColumn<QString>("filter");
        const auto row = [](const QStringList& options, const char* filter) {
            QTest::newRow(qPrintable(options.join(u' '))) << options << filter;
        };
        row({"--device", "24:f5:a2:3c:5d:19"}, "eth.addr == 24:f5:a2:3c:5d:19");
        row({"--device", "192.168.1.1"}, "eth.addr == 00:90:0b:5e:01:01");
        row({"--peer", "198.51.100.20"}, "ip.addr == 198.51.100.20");
        row({"--peer", "nat.wemo2.com"}, "tcp"); // the balancer and whom it leads to
        row({"--protocol", "stun"}, "tcp.port == 3478");
        row({"--protocol", "ntp"}, "ntp");
        row({"--protocol", "mdns"}, "mdns");
        row({"--protocol", "dhcp"}, "dhcp");
        row({"--protocol", "arp"}, "arp");
        row({"--from", "2020-05-06T00:00:00Z", "--to", "2020-05-07T02:00:00+02:00"},
            "frame.time_epoch >= 1588723200 && frame.time_epoch <= 1588809600");
        row({"--from", "2020-05-06", "--to", "2020-05-06"},
            "frame.time_epoch >= 1588723200 && frame.time_epoch < 1588809600");
        row({"--from", "2020-05-06 00:00", "--to", "2020-05-06T12:30Z"},
            "frame.time_epoch >= 1588723200 && frame.time_epoch <= 1588768200");
        row({"--device", "WEMO", "--protocol", "ntp", "--from", "2020-05-08"},
            "ntp && eth.addr == 24:f5:a2:3c:5d:19 && frame.time_epoch >= 1588896000");
        row({"--from", "2021-01-01"}, "frame.number == 0");
    }
    void itHoldsWhatTsharkShows()
    {
        QFETCH(const QStringList, options);
        QFETCH(const QString, filter);
        const TempFolder folder;
        const std::string file = folder.path() + "/part.pcapng";
        const CommandSaid said = runSaying(words(file, options));
        QCOMPARE(QString::fromStdString(said.err), QString());
        QCOMPARE(said.code, exit_code::kOk);
        const QString field = QStringLiteral("frame.time_epoch");
        const auto wanted = tshark(QString::fromStdString(kSample), filter, field);
        if (!wanted)
            QSKIP("tshark is not there");
        const auto held = tshark(QString::fromStdString(file), QStringLiteral("frame"), field);
        QCOMPARE(held->size(), wanted->size());
        QCOMPARE(*held, *wanted);
    }
    void namesAreOfItsAddressesOnly()
    {
        const TempFolder folder;
        const std::string file = folder.path() + "/part.pcapng";
        QCOMPARE(runSaying(words(file, {"--peer", "nat.wemo2.com", "--dns-log", QString::fromStdString(kLog),
                                        "--dns-log-zone=UTC"}))
                     .code,
                 exit_code::kOk);
        QFile in(QString::fromStdString(file));
        QVERIFY(in.open(QIODevice::ReadOnly));
        const QByteArray all = in.readAll();
        QVERIFY(all.contains("nat.wemo2.com"));
        QVERIFY(!all.contains("openwrt.pool.ntp.org"));
    }
    void theSameGoesOnWithThePart()
    {
        const TempFolder folder;
        const std::string file = folder.path() + "/part.pcapng";
        QCOMPARE(runSaying(words(file, {"--peer", "nat.wemo2.com"})).code, exit_code::kOk);
        // Its beat is the one of the whole.
        const CommandSaid said = runSaying({"summary", file});
        QVERIFY2(said.out.find("every 310 s, lifetime 330 s") != std::string::npos, said.out.c_str());
        QVERIFY(said.out.find("NTP") == std::string::npos);
    }
    void dropsAndCommentsGoAlong()
    {
        const TempFolder folder;
        const std::vector<std::uint8_t> packet(60, 0x11);
        std::string bytes;
        PcapngBlock().sectionStart().option(1, "at home").endOfOptions().appendTo(bytes, PcapngBlock::kSection);
        PcapngBlock().u16(1).u16(0).u32(0).appendTo(bytes, PcapngBlock::kInterface);
        for (const std::uint64_t second : {1'600'000'000ULL, 1'600'000'100ULL})
            PcapngBlock().packet(0, second * 1'000'000, packet, 60).appendTo(bytes, PcapngBlock::kPacket);
        PcapngBlock()
            .u32(0)
            .u32(0)
            .u32(0)
            .option(5, std::string("\x07\0\0\0\0\0\0\0", 8))
            .endOfOptions()
            .appendTo(bytes, PcapngBlock::kStatistics);
        const std::string capture = folder.file("home.pcapng", std::string_view(bytes));
        const std::string file = folder.path() + "/part.pcapng";
        const CommandSaid said = runSaying({"export", "--pcapng", file, "--from", "1600000050", capture});
        QVERIFY2(said.out.starts_with("1 packets"), said.out.c_str());
        CaptureSet set({file});
        while (set.next())
            continue;
        QCOMPARE(set.framesOf(0), std::uint64_t{1});
        QCOMPARE(set.notesOf(0).dropped, std::uint64_t{7});
        QCOMPARE(set.notesOf(0).comments, std::vector<std::string>{"at home"});
    }
    void whatIsNotThereIsSaid()
    {
        const TempFolder folder;
        const std::string file = folder.path() + "/part.pcapng";
        const auto wrong = [&](const QStringList& options, const char* sentence) {
            const CommandSaid said = runSaying(words(file, options));
            QCOMPARE(said.code, exit_code::kUsage);
            QVERIFY2(said.err.find(sentence) != std::string::npos, said.err.c_str());
            QVERIFY(!QFile::exists(QString::fromStdString(file)));
        };
        wrong({"--device", "nobody"}, "no device in these captures is called nobody");
        wrong({"--device", "a\x1b[31m"}, "called a\\x1b[31m");
        wrong({"--peer", "203.0.113.250"}, "nobody in these captures talks with 203.0.113.250");
        wrong({"--protocol", "gopher"}, "--protocol knows no \"gopher\"");
        wrong({"--from", "yesterday"}, "a time is written as");
        wrong({"--from", "2020-05-04T12:00:xx"}, "a time is written as");
        wrong({"--from", "2020-05-08", "--to", "2020-05-07"}, "--from is later than --to");
        wrong({"--device="}, "--device wants");
        const CommandSaid elsewhere = runSaying({"summary", "--device", "wemo", kSample});
        QCOMPARE(elsewhere.code, exit_code::kUsage);
        QVERIFY(elsewhere.err.find("of export --pcapng") != std::string::npos);
    }
};

QTEST_APPLESS_MAIN(TestExportPart)
#include "tst_export_part.moc"
