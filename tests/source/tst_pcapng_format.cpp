// SPDX-License-Identifier: GPL-3.0-or-later
#include <QtTest>

#include "core/source/capture_reader.h"
#include "tests/support/hex.h"
#include "tests/support/hostile.h"

using namespace phonehome;

namespace {

using Bytes = std::vector<std::uint8_t>;

Bytes operator+(Bytes a, const Bytes& b)
{
    a.insert(a.end(), b.begin(), b.end());
    return a;
}

Bytes number(std::uint32_t value, bool big)
{
    Bytes out;
    for (int i = 0; i < 4; ++i)
        out.push_back(static_cast<std::uint8_t>(value >> (8 * (big ? 3 - i : i))));
    return out;
}

Bytes block(std::uint32_t type, const Bytes& body, bool big = false)
{
    const auto size = number(static_cast<std::uint32_t>(12 + body.size()), big);
    return number(type, big) + size + body + size;
}

const Bytes kSection = block(0x0a0d0d0a, hex("4d3c2b1a 0100 0000 ffffffffffffffff"));
/// With a comment: "home".
const Bytes kBigSection =
    block(0x0a0d0d0a, hex("1a2b3c4d 0001 0000 ffffffffffffffff 0001 0004 686f6d65 0000 0000"), true);
const Bytes kEthernet = block(1, hex("0100 0000 00000400"));
const Bytes kPacket = block(6, hex("00000000 00000000 a0252600 04000000 04000000 aabbccdd"));

struct Read {
    std::vector<Frame> frames;
    FileNotes notes;
    std::optional<Error> error;
};

Read readBytes(Bytes bytes)
{
    Read out;
    auto reader = openCaptureBytes(std::move(bytes));
    if (!reader) {
        out.error = reader.error();
        return out;
    }
    while (true) {
        const auto frame = (*reader)->next();
        if (!frame || !*frame) {
            if (!frame)
                out.error = frame.error();
            out.notes = (*reader)->notes();
            // Reading again must not say anything twice.
            if (!out.frames.empty())
                (*reader)->frameAt(1);
            if ((*reader)->notes().comments.size() != out.notes.comments.size())
                out.frames.clear();
            return out;
        }
        out.frames.push_back(**frame);
    }
}

} // namespace

