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
    /// Letters are compared eight at a time: each place, each rest, and what lies about the letters.
    void caseIsIgnoredOfLettersOnly()
    {
        for (std::size_t size = 1; size < 40; ++size) {
            for (std::size_t at = 0; at < size; ++at) {
                for (int c = 0; c < 256; ++c) {
                    std::string a(size, 'q');
                    std::string b(size, 'Q');
                    a[at] = static_cast<char>(c);
                    b[at] = static_cast<char>(c ^ 0x20);
                    const bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
                    QCOMPARE(equalsIgnoringAsciiCase(a, b), letter);
                    b[at] = a[at];
                    QVERIFY(equalsIgnoringAsciiCase(a, b));
                }
            }
        }
        QVERIFY(equalsIgnoringAsciiCase("", ""));
    }
    void upperCaseIsFound()
    {
        QVERIFY(!hasAsciiUpper(""));
        QVERIFY(!hasAsciiUpper("nat.wemo2.com[@\xc3\x9c"));
        QVERIFY(hasAsciiUpper("A"));
        QVERIFY(hasAsciiUpper("a-quite-long-name.example.coM"));
    }
    void asciiEndsWhereItDoes()
    {
        for (std::size_t size = 0; size < 80; ++size) {
            for (std::size_t at = 0; at < size; ++at) {
                std::string text(size, 'a');
                text[at] = '\xc3';
                QCOMPARE(asciiPrefix(text), at);
            }
            QCOMPARE(asciiPrefix(std::string(size, 'a')), size);
        }
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
