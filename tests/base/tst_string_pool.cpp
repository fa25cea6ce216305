// SPDX-License-Identifier: GPL-3.0-or-later
#include <QtTest>

#include "core/base/string_pool.h"

using namespace phonehome;

namespace {

/// Of all sizes, some alike but for their end.
std::string textOf(std::uint32_t n)
{
    return std::string(n % 70, 'x') + std::to_string(n);
}

} // namespace

class TestStringPool : public QObject {
    Q_OBJECT
private slots:
    void theEmptyStringIsTheFirst()
    {
        StringPool pool;
        QCOMPARE(pool.intern(""), StringId{0});
        QCOMPARE(pool[StringId{0}], std::string());
    }
    void eachStringHasOneNumberForGood()
    {
        constexpr std::uint32_t kMany = 5000;
        StringPool pool;
        for (std::uint32_t i = 1; i <= kMany; ++i)
            QCOMPARE(pool.intern(textOf(i)), StringId{i});
        for (std::uint32_t i = 1; i <= kMany; ++i) {
            QCOMPARE(pool.intern(textOf(i)), StringId{i});
            QCOMPARE(pool[StringId{i}], textOf(i));
        }
    }
    void whatIsTooMuchIsOneString()
    {
        StringPool pool;
        const StringId known = pool.intern("known before");
        pool.limit(20'000);
        std::uint32_t kept = 0;
        for (std::uint32_t i = 0; i < 100'000; ++i)
            kept += pool[pool.intern(textOf(i))] == textOf(i) ? 1 : 0;
        QVERIFY(pool.isFull());
        QVERIFY2(kept > 50 && kept < 400, QByteArray::number(kept));
        QCOMPARE(pool.snapshot().size(), std::size_t{kept} + 3);
        QCOMPARE(pool[pool.intern("never seen")], std::string(StringPool::kTooMany));
        QCOMPARE(pool.intern("known before"), known);
        QCOMPARE(pool.intern(textOf(0)), StringId{2});
    }
    void bytesOfZeroCount()
    {
        StringPool pool;
        const StringId one = pool.intern(std::string_view("a\0", 2));
        QVERIFY(one != pool.intern("a"));
        QVERIFY(one != pool.intern(std::string_view("a\0\0", 3)));
        QCOMPARE(pool.intern(std::string_view("a\0", 2)), one);
    }
};

QTEST_APPLESS_MAIN(TestStringPool)
#include "tst_string_pool.moc"
