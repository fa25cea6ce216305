// SPDX-License-Identifier: GPL-3.0-or-later
// Packets with their names as one pcapng, read again by our own reader and by tshark.

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

/// What a program prints; empty where it fails.
QByteArray printed(const QString& program, const QStringList& words)
{
    QProcess process;
    process.start(program, words);
    return process.waitForFinished(60000) && process.exitCode() == 0 ? process.readAllStandardOutput() : QByteArray();
}

struct Packet {
    std::int64_t ns = 0;
    std::uint32_t linkType = 0;
    std::uint32_t length = 0;
    bool hasTime = true;
    std::vector<std::uint8_t> bytes;
    bool operator==(const Packet&) const = default;
};

std::vector<Packet> packetsOf(const std::vector<std::string>& paths)
{
    CaptureSet set(paths);
    std::vector<Packet> out;
    while (const Frame* const frame = set.next()) {
        if (frame->isPacket)
            out.push_back({frame->time.ns,
                           frame->linkType,
                           frame->length,
                           frame->hasTime,
                           {frame->data.begin(), frame->data.end()}});
    }
    return out;
}

/// Two sections: one of Ethernet, one of raw IP with a packet that has no time and a custom block.
std::string twoSections(const TempFolder& folder)
{
    const std::vector<std::uint8_t> ethernet(60, 0x11);
    const std::vector<std::uint8_t> raw{0x45, 0, 0, 20, 0, 0, 0, 0, 64, 17, 0, 0, 192, 168, 1, 2, 198, 51, 100, 20};
    std::string bytes;
    PcapngBlock().sectionStart().appendTo(bytes, PcapngBlock::kSection);
    PcapngBlock().u16(1).u16(0).u32(0).appendTo(bytes, PcapngBlock::kInterface);
    PcapngBlock().packet(0, 1'600'000'000'000'000, ethernet, 1500).appendTo(bytes, PcapngBlock::kPacket);
    PcapngBlock().sectionStart().appendTo(bytes, PcapngBlock::kSection);
    PcapngBlock().u16(101).u16(0).u32(0).appendTo(bytes, PcapngBlock::kInterface);
    PcapngBlock().packet(0, 1'600'000'001'000'000, raw, 20).appendTo(bytes, PcapngBlock::kPacket);
    PcapngBlock().u32(32473).u32(7).appendTo(bytes, static_cast<PcapngBlock::Type>(0xbad));
    return folder.file("sections.pcapng", std::string_view(bytes));
}

} // namespace

class TestExportPcapng : public QObject {
    Q_OBJECT
private slots:
    void namesOfALogAreReadByTshark();
    void everyPacketStaysWhatItWas();
    void packedFilesAndSectionsBecomeOne();
    void packetsWithoutATimeStayWithout();
    void whatAFileSaysOfItselfStaysSaid();
    void whatCannotBeDoneIsSaid();
};

void TestExportPcapng::namesOfALogAreReadByTshark()
{
    const TempFolder folder;
    const std::string file = folder.path() + "/named.pcapng";
    const CommandSaid said = runSaying({"export", "--pcapng", file, "--dns-log", kLog, "--dns-log-zone=UTC", kSample});
    QCOMPARE(said.code, exit_code::kOk);
    QVERIFY2(said.out.starts_with("8565 packets and "), said.out.c_str());
    const QString path = QString::fromStdString(file);
    const QByteArray info = printed(QStringLiteral("capinfos"), {QStringLiteral("-M"), path});
    QVERIFY2(info.contains("Number of packets:   8565"), info.constData());
    QVERIFY(info.contains("pcapng"));
    // Read in one pass: the names stand before what they name.
    const QByteArray hosts =
        printed(QStringLiteral("tshark"),
                {QStringLiteral("-r"), path, QStringLiteral("-N"), QStringLiteral("n"), QStringLiteral("-T"),
                 QStringLiteral("fields"), QStringLiteral("-e"), QStringLiteral("ip.dst"), QStringLiteral("-e"),
                 QStringLiteral("ip.dst_host"), QStringLiteral("-Y"), QStringLiteral("ip.dst==198.51.100.20")});
    QVERIFY2(hosts.startsWith("198.51.100.20\tnat.wemo2.com\n"), hosts.left(200).constData());
    QVERIFY(!hosts.contains("198.51.100.20\t198.51.100.20"));
    // And by ourselves, who then want no log.
    const std::string line = "\n192.0.2.11\t0.openwrt.pool.ntp.org\n";
    QVERIFY(runSaying({"names", "--hosts", file}).out.find(line) != std::string::npos);
    QVERIFY(runSaying({"names", "--hosts", kSample}).out.find(line) == std::string::npos);
}

void TestExportPcapng::everyPacketStaysWhatItWas()
{
    const TempFolder folder;
    const std::string file = folder.path() + "/again.pcapng";
    QCOMPARE(runSaying({"export", "--pcapng=" + file, kSample}).code, exit_code::kOk);
    QVERIFY(packetsOf({file}) == packetsOf({kSample}));
    // A second time nothing changes.
    const std::string twice = folder.path() + "/twice.pcapng";
    QCOMPARE(runSaying({"export", "--pcapng", twice, file}).code, exit_code::kOk);
    QVERIFY(packetsOf({twice}) == packetsOf({kSample}));
}

void TestExportPcapng::packedFilesAndSectionsBecomeOne()
{
    const TempFolder folder;
    const std::string sections = twoSections(folder);
    const std::string copy = folder.path() + "/week.pcap";
    QVERIFY(QFile::copy(QString::fromStdString(kSample), QString::fromStdString(copy)));
    QCOMPARE(QProcess::execute(QStringLiteral("gzip"), {QString::fromStdString(copy)}), 0);
    QCOMPARE(QProcess::execute(QStringLiteral("zstd"), {QStringLiteral("-q"), QString::fromStdString(sections)}), 0);
    const std::vector<std::string> files{copy + ".gz", sections + ".zst", sections};
    const std::string file = folder.path() + "/one.pcapng";
    const CommandSaid said = runSaying({"export", "--pcapng", file, files[0], files[1], files[2]});
    QCOMPARE(said.code, exit_code::kOk);
    QVERIFY2(said.out.starts_with("8567 packets and "), said.out.c_str()); // what two files hold counts once
    const auto packets = packetsOf({file});
    QVERIFY(packets == packetsOf(files));
    QCOMPARE(std::count_if(packets.begin(), packets.end(), [](const Packet& p) { return p.linkType == 12; }), 1);
    QCOMPARE(std::count_if(packets.begin(), packets.end(), [](const Packet& p) { return p.length == 1500; }), 1);
    const QByteArray seen = printed(
        QStringLiteral("tshark"), {QStringLiteral("-r"), QString::fromStdString(file), QStringLiteral("-T"),
                                   QStringLiteral("fields"), QStringLiteral("-e"), QStringLiteral("frame.encap_type")});
    QCOMPARE(seen.count('\n'), 8567);
    QCOMPARE(seen.count("7\n"), 1); // raw IP
}

void TestExportPcapng::packetsWithoutATimeStayWithout()
{
    const TempFolder folder;
    std::string bytes;
    PcapngBlock().sectionStart().appendTo(bytes, PcapngBlock::kSection);
    PcapngBlock().u16(1).u16(0).u32(0).appendTo(bytes, PcapngBlock::kInterface);
    PcapngBlock().u32(60).padded(std::string(60, '\x11')).appendTo(bytes, PcapngBlock::kSimplePacket);
    const std::string simple = folder.file("simple.pcapng", std::string_view(bytes));
    const std::string file = folder.path() + "/one.pcapng";
    QCOMPARE(runSaying({"export", "--pcapng", file, simple}).code, exit_code::kOk);
    const auto packets = packetsOf({file});
    QCOMPARE(packets.size(), std::size_t{1});
    QVERIFY(!packets[0].hasTime);
    QVERIFY(packets == packetsOf({simple}));
}

void TestExportPcapng::whatAFileSaysOfItselfStaysSaid()
{
    const TempFolder folder;
    const std::vector<std::uint8_t> packet(60, 0x11);
    for (const std::uint64_t dropped : {0U, 500U}) {
        std::string bytes;
        PcapngBlock().sectionStart().option(1, "at home").endOfOptions().appendTo(bytes, PcapngBlock::kSection);
        PcapngBlock().u16(1).u16(0).u32(0).appendTo(bytes, PcapngBlock::kInterface);
        PcapngBlock().packet(0, 1'600'000'000'000'000, packet, 60).appendTo(bytes, PcapngBlock::kPacket);
        std::string drops;
        for (int i = 0; i < 8; ++i)
            drops += static_cast<char>(dropped >> (8 * i) & 0xffU);
        if (dropped > 0)
            PcapngBlock().u32(0).u32(0).u32(0).option(5, drops).endOfOptions().appendTo(bytes,
                                                                                        PcapngBlock::kStatistics);
        const std::string capture = folder.file("home.pcapng", std::string_view(bytes));
        const std::string file = folder.path() + "/again.pcapng";
        QCOMPARE(runSaying({"export", "--pcapng", file, capture}).code, exit_code::kOk);
        const QByteArray info = printed(QStringLiteral("capinfos"), {QString::fromStdString(file)});
        QVERIFY2(info.contains("at home"), info.constData());
        QCOMPARE(info.contains("Number of stat entries = 1"), dropped > 0);
        CaptureSet set({file});
        while (set.next())
            continue;
        QCOMPARE(set.notesOf(0).dropped, dropped);
        QCOMPARE(set.notesOf(0).comments, std::vector<std::string>{"at home"});
    }
}

void TestExportPcapng::whatCannotBeDoneIsSaid()
{
    const TempFolder folder;
    const std::string file = folder.path() + "/out.pcapng";
    const std::vector<std::pair<std::vector<std::string>, std::string>> wrong{
        {{"export", kSample}, "export needs --json or --pcapng"},
        {{"export", "--pcapng", file, "--json", kSample}, "one form of output at a time"},
        {{"export", "--json", "--pcapng", file, kSample}, "one form of output at a time"},
        {{"export", kSample, "--pcapng"}, "--pcapng wants a value"},
        {{"export", "--pcapng", "-", kSample}, "wants the name of a file"},
        {{"export", "--pcapng", file, "-"}, "save the stream to a file first"},
        {{"names", "--pcapng", file, kSample}, "export --pcapng"},
        {{"summary", "--pcapng", file, kSample}, "summary is a table"}};
    for (const auto& [words, sentence] : wrong) {
        const CommandSaid said = runSaying(words);
        QCOMPARE(said.code, exit_code::kUsage);
        QVERIFY2(said.err.find(sentence) != std::string::npos, said.err.c_str());
    }
    QVERIFY(!QFile::exists(QString::fromStdString(file)));
    // Never over what is read, by whatever name.
    const std::string copy = folder.path() + "/week.pcap";
    QVERIFY(QFile::copy(QString::fromStdString(kSample), QString::fromStdString(copy)));
    const CommandSaid same = runSaying({"export", "--pcapng", folder.path() + "/./week.pcap", copy});
    QCOMPARE(same.code, exit_code::kNoOutput);
    QVERIFY2(same.err.find("one of the captures") != std::string::npos, same.err.c_str());
    QVERIFY(packetsOf({copy}) == packetsOf({kSample}));
    QCOMPARE(runSaying({"export", "--pcapng", "/nowhere/at/all.pcapng", kSample}).code, exit_code::kNoOutput);
    // Of a damaged file, what stands before the damage; of one that is none, nothing.
    QFile half(QString::fromStdString(copy));
    QVERIFY(half.resize(half.size() - 5));
    const CommandSaid damaged = runSaying({"export", "--pcapng", file, copy, folder.path() + "/none.pcap"});
    QCOMPARE(damaged.code, exit_code::kDamaged);
    QCOMPARE(std::count(damaged.err.begin(), damaged.err.end(), '\n'), 2);
    QCOMPARE(packetsOf({file}).size(), std::size_t{8564});
    QCOMPARE(runSaying({"export", "--pcapng", file + "2", folder.path() + "/none.pcap"}).code, exit_code::kNothing);
    QVERIFY(!QFile::exists(QString::fromStdString(file + "2")));
}

QTEST_APPLESS_MAIN(TestExportPcapng)
#include "tst_export_pcapng.moc"
