// SPDX-License-Identifier: GPL-3.0-or-later
// HTTP messages, resolver logs, time zones.
#include "tests/fuzz/seeds.h"
#include "tests/support/hex.h"
#include "tests/support/wire_writer.h"

namespace phonehome {

namespace {

void addHttpSeeds(Seeds& seeds)
{
    const auto add = [&seeds](std::string_view head) { seeds.add("http", WireWriter().text(head).view()); };
    add("GET /firmware/check?key=1 HTTP/1.1\r\nHost: update.example.com:8080\r\nUser-Agent: Dalvik/2.1.0\r\n\r\n");
    add("POST http://a.example/control HTTP/1.1\r\n"
        "SOAPACTION: \"urn:schemas-upnp-org:service:WANIPConnection:1#AddPortMapping\"\r\n"
        "Content-Length: 11\r\n\r\n<s:Envelope");
    add("SUBSCRIBE /event HTTP/1.1\r\nHOST: [fd00::1]:80\r\nNT: upnp:event\r\n"
        "CALLBACK: <http://192.168.1.2:3000/>\r\nTransfer-Encoding: chunked\r\n\r\n");
    add("SUBSCRIBE /event HTTP/1.1\r\nSID: uuid:1\r\nTIMEOUT: Second-1800\r\n\r\n");
    add("HTTP/1.1 200 OK\r\nSID: uuid:1\r\nTIMEOUT: Second-600\r\nContent-Length: 0\r\n\r\n");
    add("POST /control HTTP/1.1\r\nSOAPACTION: \"urn:schemas-upnp-org:service:WANIPConnection:1#AddPortMapping\"\r\n"
        "Content-Length: 356\r\n\r\n"
        "<s:Envelope><s:Body><u:AddPortMapping><NewRemoteHost/><NewExternalPort>9000</NewExternalPort>"
        "<NewProtocol>UDP</NewProtocol><NewInternalPort>9000</NewInternalPort><NewInternalClient>192.168.1.2"
        "</NewInternalClient><NewPortMappingDescription>a&amp;b</NewPortMappingDescription><NewLeaseDuration>3600"
        "</NewLeaseDuration></u:AddPortMapping></s:Body></s:Envelope>");
}

// The first byte is the importer's place in the table.
void addLogSeeds(Seeds& seeds)
{
    const auto add = [&seeds](const std::string& name, char importer, std::string_view lines) {
        seeds.addNamed("dnslog", name, std::string(1, importer) + std::string(lines));
    };
    add("plain", '\0',
        "May  4 07:12:48 dnsmasq[8]: query[A] nat.wemo2.com from 192.168.1.2\n"
        "May  4 07:12:48 dnsmasq[8]: forwarded nat.wemo2.com to 198.51.100.53\n"
        "May  4 07:12:48 dnsmasq[8]: reply nat.wemo2.com is <CNAME>\n"
        "May  4 07:12:48 dnsmasq[8]: reply lb.wemo2.com is 198.51.100.20\n"
        "May  4 07:12:48 dnsmasq[8]: query[AAAA] a.example from fe80::1\n"
        "May  4 07:12:48 dnsmasq[8]: cached a.example is NODATA-IPv6\n"
        "May  4 07:12:48 dnsmasq[8]: gravity blocked ads.example is 0.0.0.0\n"
        "May  4 07:12:48 dnsmasq[8]: /etc/hosts pi.hosts is 192.168.1.9\n"
        "May  4 07:12:48 dnsmasq[8]: reply error is REFUSED\n");
    add("extra", '\0',
        "May  4 07:12:48 dnsmasq[8]: UDP 1 192.168.1.2/4711 query[A] a.example from 192.168.1.2\n"
        "May  4 07:12:48 dnsmasq[8]: UDP 1 192.168.1.2/4711 reply a.example is 192.0.2.1\n"
        "May  4 07:12:48 dnsmasq[8]: * 192.168.1.2/4711 reply error is SERVFAIL (EDE: x)\n"
        "May  4 07:12:48 dnsmasq[8]: 2 192.168.1.2/4711 DHCP 192.168.1.9 is printer.lan\n"
        "May  4 07:12:48 dnsmasq-dhcp[8]: DHCPACK(eth0) 192.168.1.107 24:f5:a2:00:00:01 WeMo\n"
        "2026-05-04T07:12:48.5+02:00 pi dnsmasq[8]: query[type=65] b.example from ::1\n");
    add("adguard", '\1',
        "{\"T\":\"2026-05-04T09:12:48.5+02:00\",\"QH\":\"a.example\",\"QT\":\"A\",\"QC\":\"IN\",\"Answer\":"
        "\"AAGBgAABAAEAAAAAAWEHZXhhbXBsZQAAAQABwAwAAQABAAAAPAAEwAACAQ==\",\"IP\":\"192.168.1.2\",\"Result\":{"
        "\"Reason\":3}}\n");
    add("unbound", '\2',
        "[1795339475] unbound[22274:0] info: 127.0.0.1 a.example. A IN NOERROR 0.0 1 58\n"
        "Nov 22 09:24:37 unbound[1:0] info: e. static 127.0.0.1@47772 l.e. AAAA IN\n");
    add("zeek", '\3',
        "#separator \\x09\n"
        "#fields\tts\tid.orig_h\tid.resp_p\tquery\tqtype_name\trcode\tanswers\tTTLs\n"
        "1777878768.5\t192.168.1.2\t53\ta\\x2eexample\tA\t0\tb.example,192.0.2.1\t60.0,60.0\n");
    add("zeek-json", '\4',
        "{\"ts\":1777878768.5,\"id.orig_h\":\"192.168.1.2\",\"id.resp_p\":53,\"trans_id\":7,\"query\":\"a.example\","
        "\"qtype_name\":\"A\",\"rcode\":0,\"answers\":[\"b.example\",\"192.0.2.1\"],\"TTLs\":[300.0,60.0]}\n");
    add("hosts", '\5',
        "# mine\n"
        "198.51.100.20 nat.wemo2.com nat\n"
        "2001:db8::1%eth0 six.example\n");
    add("csv", '\6',
        "time;client;\"name\";address;alias;ttl;blocked\n"
        "2026-05-04T07:12:48Z;192.168.1.2;a.example;\"192.0.2.1 192.0.2.2\";b.example;60;no\n");
    add("pihole-api", '\7',
        R"({"time":1777878768.25,"type":"A","domain":"a.example","status":"GRAVITY_CNAME","client":{"ip":"192.168.1.2",)"
        R"("name":"switch.lan"},"reply":{"type":"NXDOMAIN","time":19}})"
        "\n"
        R"({"hwaddr":"24:f5:a2:00:00:01","ips":[{"ip":"192.168.1.2","name":"switch.lan","lastSeen":1777878768}]})"
        "\n");
    add("adguard-api", '\10',
        R"({"time":"2026-05-04T09:12:48.5+02:00","client":"192.168.1.2","client_info":{"name":"switch"},)"
        R"("reason":"FilteredBlackList","status":"NOERROR","question":{"name":"a.example","type":"AAAA"},"answer":[)"
        R"({"type":"CNAME","value":"b.example.","ttl":300},{"type":"AAAA","value":"2001:db8::1","ttl":60}]})"
        "\n");
}

// The first byte is the question's number.
void addAnswerSeeds(Seeds& seeds)
{
    const auto add = [&seeds](const std::string& name, char question, std::string_view json) {
        seeds.addNamed("resolver", name, std::string(1, question) + std::string(json));
    };
    add("session", '\0',
        R"({"session":{"valid":true,"totp":false,"sid":"vFA+EP4MQ5JJvJg+3Q2Jnw=","csrf":"Ux8=","validity":1800}})");
    add("refusal", '\1',
        R"({"error":{"key":"api_seats_exceeded","message":"API seats\u000aexceeded","hint":null},"took":0.003})");
    add("log", '\2',
        R"({"log":[{"timestamp":1777878768.25,"message":"query[A] a.example from 192.168.1.2","prio":null},)"
        R"({"timestamp":1777878768.5,"message":"reply a.example\u000d\u000ais 192.0.2.1"}],"nextID":229,"pid":812})");
    add("queries", '\3',
        R"({"queries":[{"id":1,"time":1777878768.25,"type":"A","domain":"a.example","client":{"ip":"::1"}}],)"
        R"("cursor":175881,"recordsTotal":1})");
    add("devices", '\4',
        R"({"devices":[{"hwaddr":"24:f5:a2:00:00:01","ips":[{"ip":"192.168.1.2","lastSeen":1777878768}]}]})");
    add("adguard", '\5',
        R"({"data":[{"time":"2026-05-04T09:12:48.5+02:00","client":"192.168.1.2"}],"oldest":"2026-05-04T09:12:48Z"})");
}

void addZoneSeeds(Seeds& seeds)
{
    seeds.addNamed("zone", "rule", "CET-1CEST,M3.5.0,M10.5.0/3");
    // Kathmandu's two changes, once for each version's block, and the rule.
    const auto file = hex("545a69663200000000000000000000000000000000000000000000000000000000000003000000030000"
                          "0010a1f27d841e1830a87fffffff01020200004ffc000000004d580004000050dc000a4c4d54002b3035"
                          "3330002b3035343500545a69663200000000000000000000000000000000000000000000000000000000"
                          "0000030000000300000010ffffffffa1f27d84000000001e1830a8000000007fffffff01020200004ffc"
                          "000000004d580004000050dc000a4c4d54002b30353330002b30353435000a3c2b303534353e2d353a34"
                          "350a");
    seeds.addNamed("zone", "file", std::string(file.begin(), file.end()));
}

void addSessionSeeds(Seeds& seeds)
{
    seeds.addNamed("session", "whole",
                   R"({"schema":"phonehome-session/1","captures":["week.pcap","/srv/b.pcapng"],"logs":["pihole.log"],)"
                   R"("log-zone":"Europe/Berlin","log-offset":-12.5,"view":{"device":"24:f5:a2:00:00:01",)"
                   R"("protocol":"stun","beat":{"protocol":"stun","direction":"sent","says":"Refresh",)"
                   R"("peer":"nat.wemo2.com"},"name":"nat.wemo2.com","span":["1588550400.1","1588560400.000000001"],)"
                   R"("excluded":[["-5.000000001","-1"],["10","20"]],"zoom":["1","2"],"tab":"beats"}})");
    seeds.addNamed(
        "session", "odd",
        R"({"schema":"phonehome-session/1","captures":["../../etc/passwd",".","a\u00e4/"],"logs":[],)"
        R"("log-offset":1e300,"view":{"device":7,"span":["9","1"],"excluded":[["30","40"],["1"],["10","35"]]}})");
}

} // namespace

void addTextSeeds(Seeds& seeds)
{
    addSessionSeeds(seeds);
    addHttpSeeds(seeds);
    addLogSeeds(seeds);
    addAnswerSeeds(seeds);
    addZoneSeeds(seeds);
}

} // namespace phonehome
