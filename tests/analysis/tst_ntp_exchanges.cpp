// SPDX-License-Identifier: GPL-3.0-or-later
#include <QtTest>

#include "tests/support/analysed.h"
#include "tests/support/frame_builder.h"
#include "tests/support/wemo_household.h"
#include "tests/support/wire_messages.h"

using namespace phonehome;

namespace {

const Route kAsk = switchTo(40000, {IpAddress::v4(203, 0, 113, 4), 123});
const Route kAnswer{kAsk.destinationMac, kAsk.sourceMac, kAsk.destination, kAsk.source};

/// Polls a minute apart, each frame so many times; sent: what the client writes as its transmit time, poll by poll.
SnapshotPtr polls(int copies, std::uint64_t (*sent)(int))
{
    std::vector<TimedFrame> frames;
    for (int i = 0; i < 30; ++i) {
        NtpMessage m;
        m.version = 4;
        m.mode = 3;
        m.transmit = sent(i);
        const Timestamp t = Timestamp{} + Duration::fromSeconds(1000 + 64.0 * i);
        for (int c = 0; c < copies; ++c)
            frames.push_back({t + Duration::fromSeconds(0.0001 * c), udpFrame(kAsk, ntpPacket(m))});
        m.mode = 4;
        m.stratum = 2;
        m.origin = m.transmit;
        for (int c = 0; c < copies; ++c)
            frames.push_back({t + Duration::fromSeconds(0.02 + 0.0001 * c), udpFrame(kAnswer, ntpPacket(m))});
    }
    return analysed(frames);
}

std::uint64_t another(int i)
{
    return 1000U + static_cast<std::uint64_t>(i);
}

std::uint64_t theSame(int)
{
    return 42;
}

} // namespace

class TestNtpExchanges : public QObject {
    Q_OBJECT
private slots:
    void aPollIsOneEventHoweverOftenItsPacketsAreSeen()
    {
        for (const int copies : {1, 2, 3}) {
            const auto s = polls(copies, another);
            QCOMPARE(s->events.size(), std::size_t{30});
            QCOMPARE(s->groups.size(), std::size_t{1});
            for (std::size_t i = 0; i < s->events.size(); ++i) {
                QCOMPARE(s->events[i].outcome, Outcome::Answered);
                QCOMPARE(s->events[i].copies, static_cast<std::uint8_t>(copies - 1));
            }
        }
    }
    void aClientThatAlwaysWritesOneTimePollsAllTheSame()
    {
        QCOMPARE(polls(1, theSame)->events.size(), std::size_t{30});
    }
};

QTEST_APPLESS_MAIN(TestNtpExchanges)
#include "tst_ntp_exchanges.moc"
