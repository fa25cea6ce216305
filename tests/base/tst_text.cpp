// SPDX-License-Identifier: GPL-3.0-or-later
#include <QtTest>

#include "core/base/text.h"
#include "core/base/time.h"
#include "tests/support/hex.h"

using namespace phonehome;

class TestText : public QObject {
    Q_OBJECT
private slots:
    void badBytesBecomeReplacementCharacters()
    {
        QCOMPARE(utf8FromWire(hex("61 ff 62")), std::string("a\uFFFDb"));
        QCOMPARE(utf8FromWire(hex("c3")), std::string("\uFFFD"));
        QCOMPARE(utf8FromWire(hex("ed a0 80")).find('\xed'), std::string::npos); // a surrogate
        QCOMPARE(utf8FromWire(hex("c3 bc")), std::string("ü"));
    }
    void hostileCharactersAreMadeVisible()
    {
        QCOMPARE(visibleText("a\x1b[31m"), std::string("a\\x1b[31m"));
        QVERIFY(visibleText("a\u202eb").find("\u202e") == std::string::npos);
        QVERIFY(visibleText("a\u200bb").find("\u200b") == std::string::npos);
        QCOMPARE(visibleText("<b>x</b>"), std::string("<b>x</b>"));
        QCOMPARE(visibleText(std::string(300, 'x'), 10), std::string(10, 'x') + "…");
    }
    void printableIsJustThat()
    {
        QVERIFY(isPrintableUtf8("Küche 1"));
        QVERIFY(!isPrintableUtf8("a\tb"));
        QVERIFY(!isPrintableUtf8("a\u202eb"));
        QVERIFY(!isPrintableUtf8("\xff"));
    }
    void caseAndBlanks()
    {
        QCOMPARE(asciiLower("NAT.Wemo2.Com"), std::string("nat.wemo2.com"));
        QVERIFY(equalsIgnoringAsciiCase("St", "ST"));
        QVERIFY(!equalsIgnoringAsciiCase("St", "STX"));
        QCOMPARE(std::string(trimmed(" \t a b \t")), std::string("a b"));
        QCOMPARE(std::string(trimmed("  ")), std::string());
        QCOMPARE(hexText(hex("00 ff 1a")), std::string("00ff1a"));
    }
    void epochHasNineDigits()
    {
        QCOMPARE(epochText({1529326456391523218}), std::string("1529326456.391523218"));
        QCOMPARE(epochText({5}), std::string("0.000000005"));
        QCOMPARE(epochText({-1'500'000'000}), std::string("-1.500000000"));
    }
};

QTEST_APPLESS_MAIN(TestText)
#include "tst_text.moc"
