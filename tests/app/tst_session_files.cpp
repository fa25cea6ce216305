// SPDX-License-Identifier: GPL-3.0-or-later
// Sessions that the window saved, on the command line.
#include <fstream>

#include <QFile>
#include <QTemporaryDir>
#include <QtTest>

#include "app/cli/commands.h"
#include "tests/support/command.h"

using namespace phonehome;

namespace {

const std::string kUtc = R"(,"log-zone":"UTC")";
const std::string kTokyo = R"(,"log-zone":"Asia/Tokyo","log-offset":32400)";
const std::string kNoOffset = R"(,"log-offset":0)";
const std::string kDamaged = R"(,"logs":7)";

std::string sampleFolder()
{
    return PHONEHOME_SOURCE_DIR "/resources/sample";
}

struct Saved {
    QTemporaryDir folder;
    std::string path = (folder.path() + QStringLiteral("/week.phonehome")).toStdString();

    explicit Saved(const std::string& more = {})
    {
        std::ofstream(path) << R"({"schema":"phonehome-session/1","captures":[")" << sampleFolder()
                            << R"(/wemo-week.pcap"])" << more << "}";
    }
};

std::string logs()
{
    return R"(,"logs":[")" + sampleFolder() + R"(/pihole.log"])";
}

} // namespace

class TestSessionFiles : public QObject {
    Q_OBJECT
private slots:
    void aSessionStandsForItsCapturesAndLogs()
    {
        const std::string capture = sampleFolder() + "/wemo-week.pcap";
        QCOMPARE(runSaying({"summary", Saved().path}).out, runSaying({"summary", capture}).out);
        const Saved named(logs() + kUtc);
        const CommandSaid said = runSaying({"summary", named.path});
        QCOMPARE(said.code, exit_code::kOk);
        QCOMPARE(
            said.out,
            runSaying({"summary", "--dns-log", sampleFolder() + "/pihole.log", "--dns-log-zone", "UTC", capture}).out);
        QVERIFY(said.out.find("Resolver logs") != std::string::npos);
    }
    void whatIsGivenCountsBeforeWhatItSays()
    {
        const Saved wrong(logs() + kTokyo);
        const Saved right(logs() + kUtc + kNoOffset);
        QCOMPARE(runSaying({"summary", "--dns-log-zone=UTC", "--dns-log-offset=0", wrong.path}).out,
                 runSaying({"summary", right.path}).out);
    }
    void ofACompareOnEitherSide()
    {
        const Saved saved;
        const CommandSaid said = runSaying({"compare", "--before", saved.path, "--after", saved.path});
        QCOMPARE(said.code, exit_code::kOk);
        QVERIFY(said.out.find("STUN Refresh") != std::string::npos);
    }
    void aDamagedOneIsSaid()
    {
        const Saved saved(kDamaged);
        const CommandSaid said = runSaying({"summary", saved.path});
        QCOMPARE(said.code, exit_code::kNothing);
        QVERIFY(said.out.empty());
        QVERIFY2(said.err.find("week.phonehome: not a session that was saved, or a damaged one: its list of logs is "
                               "damaged") != std::string::npos,
                 said.err.c_str());
    }
    void aCaptureDoesNotReadIt()
    {
        // It names the file to write, which is not read.
        const Saved saved;
        const CommandSaid said = runSaying({"capture", saved.path});
        QCOMPARE(said.code, exit_code::kUsage);
        QVERIFY(said.err.find("--interface") != std::string::npos);
    }
};

QTEST_GUILESS_MAIN(TestSessionFiles)
#include "tst_session_files.moc"
