// SPDX-License-Identifier: GPL-3.0-or-later
#include <QtTest>

#include "core/base/bytes.h"
#include "core/base/chunked_table.h"
#include "tests/support/hex.h"

using namespace phonehome;

class TestBytes : public QObject {
    Q_OBJECT
private slots:
    void readsBigEndian()
    {
        const auto bytes = hex("01 0203 040506 0708090a 0b0c0d0e0f101112");
        ByteReader in(bytes);
        QCOMPARE(in.u8(), std::uint8_t{1});
        QCOMPARE(in.u16(), std::uint16_t{0x0203});
        QCOMPARE(in.u24(), 0x040506U);
        QCOMPARE(in.u32(), 0x0708090aU);
        QCOMPARE(in.u64(), std::uint64_t{0x0b0c0d0e0f101112});
        QVERIFY(in.ok() && in.atEnd());
    }
    void readsLittleEndian()
    {
        const auto bytes = hex("0102 01020304");
        ByteReader in(bytes);
        QCOMPARE(in.u16le(), std::uint16_t{0x0201});
        QCOMPARE(in.u32le(), 0x04030201U);
    }
    void failsForGood()
    {
        const auto bytes = hex("01 02");
        ByteReader in(bytes, 100);
        in.u8();
        QCOMPARE(in.u32(), 0U);
        QVERIFY(!in.ok());
        QCOMPARE(in.offset(), std::size_t{101});
        QCOMPARE(in.u8(), std::uint8_t{0});
        QVERIFY(in.peek().empty());
    }
    void subReadersEndWhereTheirLengthSays()
    {
        const auto bytes = hex("02 aa bb cc");
        ByteReader in(bytes);
        ByteReader inner = in.sub(in.u8());
        QCOMPARE(inner.remaining(), std::size_t{2});
        QCOMPARE(inner.offset(), std::size_t{1});
        inner.skip(3);
        QVERIFY(!inner.ok());
        QVERIFY(in.ok());
        QVERIFY(!in.sub(2).ok());
    }
    void viewsOfATableDoNotChange()
    {
        ChunkedTable<int, 4> table;
        for (int i = 0; i < 6; ++i)
            table.append(i);
        const auto before = table.snapshot();
        table.edit(1) = 100;
        table.append(6);
        const auto after = table.snapshot();
        QCOMPARE(before.size(), std::size_t{6});
        QCOMPARE(before[1], 1);
        QCOMPARE(after.size(), std::size_t{7});
        QCOMPARE(after[1], 100);
        QCOMPARE(after[6], 6);
    }
    void rowsKeepTheirNumbersWhenOthersGo()
    {
        ChunkedTable<int, 4> table;
        for (int i = 0; i < 14; ++i)
            table.append(i);
        const auto before = table.snapshot();
        table.forgetBefore(9);
        QCOMPARE(table.first(), std::size_t{8}); // whole chunks alone
        QCOMPARE(table.size(), std::size_t{14});
        QVERIFY(table.holds(8) && !table.holds(7) && !table.holds(14));
        table.edit(8) = 80;
        table.append(14);
        table.forgetBefore(3); // gone already
        const auto after = table.snapshot();
        QCOMPARE(after.first(), std::size_t{8});
        QCOMPARE(after[8], 80);
        QCOMPARE(after[14], 14);
        // Who has an older look keeps what it saw.
        QCOMPARE(before[0], 0);
        QCOMPARE(before[8], 8);
        table.forgetBefore(100);
        QCOMPARE(table.first(), std::size_t{12});
    }
};

QTEST_APPLESS_MAIN(TestBytes)
#include "tst_bytes.moc"
