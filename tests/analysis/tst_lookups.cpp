// SPDX-License-Identifier: GPL-3.0-or-later
#include <QtTest>

#include "tests/support/analysed.h"
#include "tests/support/frame_builder.h"
#include "tests/support/wemo_household.h"
#include "tests/support/wire_messages.h"

using namespace phonehome;

namespace {

const Endpoint kResolver{IpAddress::v4(192, 168, 1, 1), 53};
const IpAddress kServer = IpAddress::v4(198, 51, 100, 20);

using Frames = std::vector<TimedFrame>;

void look(Frames& out, double s, std::uint16_t id, const std::string& name, std::uint32_t ttl)
{
    const Timestamp t = Timestamp{} + Duration::fromSeconds(1000 + s);
    const Route ask = switchTo(static_cast<std::uint16_t>(20000 + id), kResolver);
    const Route answer{ask.destinationMac, ask.sourceMac, ask.destination, ask.source};
    out.push_back({t, udpFrame(ask, dnsQuestion(id, 0x100, name, 1))});
    out.push_back({t + Duration::fromSeconds(0.01), udpFrame(answer, dnsAnswerA(id, name, kServer, ttl))});
}

/// The name in one of its spellings, each another.
std::string spelled(std::string name, unsigned which)
{
    for (std::size_t i = 0; i < name.size(); ++i) {
        if ((which >> (i % 8) & 1U) != 0 && name[i] >= 'a' && name[i] <= 'z')
            name[i] = static_cast<char>(name[i] - 'a' + 'A');
    }
    return name;
}

const Group& onlyGroup(const Snapshot& s)
{
    if (s.groups.size() != 1)
        qFatal("there should be one group");
    return s.groups[0];
}

} // namespace

class TestLookups : public QObject {
    Q_OBJECT
private slots:
    void aNameIsOneHoweverItIsSpelled()
    {
        Frames frames;
        for (std::uint16_t i = 0; i < 30; ++i)
            look(frames, 60.0 * i, i, spelled("nat.wemo2.com", i * 37U), 300);
        const auto s = analysed(frames);
        const Group& group = onlyGroup(*s);
        QCOMPARE(s->text(group.kind), std::string("nat.wemo2.com"));
        QVERIFY(group.cadence.main());
        QCOMPARE(group.cadence.beats(), 30U);
        QCOMPARE(s->names.size(), std::size_t{1});
    }
    void whatACacheHasLeftOfAnAnswerIsNotThePromise()
    {
        Frames frames;
        for (std::uint16_t i = 0; i < 30; ++i)
            look(frames, 60.0 * i, i, "nat.wemo2.com", 300U - 60U * (i % 5U));
        const auto s = analysed(frames);
        const auto& promise = onlyGroup(*s).promise;
        QVERIFY(promise);
        QCOMPARE(promise->seconds, std::int64_t{300});
        QCOMPARE(promise->min, std::int64_t{60});
        QVERIFY(promise->margin && std::abs(*promise->margin - 240) < 1);
    }
    void whoAsksWhenTheAnswerIsOldHasNothingToSpare()
    {
        Frames frames;
        for (std::uint16_t i = 0; i < 30; ++i)
            look(frames, 3600.0 * i, i, "nat.wemo2.com", 300);
        QVERIFY(!onlyGroup(*analysed(frames)).promise->margin);
    }
    void aTimeToLiveWithItsTopBitSetIsNone()
    {
        Frames frames;
        look(frames, 0, 1, "nat.wemo2.com", 0xfffffff0);
        const auto s = analysed(frames);
        QCOMPARE(s->names[0].ttl, 0U); // RFC 2181 s8
    }
};

QTEST_APPLESS_MAIN(TestLookups)
#include "tst_lookups.moc"
