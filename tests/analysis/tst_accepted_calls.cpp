// SPDX-License-Identifier: GPL-3.0-or-later
// Connections that come from the internet.
#include <QtTest>

#include "core/analysis/findings/findings.h"
#include "core/export/finding_text.h"
#include "tests/support/analysed.h"
#include "tests/support/found_findings.h"
#include "tests/support/frame_builder.h"
#include "tests/support/wemo_household.h"

using namespace phonehome;

namespace {

using Frames = std::vector<TimedFrame>;

Timestamp second(double s)
{
    return Timestamp{1'600'000'000'000'000'000} + Duration::fromSeconds(s);
}

/// Somebody calls the switch at a port, from a port of his own; how it answers, by flags.
Frames call(double s, const IpAddress& who, std::uint16_t from, std::uint8_t answer, int tries = 1)
{
    const Route in{kRouterMac, kSwitchMac, {who, from}, {kSwitchIp, 22}};
    const Route out{kSwitchMac, kRouterMac, in.destination, in.source};
    Frames frames{{second(s), tcpFrame(in, {100, 0, tcp_flag::kSyn})}};
    for (int i = 0; i < tries; ++i)
        frames.push_back({second(s + 0.01 + i), tcpFrame(out, {500, 101, answer})});
    return frames;
}

Frames operator+(Frames a, const Frames& b)
{
    a.insert(a.end(), b.begin(), b.end());
    return a;
}

constexpr std::uint8_t kTakes = tcp_flag::kSyn | tcp_flag::kAck;
constexpr std::uint8_t kRefuses = tcp_flag::kRst | tcp_flag::kAck;
const IpAddress kScanner = IpAddress::v4(203, 0, 113, 5);

} // namespace

class TestAcceptedCalls : public QObject {
    Q_OBJECT
private slots:
    void whoIsTakenIsTold()
    {
        // The second one is not there any more when its SYN/ACK comes, and it is sent again.
        const SnapshotPtr s = analysed(call(0, kScanner, 40000, kTakes) + call(60, kScanner, 40001, kTakes, 3) +
                                       call(90, IpAddress::v4(198, 51, 100, 9), 50000, kTakes));
        const auto all = ofKind(*s, FindingKind::TookCalls);
        QCOMPARE(all.size(), std::size_t{1});
        QCOMPARE(all[0].count, std::uint64_t{3});
        QCOMPARE(all[0].weight, FindingWeight::Warning);
        QCOMPARE(
            findingSentence(*s, all[0]),
            std::string("took connections from the internet 3 times: 198.51.100.9 → TCP 22, 203.0.113.5 → TCP 22"));
    }
    void whoIsRefusedIsNot() { QVERIFY(found(call(0, kScanner, 40000, kRefuses), FindingKind::TookCalls).empty()); }
    void aServerThatTheDeviceCalledIsNot()
    {
        const Route out{kSwitchMac, kRouterMac, {kSwitchIp, 40000}, {kScanner, 443}};
        const Route in{kRouterMac, kSwitchMac, out.destination, out.source};
        const Frames frames{{second(0), tcpFrame(out, {100, 0, tcp_flag::kSyn})},
                            {second(0.01), tcpFrame(in, {500, 101, kTakes})}};
        QVERIFY(found(frames, FindingKind::TookCalls).empty());
    }
    void aNeighbourIsNot()
    {
        QVERIFY(found(call(0, IpAddress::v4(192, 168, 1, 77), 40000, kTakes), FindingKind::TookCalls).empty());
    }
};

QTEST_APPLESS_MAIN(TestAcceptedCalls)
#include "tst_accepted_calls.moc"
