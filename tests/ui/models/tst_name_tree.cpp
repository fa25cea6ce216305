// SPDX-License-Identifier: GPL-3.0-or-later
#include <QAbstractItemModelTester>
#include <QtTest>

#include "core/analysis/joined_name.h"
#include "core/hosting/hosting.h"
#include "core/pipeline/capture_run.h"
#include "tests/support/analysed.h"
#include "tests/support/frame_builder.h"
#include "tests/support/growing.h"
#include "tests/support/owner_files.h"
#include "tests/support/tcp_talk.h"
#include "tests/support/temp_file.h"
#include "tests/support/wemo_household.h"
#include "tests/support/wire_messages.h"
#include "ui/models/flow_model.h"
#include "ui/models/name_facts.h"
#include "ui/models/name_tree.h"
#include "ui/models/texts.h"

using namespace phonehome;

namespace {

/// The sample week with its resolver's log.
SnapshotPtr namedSample()
{
    static const SnapshotPtr s = [] {
        LogInputs logs;
        logs.paths = {PHONEHOME_SOURCE_DIR "/resources/sample/pihole.log"};
        logs.zone = *TimeZone::find("UTC");
        CaptureRun run({PHONEHOME_SOURCE_DIR "/resources/sample/wemo-week.pcap"}, {}, logs);
        run.run({});
        return run.snapshot(true);
    }();
    return s;
}

int rowOfGroup(const NameTree& tree, const QString& title)
{
    for (int row = 0; row < tree.rowCount(); ++row) {
        if (tree.index(row, NameModel::Name).data().toString().startsWith(title))
            return row;
    }
    return -1;
}

FlowId flowTo(const Snapshot& s, const IpAddress& peer)
{
    for (std::uint32_t i = 0; i < s.flows.size(); ++i) {
        if (s.flows[i].peer == peer)
            return FlowId{i};
    }
    return {};
}

} // namespace

