// SPDX-License-Identifier: GPL-3.0-or-later
#include <QtTest>

#include "core/source/capture_reader.h"
#include "tests/support/hex.h"
#include "tests/support/hostile.h"

using namespace phonehome;

namespace {

/// Two packets, the second cut to two of six bytes and padded.
std::vector<std::uint8_t> snoop()
{
    return hex("736e6f6f70000000 00000002 00000004" // magic, version 2, Ethernet
               "00000004 00000004 0000001c 00000000 00000001 00000000 aabbccdd"
               "00000006" // length on the wire
               "00000002" // captured
               "0000001c" // the record, header and padding too
               "00000000" // dropped so far
               "00000002" // seconds
               "0007a120" // microseconds
               "1122 0000");
}

struct Read {
    std::vector<Frame> frames;
    std::optional<Error> error;
};

Read readBytes(std::vector<std::uint8_t> bytes)
{
    Read out;
    auto reader = openCaptureBytes(std::move(bytes));
    if (!reader) {
        out.error = reader.error();
        return out;
    }
    while (true) {
        const auto frame = (*reader)->next();
        if (!frame) {
            out.error = frame.error();
            return out;
        }
        if (!*frame)
            return out;
        out.frames.push_back(**frame);
    }
}

} // namespace

class TestSnoopFormat : public QObject {
    Q_OBJECT
private slots:
    void readsRecordsAndTheirPadding()
    {
        const Read r = readBytes(snoop());
        QVERIFY(!r.error);
        QCOMPARE(r.frames.size(), std::size_t{2});
        QCOMPARE(r.frames[0].linkType, 1U);
        QCOMPARE(r.frames[1].time.ns, std::int64_t{2'500'000'000});
        QCOMPARE(r.frames[1].length, 6U);
        QCOMPARE(r.frames[1].data.size(), std::size_t{2});
    }
    void everyPrefixGivesTheFramesBeforeIt()
    {
        const auto whole = snoop();
        for (std::size_t n = 0; n < whole.size() - 2; ++n) {
            const Read r = readBytes({whole.begin(), whole.begin() + static_cast<long>(n)});
            QVERIFY(r.frames.size() <= 1);
            QVERIFY(r.error || n == 16 || n == 44);
        }
    }
    void anyByteMayBeWrong()
    {
        withEachByteWrong(snoop(), [](ByteView v) { QVERIFY(readBytes({v.begin(), v.end()}).frames.size() <= 2); });
    }
    void aRecordShorterThanItsPacketIsDamage()
    {
        auto bytes = snoop();
        bytes[27] = 0x1b;
        const Read r = readBytes(bytes);
        QCOMPARE(r.error->code, ErrorCode::BadBlock);
        QCOMPARE(r.error->frame, std::uint64_t{1});
        QCOMPARE(r.error->offset, std::uint64_t{16});
    }
    void linkTypesOfSnoopAlone()
    {
        auto bytes = snoop();
        bytes[15] = 17;
        QVERIFY(!isKnownLinkType(readBytes(bytes).frames.at(0).linkType));
    }
};

QTEST_APPLESS_MAIN(TestSnoopFormat)
#include "tst_snoop_format.moc"
