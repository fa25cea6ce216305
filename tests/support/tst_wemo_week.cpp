// SPDX-License-Identifier: GPL-3.0-or-later
#include <QtTest>

#include <fstream>
#include <iterator>

#include "core/analysis/cadence_sentence.h"
#include "tests/support/analysed.h"
#include "tests/support/wemo_week.h"

using namespace phonehome;

namespace {

std::string contents(const char* path)
{
    std::ifstream in(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

} // namespace

class TestWemoWeek : public QObject {
    Q_OBJECT
private slots:
    void theGeneratorReproducesTheBundledSample()
    {
        const auto capture = wemoWeek();
        QVERIFY(capture.size() < 2'000'000);
        QVERIFY(std::string(capture.begin(), capture.end()) ==
                contents(PHONEHOME_SOURCE_DIR "/resources/sample/wemo-week.pcap"));
        QVERIFY(wemoWeekPiholeLog() == contents(PHONEHOME_SOURCE_DIR "/resources/sample/pihole.log"));
    }
    void itTellsTheStory()
    {
        const SnapshotPtr s = analysedCapture(wemoWeek());
        const Group* refresh = findGroup(*s, Protocol::Stun, "Refresh", "nat.wemo2.com");
        QVERIFY(refresh);
        QCOMPARE(cadenceSentence(*s, *refresh),
                 std::string("STUN Refresh to nat.wemo2.com every 310 s, lifetime 330 s, margin 20 s"));
        QCOMPARE(refresh->peerSource, NameSource::Referral);
        QCOMPARE(refresh->cadence.missed(), 4U);
        QVERIFY(refresh->cadence.beats() >= 1940);
        QCOMPARE(refresh->cadence.timers.front().segments.size(), std::size_t{3}); // power cut, new public address
        QCOMPARE(s->vantage.internet, Visibility::Seen);
        QCOMPARE(s->vantage.multicast, Visibility::Seen);
        QCOMPARE(s->vantage.lanUnicast, Visibility::None);
        QCOMPARE(s->vantage.lookups, Visibility::None);
        QVERIFY(s->vantage.half); // mDNS questions, no answers
        QVERIFY(s->problems.empty());
        QCOMPARE(s->totals.refused, (decltype(s->totals.refused){}));
    }
};

QTEST_APPLESS_MAIN(TestWemoWeek)
#include "tst_wemo_week.moc"
