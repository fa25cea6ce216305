// SPDX-License-Identifier: GPL-3.0-or-later
#include <QtTest>

#include <sstream>

#include "app/cli/commands.h"
#include "app/resolver/look_up_names.h"
#include "core/export/json.h"
#include "tests/resolver/fake_name_server.h"

using namespace phonehome;

namespace {

struct Said {
    int code = 0;
    std::string out;
    std::string err;
};

/// Runs a command on the sample; reverse lookups go to the servers. asked: what was looked up.
Said run(std::vector<std::string> words, const std::vector<NameServer>& servers,
         std::vector<IpAddress>* asked = nullptr)
{
    std::ostringstream out;
    std::ostringstream err;
    words.emplace_back(PHONEHOME_SOURCE_DIR "/resources/sample/wemo-week.pcap");
    const LookUpNames lookUp = [&](const std::vector<IpAddress>& addresses) {
        if (asked)
            *asked = addresses;
        return lookUpNamesAt(servers, addresses);
    };
    const int code = runCommand(words, out, err, {{}, lookUp});
    return {code, out.str(), err.str()};
}

const QString kNtp = QStringLiteral("11.2.0.192.in-addr.arpa");

} // namespace

class TestLookUpNames : public QObject {
    Q_OBJECT
private slots:
    void nothingIsAskedUnlessItIsWished();
    void namesOfNowAreSaidToBe();
    void aSilentServerIsSaid();
    void whereTheyHaveNoPlaceTheyAreRefused();
};

void TestLookUpNames::nothingIsAskedUnlessItIsWished()
{
    FakeNameServer server;
    QCOMPARE(run({"summary"}, {server.place()}).code, exit_code::kOk);
    QCOMPARE(run({"export", "--json"}, {server.place()}).code, exit_code::kOk);
    QVERIFY(server.asked.isEmpty());
}

void TestLookUpNames::namesOfNowAreSaidToBe()
{
    FakeNameServer server;
    server.targets[kNtp] = FakeNameServer::name("time.example.org");
    std::vector<IpAddress> asked;
    const Said said = run({"export", "--json", "--reverse-lookups"}, {server.place()}, &asked);
    QCOMPARE(said.err, std::string());
    QCOMPARE(said.code, exit_code::kOk);
    QVERIFY(!asked.empty());
    for (const IpAddress& address : asked)
        QVERIFY2(address.isInternet(), address.text().c_str());
    const Json json = Json::parse(said.out);
    int named = 0;
    for (const Json& flow : json["flows"]) {
        const bool now = flow["name_source"] == "ptr-now";
        QCOMPARE(now, flow["peer"] == "192.0.2.11");
        named += now && flow["name"] == "time.example.org" ? 1 : 0;
    }
    QVERIFY(named > 0);
    QVERIFY(run({"summary", "--reverse-lookups"}, {server.place()}).out.find("time.example.org") != std::string::npos);
}

void TestLookUpNames::aSilentServerIsSaid()
{
    // A port on which nobody listens.
    QUdpSocket free;
    QVERIFY(free.bind(QHostAddress::LocalHost));
    const NameServer nobody{QHostAddress(QHostAddress::LocalHost), free.localPort()};
    free.close();
    const Said said = run({"summary", "--reverse-lookups"}, {nobody});
    QCOMPARE(said.code, exit_code::kDamaged);
    QVERIFY(said.err.find("no DNS server of this computer answers") != std::string::npos);
    QVERIFY(said.out.find("every 310 s") != std::string::npos);
}

void TestLookUpNames::whereTheyHaveNoPlaceTheyAreRefused()
{
    for (const auto& words : {std::vector<std::string>{"names", "--hosts", "--reverse-lookups"},
                              {"export", "--pcapng", "/nonexistent/x", "--reverse-lookups"},
                              {"capture", "--interface", "lo", "--reverse-lookups"}})
        QCOMPARE(run(words, {}).code, exit_code::kUsage);
    std::ostringstream out;
    std::ostringstream err;
    QCOMPARE(runCommand({"summary", "--reverse-lookups", "x.pcap"}, out, err), exit_code::kUsage);
    QVERIFY(err.str().find("made without Qt") != std::string::npos);
}

QTEST_GUILESS_MAIN(TestLookUpNames)
#include "tst_look_up_names.moc"
