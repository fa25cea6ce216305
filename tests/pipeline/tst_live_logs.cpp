// SPDX-License-Identifier: GPL-3.0-or-later
// A log that grows beside a capture, whose clock is of another zone.
#include <fstream>

#include <QtTest>

#include "core/decode/dissector.h"
#include "core/dnslog/folder_zone.h"
#include "core/net/vendor_table.h"
#include "core/pipeline/live_logs.h"
#include "tests/support/dnsmasq_stamp.h"
#include "tests/support/temp_file.h"
#include "tests/support/wire_messages.h"

using namespace phonehome;

namespace {

constexpr std::int64_t kStart = 1'777'878'768; // 2026-05-04T07:12:48 UTC
const MacAddress kPlug{{2, 0, 0, 0, 0, 7}};
const MacAddress kRouter{{2, 0, 0, 0, 0, 1}};

/// A plug that asks for a name every so often, and talks to what it was told; a resolver whose log is some hours off.
struct Evening {
    TempFolder folder;
    VendorTable vendors;
    Household household{vendors};
    LiveLogs logs{folder.path()};
    Dissector dissector{{&household, &logs}};
    std::ofstream log{folder.path() + "/remote.log"};
    std::int64_t wrongBy = 0; ///< seconds that the log is behind
    std::uint64_t frames = 0;

    static std::string name(int i) { return "n" + std::to_string(i) + ".example"; }
    /// In unsteady time, or any offset would do.
    static std::int64_t when(std::int64_t i) { return kStart + i * 60 + i * i % 37; }
    void lookup(int i)
    {
        const std::string at = dnsmasqStamp(when(i) - wrongBy);
        log << at << "query[A] " << name(i) << " from 192.168.1.7\n"
            << at << "reply " << name(i) << " is 198.51.100." << 20 + i % 3 << "\n"
            << std::flush;
    }
    /// dnsmasq's answers are whole when the next line comes.
    void nextLine(int i)
    {
        log << dnsmasqStamp(when(i) - wrongBy + 1) << "forwarded x.example to 192.0.2.53\n" << std::flush;
    }
    void talk(int i)
    {
        const std::vector<std::uint8_t> payload{1, 2, 3};
        const auto port = static_cast<std::uint16_t>(20'000 + i);
        const Route route{kPlug,
                          kRouter,
                          {IpAddress::v4(192, 168, 1, 7), 40'000},
                          {IpAddress::v4(198, 51, 100, static_cast<std::uint8_t>(20 + i % 3)), port}};
        const auto bytes = udpFrame(route, payload);
        Frame frame;
        frame.number = ++frames;
        frame.linkType = static_cast<std::uint32_t>(LinkType::Ethernet);
        frame.time = {when(i) * 1'000'000'000 + 900'000'000};
        frame.data = bytes;
        frame.length = static_cast<std::uint32_t>(bytes.size());
        dissector.dissect(frame);
    }
    /// As the run does, now and then.
    void look()
    {
        QTest::qWait(520);
        logs.advance(household);
    }
    std::string nameOf(int i)
    {
        const SnapshotPtr s = household.snapshot(false);
        for (std::size_t f = 0; f < s->flows.size(); ++f) {
            if (s->flows[f].peerPort == 20'000 + i)
                return s->text(s->flows[f].name);
        }
        return "no such talk";
    }
};

} // namespace

class TestLiveLogs : public QObject {
    Q_OBJECT
private slots:
    void initTestCase() { qputenv("TZ", "UTC"); }
    void whatComesIsSetRightOnceTheClockIsKnown_data();
    void whatComesIsSetRightOnceTheClockIsKnown();
    void aRightClockIsSaidToAgree();
    void theZoneOfItsFolderHoldsFromTheFirstLine();
};

void TestLiveLogs::whatComesIsSetRightOnceTheClockIsKnown_data()
{
    QTest::addColumn<int>("wrongBy");
    QTest::newRow("two hours behind") << 7200;
    QTest::newRow("nine hours ahead") << -32'400;
    QTest::newRow("a clock of its own") << 137;
}

void TestLiveLogs::whatComesIsSetRightOnceTheClockIsKnown()
{
    QFETCH(int, wrongBy);
    Evening e;
    e.wrongBy = wrongBy;
    for (int i = 0; i < 4; ++i) {
        e.lookup(i);
        e.talk(i);
    }
    e.look();
    // Too little to tell: it is taken as it is, and said.
    SnapshotPtr s = e.household.snapshot(false);
    QCOMPARE(s->logs.size(), std::size_t{1});
    QCOMPARE(s->logs[0].origin, OffsetOrigin::None);
    QCOMPARE(s->logs[0].report.format, std::string("dnsmasq"));
    QCOMPARE(s->logs[0].report.lines, std::uint64_t{8});
    for (int i = 4; i < 20; ++i) {
        e.lookup(i);
        e.talk(i);
    }
    e.nextLine(19);
    e.look();
    s = e.household.snapshot(false);
    QCOMPARE(s->logs[0].origin, OffsetOrigin::Estimated);
    QVERIFY(std::abs(s->logs[0].clock.offset.seconds() - wrongBy) <= 1);
    QVERIFY(s->logs[0].clock.matched >= 18);
    // What was told before is told anew: once, and at its time.
    QCOMPARE(s->names.size(), std::size_t{20});
    for (std::size_t i = 0; i < s->names.size(); ++i) {
        const NameRow& row = s->names[i];
        QCOMPARE(row.asked, 1U);
        QCOMPARE(row.answered, 1U);
        QCOMPARE(row.answers.size(), std::size_t{1});
        QVERIFY(row.first.ns >= (kStart - 2) * 1'000'000'000 && row.last.ns <= (kStart + 1300) * 1'000'000'000);
    }
    // And what comes is right at once, though three names stood for the address before.
    for (int i = 20; i < 23; ++i)
        e.lookup(i);
    e.nextLine(22);
    e.look();
    for (int i = 20; i < 23; ++i) {
        e.talk(i);
        QCOMPARE(e.nameOf(i), Evening::name(i));
    }
}

void TestLiveLogs::aRightClockIsSaidToAgree()
{
    Evening e;
    for (int i = 0; i < 12; ++i) {
        e.lookup(i);
        e.talk(i);
    }
    e.look();
    const SnapshotPtr s = e.household.snapshot(false);
    QCOMPARE(s->logs[0].origin, OffsetOrigin::Estimated);
    QCOMPARE(s->logs[0].clock.offset.ns, 0);
    QCOMPARE(s->names.size(), std::size_t{12});
    QCOMPARE(s->names[0].asked, 1U);
    e.lookup(12);
    e.nextLine(12);
    e.look();
    e.talk(12);
    QCOMPARE(e.nameOf(12), Evening::name(12));
}

void TestLiveLogs::theZoneOfItsFolderHoldsFromTheFirstLine()
{
    Evening e;
    // 02:12:48 in Chicago, and too few talks to find that out from.
    e.wrongBy = 18000;
    QVERIFY(setZoneOfFolder(e.folder.path(), "America/Chicago"));
    e.lookup(0);
    e.nextLine(0);
    e.look();
    e.talk(0);
    const SnapshotPtr s = e.household.snapshot(false);
    QCOMPARE(s->logs.size(), std::size_t{1}); // the hidden file is none
    QCOMPARE(s->logs[0].origin, OffsetOrigin::None);
    QCOMPARE(s->names[0].first.ns / 1'000'000'000, Evening::when(0));
    QCOMPARE(e.nameOf(0), Evening::name(0));
}

QTEST_GUILESS_MAIN(TestLiveLogs)
#include "tst_live_logs.moc"
