// SPDX-License-Identifier: GPL-3.0-or-later
#include <QtTest>

#include "core/analysis/lookup_audit.h"
#include "core/pipeline/capture_run.h"
#include "tests/support/temp_file.h"
#include "tests/support/wire_messages.h"

using namespace phonehome;

namespace {

constexpr std::int64_t kStart = 1777878768; // 2026-05-04T07:12:48 UTC
const IpAddress kServer = IpAddress::v4(198, 51, 100, 20);

MacAddress card(int n)
{
    return {{2, 0, 0, 0, 0, static_cast<std::uint8_t>(n)}};
}

IpAddress home(int n)
{
    return IpAddress::v4(192, 168, 1, static_cast<std::uint8_t>(n));
}

/// A log line, so many seconds after the start (the hour has room for 2832 of them).
std::string at(int second, const std::string& body)
{
    const int all = 12 * 60 + 48 + second;
    char stamp[48] = "";
    std::snprintf(stamp, sizeof stamp, "May  4 %02d:%02d:%02d dnsmasq[8]: ", 7 + all / 3600, all / 60 % 60, all % 60);
    return stamp + body + "\n";
}

std::string answered(int second, int client, const std::string& name, const std::string& address = "198.51.100.20")
{
    return at(second, "query[A] " + name + " from 192.168.1." + std::to_string(client)) +
           at(second, "reply " + name + " is " + address);
}

/// A capture at the router and a resolver's log, joined.
class Join {
public:
    /// A datagram of a device to the server, from a port of its own each time: a talk that begins.
    Join& talk(double second, int device, int address = 0, const IpAddress& to = kServer, std::uint16_t port = 3478)
    {
        const std::vector<std::uint8_t> payload{1, 2, 3};
        const Route route{card(device), card(1), {home(address ? address : device), m_nextPort++}, {to, port}};
        m_frames.push_back(
            {{kStart * 1'000'000'000 + static_cast<std::int64_t>(second * 1e9)}, udpFrame(route, payload)});
        return *this;
    }
    Join& frame(double second, std::vector<std::uint8_t> bytes)
    {
        m_frames.push_back({{kStart * 1'000'000'000 + static_cast<std::int64_t>(second * 1e9)}, std::move(bytes)});
        return *this;
    }
    Join& offset(double seconds)
    {
        m_offset = Duration::fromSeconds(seconds);
        return *this;
    }

    SnapshotPtr with(const std::string& log) const
    {
        const TempFolder folder;
        LogInputs inputs;
        inputs.zone = TimeZone();
        inputs.offset = m_offset;
        if (!log.empty())
            inputs.paths = {folder.file("pihole.log", log)};
        CaptureRun run({folder.capture("capture.pcap", m_frames)}, {}, inputs);
        run.run({});
        return run.snapshot(true);
    }

private:
    std::vector<TimedFrame> m_frames;
    std::uint16_t m_nextPort = 40000;
    std::optional<Duration> m_offset;
};

/// "name (source)" of each flow in order of its first packet, a line each; "-" for one without.
QByteArray namesOf(const Snapshot& s)
{
    std::vector<const Flow*> flows;
    for (std::size_t i = 0; i < s.flows.size(); ++i)
        flows.push_back(&s.flows[i]);
    std::stable_sort(flows.begin(), flows.end(), [](const Flow* a, const Flow* b) { return a->first < b->first; });
    QByteArray out;
    for (const Flow* flow : flows) {
        out += out.isEmpty() ? "" : ", ";
        out += flow->nameSource == NameSource::None
                   ? QByteArray("-")
                   : QByteArray::fromStdString(s.text(flow->name)) + " (" + nameSourceId(flow->nameSource) + ")";
    }
    return out;
}

} // namespace

class TestLogJoin : public QObject {
    Q_OBJECT
private slots:
    void anAnswerNamesTheTalkThatFollows()
    {
        const auto s = Join().talk(1.5, 2).with(at(1, "query[A] nat.wemo2.com from 192.168.1.2") +
                                                at(1, "reply nat.wemo2.com is <CNAME>") +
                                                at(1, "reply lb.wemo2.com is 198.51.100.20"));
        QCOMPARE(namesOf(*s), QByteArray("nat.wemo2.com (dns-log)"));
        QCOMPARE(s->flows[0].nameConfidence, Confidence::Likely);
        QCOMPARE(s->names.size(), std::size_t{1});
        QCOMPARE(s->text(s->names[0].aliases.at(0)), std::string("lb.wemo2.com"));
        QVERIFY(s->names[0].device == s->flows[0].device);
        QVERIFY(!s->names[0].answers.at(0).validUntil);
        QCOMPARE(s->names[0].flows.size(), std::size_t{1});
    }
    void aClientIsWhoHeldTheAddressThen()
    {
        // 192.168.1.9 is first card 2's, then card 3's.
        const auto s = Join()
                           .talk(1.5, 2, 9)
                           .talk(900, 2, 8)
                           .talk(1001.5, 3, 9)
                           .with(answered(1, 9, "a.example") + answered(1001, 9, "b.example"));
        QCOMPARE(namesOf(*s), QByteArray("a.example (dns-log), b.example (dns-log)"));
        QCOMPARE(s->devices[s->flows[0].device.value].mac, std::optional(card(2)));
        QCOMPARE(s->devices[s->flows[1].device.value].mac, std::optional(card(3)));
    }
    void theLogMakesNoDeviceAndChangesNone()
    {
        const Join join = Join().talk(5, 2).talk(50, 3);
        const auto without = join.with({});
        const auto with =
            join.with(answered(1, 2, "a.example") + answered(2, 3, "b.example") + answered(3, 77, "c.example"));
        QCOMPARE(with->devices.size(), without->devices.size());
        for (std::size_t i = 0; i < with->devices.size(); ++i) {
            QCOMPARE(with->devices[i].first.ns, without->devices[i].first.ns);
            QCOMPARE(with->devices[i].packetsSent, without->devices[i].packetsSent);
        }
    }
    void othersNameWhatTheyAgreeOn()
    {
        QCOMPARE(
            namesOf(*Join().talk(5, 2).talk(1, 3).with(answered(1, 3, "a.example"))).count("a.example (other-device)"),
            1);
        QCOMPARE(namesOf(*Join().talk(5, 2).with(answered(1, 77, "a.example"))),
                 QByteArray("a.example (other-device)"));
        QCOMPARE(namesOf(*Join().talk(5, 2).with(answered(1, 77, "a.example") + answered(2, 78, "b.example"))),
                 QByteArray("-"));
        // The device's own word settles it.
        QCOMPARE(namesOf(*Join().talk(5, 2).with(answered(1, 2, "a.example") + answered(2, 78, "b.example"))),
                 QByteArray("a.example (dns-log)"));
    }
    void twoNamesOfOneAddressAreTakenInTurn()
    {
        const std::string both = answered(1, 2, "a.example") + answered(1, 2, "b.example");
        QCOMPARE(namesOf(*Join().talk(1.3, 2).talk(1.6, 2).with(both)),
                 QByteArray("a.example (dns-log), b.example (dns-log)"));
        // Long after both it is the last one.
        QCOMPARE(namesOf(*Join().talk(9, 2).with(both)), QByteArray("b.example (dns-log)"));
        QCOMPARE(namesOf(*Join().talk(1.5, 2).talk(3.5, 2).talk(5.5, 2).with(
                     answered(1, 2, "a.example") + answered(3, 2, "b.example") + answered(5, 2, "c.example"))),
                 QByteArray("a.example (dns-log), b.example (dns-log), c.example (dns-log)"));
    }
    void anAnswerHoldsUntilTheNextOfItsName()
    {
        // Not asked again: it holds on.
        QCOMPARE(namesOf(*Join().talk(2000, 2).with(answered(1, 2, "pool.example"))),
                 QByteArray("pool.example (dns-log)"));
        // The pool has turned, 300 seconds and the grace have gone by: the last known name, and said so.
        const std::string turned = answered(1, 2, "pool.example") + answered(400, 2, "pool.example", "198.51.100.21");
        QCOMPARE(namesOf(*Join().talk(450, 2).with(turned)), QByteArray("pool.example (dns-log)"));
        QCOMPARE(namesOf(*Join().talk(2000, 2).with(turned)), QByteArray("pool.example (stale)"));
    }
    void whatIsBlockedIsNoName()
    {
        const auto s = Join().talk(2, 2).with(at(1, "query[A] ads.example from 192.168.1.2") +
                                              at(1, "gravity blocked ads.example is 198.51.100.20"));
        QCOMPARE(namesOf(*s), QByteArray("-"));
        QVERIFY(s->names[0].blocked);
        QVERIFY(s->names[0].answers.empty());
    }
    void talksThatWereOpenTakeALaterAnswer()
    {
        QCOMPARE(namesOf(*Join().talk(1, 2).talk(300, 2).with(answered(100, 2, "a.example"))),
                 QByteArray("a.example (later-answer)"));
        QCOMPARE(namesOf(*Join().talk(1, 2).with(answered(100, 3, "a.example"))), QByteArray("-"));
        // After the last packet, too.
        QCOMPARE(namesOf(*Join().talk(1, 2).with(answered(1800, 2, "a.example"))),
                 QByteArray("a.example (later-answer)"));
    }
    void whatWasAskedBeforeTheCaptureCounts()
    {
        QCOMPARE(namesOf(*Join().talk(2700, 2).with(answered(1, 2, "a.example"))), QByteArray("a.example (dns-log)"));
    }
    void aLongTalkKeepsTheNameItBeganWith()
    {
        const std::vector<std::uint8_t> payload{1};
        const Route route{card(2), card(1), {home(2), 5000}, {kServer, 3478}};
        const auto s = Join()
                           .frame(2, udpFrame(route, payload))
                           .frame(1000, udpFrame(route, payload))
                           .with(answered(1, 2, "a.example") + answered(500, 2, "b.example"));
        QCOMPARE(namesOf(*s), QByteArray("a.example (dns-log)"));
    }
    void theTimeAloneIsAGuess()
    {
        const auto asked = [](int second, const std::string& name) {
            return "[" + std::to_string(kStart + second) + "] unbound[1:0] info: 192.168.1.2 " + name + ". A IN\n";
        };
        const auto s = Join().talk(1.5, 2).with(asked(1, "a.example"));
        QCOMPARE(namesOf(*s), QByteArray("a.example (time-only)"));
        QCOMPARE(s->flows[0].nameConfidence, Confidence::Guess);
        QVERIFY(!s->logs.at(0).report.hasAnswers);
        QCOMPARE(namesOf(*Join().talk(1.5, 2).with(asked(1, "a.example") + asked(1, "b.example"))), QByteArray("-"));
        QCOMPARE(namesOf(*Join().talk(9, 2).with(asked(1, "a.example"))), QByteArray("-"));
        // An address that was met before is kept without asking.
        QCOMPARE(namesOf(*Join().talk(1.5, 2).talk(100.5, 2).with(asked(100, "a.example"))), QByteArray("-"));
        QCOMPARE(namesOf(*Join().talk(1.5, 2).talk(100.5, 2).with(asked(1, "a.example") + asked(100, "a.example"))),
                 QByteArray("a.example (time-only)"));
        // One talk explains one question.
        QCOMPARE(
            namesOf(*Join().talk(1.2, 2).talk(1.4, 2, 0, IpAddress::v4(198, 51, 100, 99)).with(asked(1, "a.example"))),
            QByteArray("a.example (time-only), -"));
    }
    void whatTheCaptureShowsItselfIsBelievedFirst()
    {
        const Route question{card(2), card(1), {home(2), 5001}, {IpAddress::v4(9, 9, 9, 9), 53}};
        const Route reply{card(1), card(2), {IpAddress::v4(9, 9, 9, 9), 53}, {home(2), 5001}};
        const auto s = Join()
                           .frame(1, udpFrame(question, dnsQuestion(7, 0x100, "seen.example", 1)))
                           .frame(1.1, udpFrame(reply, dnsAnswerA(7, "seen.example", kServer, 60)))
                           .talk(1.5, 2)
                           .with(answered(1, 2, "logged.example"));
        QVERIFY(namesOf(*s).contains("seen.example (dns)"));
    }
    void aForwardingRouterHidesWhoAsked()
    {
        // All lookups are the router's; the clocks are an hour apart, and 8 talks show it.
        Join join;
        std::string log;
        for (int i = 0; i < 10; ++i) {
            const int second = i * i * 13 + 40;
            const std::string address = "198.51.100." + std::to_string(30 + i);
            join.talk(second + 0.5, 2 + i % 3, 0, *IpAddress::parse(address));
            log += answered(3600 + second, 1, "n" + std::to_string(i) + ".example", address);
        }
        const auto s = join.with(log);
        QCOMPARE(s->logs.at(0).origin, OffsetOrigin::Estimated);
        QCOMPARE(s->logs.at(0).clock.offset.ns, Duration::ofSeconds(-3600).ns);
        QCOMPARE(namesOf(*s).count("(other-device)"), 10);
    }
    void listsHoldForAll()
    {
        QCOMPARE(namesOf(*Join().talk(1, 2).with("198.51.100.20 nat.wemo2.com\n192.168.1.2 switch.lan\n")),
                 QByteArray("nat.wemo2.com (other-device)"));
    }
    void theOffsetIsAddedToTheLog()
    {
        const std::string late = answered(1001, 2, "a.example");
        QCOMPARE(namesOf(*Join().talk(1.5, 2).offset(-1000).with(late)), QByteArray("a.example (dns-log)"));
        const auto s = Join().talk(1.5, 2).offset(-1000).with(late);
        QCOMPARE(s->logs.at(0).origin, OffsetOrigin::Given);
        QCOMPARE(s->logs.at(0).clock.matched, 1U);
        QCOMPARE(s->logs.at(0).clock.of, 1U);
    }
    void whyNoLookupExplainsATalk()
    {
        const auto cause = [](const SnapshotPtr& s) { return LookupAudit(*s).of(s->flows[s->flows.size() - 1]); };
        QCOMPARE(cause(Join().talk(99, 2).with(answered(1, 3, "x.example", "198.51.100.1"))),
                 MissingLookup::LogMissing);
        QCOMPARE(cause(Join().talk(99, 2).with(answered(1, 2, "x.example", "198.51.100.1"))), MissingLookup::HardCoded);
        QCOMPARE(cause(Join()
                           .talk(1, 2, 0, IpAddress::v4(9, 9, 9, 9), 853)
                           .talk(2, 2, 0, IpAddress::v4(9, 9, 9, 9), 853)
                           .talk(3, 2, 0, IpAddress::v4(9, 9, 9, 9), 853)
                           .talk(99, 2)
                           .with(answered(1, 2, "x.example", "198.51.100.1"))),
                 MissingLookup::EncryptedResolver);
        QCOMPARE(cause(Join().talk(99, 2).with(answered(1, 2, "x.example"))), MissingLookup::None);
    }
};

QTEST_APPLESS_MAIN(TestLogJoin)
#include "tst_log_join.moc"
