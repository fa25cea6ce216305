// SPDX-License-Identifier: GPL-3.0-or-later
#include <QFile>
#include <QTest>

#include "core/live/stream_cutter.h"
#include "core/source/pcap_format.h"
#include "core/source/pcap_magic.h"
#include "tests/support/temp_file.h"
#include "tests/support/wire_messages.h"

using namespace phonehome;

namespace {

std::vector<std::uint8_t> bytesOf(const QString& path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return {};
    const QByteArray all = file.readAll();
    return {all.begin(), all.end()};
}

std::vector<std::uint8_t> sample()
{
    return bytesOf(QStringLiteral(PHONEHOME_SOURCE_DIR "/resources/sample/wemo-week.pcap"));
}

void append(std::vector<std::uint8_t>& to, ByteView bytes)
{
    to.insert(to.end(), bytes.begin(), bytes.end());
}

void put32(std::vector<std::uint8_t>& to, std::uint32_t n)
{
    for (int shift = 0; shift < 32; shift += 8)
        to.push_back(static_cast<std::uint8_t>(n >> shift));
}

/// A pcapng block, little-endian.
std::vector<std::uint8_t> block(std::uint32_t type, const std::vector<std::uint8_t>& body)
{
    std::vector<std::uint8_t> out;
    const auto length = static_cast<std::uint32_t>(body.size() + 12);
    put32(out, type);
    put32(out, length);
    append(out, body);
    put32(out, length);
    return out;
}

std::vector<std::uint8_t> section()
{
    std::vector<std::uint8_t> body;
    put32(body, 0x1a2b3c4d);
    put32(body, 1);
    put32(body, 0xffffffff);
    put32(body, 0xffffffff);
    return block(0x0a0d0d0a, body);
}

} // namespace

