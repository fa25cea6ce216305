// SPDX-License-Identifier: GPL-3.0-or-later
#include <QtTest>

#include "core/decode/field.h"
#include "core/decode/http.h"
#include "core/decode/packet.h"
#include "tests/support/hostile.h"
#include "tests/support/recorder.h"
#include "tests/support/tcp_talk.h"
#include "tests/support/wire_writer.h"

using namespace phonehome;

namespace {

/// As a console asks its router (UPnP WANIPConnection:1 s2.4.16).
const std::string kAdd = "<?xml version=\"1.0\"?>\r\n"
                         "<s:Envelope xmlns:s=\"http://schemas.xmlsoap.org/soap/envelope/\" "
                         "s:encodingStyle=\"http://schemas.xmlsoap.org/soap/encoding/\"><s:Body>"
                         "<u:AddPortMapping xmlns:u=\"urn:schemas-upnp-org:service:WANIPConnection:1\">"
                         "<NewRemoteHost></NewRemoteHost><NewExternalPort>3074</NewExternalPort>"
                         "<NewProtocol>UDP</NewProtocol><NewInternalPort> 3075 </NewInternalPort>"
                         "<NewInternalClient>192.168.1.60</NewInternalClient><NewEnabled>1</NewEnabled>"
                         "<NewPortMappingDescription>Game &lt;one&gt; &amp; two</NewPortMappingDescription>"
                         "<NewLeaseDuration>3600</NewLeaseDuration></u:AddPortMapping></s:Body></s:Envelope>\r\n";
const std::string kAction = "urn:schemas-upnp-org:service:WANIPConnection:1#AddPortMapping";

std::vector<std::uint8_t> bytesOf(const std::string& text)
{
    return WireWriter().text(text).take();
}

std::optional<PortMappingCall> call(const std::string& envelope)
{
    return decodePortMappingCall(bytesOf(envelope));
}

std::string requestOf(const std::string& body, std::size_t length)
{
    return "POST /upnp/control/WANIPConn1 HTTP/1.1\r\nHOST: 192.168.1.1:49152\r\nSOAPACTION: \"" + kAction +
           "\"\r\nContent-Length: " + std::to_string(length) + "\r\n\r\n" + body;
}

std::string inEnvelope(const std::string& inside)
{
    return "<Envelope><Body>" + inside + "</Body></Envelope>";
}

const Route kToRouter{{{0x24, 0xf5, 0xa2, 0, 0, 1}},
                      {{0, 0x90, 0x0b, 0, 0, 1}},
                      {IpAddress::v4(192, 168, 1, 60), 40000},
                      {IpAddress::v4(192, 168, 1, 1), 49152}};

} // namespace

