// SPDX-License-Identifier: GPL-3.0-or-later
// A resolver whose clock runs slow, over days: names stay with the talks they led to.

#include <QtTest>

#include "core/export/log_text.h"
#include "core/pipeline/capture_run.h"
#include "tests/support/dnsmasq_stamp.h"
#include "tests/support/split_mix.h"
#include "tests/support/temp_file.h"
#include "tests/support/wire_messages.h"

using namespace phonehome;

namespace {

constexpr std::int64_t kStart = 1'777'878'768; // 2026-05-04T07:12:48 UTC
constexpr int kDays = 5;
constexpr int kPerDay = 240;
constexpr double kLostPerDay = 6; // seconds
const MacAddress kPlug{{2, 0, 0, 0, 0, 7}};
const MacAddress kRouter{{2, 0, 0, 0, 0, 1}};

struct Week {
    std::vector<TimedFrame> frames;
    std::string log;
    std::vector<std::string> names; ///< of the talks, in order
};

/// Six names on two addresses: only the time tells which of three it was.
Week week()
{
    Week out;
    SplitMix random(7);
    for (int i = 0; i < kDays * kPerDay; ++i) {
        const double step = 86'400.0 / kPerDay;
        const double asked = kStart + i * step + static_cast<double>(random.next() % 1000) / 1000 * step * 0.9;
        const double byLog = asked - (asked - kStart) / 86'400 * kLostPerDay;
        const auto which = static_cast<int>(random.next() % 6);
        const std::string name = "n" + std::to_string(which) + ".example";
        const IpAddress server = IpAddress::v4(198, 51, 100, static_cast<std::uint8_t>(20 + which % 2));
        out.log.append(dnsmasqStamp(static_cast<std::int64_t>(byLog)))
            .append("query[A] ")
            .append(name)
            .append(" from 192.168.1.7\n");
        out.log.append(dnsmasqStamp(static_cast<std::int64_t>(byLog)))
            .append("reply ")
            .append(name)
            .append(" is ")
            .append(server.text())
            .append("\n");
        out.names.push_back(name);
        const std::vector<std::uint8_t> payload{1, 2, 3};
        const Route route{
            kPlug, kRouter, {IpAddress::v4(192, 168, 1, 7), 40'000}, {server, static_cast<std::uint16_t>(20'000 + i)}};
        out.frames.push_back({{static_cast<std::int64_t>((asked + 0.05) * 1e9)}, udpFrame(route, payload)});
    }
    return out;
}

} // namespace

class TestLogDrift : public QObject {
    Q_OBJECT
private slots:
    void everyTalkHasTheNameThatWasAskedForIt()
    {
        const Week w = week();
        const TempFolder folder;
        LogInputs inputs;
        inputs.zone = TimeZone();
        inputs.paths = {folder.file("pihole.log", std::string_view(w.log))};
        CaptureRun run({folder.capture("week.pcap", w.frames)}, {}, inputs);
        run.run({});
        const SnapshotPtr s = run.snapshot(true);
        QCOMPARE(s->logs.size(), std::size_t{1});
        const ClockOffset& clock = s->logs[0].clock;
        QVERIFY(clock.pieces.size() >= 2);
        QVERIFY2(clock.matched * 100 >= clock.of * 95, qPrintable(QString::number(clock.matched)));
        const std::string sentence = logSentence(s->logs[0]);
        QVERIFY2(sentence.find("; clock drifts, shifted by +00:00:0") != std::string::npos, sentence.c_str());
        Json json;
        addLogs(json, *s);
        QCOMPARE(json["dns_logs"][0]["drift"].size(), clock.pieces.size());

        std::size_t right = 0;
        QCOMPARE(s->flows.size(), w.names.size());
        for (std::size_t i = 0; i < s->flows.size(); ++i) {
            const Flow& flow = s->flows[i];
            const auto which = static_cast<std::size_t>(flow.peerPort - 20'000);
            right += s->text(flow.name) == w.names.at(which) ? 1 : 0;
        }
        QVERIFY2(right * 100 >= w.names.size() * 97, qPrintable(QString::number(right)));
    }
};

QTEST_APPLESS_MAIN(TestLogDrift)
#include "tst_log_drift.moc"