class TestStreamCutter : public QObject {
    Q_OBJECT
private slots:
    /// All that are read as files come as streams, too.
    void everyKindOfPcapIsCut()
    {
        for (const std::uint32_t magic : {pcap_magic::kMicroseconds, pcap_magic::kNanoseconds, pcap_magic::kModified,
                                          pcap_magic::kIxiaNanoseconds, pcap_magic::kIxiaMicroseconds}) {
            std::vector<std::uint8_t> head;
            put32(head, magic);
            put32(head, 0x00040002);
            for (const std::uint32_t n : {0U, 0U, 65536U, 1U})
                put32(head, n);
            head.resize(pcapFileHeader(magic), 0x5a);
            std::vector<std::uint8_t> record;
            for (const std::uint32_t n : {1'700'000'000U, 500U, 10U, 10U})
                put32(record, n);
            record.resize(pcapRecordHeader(magic) + 10, 0x77);
            StreamCutter cutter;
            std::vector<std::uint8_t> stream{'h', 'i', '\n'};
            append(stream, head);
            append(stream, record);
            append(stream, record);
            for (const std::uint8_t byte : stream)
                QVERIFY(cutter.feed({&byte, 1}));
            QCOMPARE(cutter.head(), head);
            QCOMPARE(cutter.packets(), std::uint64_t{2});
            QCOMPARE(cutter.records().size(), 2 * record.size());
            QCOMPARE(cutter.rest(), std::size_t{0});
            QVERIFY(PcapFormat::hasMagic(cutter.head()));
        }
    }
    void anyPieces_data();
    void anyPieces();
    void preambleIsSetAside();
    void textAloneIsNoCapture();
    void hugeRecordStops();
    void pcapngHeadHoldsItsInterfaces();
    void aHeadThatCantBeRepeatedStops_data();
    void aHeadThatCantBeRepeatedStops();
};

void TestStreamCutter::anyPieces_data()
{
    QTest::addColumn<int>("piece");
    QTest::newRow("byte by byte") << 1;
    QTest::newRow("odd") << 7;
    QTest::newRow("pipe") << 4096;
    QTest::newRow("all at once") << (1 << 30);
}

void TestStreamCutter::anyPieces()
{
    QFETCH(const int, piece);
    std::vector<std::uint8_t> all = sample();
    QVERIFY(all.size() > 100'000);
    all.resize(60'000);
    StreamCutter cutter;
    std::vector<std::uint8_t> joined;
    std::uint64_t packets = 0;
    for (std::size_t at = 0; at < all.size();) {
        const std::size_t n = std::min<std::size_t>(static_cast<std::size_t>(piece), all.size() - at);
        QVERIFY(cutter.feed(ByteView(all).subspan(at, n)));
        at += n;
        append(joined, cutter.records());
        packets += cutter.packets();
        cutter.take();
    }
    QCOMPARE(cutter.head().size(), std::size_t{24});
    std::vector<std::uint8_t> expected(all.begin() + 24, all.end() - static_cast<std::ptrdiff_t>(cutter.rest()));
    QCOMPARE(joined, expected);
    QVERIFY(packets > 300);
    // Counted by hand over the records.
    std::uint64_t counted = 0;
    for (std::size_t at = 0; at + 16 <= joined.size(); ++counted)
        at += 16 + (joined[at + 8] | joined[at + 9] << 8U);
    QCOMPARE(packets, counted);
}

void TestStreamCutter::preambleIsSetAside()
{
    std::vector<std::uint8_t> stream;
    const std::string banner = "BusyBox v1.36.1\n*** Welcome to the router ***\n";
    stream.assign(banner.begin(), banner.end());
    append(stream, sample());
    StreamCutter cutter;
    QVERIFY(cutter.feed(stream));
    QCOMPARE(cutter.preamble(), banner);
    QCOMPARE(cutter.records().size() + 24 + banner.size(), stream.size());
}

void TestStreamCutter::textAloneIsNoCapture()
{
    StreamCutter cutter;
    const std::string line(1000, 'x');
    Result<bool> fed = true;
    int lines = 0;
    for (; fed && lines < 100; ++lines)
        fed = cutter.feed(ByteView(reinterpret_cast<const std::uint8_t*>(line.data()), line.size()));
    QVERIFY(!fed);
    QCOMPARE(lines, 66);
    QCOMPARE(fed.error().code, ErrorCode::NotACapture);
    QVERIFY(cutter.preamble().size() <= 65536);
}

void TestStreamCutter::hugeRecordStops()
{
    std::vector<std::uint8_t> stream = pcapBytes({{Timestamp{1'000'000'000}, std::vector<std::uint8_t>(60, 1)}});
    const std::size_t whole = stream.size();
    stream.resize(whole + 16, 0xff);
    StreamCutter cutter;
    const auto fed = cutter.feed(stream);
    QVERIFY(!fed);
    QCOMPARE(fed.error().code, ErrorCode::RecordTooLarge);
    QCOMPARE(fed.error().offset, std::uint64_t{whole});
    // What came before stands.
    QCOMPARE(cutter.packets(), std::uint64_t{1});
    QCOMPARE(cutter.records().size(), whole - 24);
}

void TestStreamCutter::pcapngHeadHoldsItsInterfaces()
{
    const auto interface = block(1, {1, 0, 0, 0, 0, 0, 4, 0});
    const auto packet = block(6, std::vector<std::uint8_t>(24, 0));
    std::vector<std::uint8_t> stream;
    for (const auto& part : {section(), interface, packet, interface, packet, packet})
        append(stream, part);
    StreamCutter cutter;
    QVERIFY(cutter.feed(stream));
    QVERIFY(cutter.isPcapng());
    QCOMPARE(cutter.packets(), std::uint64_t{3});
    QCOMPARE(cutter.records().size(), stream.size());
    std::vector<std::uint8_t> head = section();
    append(head, interface);
    append(head, interface);
    QCOMPARE(cutter.head(), head);
    cutter.take();
    // A new section begins with none of the old one's interfaces.
    QVERIFY(cutter.feed(section()));
    QCOMPARE(cutter.head(), section());
}

/// Each later file begins with it: what is kept nowhere would grow in memory, or make damaged files.
void TestStreamCutter::aHeadThatCantBeRepeatedStops_data()
{
    QTest::addColumn<QByteArray>("stream");
    const auto bytes = [](const std::vector<std::uint8_t>& all) {
        return QByteArray(reinterpret_cast<const char*>(all.data()), static_cast<qsizetype>(all.size()));
    };
    std::vector<std::uint8_t> body(std::size_t{2} << 20U, 0);
    std::vector<std::uint8_t> order;
    put32(order, 0x1a2b3c4d);
    put32(order, 1);
    std::copy(order.begin(), order.end(), body.begin());
    QTest::newRow("a section of two megabytes") << bytes(block(0x0a0d0d0a, body));
    std::vector<std::uint8_t> many = section();
    for (int i = 0; i < 30; ++i)
        append(many, block(1, std::vector<std::uint8_t>(50'000, 0)));
    QTest::newRow("interfaces of more than one") << bytes(many);
}

void TestStreamCutter::aHeadThatCantBeRepeatedStops()
{
    QFETCH(QByteArray, stream);
    StreamCutter cutter;
    const auto fed = cutter.feed(
        {reinterpret_cast<const std::uint8_t*>(stream.constData()), static_cast<std::size_t>(stream.size())});
    QVERIFY(!fed);
    QCOMPARE(fed.error().code, ErrorCode::RecordTooLarge);
}

QTEST_GUILESS_MAIN(TestStreamCutter)
#include "tst_stream_cutter.moc"
