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
