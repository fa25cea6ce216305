// SPDX-License-Identifier: GPL-3.0-or-later
#include <QtTest>

#include "core/analysis/ethers_text.h"
#include "core/base/text.h"
#include "tests/support/split_mix.h"

using namespace phonehome;

namespace {

constexpr MacAddress kSwitch{{0x24, 0xf5, 0xa2, 0x00, 0x00, 0x01}};
constexpr MacAddress kPhone{{0xda, 0xa1, 0x19, 0x00, 0x00, 0x02}}; // locally administered

/// What one line says of a card, "name|note"; "" where it says nothing.
std::string saidIn(const std::string& line)
{
    const OwnNames names = EthersText(line).names();
    return names.empty() ? "" : names.begin()->second.name + '|' + names.begin()->second.note;
}

} // namespace

class TestEthersText : public QObject {
    Q_OBJECT
private slots:
    void linesAreReadAsOthersWriteThem_data()
    {
        QTest::addColumn<QString>("line");
        QTest::addColumn<QString>("said");
        const auto row = [](const char* line, const char* said) { QTest::newRow(line) << line << said; };
        row("24:f5:a2:00:00:01 Hall switch", "Hall switch|");
        row("24:f5:a2:00:00:01 Hall switch\tcellar, behind the boiler", "Hall switch|cellar, behind the boiler");
        row("24:F5:A2:0:0:1\thallswitch", "hallswitch|"); // ethers(5) leaves out leading zeros, and likes tabs
        row("24-f5-a2-00-00-01   hall\t\tnote", "hall|note");
        row("  24f5a2000001 hall  ", "hall|");
        row("24:f5:a2:00:00:01 hall\r\n", "hall|");
        row("24:f5:a2:00:00:01 hall # what is this?", "hall|");
        row("24:f5:a2:00:00:01 hall\tnote #old", "hall|note");
        row("24:f5:a2:00:00:01 Lamp #2", "Lamp #2|");
        row("24:f5:a2:00:00:01 C# box", "C# box|");
        row("24:f5:a2:00:00:01 -\tnobody knows", "|nobody knows");
        row("\xef\xbb\xbf"
            "24:f5:a2:00:00:01 hall",
            "hall|");
        row("# 24:f5:a2:00:00:01 hall", "");
        row("", "");
        row("24:f5:a2:00:00:01", "");
        row("24:f5:a2:00:00:01 -", "");
        row("24:f5:a2:00:00:01 192.168.1.5", ""); // a boot server's
        row("24:f5:a2:00:00 hall", "");
        row("24:f5:a2:00:00:01:02 hall", "");
        row("24:f5:a2:00:00:100 hall", "");
        row("24:f5:a2:00:00:g1 hall", "");
        row("hall 24:f5:a2:00:00:01", "");
    }
    void linesAreReadAsOthersWriteThem()
    {
        QFETCH(const QString, line);
        QFETCH(const QString, said);
        QCOMPARE(QString::fromStdString(saidIn(line.toStdString())), said);
    }
    void whatNobodyAskedToChangeStays()
    {
        const std::string before = "# ours\r\n\nnonsense \xff here\n24:f5:a2:00:00:01\told   # since May\n"
                                   "8:0:20:0:61:ca pal";
        EthersText file(before);
        QCOMPARE(file.text(), before);
        QCOMPARE(file.unread(), std::size_t{1});
        file.set(kSwitch, {"Hall switch", "by the door"});
        QCOMPARE(file.text(), std::string("# ours\r\n\nnonsense \xff here\n24:f5:a2:00:00:01\tHall switch\tby the door"
                                          "   # since May\n8:0:20:0:61:ca pal"));
        // Others come behind it all, in a line of their own.
        file.set(kPhone, {"Anna's phone", {}});
        QVERIFY(file.text().ends_with("8:0:20:0:61:ca pal\nda:a1:19:00:00:02 Anna's phone\n"));
        QCOMPARE(EthersText(file.text()).names(), file.names());
        QCOMPARE(file.names().size(), std::size_t{3});
    }
    void aNameIsTakenBack()
    {
        EthersText file("24:f5:a2:00:00:01 one # from the shop\n24:f5:a2:00:00:01 two\nda:a1:19:00:00:02 phone\n");
        QCOMPARE(file.names().at(kSwitch).name, std::string("one")); // as who reads ethers(5) takes the first
        file.set(kSwitch, {});
        QCOMPARE(file.text(), std::string("# from the shop\nda:a1:19:00:00:02 phone\n"));
        file.set(kPhone, {});
        QCOMPARE(file.text(), std::string("# from the shop\n"));
        file.set(kPhone, {});
        QCOMPARE(file.text(), std::string("# from the shop\n"));
    }
    void aNoteNeedsNoName()
    {
        EthersText file;
        file.set(kSwitch, {{}, "cellar"});
        QVERIFY(file.text().ends_with("\n24:f5:a2:00:00:01 -\tcellar\n"));
        QVERIFY(file.text().starts_with("# "));
        QCOMPARE(file.names().at(kSwitch), (OwnName{{}, "cellar"}));
        file.set(kSwitch, {"Hall", "cellar"});
        QVERIFY(file.text().ends_with("\n24:f5:a2:00:00:01 Hall\tcellar\n"));
    }
    void whatAPersonTypesIsReadAgainAsItWas_data()
    {
        QTest::addColumn<QString>("typed");
        QTest::addColumn<QString>("kept");
        const auto row = [](const QString& typed, const QString& kept) {
            QTest::newRow(qPrintable(typed)) << typed << kept;
        };
        row(QStringLiteral("Küche – Licht"), QStringLiteral("Küche – Licht"));
        row(QStringLiteral("  two\tparts \n in\x1b[31m one "), QStringLiteral("two parts in [31m one"));
        row(QStringLiteral("Lamp #2"), QStringLiteral("Lamp #2"));
        row(QStringLiteral("#1"), QStringLiteral("#1"));
        row(QStringLiteral("Lamp #hall"), QStringLiteral("Lamp hall"));
        row(QStringLiteral("# # hall"), QStringLiteral("hall"));
        row(QStringLiteral("a # #"), QStringLiteral("a"));
        row(QStringLiteral("-"), QString());
        row(QStringLiteral("192.168.1.5"), QString());
        row(QStringLiteral("fe80::1"), QString());
        row(QString(200, u'é'), QString(kOwnNameMax, u'é'));
        row(QStringLiteral("24:f5:a2:00:00:02"), QStringLiteral("24:f5:a2:00:00:02"));
    }
    void whatAPersonTypesIsReadAgainAsItWas()
    {
        QFETCH(const QString, typed);
        QFETCH(const QString, kept);
        EthersText file;
        file.set(kSwitch, {typed.toStdString(), "note"});
        const OwnNames again = EthersText(file.text()).names();
        QCOMPARE(QString::fromStdString(again.at(kSwitch).name), kept);
        QCOMPARE(again.at(kSwitch).note, std::string("note"));
    }
    void anyBytesAreTaken()
    {
        SplitMix random(7);
        const std::string letters = "24:f5:a2:00:00:01 ab#\t\r\n-\xff\xc3\xa9\0";
        for (int round = 0; round < 3000; ++round) {
            std::string bytes;
            for (std::uint64_t n = random.next() % 120; n > 0; --n)
                bytes += letters[random.next() % letters.size()];
            EthersText file(bytes);
            QCOMPARE(file.text(), bytes);
            for (const auto& [mac, own] : file.names()) {
                QCOMPARE(utf8FromWire(own.name + own.note), own.name + own.note);
                // Written anew it says the same.
                EthersText again;
                again.set(mac, own);
                QCOMPARE(EthersText(again.text()).names().at(mac), own);
            }
            const OwnNames before = file.names();
            file.set(kSwitch, {"Hall", {}});
            OwnNames wanted = before;
            wanted[kSwitch] = {"Hall", {}};
            QCOMPARE(EthersText(file.text()).names(), wanted);
            file.set(kSwitch, {});
            wanted.erase(kSwitch);
            QCOMPARE(EthersText(file.text()).names(), wanted);
        }
    }
};

QTEST_APPLESS_MAIN(TestEthersText)
#include "tst_ethers_text.moc"
