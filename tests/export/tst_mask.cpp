// SPDX-License-Identifier: GPL-3.0-or-later
#include <QtTest>

#include "core/export/mask.h"
#include "tests/support/analysed.h"
#include "tests/support/wemo_household.h"
#include "tests/support/wire_messages.h"
#include "tests/support/wire_writer.h"

using namespace phonehome;

namespace {

std::string by(MaskedNames& names, const std::string& text)
{
    std::vector<Replacement> found;
    names.find(text, folded(text), found);
    return replaced(text, found);
}

std::string by(MaskedCards& cards, const std::string& text)
{
    std::vector<Replacement> found;
    cards.find(text, folded(text), found);
    return replaced(text, found);
}

std::string by(MaskedAddresses& addresses, const std::string& text)
{
    std::vector<Replacement> found;
    addresses.find(text, folded(text), found);
    return replaced(text, found);
}

IpAddress address(const char* text)
{
    return IpAddress::parse(text).value_or(IpAddress());
}

const IpAddress kAway = IpAddress::v4(198, 51, 100, 20);

/// The switch asks for these names, and gets these answers, or none where the address is none.
SnapshotPtr asked(const std::vector<std::pair<std::string, IpAddress>>& names)
{
    std::vector<TimedFrame> frames;
    for (const auto& [name, answer] : names) {
        const auto id = static_cast<std::uint16_t>(frames.size() + 1);
        const Timestamp t{1'600'000'000'000'000'000 + id * 1'000'000'000LL};
        const Route out = switchTo(static_cast<std::uint16_t>(20000 + id), {kRouterIp, 53});
        frames.push_back({t, udpFrame(out, dnsQuestion(id, 0x100, name, 1))});
        if (!answer.isUnspecified())
            frames.push_back(
                {t + Duration::ofMillis(20), udpFrame({out.destinationMac, out.sourceMac, out.destination, out.source},
                                                      dnsAnswerA(id, name, answer, 60))});
    }
    return analysed(frames);
}

} // namespace

class TestMask : public QObject {
    Q_OBJECT
private slots:
    void ofReplacementsThatMeetTheLongestCounts()
    {
        QCOMPARE(replaced("abcdef", {{1, 2, "X"}, {1, 4, "Y"}, {5, 6, ""}}), std::string("aYe"));
        QCOMPARE(replaced("abc", {}), std::string("abc"));
        QCOMPARE(replaced("abc", {{0, 3, "x"}, {0, 3, "y"}}), std::string("x"));
    }
    void oneNameHasManySpellings()
    {
        QCOMPARE(folded("Anna\xe2\x80\x99s iPhone").letters, std::string("annasiphone"));
        QCOMPARE(folded("ANNAS-iphone").letters, std::string("annasiphone"));
        QVERIFY(folded("a-b").isOfSeveralWords());
        QVERIFY(!folded("-ab-").isOfSeveralWords());
        QVERIFY(folded("").letters.empty());
    }
    void cardsKeepTheirMakersHalf()
    {
        MaskedCards cards;
        cards.add(kSwitchMac); // 24:f5:a2:3c:5d:19
        QCOMPARE(by(cards, "24:f5:a2:3c:5d:19"), std::string("24:f5:a2:xx:xx:xx"));
        QCOMPARE(by(cards, "24-F5-A2-3C-5D-19."), std::string("24-F5-A2-xx-xx-xx."));
        QCOMPARE(by(cards, "24f5.a23c.5d19"), std::string("24f5.a2xx.xxxx"));
        QCOMPARE(by(cards, "wemo-24f5a23c5d19.local"), std::string("wemo-24f5a2xxxxxx.local"));
        QCOMPARE(by(cards, "WeMo24F5A23C5D19x"), std::string("WeMo24F5A2xxxxxxx"));
        QCOMPARE(by(cards, "26f5a2fffe3c5d19"), std::string("26f5a2xxxxxxxxxx"));
        QCOMPARE(by(cards, "Belkin 3c:5d:19, 3C5D19"), std::string("Belkin xx:xx:xx, xxxxxx"));
        QCOMPARE(by(cards, "a3c5d19 and 3c5d190"), std::string("a3c5d19 and 3c5d190"));
        // Of nobody that is known, where it is spelt as a card.
        QCOMPARE(by(cards, "00:1b:63:84:45:e6"), std::string("00:1b:63:xx:xx:xx"));
        QCOMPARE(by(cards, "001b638445e6"), std::string("001b63xxxxxx"));
        QCOMPARE(by(cards, "02:1b:63:84:45:e6"), std::string("xx:xx:xx:xx:xx:xx")); // private
        QCOMPARE(by(cards, "at 12:34:56, 123456789012 bytes"), std::string("at 12:34:56, 123456789012 bytes"));
    }
    void cardsOfOneMakerStayApart()
    {
        MaskedCards cards;
        cards.add(kSwitchMac);
        MacAddress next = kSwitchMac;
        next.octets[5] = 0x20;
        cards.add(next);
        QCOMPARE(by(cards, "24:f5:a2:3c:5d:19 24:f5:a2:3c:5d:20"),
                 std::string("24:f5:a2:xx:xx:xx 24:f5:a2:xx:xx:xx#2"));
        QCOMPARE(by(cards, "24f5a23c5d20"), std::string("24f5a2xxxxxx#2"));
    }
    void uuidsGo()
    {
        MaskedCards cards;
        QCOMPARE(by(cards, "uuid:Lightswitch-3_0-221933K2300107::urn:Belkin:device:1"),
                 std::string("uuid:device-1::urn:Belkin:device:1"));
        QCOMPARE(by(cards, "SSDP UUID:lightswitch-3_0-221933k2300107 to"), std::string("SSDP UUID:device-1 to"));
        QCOMPARE(by(cards, "x 2f402f80-da50-11e1-9b23-001788a1b2c3."), std::string("x device-2."));
        QCOMPARE(by(cards, "uuid:"), std::string("uuid:"));
    }
    void theHomesPublicAddressesAreNumbered()
    {
        MaskedAddresses addresses;
        addresses.add(address("203.0.113.7"));
        addresses.add(address("2001:db8:1:2::7"));
        addresses.add(address("192.168.1.1")); // not a public one
        QCOMPARE(by(addresses, "203.0.113.7:3478 [2001:db8:1:2::7]:80 192.168.1.1 203.0.113.70 1203.0.113.7"),
                 std::string("home address 1:3478 [home address 2]:80 192.168.1.1 203.0.113.70 1203.0.113.7"));
        QCOMPARE(by(addresses, "2001:0DB8:1:2:0:0:0:7, 2001:db8:1:2:aa::1 and 2001:db8:1:102::7."),
                 std::string("home address 2, home address 3 and 2001:db8:1:102::7."));
        // Of its guests, likewise given by the provider: /56 (RIPE-690 s4.2).
        QCOMPARE(by(addresses, "2001:db8:1:3::7"), std::string("home address 4"));
        QCOMPARE(by(addresses, "dsl-203-0-113-7.isp.example 203.000.113.007 7.113.0.203.in-addr.arpa"),
                 std::string("dsl-home address 1.isp.example home address 1 home address 1.in-addr.arpa"));
        QCOMPARE(by(addresses, "ip-cb007107.example"), std::string("ip-home address 1.example"));
        QCOMPARE(by(addresses, "7.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.2.0.0.0.1.0.0.0.8.b.d.0.1.0.0.2.ip6.arpa"),
                 std::string("home address 2.ip6.arpa"));
    }
    void localIpv6AddressesHoldCards()
    {
        MaskedAddresses addresses;
        QCOMPARE(by(addresses, "fe80::26f5:a2ff:fe3c:5d19 to ff02::fb"), std::string("home address 1 to ff02::fb"));
        QCOMPARE(by(addresses, "ff02::1:ff3c:5d19, fd00::1"), std::string("home address 2, home address 3"));
        QCOMPARE(by(addresses, "10.0.0.1 and 2001:db8::1 at 12:34:56"),
                 std::string("10.0.0.1 and 2001:db8::1 at 12:34:56"));
    }
    void namesAreFoundInEverySpelling()
    {
        MaskedNames names;
        names.add("Anna's iPhone", "device 1", NameOf::Device);
        QCOMPARE(by(names, "Annas-iPhone.local"), std::string("device 1.local"));
        QCOMPARE(by(names, "query Anna\xe2\x80\x99s iPhone._airplay._tcp.local"),
                 std::string("query device 1._airplay._tcp.local"));
        QCOMPARE(by(names, "ANNAS_IPHONE"), std::string("device 1"));
        QCOMPARE(by(names, "annasiphone"), std::string("device 1"));
        QCOMPARE(by(names, "annas-iphone.cloud.example.com"), std::string("device 1.cloud.example.com"));
        QCOMPARE(by(names, "Hannas iPhones"), std::string("Hannas iPhones"));
    }
    void aSingleWordIsFoundAloneOnly()
    {
        MaskedNames names;
        names.add("wemo", "device 1", NameOf::Device);
        QCOMPARE(by(names, "wemo: WeMo. wemo.lan"), std::string("device 1: device 1. device 1.lan"));
        for (const char* text : {"nat.wemo2.com", "wemo-week.pcap", "api.wemo.com", "wemo.com", "awemo"})
            QCOMPARE(by(names, text), std::string(text));
    }
    void plainWordsStay()
    {
        MaskedNames names;
        names.add("router", "device 1", NameOf::Device);
        names.add("OpenWrt", "device 1", NameOf::Device);
        names.add("310", "device 1", NameOf::Device);
        names.add("", "device 1", NameOf::Device);
        names.add("a", "device 1", NameOf::Device);
        const std::string text = "a router asks 0.openwrt.pool.ntp.org every 310 s";
        QCOMPARE(by(names, text), text);
    }
    void aSnapshotTellsWhatIsToBeHidden()
    {
        const Endpoint resolver{IpAddress::v4(192, 168, 1, 1), 53};
        std::vector<TimedFrame> frames;
        int second = 0;
        const auto ask = [&](const std::string& name, const IpAddress& answer) {
            const auto id = static_cast<std::uint16_t>(++second);
            const Timestamp t{1'600'000'000'000'000'000 + second * 1'000'000'000LL};
            const Route out = switchTo(static_cast<std::uint16_t>(20000 + second), resolver);
            frames.push_back({t, udpFrame(out, dnsQuestion(id, 0x100, name, 1))});
            frames.push_back(
                {t + Duration::ofMillis(20), udpFrame({out.destinationMac, out.sourceMac, out.destination, out.source},
                                                      dnsAnswerA(id, name, answer, 60))});
        };
        ask("nat.wemo2.com", IpAddress::v4(198, 51, 100, 20));
        ask("annas-nas.lan", IpAddress::v4(192, 168, 1, 77));
        ask("s3.amazonaws.com", IpAddress::v4(198, 51, 100, 30));
        const SnapshotPtr s = analysed(frames);
        Mask mask(*s);
        QCOMPARE(mask.title(DeviceId{0}), std::string("device 1 (Belkin)"));
        QCOMPARE(mask.masked("Belkin 3c:5d:19 asks annas-nas.lan, ANNAS-NAS, nat.wemo2.com and s3.amazonaws.com"),
                 std::string("device 1 asks home name 1, home name 1, nat.wemo2.com and s3.amazonaws.com"));
        QCOMPARE(mask.masked(s->files.front().path), std::string("capture"));
    }
    void aClientsOwnDomainDoesNotHideWhatItAsked()
    {
        Mask mask(*asked({{"connectivity.example.com", kAway},
                          {"connectivity.example.com.lan", {}},
                          {"update.example.com", kAway},
                          {"update.example.com.smith-family.lan", {}}}));
        const std::string plain = "connectivity.example.com, connectivity.example.com.lan and update.example.com";
        QCOMPARE(mask.masked(plain), plain);
        QCOMPARE(mask.masked("update.example.com.smith-family.lan"), std::string("home name 1"));
    }
    void theFamilysDomainGoesWithTheDevice()
    {
        // The first is a device's own name, by multicast.
        Mask mask(*asked({{"annas-ipad.lan", kSwitchIp},
                          {"annas-ipad.smith-family.lan", kSwitchIp},
                          {"annas-ipad.smith", kSwitchIp}}));
        for (const char* name : {"annas-ipad.smith-family.lan", "annas-ipad.smith"})
            QVERIFY2(mask.masked(name).find("smith") == std::string::npos, mask.masked(name).c_str());
        QCOMPARE(mask.masked("annas-ipad.lan"), std::string("home name 1"));
    }
    void aSerialNumberGoesWhereverItStands()
    {
        const std::string nt = "NT: uuid:Socket-1_0-221603K12003FD\r\n";
        const std::string notify = "NOTIFY * HTTP/1.1\r\nHOST: 239.255.255.250:1900\r\nNTS: ssdp:alive\r\n" + nt +
                                   "CACHE-CONTROL: max-age=1800\r\nUSN: uuid:Socket-1_0-221603K12003FD\r\n\r\n";
        const Route all{kSwitchMac, kRouterMac, {kSwitchIp, 1900}, {IpAddress::v4(239, 255, 255, 250), 1900}};
        const SnapshotPtr s = analysed({{Timestamp{1}, udpFrame(all, WireWriter().text(notify).take())}});
        Mask mask(*s);
        QCOMPARE(mask.masked("221603k12003fd.devices.example.com"), std::string("device 1.devices.example.com"));
        QVERIFY(mask.masked("SSDP uuid:Socket-1_0-221603K12003FD").find("221603") == std::string::npos);
    }
};

QTEST_APPLESS_MAIN(TestMask)
#include "tst_mask.moc"
