// SPDX-License-Identifier: GPL-3.0-or-later
#include <QtTest>

#include "tests/support/analysed.h"
#include "tests/support/tcp_talk.h"
#include "tests/support/wire_writer.h"

using namespace phonehome;

namespace {

constexpr MacAddress kPhone{{0x02, 0x11, 0x22, 0x33, 0x44, 0x55}};
constexpr MacAddress kSwitch{{0x24, 0xf5, 0xa2, 0, 0, 1}};

std::vector<std::uint8_t> text(const std::string& words)
{
    return WireWriter().text(words).take();
}

/// One connection of its own, as control points do it: request, then answer.
void exchange(std::vector<TimedFrame>& out, double t, const std::string& request, const std::string& answer)
{
    SplitMix random(7);
    const auto port = static_cast<std::uint16_t>(40000 + out.size());
    TcpTalk talk({kPhone, kSwitch, {IpAddress::v4(192, 168, 1, 50), port}, {IpAddress::v4(192, 168, 1, 107), 49153}},
                 random, out);
    const Timestamp start = Timestamp{} + Duration::fromSeconds(1000 + t);
    talk.open(start, Duration::ofMillis(2));
    talk.fromClient(start + Duration::ofMillis(10), text(request));
    talk.fromServer(start + Duration::ofMillis(15), text(answer));
    talk.close(start + Duration::ofMillis(20), Duration::ofMillis(2));
}

const std::string kFirst = "SUBSCRIBE /event HTTP/1.1\r\nNT: upnp:event\r\nCALLBACK: <http://192.168.1.50:1/>\r\n"
                           "TIMEOUT: Second-1800\r\n\r\n";
const std::string kAgain = "SUBSCRIBE /event HTTP/1.1\r\nSID: uuid:1\r\nTIMEOUT: Second-1800\r\n\r\n";
const std::string kGranted = "HTTP/1.1 200 OK\r\nSID: uuid:1\r\nTIMEOUT: Second-600\r\nContent-Length: 0\r\n\r\n";

std::string mappingCall(const std::string& action, const std::string& arguments)
{
    const std::string body =
        "<s:Envelope><s:Body><u:" + action + '>' + arguments + "</u:" + action + "></s:Body></s:Envelope>";
    return "POST /upnp/control/WANIPConn1 HTTP/1.1\r\nSOAPACTION: \"urn:schemas-upnp-org:service:WANIPConnection:1#" +
           action + "\"\r\nContent-Length: " + std::to_string(body.size()) + "\r\n\r\n" + body;
}

std::string portArguments(int port, int lease)
{
    return "<NewExternalPort>" + std::to_string(port) + "</NewExternalPort><NewProtocol>UDP</NewProtocol>" +
           "<NewInternalPort>1</NewInternalPort><NewLeaseDuration>" + std::to_string(lease) + "</NewLeaseDuration>";
}

const std::string kDone = "HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n";
const std::string kRefused = "HTTP/1.1 500 Internal Server Error\r\nContent-Length: 0\r\n\r\n";

} // namespace

