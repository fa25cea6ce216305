// SPDX-License-Identifier: GPL-3.0-or-later
#include <QtTest>

#include "core/analysis/address_names.h"
#include "core/analysis/lookup_audit.h"
#include "core/analysis/name_evidence.h"
#include "core/analysis/reverse_names.h"
#include "core/export/name_list.h"
#include "core/export/snapshot_json.h"
#include "tests/support/analysed.h"
#include "tests/support/frame_builder.h"
#include "tests/support/wemo_household.h"
#include "tests/support/wire_messages.h"
#include "tests/support/wire_writer.h"

using namespace phonehome;

namespace {

const Endpoint kResolver{IpAddress::v4(192, 168, 1, 1), 53};
const Endpoint kNamed{IpAddress::v4(198, 51, 100, 20), 443};
const Endpoint kBusy{IpAddress::v4(203, 0, 113, 4), 123};
const Endpoint kQuiet{IpAddress::v4(203, 0, 113, 9), 443};
constexpr Timestamp kNow{1'700'000'000'000'000'000};

Timestamp second(int s)
{
    return {1'600'000'000'000'000'000 + s * 1'000'000'000LL};
}

TimedFrame talk(int s, const Endpoint& to)
{
    return {second(s), udpFrame(switchTo(40000, to), WireWriter().text("x").view())};
}

/// One address that the data names, two that it does not, one at home, one of a group.
SnapshotPtr evening()
{
    const Route ask = switchTo(20000, kResolver);
    const Route answer{ask.destinationMac, ask.sourceMac, ask.destination, ask.source};
    return analysed({{second(-100), udpFrame(ask, dnsQuestion(1, 0x100, "nat.wemo2.com", 1))},
                     {second(-100), udpFrame(answer, dnsAnswerA(1, "nat.wemo2.com", kNamed.address, 60))},
                     talk(1, kNamed),
                     talk(2, kQuiet),
                     talk(3, kBusy),
                     talk(4, kBusy),
                     talk(5, {IpAddress::v4(192, 168, 1, 77), 80}),
                     talk(6, {IpAddress::v4(239, 255, 255, 250), 1900})});
}

const Flow& flowTo(const Snapshot& s, const Endpoint& peer)
{
    for (std::size_t i = 0; i < s.flows.size(); ++i) {
        if (s.flows[i].peer == peer.address)
            return s.flows[i];
    }
    return s.flows[0];
}

} // namespace

class TestReverseNames : public QObject {
    Q_OBJECT
private slots:
    void onlyWhatTheDataDoesNotNameIsAskedFor();
    void theNameIsTheWeakestEvidence();
    void tablesOfBeforeStayAsTheyWere();
    void aMissingLookupIsStillMissing();
    void filesWithoutTimesDoNotTakeThem();
    void jsonSaysWhatKindItIs();
};

void TestReverseNames::onlyWhatTheDataDoesNotNameIsAskedFor()
{
    const SnapshotPtr s = evening();
    QCOMPARE(unnamedPeers(*s, 10), (std::vector{kBusy.address, kQuiet.address}));
    QCOMPARE(unnamedPeers(*s, 1), (std::vector{kBusy.address}));
    QVERIFY(unnamedPeers(*withReverseNames(s, {{kBusy.address, "ntp.example", kNow}}), 1) ==
            std::vector{kQuiet.address});
}

void TestReverseNames::theNameIsTheWeakestEvidence()
{
    const SnapshotPtr before = evening();
    const SnapshotPtr s = withReverseNames(before, {{kBusy.address, "ntp.example", kNow},
                                                    {kNamed.address, "ec2-198-51-100-20.example", kNow},
                                                    {kQuiet.address, "", kNow},
                                                    {IpAddress::v4(192, 0, 2, 1), "stranger.example", kNow}});
    const Flow& busy = flowTo(*s, kBusy);
    QCOMPARE(s->text(busy.name), std::string("ntp.example"));
    QCOMPARE(busy.nameSource, NameSource::PtrNow);
    QCOMPARE(busy.nameConfidence, Confidence::Guess);
    QCOMPARE(s->text(flowTo(*s, kNamed).name), std::string("nat.wemo2.com"));
    QCOMPARE(flowTo(*s, kQuiet).nameSource, NameSource::None);
    // A row for what is gone by, with the time of asking; none for what the data names or does not meet.
    QCOMPARE(s->names.size(), before->names.size() + 1);
    const NameRow& row = s->names[before->names.size()];
    QCOMPARE(row.source, NameSource::PtrNow);
    QCOMPARE(row.first, kNow);
    QVERIFY(!row.device.valid());
    QCOMPARE(row.flows.size(), std::size_t{1});
    const auto evidence = evidenceFor(*s, row.flows.front());
    QCOMPARE(evidence.size(), std::size_t{1});
    QVERIFY(evidence.front().chosen);
    QCOMPARE(reverseNameOf(*s, kBusy.address).value, static_cast<std::uint32_t>(before->names.size()));
    QVERIFY(!reverseNameOf(*s, kQuiet.address).valid());
    QVERIFY(NameSource::PtrNow > NameSource::Ptr);
}

void TestReverseNames::tablesOfBeforeStayAsTheyWere()
{
    const SnapshotPtr before = evening();
    const std::size_t strings = before->strings.size();
    const SnapshotPtr after = withReverseNames(before, {{kBusy.address, "ntp.example", kNow}});
    QCOMPARE(flowTo(*before, kBusy).nameSource, NameSource::None);
    QCOMPARE(before->strings.size(), strings);
    QCOMPARE(after->strings.size(), strings + 1);
    // Nothing to add: nothing is made anew.
    QCOMPARE(withReverseNames(before, {}), before);
    QCOMPARE(withReverseNames(nullptr, {{kBusy.address, "ntp.example", kNow}}), nullptr);
}

void TestReverseNames::aMissingLookupIsStillMissing()
{
    const SnapshotPtr s = withReverseNames(evening(), {{kBusy.address, "ntp.example", kNow}});
    QCOMPARE(s->audit->of(flowTo(*s, kBusy)), MissingLookup::HardCoded);
    const auto found = s->audit->unexplained(*s);
    QCOMPARE(found.size(), std::size_t{1});
    QCOMPARE(found.front().addresses, (std::vector{kBusy.address, kQuiet.address}));
}

void TestReverseNames::filesWithoutTimesDoNotTakeThem()
{
    const SnapshotPtr s = withReverseNames(evening(), {{kBusy.address, "ntp.example", kNow}});
    const auto names = addressNames(*s);
    QVERIFY(std::none_of(names.begin(), names.end(), [](const auto& pair) { return pair.second == "ntp.example"; }));
    QVERIFY(namesAsHosts(*s).find("ntp.example") == std::string::npos);
    QVERIFY(namesAsCsv(*s).find("ntp.example") != std::string::npos);
}

void TestReverseNames::jsonSaysWhatKindItIs()
{
    const SnapshotPtr s = withReverseNames(evening(), {{kBusy.address, "ntp.example", kNow}});
    Json json;
    addSnapshot(json, *s);
    const auto flow = std::find_if(json["flows"].begin(), json["flows"].end(),
                                   [](const Json& f) { return f["peer"] == "203.0.113.4"; });
    QCOMPARE((*flow)["name"], "ntp.example");
    QCOMPARE((*flow)["name_source"], "ptr-now");
    QCOMPARE((*flow)["name_confidence"], "guess");
    const auto name = std::find_if(json["names"].begin(), json["names"].end(),
                                   [](const Json& n) { return n["name"] == "ntp.example"; });
    QCOMPARE((*name)["source"], "ptr-now");
    QVERIFY((*name)["device"].is_null());
    QVERIFY((*name)["valid_until"].is_null());
    QCOMPARE((*name)["first"], "1700000000.000000000");
}

QTEST_APPLESS_MAIN(TestReverseNames)
#include "tst_reverse_names.moc"