class TestPcapngFormat : public QObject {
    Q_OBJECT
private slots:
    void sectionsOfEitherByteOrderFollowEachOther()
    {
        const auto bigPacket = block(6, hex("00000000 00000000 002625a0 00000004 00000006 11223344"), true);
        const Read r = readBytes(kSection + kEthernet + kPacket + kBigSection +
                                 block(1, hex("0071 0000 00000002"), true) + bigPacket);
        QVERIFY(!r.error);
        QCOMPARE(r.frames.size(), std::size_t{2});
        QCOMPARE(r.frames[0].linkType, 1U);
        QCOMPARE(r.frames[1].linkType, 113U);
        QCOMPARE(r.frames[1].time.ns, r.frames[0].time.ns);
        QCOMPARE(r.frames[1].length, 6U);
        QCOMPARE(r.notes.comments, (std::vector<std::string>{"home"}));
    }
    void simplePacketsHaveNoTimeAndEndAtTheSnapLength()
    {
        const auto two = block(1, hex("0100 0000 02000000"));
        const Read r = readBytes(kSection + two + block(3, hex("04000000 aabb0000")));
        QCOMPARE(r.frames.size(), std::size_t{1});
        QCOMPARE(r.frames[0].data.size(), std::size_t{2});
        QCOMPARE(r.frames[0].length, 4U);
        QVERIFY(!r.frames[0].hasTime);
    }
    void timeOffsetsAreAdded()
    {
        const auto later = block(1, hex("0100 0000 00000400 0e00 0800 0a00000000000000 0000 0000"));
        const Read r = readBytes(kSection + later + kPacket);
        QCOMPARE(r.frames.at(0).time.ns, std::int64_t{12'500'000'000});
    }
    /// Any two times must differ by what fits a Duration.
    void timesBeyondAllClocksAreHeldAtTheEnds()
    {
        const auto offset = [](const char* seconds) {
            return block(1, hex("0100 0000 00000400 0e00 0800") + hex(seconds) + hex("0000 0000"));
        };
        const auto latest = block(6, hex("00000000 ffffffff ffffffff 04000000 04000000 aabbccdd"));
        const Read early = readBytes(kSection + offset("00000000000000c0") + kPacket);
        const Read late = readBytes(kSection + offset("ffffffffffffff7f") + latest);
        QCOMPARE(early.frames.at(0).time, kTimeRange.from);
        QCOMPARE(late.frames.at(0).time, kTimeRange.to);
        QVERIFY((late.frames.at(0).time - early.frames.at(0).time).ns > 0);
    }
    void namesOfAddresses()
    {
        const auto names = block(4, hex("0100 1000 c0a80101 726f75746572 00 6e61732e00" // two names: router, nas.
                                        "0200 1300 20010db8000000000000000000000001 6100 00 00"
                                        "0500 0200 6162 0000"
                                        "0000 0000"));
        const Read r = readBytes(kSection + kEthernet + names + kPacket);
        QVERIFY(!r.error);
        QCOMPARE(r.notes.names.size(), std::size_t{3});
        QCOMPARE(r.notes.names[0].address.text(), std::string("192.168.1.1"));
        QCOMPARE(r.notes.names[0].name, std::string("router"));
        QCOMPARE(r.notes.names[1].name, std::string("nas."));
        QCOMPARE(r.notes.names[2].address.text(), std::string("2001:db8::1"));
    }
    void theLastStatisticsOfAnInterfaceCount()
    {
        const auto dropped = [](const char* count) {
            return block(5, hex("00000000 00000000 00000000 0500 0800") + hex(count) + hex("0000 0000"));
        };
        const Read r =
            readBytes(kSection + kEthernet + dropped("0300000000000000") + kPacket + dropped("0700000000000000"));
        QCOMPARE(r.notes.dropped, std::uint64_t{7});
    }
    void commentsOfPackets()
    {
        const auto said = block(6, hex("00000000 00000000 a0252600 04000000 04000000 aabbccdd"
                                       "0100 0500 68656c6c6f 000000 0000 0000"));
        const Read r = readBytes(kSection + kEthernet + said + kPacket + said);
        QCOMPARE(r.frames.size(), std::size_t{3});
        QCOMPARE(r.notes.comments, (std::vector<std::string>{"hello", "hello"}));
    }
    void customBlocksHaveANumberAndAreNoPackets()
    {
        const Read r = readBytes(kSection + kEthernet + block(0xbad, hex("d97e0000 01020304")) + kPacket +
                                 block(0x40000bad, hex("d97e0000")));
        QCOMPARE(r.frames.size(), std::size_t{3});
        QVERIFY(!r.frames[0].isPacket);
        QCOMPARE(r.frames[0].length, 4U);
        QVERIFY(r.frames[1].isPacket);
        QCOMPARE(r.frames[1].number, std::uint64_t{2});
        QVERIFY(!r.frames[2].isPacket);
    }
    void blocksWithoutAnInterfaceAreNoCapture()
    {
        const Read r = readBytes(kSection);
        QCOMPARE(r.error->code, ErrorCode::BadBlock);
        QCOMPARE(readBytes(kSection + kPacket).error->code, ErrorCode::BadBlock);
    }
    void anyByteMayBeWrong()
    {
        const auto whole = kBigSection + kSection + kEthernet +
                           block(4, hex("0100 0600 c0a80101 6100 0000 0000 0000")) + kPacket +
                           block(5, hex("00000000 00000000 00000000 0500 0800 0300000000000000 0000 0000"));
        QCOMPARE(readBytes(whole).frames.size(), std::size_t{1});
        withEachByteWrong(whole, [](ByteView v) { QVERIFY(readBytes({v.begin(), v.end()}).frames.size() <= 2); });
    }
};

QTEST_APPLESS_MAIN(TestPcapngFormat)
#include "tst_pcapng_format.moc"
