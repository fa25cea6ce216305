// SPDX-License-Identifier: GPL-3.0-or-later
#include <QtTest>

#include <sstream>

#include "app/cli/commands.h"
#include "app/resolver/ask_over_http.h"
#include "tests/resolver/fake_pihole.h"

using namespace phonehome;

namespace {

struct Said {
    int code = 0;
    std::string out;
    std::string err;
};

Said run(std::vector<std::string> words)
{
    std::ostringstream out;
    std::ostringstream err;
    words.emplace_back(PHONEHOME_SOURCE_DIR "/resources/sample/wemo-week.pcap");
    const int code = runCommand(words, out, err, {askOverHttp, {}});
    return {code, out.str(), err.str()};
}

std::string urlOf(const FakePiHole& hole)
{
    return hole.server.url().toString().toStdString();
}

} // namespace

class TestAskOverHttp : public QObject {
    Q_OBJECT
private slots:
    void init() { qputenv("PHONEHOME_PASSWORD", "right horse"); }
    void namesComeOutOfThePiHole();
    void whatFailsIsSaidAndTheRestIsWritten();
    void certificateIsTrustedByItsFingerprint();
    void passwordsDoNotBelongOnTheCommandLine();
};

void TestAskOverHttp::namesComeOutOfThePiHole()
{
    FakePiHole hole;
    // 2020-05-04 07:13:11 UTC, as the sample's own log has it.
    constexpr double kLookup = 1'588'576'391;
    hole.say(kLookup, QStringLiteral("query[A] 0.openwrt.pool.ntp.org from 192.168.1.107"));
    hole.say(kLookup, QStringLiteral("reply 0.openwrt.pool.ntp.org is 192.0.2.11"));
    const std::string name = "192.0.2.11\t0.openwrt.pool.ntp.org\n";
    QVERIFY(run({"names", "--hosts"}).out.find(name) == std::string::npos);
    const Said said = run({"names", "--hosts", "--pihole", urlOf(hole)});
    QCOMPARE(said.err, std::string());
    QCOMPARE(said.code, exit_code::kOk);
    QVERIFY2(said.out.find(name) != std::string::npos, said.out.c_str());
    QVERIFY(hole.sessions.isEmpty());
    QCOMPARE(hole.opened, 1);
}

void TestAskOverHttp::whatFailsIsSaidAndTheRestIsWritten()
{
    FakePiHole hole;
    qputenv("PHONEHOME_PASSWORD", "wrong donkey");
    const Said said = run({"summary", "--pihole", urlOf(hole)});
    QCOMPARE(said.code, exit_code::kDamaged);
    QVERIFY(said.err.find("does not take the password") != std::string::npos);
    QVERIFY(said.err.find("donkey") == std::string::npos);
    QVERIFY(said.out.find("every 310 s") != std::string::npos);
    const Said none = run({"summary", "--adguard", urlOf(hole)});
    QCOMPARE(none.code, exit_code::kDamaged);
    QVERIFY(none.err.find("AdGuard Home") != std::string::npos || none.err.find("password") != std::string::npos);
}

void TestAskOverHttp::certificateIsTrustedByItsFingerprint()
{
    const FakeIdentity identity = FakeIdentity::make();
    FakePiHole hole(&identity);
    const Said refused = run({"summary", "--pihole", urlOf(hole)});
    QCOMPARE(refused.code, exit_code::kDamaged);
    const std::string print = identity.certificate.digest(QCryptographicHash::Sha256).toHex().toStdString();
    QVERIFY(refused.err.find("--trust " + print) != std::string::npos);
    QCOMPARE(hole.opened, 0);
    QCOMPARE(run({"summary", "--pihole", urlOf(hole), "--trust", print}).code, exit_code::kOk);
    QCOMPARE(hole.opened, 1);
    QVERIFY(hole.sessions.isEmpty());
}

void TestAskOverHttp::passwordsDoNotBelongOnTheCommandLine()
{
    for (const char* url : {"http://me:secret@pi.hole", "me:secret@pi.hole"})
        QCOMPARE(run({"summary", "--adguard", url}).code, exit_code::kUsage);
    QCOMPARE(run({"summary", "--trust", std::string(64, 'a')}).code, exit_code::kUsage);
    QCOMPARE(run({"summary", "--pihole", "http://pi.hole", "--trust", "abc"}).code, exit_code::kUsage);
    std::ostringstream out;
    std::ostringstream err;
    QCOMPARE(runCommand({"summary", "--pihole", "http://pi.hole", "x.pcap"}, out, err), exit_code::kUsage);
    QVERIFY(err.str().find("without Qt") != std::string::npos);
}

QTEST_GUILESS_MAIN(TestAskOverHttp)
#include "tst_ask_over_http.moc"
