// SPDX-License-Identifier: GPL-3.0-or-later
// What a person calls devices, in all that the commands say.
#include <QFile>
#include <QtTest>

#include <nlohmann/json.hpp>

#include "core/source/capture_set.h"
#include "tests/support/command.h"
#include "tests/support/temp_file.h"

using namespace phonehome;

namespace {

const std::string kSample = PHONEHOME_SOURCE_DIR "/resources/sample/wemo-week.pcap";
const std::string kCard = "24:f5:a2:3c:5d:19";

QString all(const CommandSaid& said)
{
    return QString::fromStdString(said.out);
}

} // namespace

class TestDeviceNames : public QObject {
    Q_OBJECT
private slots:
    void everyCommandKnowsThem_data()
    {
        QTest::addColumn<QStringList>("command");
        for (const QStringList& words : {QStringList{"summary"}, QStringList{"findings"}, QStringList{"router"},
                                         QStringList{"report", "--unmasked"}, QStringList{"names", "--csv"}})
            QTest::newRow(qPrintable(words.join(u' '))) << words;
    }
    void everyCommandKnowsThem()
    {
        QFETCH(const QStringList, command);
        const TempFolder folder;
        const std::string file = folder.file("ethers", kCard + " Hall switch\tbehind the coats\n");
        std::vector<std::string> words;
        for (const QString& word : command)
            words.push_back(word.toStdString());
        words.push_back("--device-names");
        words.push_back(file);
        words.push_back(kSample);
        const CommandSaid said = runSaying(words);
        QCOMPARE(QString::fromStdString(said.err), QString());
        QCOMPARE(said.code, exit_code::kOk);
        QVERIFY2(all(said).contains(QStringLiteral("Hall switch")), said.out.c_str());
        QVERIFY(command.first() != QStringLiteral("report") ||
                all(said).contains(QStringLiteral("Note: behind the coats")));
    }
    void jsonSaysWhoGaveIt()
    {
        const TempFolder folder;
        const std::string file = folder.file("ethers", kCard + " Hall switch\tbehind the coats\n");
        const CommandSaid said = runSaying({"export", "--json", "--device-names", file, kSample});
        const auto names = nlohmann::json::parse(said.out).at("device_names");
        const nlohmann::json wanted{{"device", kCard},  {"name", "Hall switch"}, {"source", "user"},
                                    {"first", nullptr}, {"last", nullptr},       {"note", "behind the coats"}};
        QCOMPARE(std::count(names.begin(), names.end(), wanted), 1);
        // What it calls itself is there as it was.
        const auto plain = nlohmann::json::parse(runSaying({"export", "--json", kSample}).out).at("device_names");
        QCOMPARE(names.size(), plain.size() + 1);
    }
    void aMaskedReportKeepsThemToItself()
    {
        const TempFolder folder;
        const std::string file = folder.file("ethers", kCard + " Anna's hall switch\tkey under the pot\n");
        for (const char* form : {"--device-names", "--html"}) {
            std::vector<std::string> words{"report", "--device-names", file, kSample};
            if (std::string_view(form) == "--html")
                words.emplace_back(form);
            const QString report = all(runSaying(words));
            QVERIFY(report.contains(QStringLiteral("device 1 (Belkin)")));
            QVERIFY(!report.contains(QStringLiteral("Anna"), Qt::CaseInsensitive));
            QVERIFY(!report.contains(QStringLiteral("hall switch"), Qt::CaseInsensitive));
            QVERIFY(!report.contains(QStringLiteral("key under")));
        }
    }
    void packetsTakeThemAlong()
    {
        const TempFolder folder;
        const std::string file = folder.file("ethers", kCard + " Hall switch\n");
        const std::string out = folder.path() + "/named.pcapng";
        QCOMPARE(runSaying({"export", "--pcapng", out, "--device-names", file, kSample}).code, exit_code::kOk);
        QFile written(QString::fromStdString(out));
        QVERIFY(written.open(QIODevice::ReadOnly));
        QVERIFY(written.readAll().contains(QByteArray("Hall switch\0", 12)));
    }
    void aFileThatIsNoneIsSaid()
    {
        const TempFolder folder;
        const CommandSaid none = runSaying({"summary", "--device-names", folder.path() + "/none", kSample});
        QCOMPARE(none.code, exit_code::kDamaged);
        QVERIFY(QString::fromStdString(none.err).contains(QStringLiteral("/none")));
        QVERIFY(all(none).contains(QStringLiteral("8565 packets")));
        const std::string strange = folder.file("strange", "# fine\nno card\n" + kCard + " Hall\n\nnor here\n");
        const CommandSaid part = runSaying({"summary", "--device-names", strange, kSample});
        QCOMPARE(part.code, exit_code::kDamaged);
        QVERIFY(QString::fromStdString(part.err).contains(QStringLiteral("2 lines name no network card")));
        QVERIFY(all(part).contains(QStringLiteral("Hall")));
    }
    void terminalsGetNoOrders()
    {
        const TempFolder folder;
        const std::string file = folder.file("ethers", kCard + " \x1b]0;owned\x07\xe2\x80\xae"
                                                               "hctiws\n");
        const CommandSaid said = runSaying({"summary", "--device-names", file, kSample});
        QVERIFY(said.out.find('\x1b') == std::string::npos);
        QVERIFY(said.out.find("\xe2\x80\xae") == std::string::npos);
        QVERIFY(all(said).contains(QStringLiteral("\\u202e")));
    }
    void usageIsKept()
    {
        QCOMPARE(runSaying({"summary", "--device-names", "a", "--device-names", "b", kSample}).code, exit_code::kUsage);
        QCOMPARE(runSaying({"summary", "--device-names=", kSample}).code, exit_code::kUsage);
        QCOMPARE(runSaying({"capture", "--interface", "eth0", "--device-names", "a", "out.pcapng"}).code,
                 exit_code::kUsage);
    }
};

QTEST_APPLESS_MAIN(TestDeviceNames)
#include "tst_device_names.moc"
