// SPDX-License-Identifier: GPL-3.0-or-later
#include <QtTest>

#include "core/analysis/lookup_audit.h"
#include "tests/support/analysed.h"
#include "tests/support/frame_builder.h"
#include "tests/support/wemo_household.h"
#include "tests/support/wire_messages.h"
#include "tests/support/wire_writer.h"

using namespace phonehome;

namespace {

const Endpoint kResolver{IpAddress::v4(192, 168, 1, 1), 53};
const Endpoint kHardCoded{IpAddress::v4(203, 0, 113, 4), 123};
const Endpoint kOther{IpAddress::v4(198, 51, 100, 7), 8443};

Timestamp second(int s)
{
    return {1'600'000'000'000'000'000 + s * 1'000'000'000LL};
}

TimedFrame talk(int s, const Endpoint& to)
{
    return {second(s), udpFrame(switchTo(40000, to), WireWriter().text("x").view())};
}

std::vector<TimedFrame> lookup(int s)
{
    const Route ask = switchTo(20000, kResolver);
    const Route answer{ask.destinationMac, ask.sourceMac, ask.destination, ask.source};
    return {{second(s), udpFrame(ask, dnsQuestion(1, 0x100, "nat.wemo2.com", 1))},
            {second(s), udpFrame(answer, dnsAnswerA(1, "nat.wemo2.com", IpAddress::v4(198, 51, 100, 20), 60))}};
}

std::vector<UnexplainedTalk> unexplained(const std::vector<TimedFrame>& frames)
{
    const SnapshotPtr s = analysed(frames);
    return s->audit->unexplained(*s);
}

} // namespace

class TestLookupAudit : public QObject {
    Q_OBJECT
private slots:
    void lookupsAreSeenAndNoneGivesTheAddress()
    {
        auto frames = lookup(0);
        for (const auto& frame : {talk(5, kHardCoded), talk(6, {IpAddress::v4(198, 51, 100, 20), 443}),
                                  talk(7, {IpAddress::v4(192, 168, 1, 9), 80}), talk(8, kOther), talk(9, kHardCoded)})
            frames.push_back(frame);
        const auto found = unexplained(frames);
        QCOMPARE(found.size(), std::size_t{1});
        QCOMPARE(found[0].cause, MissingLookup::HardCoded);
        QCOMPARE(found[0].addresses, (std::vector{kOther.address, kHardCoded.address}));
    }
    void noLookupIsSeenAtAll()
    {
        const auto found = unexplained({talk(5, kHardCoded)});
        QCOMPARE(found.size(), std::size_t{1});
        QCOMPARE(found[0].cause, MissingLookup::LogMissing);
    }
    void aTalkBeforeTheFirstLookupMayHaveBeenAskedForEarlier()
    {
        std::vector<TimedFrame> frames{talk(0, kHardCoded)};
        for (const TimedFrame& frame : lookup(60))
            frames.push_back(frame);
        QCOMPARE(unexplained(frames).front().cause, MissingLookup::LogMissing);
    }
    void theDeviceAsksWhereNobodyReads()
    {
        auto frames = lookup(0);
        frames.push_back(talk(5, kHardCoded));
        frames.push_back(talk(6, {IpAddress::v4(203, 0, 113, 53), 853}));
        const auto found = unexplained(frames);
        QCOMPARE(found.size(), std::size_t{1});
        QCOMPARE(found[0].cause, MissingLookup::EncryptedResolver);
    }
    void everyCauseHasItsWord()
    {
        QCOMPARE(missingLookupId(MissingLookup::HardCoded), "hard-coded");
        QCOMPARE(missingLookupId(MissingLookup::EncryptedResolver), "encrypted-resolver");
        QCOMPARE(missingLookupId(MissingLookup::LogMissing), "log-missing");
    }
};

QTEST_APPLESS_MAIN(TestLookupAudit)
#include "tst_lookup_audit.moc"
