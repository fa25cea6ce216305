// SPDX-License-Identifier: GPL-3.0-or-later
#include <QtTest>

#include "core/decode/dissector.h"
#include "core/decode/field.h"
#include "core/pipeline/frame_batch.h"
#include "core/source/capture_set.h"

using namespace phonehome;

namespace {

/// What an observer was told, a line each.
class Diary final : public PacketObserver {
public:
    void onPacket(const Packet& p) override
    {
        lines.push_back("packet " + std::to_string(p.frame.number) + ' ' + std::to_string(p.frame.data.size()) + ' ' +
                        std::to_string(p.payload.size()) + ' ' + p.from().text() + ' ' + p.to().text());
    }
    void onMessage(const Observation& o) override
    {
        std::string line = "message " + std::to_string(o.packet.frame.number) + ' ' + protocolId(o.protocol) +
                           (o.inFrame ? "" : " of several");
        for (const Field& field : describe(o.message))
            line += ' ' + field.value;
        if (isSaidToAll(o.protocol))
            line += ' ' + std::to_string(o.hash());
        lines.push_back(line);
    }
    void onRefusal(const Refusal& r) override
    {
        lines.push_back("refusal " + std::to_string(r.packet.frame.number) + ' ' + malformedId(r.violation.reason));
    }

    std::vector<std::string> lines;
};

const std::string kSample = PHONEHOME_SOURCE_DIR "/resources/sample/wemo-week.pcap";

void tellTo(Diary& told, FrameBatch& batch)
{
    batch.tell(
        told, [](Timestamp) {}, [](const FileName&, Timestamp) {});
}

} // namespace

class TestFrameBatch : public QObject {
    Q_OBJECT
private slots:
    /// Told out of batches that are used again and again, an observer hears what it hears behind the dissector.
    void tellsWhatTheDissectorSaid()
    {
        Diary direct;
        Diary told;
        BatchWriter writer;
        Dissector dissector({&direct, &writer});
        FrameBatch batch;
        writer.into(batch);
        std::uint64_t frames = 0;
        const auto tell = [&] {
            tellTo(told, batch);
            frames += batch.frames();
            batch.clear();
        };
        CaptureSet set({kSample});
        while (const Frame* const frame = set.next()) {
            dissector.dissect(*frame);
            if (batch.isFull())
                tell();
        }
        tell();
        QCOMPARE(frames, set.framesOf(0));
        QVERIFY(direct.lines.size() > 8000);
        QCOMPARE(told.lines.size(), direct.lines.size());
        for (std::size_t i = 0; i < told.lines.size(); ++i)
            QCOMPARE(told.lines[i], direct.lines[i]);
    }
    /// So does one whose packets were written where the batch keeps them.
    void tellsWhatWasWrittenInPlace()
    {
        Diary direct;
        Diary told;
        BatchWriter writer;
        Dissector dissector({&direct, &writer});
        FrameBatch batch;
        writer.into(batch);
        const auto tell = [&] {
            tellTo(told, batch);
            batch.clear();
        };
        CaptureSet set({kSample});
        while (set.next(batch.room().frame)) {
            dissector.dissect(batch.room());
            batch.seal();
            if (batch.isFull())
                tell();
        }
        tell();
        QVERIFY(direct.lines.size() > 8000);
        QVERIFY(told.lines == direct.lines);
    }
    /// A message may come with a packet from before the one at hand, which is told nonetheless.
    void keepsThePacketOfAMessage()
    {
        FrameBatch batch;
        Packet early;
        early.frame.number = 3;
        Packet now;
        now.frame.number = 7;
        Message first(ArpMessage{});
        Message second(ArpMessage{});
        batch.add(now);
        batch.add(Observation{early, Protocol::Arp, first, {}});
        batch.add(Observation{now, Protocol::Arp, second, {}});
        Diary told;
        batch.tell(
            told, [](Timestamp) {}, [](const FileName&, Timestamp) {});
        QCOMPARE(told.lines.size(), std::size_t{3});
        QVERIFY(told.lines[0].starts_with("packet 7 "));
        QVERIFY(told.lines[1].starts_with("message 3 "));
        QVERIFY(told.lines[2].starts_with("message 7 "));
        QCOMPARE(batch.frames(), std::uint64_t{1});
    }
    void namesStandBetweenThePackets()
    {
        FrameBatch batch;
        Packet packet;
        packet.frame.time = {5};
        batch.add(FileName{IpAddress::v4(192, 0, 2, 1), "a.example"}, {4});
        batch.add(packet);
        std::vector<std::int64_t> times;
        std::vector<std::string> names;
        Diary told;
        batch.tell(
            told, [&](Timestamp t) { times.push_back(t.ns); },
            [&](const FileName& name, Timestamp) { names.push_back(name.name); });
        QCOMPARE(times, (std::vector<std::int64_t>{4, 5}));
        QCOMPARE(names, std::vector<std::string>{"a.example"});
    }
};

QTEST_APPLESS_MAIN(TestFrameBatch)
#include "tst_frame_batch.moc"