class TestWebRequests : public QObject {
    Q_OBJECT
private slots:
    void aSubscriptionIsPromisedWhatItsAnswerGives()
    {
        std::vector<TimedFrame> frames;
        exchange(frames, 0, kFirst, kGranted);
        exchange(frames, 300, kAgain, kGranted);
        exchange(frames, 600, kAgain, kGranted);
        const auto s = analysed(frames);
        QCOMPARE(s->events.size(), std::size_t{3});
        for (std::size_t i = 0; i < 3; ++i) {
            QCOMPARE(s->events[i].outcome, Outcome::Answered);
            QCOMPARE(s->events[i].promised, 600);
        }
        QCOMPARE(s->events[0].roundTripUs, 5000U);
        const Group& group = s->groups[s->events[0].group.value];
        QCOMPARE(group.promise->kind, PromiseKind::Subscription);
        QCOMPARE(group.promise->requested, std::optional<std::int64_t>(1800));
        // Renewed after half the time, by the SID.
        QCOMPARE(group.promise->renewals->size(), std::size_t{2});
        QVERIFY(std::abs(*group.promise->margin - 300) < 1);
    }
    void aRefusalPromisesNothing()
    {
        std::vector<TimedFrame> frames;
        exchange(frames, 0, kAgain, "HTTP/1.1 412 Precondition Failed\r\nContent-Length: 0\r\n\r\n");
        const auto s = analysed(frames);
        QCOMPARE(s->events[0].outcome, Outcome::Failed);
        QCOMPARE(s->events[0].promised, Event::kNoPromise);
    }
    void aMappingIsPromisedWhatWasAskedOnceItIsGranted()
    {
        std::vector<TimedFrame> frames;
        const std::string ask = mappingCall("AddPortMapping", portArguments(9000, 3600));
        for (int i = 0; i < 3; ++i) {
            exchange(frames, i * 1800.0, ask, kDone);
            exchange(frames, i * 1800.0 + 10, mappingCall("AddPortMapping", portArguments(9001, 0)), kDone);
        }
        const auto s = analysed(frames);
        QCOMPARE(s->groups.size(), std::size_t{2}); // one a mapping
        const Group& group = s->groups[s->events[0].group.value];
        QCOMPARE(s->text(group.kind), std::string("SOAP AddPortMapping UDP 9000"));
        QCOMPARE(s->events[0].outcome, Outcome::Answered);
        QCOMPARE(group.promise->kind, PromiseKind::MappingLifetime);
        QCOMPARE(group.promise->seconds, std::int64_t{3600});
        QCOMPARE(group.promise->requested, std::optional<std::int64_t>(3600));
        QCOMPARE(group.promise->renewals->size(), std::size_t{2});
        QVERIFY(std::abs(*group.promise->margin - 1800) < 1);
        // For ever is no time.
        QVERIFY(!s->groups[s->events[1].group.value].promise);
    }
    void aMappingRefusedOrGivenBackPromisesNothing()
    {
        std::vector<TimedFrame> frames;
        const std::string ask = mappingCall("AddPortMapping", portArguments(9000, 3600));
        exchange(frames, 0, ask, kRefused);
        exchange(frames, 60, ask, kDone);
        exchange(frames, 120, mappingCall("DeletePortMapping", portArguments(9000, 0)), kDone);
        exchange(frames, 180, ask, kDone);
        const auto s = analysed(frames);
        QCOMPARE(s->events[0].outcome, Outcome::Failed);
        QCOMPARE(s->events[0].promised, Event::kNoPromise);
        QCOMPARE(s->text(s->groups[s->events[2].group.value].kind), std::string("SOAP DeletePortMapping UDP 9000"));
        // What came after it was given back renews nothing.
        const Group& group = s->groups[s->events[0].group.value];
        QCOMPARE(group.events, std::uint32_t{3});
        QVERIFY(!group.promise->renewals || group.promise->renewals->empty());
    }
    void anAnswerPromisesToKeepTheConnection()
    {
        std::vector<TimedFrame> frames;
        const std::string kept = "HTTP/1.1 200 OK\r\nKeep-Alive: timeout=90, max=100\r\nContent-Length: 0\r\n\r\n";
        for (int i = 0; i < 20; ++i)
            exchange(frames, i * 60.0, "GET /state HTTP/1.1\r\n\r\n", kept);
        const auto s = analysed(frames);
        const Group& group = s->groups[s->events[0].group.value];
        QCOMPARE(group.promise->kind, PromiseKind::HttpKeepAlive);
        QCOMPARE(group.promise->seconds, std::int64_t{90});
        QVERIFY(std::abs(*group.promise->margin - 30) < 0.1);
        QCOMPARE(s->events[7].outcome, Outcome::Answered);
        QCOMPARE(s->events[7].roundTripUs, 5000U);
    }
    void anErrorIsNoSuccessAndNoAnswerIsNoFailure()
    {
        std::vector<TimedFrame> frames;
        exchange(frames, 0, "GET / HTTP/1.1\r\n\r\n", "HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n");
        exchange(frames, 5, "GET / HTTP/1.1\r\n\r\n", "");
        exchange(frames, 10, "GET / HTTP/1.1\r\n\r\n", "HTTP/1.1 304 Not Modified\r\n\r\n");
        const auto s = analysed(frames);
        QCOMPARE(s->events[0].outcome, Outcome::Failed);
        QCOMPARE(s->events[1].outcome, Outcome::OneWay);
        QCOMPARE(s->events[2].outcome, Outcome::Answered);
        QVERIFY(!s->groups[0].promise);
    }
    void theActionNamesTheEvent()
    {
        std::vector<TimedFrame> frames;
        exchange(frames, 0,
                 "POST /upnp/control/WANIPConn1 HTTP/1.1\r\n"
                 "SOAPACTION: \"urn:schemas-upnp-org:service:WANIPConnection:1#AddPortMapping\"\r\n\r\n",
                 "HTTP/1.1 200 OK\r\n\r\n");
        const auto s = analysed(frames);
        QCOMPARE(s->events.size(), std::size_t{1});
        QCOMPARE(s->text(s->groups[s->events[0].group.value].kind), std::string("SOAP AddPortMapping"));
    }
};

QTEST_APPLESS_MAIN(TestWebRequests)
#include "tst_web_requests.moc"
