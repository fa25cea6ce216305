// SPDX-License-Identifier: GPL-3.0-or-later
#include <QtTest>

#include <sys/stat.h>
#include <unistd.h>

#include "core/source/capture_reader.h"
#include "core/source/capture_set.h"
#include "tests/support/hex.h"
#include "tests/support/hostile.h"
#include "tests/support/temp_file.h"

using namespace phonehome;

namespace {

struct Read {
    std::vector<Frame> frames; ///< without their bytes
    std::vector<std::vector<std::uint8_t>> bytes;
    std::optional<Error> error;
};

Read readAll(Result<std::unique_ptr<CaptureReader>> reader)
{
    Read out;
    if (!reader) {
        out.error = reader.error();
        return out;
    }
    for (;;) {
        const auto frame = (*reader)->next();
        if (!frame) {
            out.error = frame.error();
            return out;
        }
        if (!*frame)
            return out;
        out.frames.push_back(**frame);
        out.bytes.emplace_back((*frame)->data.begin(), (*frame)->data.end());
    }
}

Read readBytes(std::vector<std::uint8_t> bytes)
{
    return readAll(openCaptureBytes(std::move(bytes)));
}

std::vector<std::uint8_t> operator+(std::vector<std::uint8_t> a, const std::vector<std::uint8_t>& b)
{
    a.insert(a.end(), b.begin(), b.end());
    return a;
}

/// Two packets of four and two bytes at 1 s and 2.5 s.
std::vector<std::uint8_t> pcap(const char* magic, const char* second, bool big)
{
    if (big)
        return hex(magic) +
               hex("0002 0004 00000000 00000000 0000ffff 00000001"
                   "00000001 00000000 00000004 00000004 aabbccdd") +
               hex("00000002") + hex(second) + hex("00000002 00000006 1122");
    return hex(magic) +
           hex("0200 0400 00000000 00000000 ffff0000 01000000"
               "01000000 00000000 04000000 04000000 aabbccdd") +
           hex("02000000") + hex(second) + hex("02000000 06000000 1122");
}

std::vector<std::uint8_t> block(std::uint32_t type, const std::vector<std::uint8_t>& body)
{
    std::vector<std::uint8_t> out;
    const auto u32 = [&out](std::uint32_t v) {
        for (int i = 0; i < 4; ++i)
            out.push_back(static_cast<std::uint8_t>(v >> (8 * i)));
    };
    const auto size = static_cast<std::uint32_t>(12 + body.size());
    u32(type);
    u32(size);
    out.insert(out.end(), body.begin(), body.end());
    u32(size);
    return out;
}

const auto kSection = block(0x0a0d0d0a, hex("4d3c2b1a 0100 0000 ffffffffffffffff"));

std::vector<std::uint8_t> interfaceBlock(std::uint8_t linkType, const std::vector<std::uint8_t>& options = {})
{
    std::vector<std::uint8_t> body{linkType, 0, 0, 0, 0, 0, 4, 0};
    return block(1, body + options);
}

std::vector<std::uint8_t> packetBlock(std::uint8_t interface, const char* highAndLow)
{
    return block(6,
                 std::vector<std::uint8_t>{interface, 0, 0, 0} + hex(highAndLow) + hex("04000000 04000000 aabbccdd"));
}

} // namespace

