// SPDX-License-Identifier: GPL-3.0-or-later
#include <nlohmann/json.hpp>

#include <QtTest>

#include "core/export/router_text.h"
#include "tests/support/allowed_week.h"

using namespace phonehome;

namespace {

using Json = nlohmann::json;

std::string textOf(const AllowList& list)
{
    return allowSettings(*routerTarget("mud"), *week(), list);
}

Json profile(const AllowList& list = everything())
{
    return Json::parse(textOf(list), nullptr, false);
}

/// Entries of one list, by name; null for no such list.
Json entries(const Json& json, const std::string& name)
{
    for (const Json& acl : json["ietf-access-control-list:acls"]["acl"]) {
        if (acl["name"] != name)
            continue;
        Json out = Json::object();
        for (const Json& ace : acl["aces"]["ace"])
            out[ace["name"].get<std::string>()] = ace["matches"];
        return out;
    }
    return {};
}

} // namespace

class TestAllowMud : public QObject {
    Q_OBJECT
private slots:
    void itSaysWhatItIs()
    {
        const Json mud = profile()["ietf-mud:mud"];
        QCOMPARE(mud["mud-version"], 1);
        QCOMPARE(mud["mud-url"], "https://phonehome.invalid/observed.json");
        QCOMPARE(mud["last-update"], "2020-05-11T07:09:46Z");
        QCOMPARE(mud["systeminfo"], "Belkin International Inc., seen 2020-05-04 to 2020-05-11");
        QVERIFY(mud["systeminfo"].get<std::string>().size() <= 60);
        for (const char* policy : {"from-device-policy", "to-device-policy"})
            QCOMPARE(mud[policy]["access-lists"]["access-list"].size(), std::size_t{2});
    }
    void eachListThatIsNamedIsThere()
    {
        const Json json = profile();
        std::size_t named = 0;
        for (const char* policy : {"from-device-policy", "to-device-policy"}) {
            for (const Json& list : json["ietf-mud:mud"][policy]["access-lists"]["access-list"]) {
                QVERIFY(!entries(json, list["name"]).is_null());
                ++named;
            }
        }
        QCOMPARE(json["ietf-access-control-list:acls"]["acl"].size(), named);
    }
    void aPeerIsLetThroughInBothDirectionsAndNoWider()
    {
        const Json out = entries(profile(), "phonehome-v4fr");
        const Json in = entries(profile(), "phonehome-v4to");
        const Json there{{"ipv4", {{"protocol", 17}, {"ietf-acldns:dst-dnsname", "nat.wemo2.com"}}},
                         {"udp", {{"destination-port", {{"operator", "eq"}, {"port", 3478}}}}}};
        const Json back{{"ipv4", {{"protocol", 17}, {"ietf-acldns:src-dnsname", "nat.wemo2.com"}}},
                        {"udp", {{"source-port", {{"operator", "eq"}, {"port", 3478}}}}}};
        QCOMPARE(out["udp_3478_v4_to_nat.wemo2.com"], there);
        QCOMPARE(in["udp_3478_v4_from_nat.wemo2.com"], back);
        const Json stray = out["udp_3478_v4_to_198.51.100.8"]["ipv4"];
        QCOMPARE(stray, Json({{"protocol", 17}, {"destination-ipv4-network", "198.51.100.8/32"}}));
        // TCP only as the device begins it.
        QCOMPARE(out["tcp_443_v4_to_a.example.com"]["tcp"]["ietf-mud:direction-initiated"], "from-device");
        QCOMPARE(in["tcp_443_v4_from_a.example.com"]["tcp"]["ietf-mud:direction-initiated"], "from-device");
        // Home, ICMP, three of TCP, two of UDP, one of ESP: nothing matches everything.
        QCOMPARE(out.size(), std::size_t{8});
        for (const auto& [name, matches] : out.items())
            QVERIFY2(name == "home" ? matches.contains("ietf-mud:mud") : matches["ipv4"].size() == 2, name.c_str());
    }
    void whatWasMetByVersion6IsInItsList()
    {
        const Json out = entries(profile(), "phonehome-v6fr");
        QCOMPARE(out["ip_50_v6_to_2001:db8::7"],
                 Json({{"ipv6", {{"protocol", 50}, {"destination-ipv6-network", "2001:db8::7/128"}}}}));
        QVERIFY(out.contains("tcp_443_v6_to_nat.wemo2.com"));
        QVERIFY(!out.contains("udp_3478_v6_to_nat.wemo2.com"));
    }
    void oneThatWouldCutDevicesOffIsNotWritten()
    {
        AllowList list = everything();
        list.leftOut = 1;
        QVERIFY(textOf(list).starts_with("# MUD profile: not written."));
        QVERIFY(textOf({}).find("nothing to allow") != std::string::npos);
    }
    void ofARealWeekItHoldsItsPeers()
    {
        const Json out = entries(profile(allowList(*week())), "phonehome-v4fr");
        QVERIFY(out.contains("tcp_443_v4_to_nat.wemo2.com"));
        QVERIFY(out.contains("tcp_3478_v4_to_198.51.100.34")); // by the load balancer's referral
        QVERIFY(out.contains("udp_123_v4_to_192.0.2.11"));
    }
};

QTEST_APPLESS_MAIN(TestAllowMud)
#include "tst_allow_mud.moc"
