// SPDX-License-Identifier: GPL-3.0-or-later
#include <QtTest>

#include "core/decode/field.h"
#include "core/decode/http.h"
#include "tests/support/hostile.h"
#include "tests/support/recorder.h"
#include "tests/support/tcp_talk.h"
#include "tests/support/wire_writer.h"

using namespace phonehome;

namespace {

const std::string kGet = "GET /firmware/check?key=secret HTTP/1.1\r\n"
                         "Host: Update.Example.com:8080\r\n"
                         "User-Agent: Dalvik/2.1.0 (Linux; U)\r\n"
                         "Authorization: Basic c2VjcmV0\r\n"
                         "\r\n";
const std::string kAddPortMapping = "POST /upnp/control/WANIPConn1 HTTP/1.1\r\n"
                                    "HOST: 192.168.1.1:49152\r\n"
                                    "SOAPACTION: \"urn:schemas-upnp-org:service:WANIPConnection:1#AddPortMapping\"\r\n"
                                    "Content-Length: 11\r\n"
                                    "\r\n"
                                    "<s:Envelope"; // and no more

const std::string kSubscribe = "SUBSCRIBE /event HTTP/1.1\r\nHOST: 192.168.1.1:49152\r\nNT: upnp:event\r\n"
                               "CALLBACK: <http://192.168.1.2:3000/>\r\nTIMEOUT: Second-1800\r\n\r\n";
const std::string kGranted = "HTTP/1.1 200 OK\r\nSID: uuid:1\r\nTimeout: second-300\r\nContent-Length: 0\r\n\r\n";

ByteView bytesOf(const std::string& text)
{
    return {reinterpret_cast<const std::uint8_t*>(text.data()), text.size()};
}

HttpRequest request(const std::string& text)
{
    const auto decoded = decodeHttpRequest(bytesOf(text));
    return decoded && *decoded ? **decoded : HttpRequest{};
}

const Route kToServer{{{0x24, 0xf5, 0xa2, 0, 0, 1}},
                      {{0, 0x90, 0x0b, 0, 0, 1}},
                      {IpAddress::v4(192, 168, 1, 107), 40000},
                      {IpAddress::v4(192, 0, 2, 1), 80}};

} // namespace

