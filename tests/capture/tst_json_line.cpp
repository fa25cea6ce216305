// SPDX-License-Identifier: GPL-3.0-or-later
#include <QtTest>

#include <nlohmann/json.hpp>

#include "app/capture/json_line.h"
#include "tests/support/split_mix.h"

using namespace phonehome;

class TestJsonLine : public QObject {
    Q_OBJECT
private slots:
    void keysStandInTheirOrder()
    {
        const std::string line = JsonLine()
                                     .text("b", "x")
                                     .number("a", 18446744073709551615U)
                                     .flag("c", false)
                                     .texts("d", {})
                                     .texts("e", {"1", "2"})
                                     .object("f", JsonLine().flag("g", true))
                                     .line();
        QCOMPARE(line, std::string(R"({"b":"x","a":18446744073709551615,"c":false,"d":[],"e":["1","2"],"f":{"g":true}})"
                                   "\n"));
        QCOMPARE(JsonLine().line(), std::string("{}\n"));
    }
    void textsAreEscaped_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QString>("read");
        QTest::newRow("quotes") << QByteArray(R"("\)") << QStringLiteral(R"("\)");
        QTest::newRow("control") << QByteArray("\0\x01\n\r\t\x1f\x7f", 7)
                                 << QString::fromLatin1("\0\x01\n\r\t\x1f\x7f", 7);
        QTest::newRow("two to four bytes") << QByteArray("ä€\xf0\x9f\x8f\xa0") << QStringLiteral("ä€\U0001f3e0");
        QTest::newRow("lone continuation") << QByteArray("a\x80z") << QStringLiteral("a\ufffdz");
        QTest::newRow("overlong") << QByteArray("\xc0\xaf") << QStringLiteral("\ufffd\ufffd");
        QTest::newRow("overlong in three") << QByteArray("\xe0\x80\xaf") << QStringLiteral("\ufffd\ufffd\ufffd");
        QTest::newRow("surrogate") << QByteArray("\xed\xa0\x80") << QStringLiteral("\ufffd\ufffd\ufffd");
        QTest::newRow("beyond Unicode") << QByteArray("\xf4\x90\x80\x80") << QStringLiteral("\ufffd\ufffd\ufffd\ufffd");
        QTest::newRow("cut") << QByteArray("\xe2\x82") << QStringLiteral("\ufffd\ufffd");
    }
    void textsAreEscaped()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(QString, read);
        const std::string line = JsonLine().text("t", bytes.toStdString()).line();
        QCOMPARE(QString::fromStdString(nlohmann::json::parse(line)["t"].get<std::string>()), read);
        QCOMPARE(line.find('\n'), line.size() - 1);
    }
    void anyBytesGiveOneLineOfJson()
    {
        SplitMix dice(310);
        for (int i = 0; i < 20000; ++i) {
            std::string bytes(dice.below(12), '\0');
            for (char& byte : bytes)
                byte = static_cast<char>(dice.below(256));
            const std::string line = JsonLine().text(bytes, bytes).line();
            QVERIFY(nlohmann::json::accept(line));
            QCOMPARE(line.find('\n'), line.size() - 1);
        }
    }
};

QTEST_APPLESS_MAIN(TestJsonLine)
#include "tst_json_line.moc"