class TestCaptureReader : public QObject {
    Q_OBJECT
private slots:
    void pcapOfAnyMachine_data()
    {
        QTest::addColumn<QByteArray>("magic");
        QTest::addColumn<QByteArray>("second");
        QTest::addColumn<bool>("big");
        QTest::newRow("microseconds, little endian") << QByteArray("d4c3b2a1") << QByteArray("20a10700") << false;
        QTest::newRow("microseconds, big endian") << QByteArray("a1b2c3d4") << QByteArray("0007a120") << true;
        QTest::newRow("nanoseconds, little endian") << QByteArray("4d3cb2a1") << QByteArray("0065cd1d") << false;
        QTest::newRow("nanoseconds, big endian") << QByteArray("a1b23c4d") << QByteArray("1dcd6500") << true;
    }
    void pcapOfAnyMachine()
    {
        QFETCH(QByteArray, magic);
        QFETCH(QByteArray, second);
        QFETCH(bool, big);
        const Read r = readBytes(pcap(magic, second, big));
        QVERIFY(!r.error);
        QCOMPARE(r.frames.size(), std::size_t{2});
        QCOMPARE(r.frames[1].time.ns, std::int64_t{2'500'000'000});
        QCOMPARE(r.frames[1].number, std::uint64_t{2});
        QCOMPARE(r.frames[1].length, 6U);
        QVERIFY(r.frames[1].isCut());
        QCOMPARE(r.bytes[0], hex("aabbccdd"));
        QCOMPARE(r.frames[0].linkType, 1U);
    }
    void lengthsStoodTheOtherWayRoundBeforeVersion24()
    {
        auto bytes = pcap("d4c3b2a1", "20a10700", false);
        bytes[6] = 2; // version 2.2
        std::swap(bytes[24 + 20 + 8], bytes[24 + 20 + 12]);
        QCOMPARE(readBytes(bytes).frames.at(1).length, 6U);
        bytes[6] = 3; // of 2.3 both are known: the smaller one was captured
        QCOMPARE(readBytes(bytes).frames.at(1).length, 6U);
        QCOMPARE(readBytes(bytes).bytes.at(1), hex("1122"));
    }
    void variantsOfOtherMakers()
    {
        // Kuznetzov's: interface, protocol, packet type and a byte of padding more in each record.
        const auto modified = hex("34cdb2a1 0200 0400 00000000 00000000 ffff0000 01000000"
                                  "01000000 00000000 04000000 04000000 02000000 0800 00 00 aabbccdd");
        QCOMPARE(readBytes(modified).bytes.at(0), hex("aabbccdd"));
        auto ixia = pcap("ac01001c", "0065cd1d", false);
        ixia.insert(ixia.begin() + 24, {38, 0, 0, 0});
        QCOMPARE(readBytes(ixia).frames.at(1).time.ns, std::int64_t{2'500'000'000});
    }
    void aixCountsNanosecondsAndNamesInterfaces()
    {
        // Version 2.2, so the length on the wire comes first; type 6 of RFC 1573 is Ethernet.
        const auto file = [](const char* version, const char* type) {
            return readBytes(hex("a1b2c3d4") + hex(version) + hex("00000000 00000000 0000ffff") + hex(type) +
                             hex("00000001 1dcd6500 00000006 00000004 aabbccdd"));
        };
        const Read ethernet = file("0002 0002", "00000006");
        QCOMPARE(ethernet.frames.size(), std::size_t{1});
        QCOMPARE(ethernet.frames[0].linkType, 1U);
        QCOMPARE(ethernet.frames[0].time.ns, std::int64_t{1'500'000'000});
        QCOMPARE(ethernet.frames[0].length, 6U);
        QCOMPARE(ethernet.bytes[0], hex("aabbccdd"));
        QCOMPARE(file("0002 0002", "00000018").frames[0].linkType, 0U);
        // Another version, or a type that libpcap gave out for something else, is no sign of AIX.
        QCOMPARE(file("0002 0002", "00000001").frames[0].time.ns, std::int64_t{501'000'000'000});
        QCOMPARE(file("0002 0002", "00000009").frames[0].linkType, 9U);
        const Read newer = file("0002 0004", "00000006");
        QCOMPARE(newer.frames.size(), std::size_t{0}); // lengths the right way round: six bytes are not there
    }
    void linkTypesKeepTheirReservedBits()
    {
        auto bytes = pcap("d4c3b2a1", "20a10700", false);
        bytes[22] = 0x30; // as libpcap does
        bytes[23] = 0x40; // length of the frame check sequence: none of the link type's
        QCOMPARE(readBytes(bytes).frames.at(0).linkType, 0x300001U);
    }
    void pcapngWithSeveralInterfaces()
    {
        // if_tsresol: 9 = nanoseconds; 0x80 | 10 = 2^-10 s; none = microseconds.
        const auto bytes = kSection + interfaceBlock(1) + interfaceBlock(113, hex("0900 0100 09 000000 0000 0000")) +
                           interfaceBlock(101, hex("0900 0100 8a 000000 0000 0000")) +
                           packetBlock(0, "00000000 a0252600") + packetBlock(1, "00000000 00f90295") +
                           packetBlock(2, "00000000 000a0000");
        const Read r = readBytes(bytes);
        QVERIFY(!r.error);
        QCOMPARE(r.frames.size(), std::size_t{3});
        for (const Frame& frame : r.frames)
            QCOMPARE(frame.time.ns, std::int64_t{2'500'000'000});
        QCOMPARE(r.frames[1].linkType, 113U);
        QCOMPARE(r.frames[2].linkType, 12U); // LINKTYPE_RAW is DLT_RAW here
        QCOMPARE(r.frames[2].interface, std::uint16_t{2});
    }
    void unknownBlocksAreSkipped()
    {
        const auto bytes = kSection + interfaceBlock(1) + block(0x0c0de, hex("01020304 05060708")) +
                           packetBlock(0, "00000000 a0252600");
        QCOMPARE(readBytes(bytes).frames.size(), std::size_t{1});
    }
    void everyPrefixGivesTheFramesBeforeIt()
    {
        for (const auto& whole :
             {pcap("d4c3b2a1", "20a10700", false), kSection + interfaceBlock(1) + packetBlock(0, "00000000 a0252600") +
                                                       packetBlock(0, "00000000 a0252600")}) {
            std::size_t most = 0;
            for (std::size_t n = 0; n < whole.size(); ++n) {
                const Read r = readBytes({whole.begin(), whole.begin() + static_cast<long>(n)});
                QVERIFY(r.frames.size() >= most);
                QVERIFY(r.frames.size() <= 1);
                most = r.frames.size();
            }
            QCOMPARE(most, std::size_t{1});
        }
    }
    void anyByteMayBeWrong()
    {
        for (const auto& whole :
             {pcap("d4c3b2a1", "20a10700", false), kSection + interfaceBlock(1) + packetBlock(0, "00000000 a0252600")})
            withEachByteWrong(whole, [](ByteView v) { QVERIFY(readBytes({v.begin(), v.end()}).frames.size() <= 2); });
    }
    void damageHasItsPlaceAndKeepsWhatWasRead_data()
    {
        QTest::addColumn<int>("size");
        QTest::addColumn<int>("code");
        QTest::addColumn<int>("frames");
        QTest::newRow("nothing") << 0 << int(ErrorCode::Empty) << 0;
        QTest::newRow("in the file header") << 20 << int(ErrorCode::CutInHeader) << 0;
        QTest::newRow("in a record header") << 24 + 20 + 8 << int(ErrorCode::CutInRecord) << 1;
        QTest::newRow("in a packet") << 24 + 20 + 17 << int(ErrorCode::CutInPacket) << 1;
    }
    void damageHasItsPlaceAndKeepsWhatWasRead()
    {
        QFETCH(int, size);
        QFETCH(int, code);
        QFETCH(int, frames);
        auto bytes = pcap("d4c3b2a1", "20a10700", false);
        bytes.resize(static_cast<std::size_t>(size));
        const Read r = readBytes(bytes);
        QVERIFY(r.error);
        QCOMPARE(int(r.error->code), code);
        QCOMPARE(r.frames.size(), static_cast<std::size_t>(frames));
        if (frames > 0) {
            QCOMPARE(r.error->frame, std::uint64_t{2});
            QVERIFY(r.error->offset >= 44);
        }
    }
    void aRecordThatClaimsTwoGigabytes()
    {
        auto bytes = pcap("d4c3b2a1", "20a10700", false);
        bytes[24 + 20 + 11] = 0x7f;
        const Read r = readBytes(bytes);
        QCOMPARE(r.error->code, ErrorCode::RecordTooLarge);
        QCOMPARE(r.frames.size(), std::size_t{1});
    }
    void whatIsNoCapture()
    {
        QCOMPARE(readBytes(hex("50 4b 03 04 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00")).error->code,
                 ErrorCode::NotACapture);
        const std::string text = "12:00:01 IP 192.168.1.2 > 8.8.8.8: ICMP echo request\n";
        const Read r = readBytes({text.begin(), text.end()});
        QCOMPARE(r.error->code, ErrorCode::NotACapture);
        QCOMPARE(r.error->detail, std::string("text"));
    }
    void whatIsNoFile()
    {
        const TempFolder folder;
        QCOMPARE(openCapture(folder.path() + "/none").error().code, ErrorCode::NotFound);
        QCOMPARE(openCapture(folder.path()).error().code, ErrorCode::IsDirectory);
        const std::string fifo = folder.path() + "/fifo";
        QCOMPARE(mkfifo(fifo.c_str(), 0600), 0);
        QCOMPARE(openCapture(fifo).error().code, ErrorCode::NotRegular); // and does not wait for a writer
        const std::string closed = folder.file("closed", pcap("d4c3b2a1", "20a10700", false));
        QCOMPARE(chmod(closed.c_str(), 0), 0);
        if (access(closed.c_str(), R_OK) != 0) // root may read everything
            QCOMPARE(openCapture(closed).error().code, ErrorCode::NotReadable);
    }
    void framesCanBeReadAgain()
    {
        std::vector<TimedFrame> frames;
        frames.reserve(10000);
        for (int i = 0; i < 10000; ++i)
            frames.push_back({Timestamp{std::int64_t{i} * 1000},
                              {static_cast<std::uint8_t>(i), static_cast<std::uint8_t>(i >> 8), 1}});
        const TempFolder folder;
        auto reader = openCapture(folder.capture("c", frames));
        QVERIFY(reader);
        for (int i = 0; i < 9000; ++i)
            QVERIFY((*reader)->next());
        for (const std::uint64_t n : {1, 4096, 4097, 8999, 2}) {
            const auto again = (*reader)->frameAt(n);
            QVERIFY(again);
            QCOMPARE(again->data[0], static_cast<std::uint8_t>(n - 1));
            QCOMPARE(again->data[1], static_cast<std::uint8_t>((n - 1) >> 8));
            QCOMPARE(again->time.ns, static_cast<std::int64_t>(n - 1) * 1000);
        }
        const auto next = (*reader)->next();
        QCOMPARE((*next)->number, std::uint64_t{9001});
    }
    void severalFilesAreOneInTimeOrder()
    {
        const TempFolder folder;
        const auto at = [](std::int64_t s) { return TimedFrame{Timestamp{s * 1'000'000'000}, {1, 2, 3}}; };
        CaptureSet set(
            {folder.capture("late", {at(5), at(7)}), folder.path() + "/none", folder.capture("early", {at(1), at(6)})});
        std::vector<std::int64_t> times;
        while (const Frame* const frame = set.next())
            times.push_back(frame->time.ns / 1'000'000'000);
        QCOMPARE(times, (std::vector<std::int64_t>{1, 5, 6, 7}));
        QCOMPARE(set.problems().size(), std::size_t{1});
        QVERIFY(!set.isOpen(1));
        QCOMPARE(set.framesOf(0), std::uint64_t{2});
    }
    void aRecordingMayHaveMoreFilesThanSixteenBitsCount()
    {
        // A link at full speed fills a file every half second.
        constexpr std::size_t kFiles = 65'540;
        const TempFolder folder;
        const std::string path = folder.capture("capture", {TimedFrame{Timestamp{1'000'000'000}, {1, 2, 3}}});
        CaptureSet set({});
        for (std::size_t i = 0; i < kFiles; ++i) {
            set.grow(path);
            const Frame* const only = set.next();
            QVERIFY(only);
            QCOMPARE(only->file, static_cast<FileIndex>(i));
            QVERIFY(!set.next());
            if (i > 0)
                set.forget(i - 1);
        }
        QCOMPARE(set.fileCount(), kFiles);
        QVERIFY(set.problems().empty());
    }
    void unknownLinkTypesAreSaidOnce()
    {
        auto bytes = pcap("d4c3b2a1", "20a10700", false);
        bytes[20] = 147;
        const TempFolder folder;
        CaptureSet set({folder.file("c", bytes)});
        while (set.next()) {
        }
        QCOMPARE(set.problems().size(), std::size_t{1});
        QCOMPARE(set.problems().front().code, ErrorCode::UnknownLinkType);
    }
};

QTEST_APPLESS_MAIN(TestCaptureReader)
#include "tst_capture_reader.moc"