class TestNameTree : public QObject {
    Q_OBJECT
private slots:
    void initTestCase() { QLocale::setDefault(QLocale::c()); }
    void whatTwoSourcesSayIsOneRow()
    {
        const Endpoint kResolver{IpAddress::v4(192, 168, 1, 1), 53};
        const IpAddress server = IpAddress::v4(198, 51, 100, 20);
        const IpAddress second = IpAddress::v4(198, 51, 100, 21);
        const auto at = [](int s) { return Timestamp{1'600'000'000'000'000'000 + s * 1'000'000'000LL}; };
        const Route ask = switchTo(20000, kResolver);
        const Route answer{ask.destinationMac, ask.sourceMac, ask.destination, ask.source};
        std::vector<TimedFrame> frames;
        for (const int s : {0, 100}) {
            frames.push_back({at(s), udpFrame(ask, dnsQuestion(1, 0x100, "api.example.com", 1))});
            frames.push_back({at(s), udpFrame(answer, dnsAnswerA(1, "api.example.com", server, 60))});
        }
        // The second address is known by the server's name alone.
        SplitMix random(7);
        for (const auto& [when, peer] : {std::pair(1, server), std::pair(2, second)}) {
            TcpTalk talk(switchTo(static_cast<std::uint16_t>(40000 + when), {peer, 443}), random, frames);
            talk.open(at(when), Duration::ofMillis(20));
            talk.fromClient(at(when) + Duration::ofMillis(30), tlsClientHello("api.example.com", random));
        }
        std::sort(frames.begin(), frames.end(),
                  [](const TimedFrame& a, const TimedFrame& b) { return a.time < b.time; });
        const SnapshotPtr s = analysed(frames);
        TimeFormat time;
        NameModel table(&time);
        table.setSnapshot(s);
        QCOMPARE(s->names.size(), std::size_t{2});
        QCOMPARE(table.rowCount(), 1);
        const auto text = [&](int column) { return table.index(0, column).data().toString(); };
        QCOMPARE(text(NameModel::Answers), QStringLiteral("198.51.100.20, 198.51.100.21"));
        QCOMPARE(text(NameModel::Source), QStringLiteral("● DNS, certain; TLS server name"));
        QCOMPARE(text(NameModel::Asked), QStringLiteral("2"));
        QCOMPARE(text(NameModel::Ttl), QStringLiteral("60 s"));
        // What belongs to the row that is not shown is told of the one that is.
        const NameId other{table.idAt(0) == 0 ? 1U : 0U};
        QCOMPARE(joinedTo(*s, other), NameId{table.idAt(0)});
        QCOMPARE(nameFacts(*s, other, time).plainText(), nameFacts(*s, NameId{table.idAt(0)}, time).plainText());
        QVERIFY(nameFacts(*s, other, time).plainText().contains(QStringLiteral("198.51.100.21")));
    }
    void fourNumberedNamesAreOneRow()
    {
        TimeFormat time;
        NameModel table(&time);
        NameTree tree(&table);
        const QAbstractItemModelTester tester(&tree, QAbstractItemModelTester::FailureReportingMode::QtTest);
        table.setSnapshot(namedSample());
        QCOMPARE(tree.rowCount(), 0); // not shown, not made
        tree.setShown(true);
        QCOMPARE(tree.rowCount(), 2);
        const int pool = rowOfGroup(tree, QStringLiteral("[0-3].openwrt.pool.ntp.org"));
        QVERIFY(pool >= 0);
        const auto text = [&](int column) { return tree.index(pool, column).data().toString(); };
        QVERIFY2(text(NameModel::Name).endsWith(QStringLiteral("(4 name(s))")), qPrintable(text(NameModel::Name)));
        QVERIFY(text(NameModel::Answers).startsWith(QStringLiteral("12 ")));
        QCOMPARE(text(NameModel::Asked), QStringLiteral("1009"));
        QCOMPARE(text(NameModel::DeviceName), QStringLiteral("wemo"));
        QVERIFY(text(NameModel::UsedBy).startsWith(QStringLiteral("12 ")));
        QCOMPARE(tree.rowCount(tree.index(pool, 0)), 4);
        QVERIFY(rowOfGroup(tree, QStringLiteral("wemo2.com (1 ")) >= 0);
    }
    void membersAreTheTablesRows()
    {
        TimeFormat time;
        NameModel table(&time);
        NameTree tree(&table);
        const QAbstractItemModelTester tester(&tree, QAbstractItemModelTester::FailureReportingMode::QtTest);
        tree.setShown(true);
        for (const SnapshotPtr& s : growingSample())
            table.setSnapshot(s);
        table.setSnapshot(namedSample());
        for (const int column : {NameModel::Asked, NameModel::Name, NameModel::Last}) {
            tree.sort(column, Qt::DescendingOrder);
            int members = 0;
            for (int g = 0; g < tree.rowCount(); ++g) {
                const QModelIndex group = tree.index(g, 0);
                QVERIFY(!tree.nameAt(group).valid());
                for (int row = 0; row < tree.rowCount(group); ++row, ++members) {
                    const NameId name = tree.nameAt(tree.index(row, 0, group));
                    QCOMPARE(tree.indexOf(name), tree.index(row, 0, group));
                    QCOMPARE(tree.index(row, column, group).data(),
                             table.index(table.rowOf(name.value), column).data());
                }
            }
            QCOMPARE(members, table.rowCount());
        }
        table.setFilter(QStringLiteral("2.openwrt"));
        QCOMPARE(tree.rowCount(), 1);
        QCOMPARE(tree.rowCount(tree.index(0, 0)), 1);
        QVERIFY(!tree.indexOf(NameId{0xfffffe}).isValid());
        table.setSnapshot(nullptr);
        QCOMPARE(tree.rowCount(), 0);
    }
    void aNameShowsItsFlowsOnly()
    {
        TimeFormat time;
        FlowModel flows(&time);
        flows.setSnapshot(namedSample());
        const SnapshotPtr& s = namedSample();
        const int all = flows.rowCount();
        for (std::uint32_t i = 0; i < s->names.size(); ++i) {
            if (s->text(s->names[i].name) != "2.openwrt.pool.ntp.org")
                continue;
            Focus focus;
            focus.name = NameId{i};
            flows.setFocus(focus);
            QCOMPARE(flows.rowCount(), 3);
            QVERIFY(flows.rowCount() < all);
            QCOMPARE(flows.index(0, FlowModel::Name).data().toString(), QStringLiteral("2.openwrt.pool.ntp.org"));
        }
        QCOMPARE(flows.rowCount(), 3);
    }
    void whyThereIsNoNameIsSaid()
    {
        TimeFormat time;
        FlowModel flows(&time);
        flows.setSnapshot(sampleSnapshot()); // without the log
        flows.setFilter(QStringLiteral("192.0.2.36"));
        QCOMPARE(flows.rowCount(), 1);
        QCOMPARE(flows.index(0, FlowModel::NamedBy).data().toString(), missingLookupText(MissingLookup::LogMissing));
        const SnapshotPtr s = sampleSnapshot();
        const QString facts = flowFacts(*s, flowTo(*s, *IpAddress::parse("192.0.2.11")), time).plainText();
        QVERIFY2(facts.contains(QStringLiteral("log missing")), qPrintable(facts));
        QSet<QString> words;
        for (const MissingLookup cause :
             {MissingLookup::HardCoded, MissingLookup::EncryptedResolver, MissingLookup::LogMissing})
            words.insert(missingLookupText(cause));
        QCOMPARE(words.size(), 3);
    }
    void theEvidenceOfAFlowIsSaid()
    {
        const TempFolder folder;
        std::vector<Error> problems;
        const SnapshotPtr s = withHosting(namedSample(), Hosting::load({makeOwners(folder.path(), "asn")}, problems));
        TimeFormat time;
        time.setChoice(ZoneChoice::Utc);
        const QString flow = flowFacts(*s, flowTo(*s, *IpAddress::parse("192.0.2.11")), time).plainText();
        for (const char* words : {"0.openwrt.pool.ntp.org", "192.0.2.11:123", "resolver log, likely", "asked by: wemo",
                                  "owner: Zeitgeber Süd (AS64501) – by Test-ASN of 2", "no TTL known"})
            QVERIFY2(flow.contains(QString::fromUtf8(words)), qPrintable(flow));
        const auto evidence = flowFacts(*s, flowTo(*s, *IpAddress::parse("198.51.100.20")), time).plainText();
        QVERIFY2(evidence.contains(QStringLiteral("also: nat.wemo2.com: ")), qPrintable(evidence));
        for (std::uint32_t i = 0; i < s->names.size(); ++i) {
            if (s->text(s->names[i].name) != "0.openwrt.pool.ntp.org")
                continue;
            const QString name = nameFacts(*s, NameId{i}, time).plainText();
            for (const char* words : {"domain: ntp.org", "253 times, answered 253 times",
                                      "192.0.2.58: ", "used by: wemo to 192.0.2.11:123"})
                QVERIFY2(name.contains(QLatin1String(words)), qPrintable(name));
        }
        FlowModel flows(&time);
        flows.setSnapshot(s);
        flows.setFilter(QStringLiteral("192.0.2.36"));
        QCOMPARE(flows.index(0, FlowModel::Owner).data().toString(), QStringLiteral("Zeitgeber Süd (AS64501)"));
    }
};

QTEST_MAIN(TestNameTree)
#include "tst_name_tree.moc"