class TestPortMappingCall : public QObject {
    Q_OBJECT
private slots:
    void readsWhatIsAskedOfTheRouter()
    {
        const auto c = call(kAdd);
        QVERIFY(c);
        QCOMPARE(c->action, std::string("AddPortMapping"));
        QCOMPARE(c->protocol, ip_protocol::kUdp);
        QCOMPARE(c->externalPort, std::uint16_t{3074});
        QCOMPARE(c->internalPort, std::uint16_t{3075});
        QCOMPARE(*c->client, IpAddress::v4(192, 168, 1, 60));
        QCOMPARE(c->description, std::string("Game <one> & two"));
        QCOMPARE(c->lease, std::optional<std::uint32_t>(3600));
        QVERIFY(c->enabled && c->adds() && c->remoteHost.empty());
    }
    void otherWritersPrefixesAndOrderAreTheSame()
    {
        const auto c = call(inEnvelope("<x:DeletePortMapping><a:NewProtocol>tcp</a:NewProtocol>"
                                       "<NewExternalPort><![CDATA[80]]></NewExternalPort></x:DeletePortMapping>"));
        QVERIFY(c && !c->adds());
        QCOMPARE(c->protocol, ip_protocol::kTcp);
        QCOMPARE(c->externalPort, std::uint16_t{80});
        QVERIFY(!c->lease && !c->client);
        QVERIFY(!call(inEnvelope("<AddPortMapping><NewEnabled>0</NewEnabled></AddPortMapping>"))->enabled);
    }
    void whatIsNoNumberIsNotGuessed()
    {
        const auto c = call(inEnvelope("<AddPortMapping><NewExternalPort>70000</NewExternalPort><NewInternalPort>1x"
                                       "</NewInternalPort><NewProtocol>SCTP</NewProtocol><NewLeaseDuration>-1"
                                       "</NewLeaseDuration><NewInternalClient>box.local</NewInternalClient>"
                                       "</AddPortMapping>"));
        QVERIFY(c);
        QCOMPARE(c->externalPort, std::uint16_t{0});
        QCOMPARE(c->internalPort, std::uint16_t{0});
        QCOMPARE(c->protocol, std::uint8_t{0});
        QVERIFY(!c->lease && !c->client);
    }
    void whatIsNoCallIsNone()
    {
        for (const std::string& text :
             {std::string(), std::string("{}"), std::string("<s:Envelope"), inEnvelope("<GetExternalIPAddress/>"),
              std::string("<AddPortMapping/>"), std::string(16384, '<')})
            QVERIFY(!call(text));
        QVERIFY(isPortMappingAction(kAction));
        for (const char* action : {"", "AddPortMapping", "urn:x#GetExternalIPAddress", "urn:x#"})
            QVERIFY(!isPortMappingAction(action));
    }
    void entitiesOfADocumentTypeAreNotReplaced()
    {
        const auto c = call("<!DOCTYPE x [<!ENTITY e \"boom\"><!ENTITY f SYSTEM \"file:///etc/hostname\">]>" +
                            inEnvelope("<AddPortMapping><NewPortMappingDescription>&e;&f;</NewPortMappingDescription>"
                                       "</AddPortMapping>"));
        QVERIFY(c);
        QCOMPARE(c->description, std::string("&e;&f;"));
    }
    void manyLevelsDeepIsNoTrouble()
    {
        std::string deep;
        for (int i = 0; i < 4000; ++i)
            deep += "<a>";
        QVERIFY(!call(deep));
        QVERIFY(!call(inEnvelope(deep)));
    }
    void theRequestHasItInSegmentsToo()
    {
        for (const std::size_t cut : {std::size_t{0}, std::size_t{30}, requestOf("", kAdd.size()).size() + 100}) {
            std::vector<TimedFrame> frames;
            SplitMix random(3);
            TcpTalk talk(kToRouter, random, frames);
            const Timestamp t{1'000'000'000'000};
            talk.open(t, Duration::ofMillis(20));
            const auto bytes = bytesOf(requestOf(kAdd, kAdd.size()) + "GET /next HTTP/1.1\r\n\r\n");
            if (cut > 0)
                talk.fromClient(t + Duration::ofMillis(50), ByteView(bytes).first(cut));
            talk.fromClient(t + Duration::ofMillis(60), ByteView(bytes).subspan(cut));
            talk.fromServer(t + Duration::ofMillis(70), bytesOf("HTTP/1.1 500 No\r\nContent-Length: 0\r\n\r\n"));
            const Recorded seen = dissected(frames);
            const auto& request = seen.message<HttpRequest>(0);
            QVERIFY(request.mapping);
            QCOMPARE(request.mapping->externalPort, std::uint16_t{3074});
            QCOMPARE(seen.message<HttpRequest>(1).target, std::string("/next"));
            QCOMPARE(seen.message<HttpReply>(2).status, std::uint16_t{500});
            const auto fields = describe(request);
            QVERIFY(std::any_of(fields.begin(), fields.end(), [](const Field& f) { return f.value == "3600 s"; }));
        }
    }
    void aBodyThatNobodyWouldSendIsPassedOver()
    {
        const auto head = requestOf("", 20000);
        const auto decoded = decodeHttpRequest(bytesOf(head));
        QVERIFY(decoded && *decoded);
        QVERIFY(!(*decoded)->mapping);
        QCOMPARE((*decoded)->size, head.size());
        QCOMPARE((*decoded)->bodyLeft(), std::uint64_t{20000});
    }
    void damageIsNoTrouble()
    {
        const auto bytes = bytesOf(requestOf(kAdd, kAdd.size()));
        withEachByteWrong(bytes, [](ByteView view) {
            const auto decoded = decodeHttpRequest(view);
            if (decoded && *decoded)
                describe(**decoded);
        });
    }
};

QTEST_APPLESS_MAIN(TestPortMappingCall)
#include "tst_port_mapping_call.moc"
