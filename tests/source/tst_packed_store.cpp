// SPDX-License-Identifier: GPL-3.0-or-later
#include <QtTest>

#include <zlib.h>
#include <zstd.h>

#include "core/source/capture_reader.h"
#include "core/source/capture_set.h"
#include "tests/support/split_mix.h"
#include "tests/support/temp_file.h"

using namespace phonehome;

namespace {

using Bytes = std::vector<std::uint8_t>;

Bytes gzipped(ByteView bytes)
{
    z_stream stream{};
    if (deflateInit2(&stream, 6, Z_DEFLATED, 15 + 16, 8, Z_DEFAULT_STRATEGY) != Z_OK)
        return {};
    Bytes out(deflateBound(&stream, bytes.size()) + 64);
    stream.next_in = const_cast<Bytef*>(bytes.data());
    stream.avail_in = static_cast<uInt>(bytes.size());
    stream.next_out = out.data();
    stream.avail_out = static_cast<uInt>(out.size());
    deflate(&stream, Z_FINISH);
    out.resize(stream.total_out);
    deflateEnd(&stream);
    return out;
}

Bytes zstdPacked(ByteView bytes)
{
    Bytes out(ZSTD_compressBound(bytes.size()));
    out.resize(ZSTD_compress(out.data(), out.size(), bytes.data(), bytes.size(), 3));
    return out;
}

/// Both halves packed by themselves, one after the other: allowed by RFC 1952 s2.2 and RFC 8878 s3.
template <typename Pack> Bytes inTwoParts(ByteView bytes, Pack pack)
{
    Bytes out = pack(bytes.first(bytes.size() / 2));
    const Bytes second = pack(bytes.subspan(bytes.size() / 2));
    out.insert(out.end(), second.begin(), second.end());
    return out;
}

/// 20,000 frames whose bytes do not pack well, 8 MB in all: more than one place to begin again.
const Bytes& capture()
{
    static const Bytes bytes = [] {
        SplitMix random(5);
        std::vector<TimedFrame> frames;
        frames.reserve(20000);
        for (int i = 0; i < 20000; ++i) {
            TimedFrame frame{Timestamp{std::int64_t{i} * 1000}, Bytes(400)};
            for (std::size_t b = 0; b < frame.bytes.size(); ++b)
                frame.bytes[b] = static_cast<std::uint8_t>(random.next() & 0x3fU);
            frame.bytes[0] = static_cast<std::uint8_t>(i);
            frame.bytes[1] = static_cast<std::uint8_t>(i >> 8);
            frames.push_back(std::move(frame));
        }
        return pcapBytes(frames);
    }();
    return bytes;
}

struct Read {
    std::uint64_t frames = 0;
    std::optional<Error> error;
};

Read readAll(CaptureReader& reader)
{
    Read out;
    while (true) {
        const auto frame = reader.next();
        if (!frame) {
            out.error = frame.error();
            return out;
        }
        if (!*frame)
            return out;
        ++out.frames;
    }
}

} // namespace