class TestHttp : public QObject {
    Q_OBJECT
private slots:
    void readsWhoIsAskedAndByWhom()
    {
        const HttpRequest r = request(kGet);
        QCOMPARE(r.method, std::string("GET"));
        QCOMPARE(r.target, std::string("/firmware/check")); // what follows '?' may be a secret
        QCOMPARE(r.host.value_or(""), std::string("Update.Example.com:8080"));
        QCOMPARE(r.hostName(), std::string("Update.Example.com"));
        QCOMPARE(r.userAgent.value_or(""), std::string("Dalvik/2.1.0 (Linux; U)"));
        QCOMPARE(r.size, kGet.size());
        for (const Field& field : describe(r))
            QVERIFY(field.value.find("c2VjcmV0") == std::string::npos);
    }
    void soapAndEventing()
    {
        const HttpRequest soap = request(kAddPortMapping);
        QCOMPARE(soap.soapAction.value_or(""),
                 std::string("urn:schemas-upnp-org:service:WANIPConnection:1#AddPortMapping"));
        QCOMPARE(soap.bodySize, std::uint64_t{11});
        QVERIFY(soap.hostName().empty()); // an address is no name
        QVERIFY(!soap.mapping);
        QCOMPARE(soap.size, kAddPortMapping.size());
        const HttpRequest event = request("SUBSCRIBE /event HTTP/1.1\r\nHOST: [fd00::1]:80\r\nNT: upnp:event\r\n"
                                          "CALLBACK: <http://192.168.1.2:3000/>\r\n\r\n");
        QCOMPARE(event.eventType.value_or(""), std::string("upnp:event"));
        QCOMPARE(event.callback.value_or(""), std::string("<http://192.168.1.2:3000/>"));
        QVERIFY(event.hostName().empty());
    }
    void aSubscriptionHasATime()
    {
        QCOMPARE(request(kSubscribe).timeout, std::optional<std::uint32_t>(1800));
        QVERIFY(!request(kSubscribe).sid);
        const auto timeoutOf = [](const std::string& value) {
            return request("SUBSCRIBE /e HTTP/1.1\r\nSID: uuid:1\r\nTIMEOUT: " + value + "\r\n\r\n").timeout;
        };
        QCOMPARE(timeoutOf("second-60"), std::optional<std::uint32_t>(60));
        for (const char* value : {"Second-infinite", "infinite", "1800", "Second-", "Second-99999999999", "Second-1x"})
            QVERIFY(!timeoutOf(value));
        QCOMPARE(request("NOTIFY /cb HTTP/1.1\r\nSID: uuid:1\r\nSEQ: 0\r\n\r\n").sid.value_or(""),
                 std::string("uuid:1"));
        const auto answer = decodeHttpReply(bytesOf(kGranted));
        QVERIFY(answer && *answer);
        QVERIFY((*answer)->granted());
        QCOMPARE((*answer)->status, std::uint16_t{200});
        QCOMPARE((*answer)->sid.value_or(""), std::string("uuid:1"));
        QCOMPARE((*answer)->timeout, std::optional<std::uint32_t>(300));
        QCOMPARE((*answer)->size, kGranted.size());
        const auto refused = decodeHttpReply(bytesOf("HTTP/1.1 412 Precondition Failed\r\n\r\n"));
        QVERIFY(refused && *refused && !(*refused)->granted());
        QCOMPARE((*refused)->status, std::uint16_t{412});
    }
    void answersThatAreNoneAreRefused()
    {
        for (const char* text : {"HTTP/2 200\r\n\r\n", "GET / HTTP/1.1\r\n\r\n", "HTTP/1.1 20\r\n\r\n",
                                 "HTTP/1.1 abc\r\n\r\n", "HTTP/1.\r\n\r\n"}) {
            const auto decoded = decodeHttpReply(bytesOf(text));
            QVERIFY(!decoded);
            QCOMPARE(decoded.error().reason, Malformed::BadStartLine);
        }
        for (std::size_t n = 0; n < kGranted.size(); ++n) {
            const ExactBytes exact(bytesOf(kGranted).first(n));
            const auto decoded = decodeHttpReply(exact.view());
            QVERIFY(decoded && !*decoded);
        }
        withEachByteWrong(bytesOf(kGranted), [](ByteView view) {
            const auto decoded = decodeHttpReply(view);
            if (decoded && *decoded)
                describe(**decoded);
        });
    }
    void anAnswerSaysHowLongItsServerWaits()
    {
        const auto reply = [](const std::string& head) {
            const auto decoded = decodeHttpReply(bytesOf("HTTP/1.1 " + head + "\r\n\r\n"));
            return decoded && *decoded ? **decoded : HttpReply{};
        };
        const auto keepAlive = [&](const std::string& value) {
            return reply("200 OK\r\nConnection: Keep-Alive\r\nKeep-Alive: " + value).keepAlive;
        };
        QCOMPARE(keepAlive("timeout=5, max=100"), std::optional<std::uint32_t>(5));
        QCOMPARE(keepAlive("max=100 ,Timeout=60"), std::optional<std::uint32_t>(60));
        for (const char* value : {"", "300", "timeout", "timeout=", "timeout=5s", "timeout=99999999999", ",,"})
            QVERIFY(!keepAlive(value));
        QVERIFY(!reply("200 OK\r\nKeep-Alive: timeout=5\r\nConnection: close").keepAlive);
        // No body, whatever length is named (RFC 9110 s6.4.1).
        QCOMPARE(reply("304 Not Modified\r\nContent-Length: 90").bodySize, std::uint64_t{0});
        QCOMPARE(reply("200 OK\r\nContent-Length: 90").bodySize, std::uint64_t{90});
        QVERIFY(reply("100 Continue").interim());
        QVERIFY(!reply("101 Switching Protocols\r\nUpgrade: websocket").interim());
    }
    void eachAnswerKnowsItsRequest()
    {
        std::vector<TimedFrame> frames;
        SplitMix random(3);
        TcpTalk talk(kToServer, random, frames);
        Timestamp t{1'000'000'000'000};
        talk.open(t, Duration::ofMillis(20));
        const auto client = [&](const std::string& words) {
            talk.fromClient(t = t + Duration::ofMillis(10), bytesOf(words));
        };
        const auto server = [&](const std::string& words) {
            talk.fromServer(t = t + Duration::ofMillis(10), bytesOf(words));
        };
        const std::string get = "GET / HTTP/1.1\r\nHost: a.example\r\n\r\n";
        client(get + get); // two ahead
        server("HTTP/1.1 200 OK\r\nContent-Length: 13\r\n\r\nHTTP/1.1 404 ");
        server("HTTP/1.1 304 Not Modified\r\nContent-Length: 13\r\n\r\n");
        client("POST / HTTP/1.1\r\nExpect: 100-continue\r\nContent-Length: 2\r\n\r\n");
        server("HTTP/1.1 100 Continue\r\n\r\n");
        client("{}");
        server("HTTP/1.1 201 Created\r\nContent-Length: 0\r\n\r\n");
        client("HEAD / HTTP/1.1\r\nHost: a.example\r\n\r\n");
        server("HTTP/1.1 200 OK\r\nContent-Length: 99\r\n\r\n");
        client(get);
        server("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n"); // behind a HEAD: not read
        const Recorded recorded = dissected(frames);
        std::vector<std::pair<std::uint32_t, int>> answers; // number, status
        for (std::size_t i = 0; i < recorded.messages.size(); ++i) {
            if (const auto* reply = messageIf<HttpReply>(recorded.messages[i].message))
                answers.emplace_back(reply->number, reply->status);
        }
        const std::vector<std::pair<std::uint32_t, int>> expected{{1, 200}, {2, 304}, {2, 100}, {3, 201}, {4, 200}};
        QCOMPARE(answers, expected);
        QVERIFY(recorded.refusals.empty());
    }
    void answersAreReadWhereSomethingWasAsked()
    {
        const auto answersTo = [](const std::string& request) {
            std::vector<TimedFrame> frames;
            SplitMix random(3);
            TcpTalk talk(kToServer, random, frames);
            const Timestamp t{1'000'000'000'000};
            talk.open(t, Duration::ofMillis(20));
            talk.fromClient(t + Duration::ofMillis(50), bytesOf(request));
            talk.fromServer(t + Duration::ofMillis(60), bytesOf(kGranted).first(20));
            talk.fromServer(t + Duration::ofMillis(70), bytesOf(kGranted).subspan(20));
            return dissected(frames);
        };
        const Recorded subscribed = answersTo(kSubscribe);
        QCOMPARE(subscribed.messages.size(), std::size_t{2});
        QCOMPARE(subscribed.messages.at(1).protocol, Protocol::Http);
        QCOMPARE(subscribed.message<HttpReply>(1).timeout, std::optional<std::uint32_t>(300));
        QCOMPARE(answersTo(kGet).message<HttpReply>(1).status, std::uint16_t{200});
        QCOMPARE(answersTo("HELO\r\n").messages.size(), std::size_t{0});
    }
    void anAbsoluteTargetWins()
    {
        const HttpRequest r = request("GET http://a.example/x?y HTTP/1.1\r\nHost: b.example\r\n\r\n");
        QCOMPARE(r.hostName(), std::string("a.example"));
        QCOMPARE(r.target, std::string("/x"));
        QCOMPARE(request("CONNECT c.example:443 HTTP/1.1\r\n\r\n").hostName(), std::string("c.example"));
    }
    void lineFeedsAloneEndLines()
    {
        QCOMPARE(request("GET / HTTP/1.0\nHost: a.example\n\n").hostName(), std::string("a.example"));
    }
    void everyPrefixNeedsMore()
    {
        for (std::size_t n = 0; n < kGet.size(); ++n) {
            const ExactBytes exact(bytesOf(kGet).first(n));
            const auto decoded = decodeHttpRequest(exact.view());
            QVERIFY(decoded);
            QVERIFY(!*decoded);
        }
    }
    void anyByteMayBeWrong()
    {
        withEachByteWrong(bytesOf(kGet), [](ByteView view) {
            const auto decoded = decodeHttpRequest(view);
            if (decoded && *decoded)
                describe(**decoded);
        });
    }
    void whatIsNoRequestIsRefused()
    {
        for (const char* text : {"GETAWAY / HTTP/1.1\r\n\r\n", "GET /\r\n\r\n", "GET  HTTP/1.1\r\n\r\n",
                                 "get / HTTP/1.1\r\n\r\n", "GET / SIP/2.0\r\n\r\n"}) {
            const auto decoded = decodeHttpRequest(bytesOf(text));
            QVERIFY(!decoded);
            QCOMPARE(decoded.error().reason, Malformed::BadStartLine);
        }
        const auto endless = decodeHttpRequest(bytesOf("GET / HTTP/1.1\r\nX: " + std::string(20000, 'x')));
        QCOMPARE(endless.error().reason, Malformed::TooMany);
    }
    void requestsFollowEachOtherOverBodies()
    {
        std::vector<TimedFrame> frames;
        SplitMix random(3);
        TcpTalk talk(kToServer, random, frames);
        const Timestamp t{1'000'000'000'000};
        talk.open(t, Duration::ofMillis(20));
        // The first request's body comes in two segments, the second request begins in the last of them.
        const std::string all = kAddPortMapping + kGet;
        talk.fromClient(t + Duration::ofMillis(50), bytesOf(all).first(kAddPortMapping.size() - 6));
        talk.fromClient(t + Duration::ofMillis(60), bytesOf(all).subspan(kAddPortMapping.size() - 6, 20));
        talk.fromClient(t + Duration::ofMillis(70), bytesOf(all).subspan(kAddPortMapping.size() + 14));
        const Recorded r = dissected(frames);
        QCOMPARE(r.messages.size(), std::size_t{2});
        QCOMPARE(r.message<HttpRequest>(0).method, std::string("POST"));
        QCOMPARE(r.message<HttpRequest>(1).hostName(), std::string("Update.Example.com"));
        QVERIFY(!r.messages.at(1).inFrame);
    }
};

QTEST_APPLESS_MAIN(TestHttp)
#include "tst_http.moc"
