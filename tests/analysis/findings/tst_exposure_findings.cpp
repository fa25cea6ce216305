// SPDX-License-Identifier: GPL-3.0-or-later
#include <QtTest>

#include <algorithm>

#include "core/analysis/findings/findings.h"
#include "core/export/finding_text.h"
#include "tests/support/analysed.h"
#include "tests/support/frame_builder.h"
#include "tests/support/pcp_packet.h"
#include "tests/support/tcp_talk.h"
#include "tests/support/wemo_household.h"
#include "tests/support/wire_messages.h"
#include "tests/support/wire_writer.h"

using namespace phonehome;

namespace {

using Frames = std::vector<TimedFrame>;

Timestamp second(double s)
{
    return Timestamp{1'600'000'000'000'000'000} + Duration::fromSeconds(s);
}

Route back(const Route& r)
{
    return {r.destinationMac, r.sourceMac, r.destination, r.source};
}

Frames operator+(Frames a, const Frames& b)
{
    a.insert(a.end(), b.begin(), b.end());
    return a;
}

/// Anything at all: the capture goes on until then.
Frames later(double s)
{
    return {{second(s), udpFrame(switchTo(40000, {kRouterIp, 53}), dnsQuestion(1, 0x100, "a.example.com", 1))}};
}

/// The router is asked for a mapping of UDP 9000, for no seconds to end it, and grants it.
Frames mapped(double s, std::uint32_t lifetime)
{
    const Route ask = switchTo(40001, {kRouterIp, 5351});
    return {{second(s), udpFrame(ask, pcpPacket(natPmpMapRequest(9000, lifetime)))},
            {second(s + 0.01), udpFrame(back(ask), pcpPacket(natPmpMapAnswer(9000, 9000, lifetime)))}};
}

/// A SOAP call to the router, which does it.
Frames called(double s, const std::string& action)
{
    Frames out;
    SplitMix random(7);
    TcpTalk talk(switchTo(static_cast<std::uint16_t>(41000 + s), {kRouterIp, 5000}), random, out);
    talk.open(second(s), Duration::ofMillis(2));
    const std::string request = "POST /ctl HTTP/1.1\r\nSOAPACTION: \"urn:schemas-upnp-org:service:"
                                "WANIPv6FirewallControl:1#" +
                                action + "\"\r\nContent-Length: 0\r\n\r\n";
    talk.fromClient(second(s + 0.01), WireWriter().text(request).take());
    talk.fromServer(second(s + 0.02), WireWriter().text("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n").take());
    return out;
}

std::vector<Finding> ofKind(const Snapshot& s, FindingKind kind)
{
    std::vector<Finding> out;
    std::copy_if(findingsIn(s).begin(), findingsIn(s).end(), std::back_inserter(out),
                 [=](const Finding& f) { return f.kind == kind; });
    return out;
}

std::vector<Finding> openPorts(const Frames& frames)
{
    return ofKind(*analysed(frames), FindingKind::PortOpened);
}

} // namespace

class TestExposureFindings : public QObject {
    Q_OBJECT
private slots:
    void aPortThatTheRouterOpensIsAWarning()
    {
        const Route ask = switchTo(40001, {kRouterIp, 5351});
        const Frames granted{{second(0), udpFrame(ask, pcpPacket(natPmpMapRequest(9000, 3600)))},
                             {second(0.01), udpFrame(back(ask), pcpPacket(natPmpMapAnswer(9000, 9000, 3600)))}};
        const auto open = openPorts(granted);
        QCOMPARE(open.size(), std::size_t{1});
        QCOMPARE(open[0].about, std::vector<std::string>{"UDP 9000"});
        QCOMPARE(open[0].weight, FindingWeight::Warning);
        QVERIFY(openPorts({granted.front()}).empty());
    }
    void aPortThatIsClosedAgainIsNoWarning()
    {
        const Frames open = mapped(0, 3600);
        const Frames after = later(1800);
        QCOMPARE(openPorts(open + after).at(0).weight, FindingWeight::Warning);
        const auto isOver = [](const Frames& frames) {
            const SnapshotPtr s = analysed(frames);
            const auto all = ofKind(*s, FindingKind::PortOpened);
            return all.size() == 1 && all[0].weight == FindingWeight::Note && all[0].over &&
                   findingSentence(*s, all[0]).starts_with("had the router let the internet in for a time: UDP 9000");
        };
        QVERIFY(isOver(open + mapped(60, 0) + after));
        QVERIFY(isOver(open + later(3700)));
        QVERIFY(!isOver(open + mapped(60, 0) + mapped(120, 3600) + after));
        QVERIFY(openPorts(mapped(0, 0)).empty());
    }
    void aHoleForIpv6IsOpenToo()
    {
        const auto open = openPorts(called(0, "AddPinhole"));
        QCOMPARE(open.size(), std::size_t{1});
        QCOMPARE(open[0].about, std::vector<std::string>{"IPv6"});
        QCOMPARE(open[0].weight, FindingWeight::Warning);
        const auto closed = openPorts(called(0, "AddPinhole") + called(60, "DeletePinhole"));
        QCOMPARE(closed.at(0).weight, FindingWeight::Note);
        QVERIFY(openPorts(called(0, "GetFirewallStatus")).empty());
    }
    void aMappingThatIsRenewedHalfwayHasTime()
    {
        Frames renewals;
        for (int i = 0; i < 25; ++i)
            renewals = renewals + mapped(i * 1800.0, 3600);
        const SnapshotPtr s = analysed(renewals);
        QCOMPARE(s->groups[0].promise->margin.has_value(), true);
        QVERIFY(ofKind(*s, FindingKind::ThinMargin).empty());
    }
};

QTEST_APPLESS_MAIN(TestExposureFindings)
#include "tst_exposure_findings.moc"