class TestPackedStore : public QObject {
    Q_OBJECT
private slots:
    void packedCapturesOpenByContent_data()
    {
        QTest::addColumn<QByteArray>("packed");
        const auto row = [](const char* name, const Bytes& bytes) {
            QTest::newRow(name) << QByteArray(reinterpret_cast<const char*>(bytes.data()),
                                              static_cast<qsizetype>(bytes.size()));
        };
        row("gzip", gzipped(capture()));
        row("zstd", zstdPacked(capture()));
        row("gzip, two members", inTwoParts(capture(), gzipped));
        row("zstd, two frames", inTwoParts(capture(), zstdPacked));
        Bytes padded = gzipped(capture());
        padded.resize(padded.size() + 512);
        row("gzip, zeros behind", padded);
    }
    void packedCapturesOpenByContent()
    {
        QFETCH(QByteArray, packed);
        auto reader = openCaptureBytes({packed.begin(), packed.end()});
        QVERIFY(reader);
        const Read read = readAll(**reader);
        QVERIFY(!read.error);
        QCOMPARE(read.frames, std::uint64_t{20000});
        QVERIFY((*reader)->position() <= (*reader)->size());
        QCOMPARE((*reader)->size(), static_cast<std::uint64_t>(packed.size()));
        // Back and forth, also behind where the first reading stands.
        for (const std::uint64_t n : {20000, 1, 12345, 12346, 4097, 19999, 2}) {
            const auto frame = (*reader)->frameAt(n);
            QVERIFY(frame);
            QCOMPARE(frame->number, n);
            QCOMPARE(frame->data[0], static_cast<std::uint8_t>(n - 1));
            QCOMPARE(frame->data[1], static_cast<std::uint8_t>((n - 1) >> 8));
        }
    }
    void aFrameReadAgainDoesNotDisturbTheReading()
    {
        auto reader = openCaptureBytes(gzipped(capture()));
        for (int i = 0; i < 9000; ++i)
            QVERIFY((*reader)->next());
        QVERIFY((*reader)->frameAt(17));
        const auto next = (*reader)->next();
        QCOMPARE((*next)->number, std::uint64_t{9001});
        QCOMPARE((*next)->data[0], static_cast<std::uint8_t>(9000));
    }
    void whatIsCutGivesAllBeforeTheCut_data()
    {
        QTest::addColumn<bool>("zstd");
        QTest::newRow("gzip") << false;
        QTest::newRow("zstd") << true;
    }
    void whatIsCutGivesAllBeforeTheCut()
    {
        QFETCH(bool, zstd);
        Bytes packed = zstd ? zstdPacked(capture()) : gzipped(capture());
        packed.resize(packed.size() / 2);
        const std::size_t size = packed.size();
        auto reader = openCaptureBytes(packed);
        const Read read = readAll(**reader);
        QVERIFY(read.frames > 8000 && read.frames < 12000);
        QVERIFY(read.error);
        QCOMPARE(read.error->code, ErrorCode::BadCompression);
        QCOMPARE(read.error->frame, read.frames + 1);
        QCOMPARE(read.error->offset, static_cast<std::uint64_t>(size));
        QCOMPARE(read.error->detail, std::string(zstd ? "zstd" : "gzip"));
    }
    void damageIsSaidAndTheRestKept()
    {
        // zstd has no checksum unless it is asked for one: what it can't notice, the records behind it may.
        Bytes packed = gzipped(capture());
        for (std::size_t i = 0; i < 64; ++i)
            packed[packed.size() / 2 + i] ^= 0xff;
        auto reader = openCaptureBytes(packed);
        const Read read = readAll(**reader);
        QVERIFY(read.error);
        QVERIFY(read.frames > 1000);
    }
    void aWrongChecksumKeepsEveryPacket()
    {
        Bytes packed = gzipped(capture());
        packed[packed.size() - 8] ^= 1;
        auto reader = openCaptureBytes(packed);
        const Read read = readAll(**reader);
        QCOMPARE(read.frames, std::uint64_t{20000});
        QCOMPARE(read.error->code, ErrorCode::BadCompression);
    }
    void everyShortPrefixEndsCleanly()
    {
        for (const bool zstd : {false, true}) {
            const Bytes small(capture().begin(), capture().begin() + 2000);
            const Bytes packed = zstd ? zstdPacked(small) : gzipped(small);
            for (std::size_t n = 1; n < packed.size(); ++n) {
                auto reader = openCaptureBytes({packed.begin(), packed.begin() + static_cast<long>(n)});
                if (reader)
                    QVERIFY(readAll(**reader).frames <= 5);
            }
        }
    }
    void packedTextIsNoCapture()
    {
        const std::string text(2000, 'x');
        const auto reader =
            openCaptureBytes(gzipped({reinterpret_cast<const std::uint8_t*>(text.data()), text.size()}));
        QCOMPARE(reader.error().code, ErrorCode::NotACapture);
        QCOMPARE(reader.error().detail, std::string("text"));
    }
};

QTEST_APPLESS_MAIN(TestPackedStore)
#include "tst_packed_store.moc"
