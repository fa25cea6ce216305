// SPDX-License-Identifier: GPL-3.0-or-later
#include <QtTest>

#include "core/analysis/cadence_sentence.h"
#include "tests/support/analysed.h"
#include "tests/support/to_cloud.h"

using namespace phonehome;

namespace {

Route back(const Route& r)
{
    return {r.destinationMac, r.sourceMac, r.destination, r.source};
}

const Route kOut = toCloud(0, 0);

TimedFrame request(double t, std::uint16_t sequence, const Route& route = kOut)
{
    return {second(t), echoFrame(route, false, 0x1234, sequence)};
}
TimedFrame reply(double t, std::uint16_t sequence, const Route& route = back(kOut))
{
    return {second(t), echoFrame(route, true, 0x1234, sequence)};
}

} // namespace

class TestControlMessages : public QObject {
    Q_OBJECT
private slots:
    void anEchoAndItsReplyAreOneEvent()
    {
        std::vector<TimedFrame> frames;
        for (std::uint16_t i = 0; i < 10; ++i) {
            frames.push_back(request(60.0 * i, i));
            frames.push_back(reply(60.0 * i + 0.02, i));
            frames.push_back(reply(60.0 * i + 0.03, i)); // doubled on its way
        }
        frames.push_back(request(600, 10));
        const auto s = analysed(frames);
        QCOMPARE(s->groups.size(), std::size_t{1});
        QCOMPARE(s->events.size(), std::size_t{11});
        QCOMPARE(s->events[3].outcome, Outcome::Answered);
        QCOMPARE(s->events[3].roundTripUs, std::uint32_t{20'000});
        QCOMPARE(s->events[10].outcome, Outcome::Unanswered);
        QVERIFY(cadenceSentence(*s, s->groups[0]).starts_with("ICMP echo request to 198.51.100.7 every 60 s"));
    }
    void whoPingsTheDeviceIsItsPeer()
    {
        const auto s = analysed({request(0, 1, back(kOut)), reply(0.1, 1, kOut)});
        QCOMPARE(s->events.size(), std::size_t{1});
        QCOMPARE(s->groups[0].direction, Direction::Received);
        QCOMPARE(s->events[0].outcome, Outcome::Answered);
        QVERIFY(cadenceSentence(*s, s->groups[0]).starts_with("ICMP echo request from 198.51.100.7"));
    }
    void anAnswerAloneWasAskedForByTheDevice()
    {
        const auto s = analysed({reply(0, 1)});
        QCOMPARE(s->events.size(), std::size_t{1});
        QCOMPARE(s->groups[0].direction, Direction::Sent);
        QCOMPARE(s->events[0].outcome, Outcome::ReplyOnly);
    }
    void oneThatNeverCountsIsAnEventEach()
    {
        std::vector<TimedFrame> frames;
        for (int i = 0; i < 4; ++i) {
            frames.push_back(request(5.0 * i, 7));
            frames.push_back(request(5.0 * i + 0.001, 7)); // the same packet, seen twice
            frames.push_back(reply(5.0 * i + 0.1, 7));
        }
        const auto s = analysed(frames);
        QCOMPARE(s->events.size(), std::size_t{4});
        for (std::size_t i = 0; i < 4; ++i) {
            QCOMPARE(s->events[i].outcome, Outcome::Answered);
            QCOMPARE(s->events[i].copies, std::uint8_t{1});
        }
    }
};

QTEST_APPLESS_MAIN(TestControlMessages)
#include "tst_control_messages.moc"
