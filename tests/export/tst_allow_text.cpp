// SPDX-License-Identifier: GPL-3.0-or-later
#include <QtTest>

#include "core/export/router_text.h"
#include "tests/support/allowed_week.h"
#include "tests/support/settings_check.h"

using namespace phonehome;

namespace {

QString allowed(const char* target, const AllowList& list)
{
    return QString::fromStdString(allowSettings(*routerTarget(target), *week(), list));
}

constexpr const char* kFirewalls[] = {"nftables", "openwrt", "mikrotik"};

} // namespace

class TestAllowText : public QObject {
    Q_OBJECT
private slots:
    void whereThereIsNoneItIsSaid()
    {
        for (const RouterTarget& target : routerTargets()) {
            const QString id(target.id);
            const bool written =
                id == "mud" || std::find(std::begin(kFirewalls), std::end(kFirewalls), id) != std::end(kFirewalls);
            QCOMPARE(target.allow != nullptr, written);
            QCOMPARE(allowed(target.id, everything()).contains("no allow list is written"), !written);
            if (written)
                QVERIFY(allowed(target.id, {}).contains("nothing to allow"));
        }
    }
    void aRouterGetsNone()
    {
        AllowList list = everything();
        for (std::uint32_t i = 0; i < week()->devices.size(); ++i) {
            list.devices = {DeviceId{i}};
            QCOMPARE(allowed("nftables", list).contains("no allow list for a router"), week()->devices[i].router);
        }
        list.devices.clear();
        for (std::uint32_t i = 0; i < week()->devices.size(); ++i)
            list.devices.push_back(DeviceId{i});
        QVERIFY(allowed("mikrotik", list).contains("no allow list for a router"));
    }
    void eachSaysForWhomAndTheWayBack()
    {
        for (const char* target : kFirewalls) {
            const QString text = allowed(target, allowList(*week()));
            QVERIFY2(text.contains("To take it back"), target);
            QVERIFY2(text.contains("The capture spans 6 d 23 h"), target);
            QVERIFY2(text.contains("24:f5:a2:3c:5d:19"), target);
            QVERIFY2(text.contains("3478"), target);
        }
    }
    void theRestIsCountedUntilOneSaysOtherwise()
    {
        for (const char* target : kFirewalls) {
            for (const QString& line : allowed(target, everything()).split(u'\n'))
                QVERIFY2(line.trimmed().startsWith(u'#') || !line.contains(QRegularExpression("\\b(drop|reject)\\b")),
                         qPrintable(line));
        }
    }
    void namesLeadToTheirSets()
    {
        const QString text = allowed("nftables", everything());
        // Of several lines for a name dnsmasq takes one.
        QVERIFY(text.contains("#nftset=/a.example.com/4#inet#phonehome_allow#tcp_443_v4,"
                              "6#inet#phonehome_allow#tcp_443_v6\n"));
        QVERIFY(text.contains("#nftset=/nat.wemo2.com/4#inet#phonehome_allow#tcp_443_v4,"
                              "6#inet#phonehome_allow#tcp_443_v6,4#inet#phonehome_allow#udp_3478_v4\n"));
        QVERIFY(!text.contains("udp_3478_v6"));
        QVERIFY(text.contains("\t\tudp dport 3478 ip daddr @udp_3478_v4 accept\n"));
        QVERIFY(text.contains("\t\tmeta l4proto 50 ip daddr @ip_50_v4 accept\n"));
        QVERIFY(allowed("openwrt", everything())
                    .contains("#nftset=/a.example.com/4#inet#fw4#tcp_443_v4,6#inet#fw4#tcp_443_v6\n"));
        const QString mikrotik = allowed("mikrotik", everything());
        QVERIFY(mikrotik.contains("/ip firewall address-list add list=phonehome-tcp_443_v4 address=a.example.com "));
        QVERIFY(mikrotik.contains("/ipv6 firewall address-list add list=phonehome-tcp_443_v6 address=a.example.com "));
        QVERIFY(mikrotik.contains("protocol=icmpv6 dst-address-list=phonehome-icmp_v6"));
    }
    void nftReadsThem()
    {
        if (!hasNft())
            QSKIP("nft, or a network namespace to check in, is not there.");
        for (const AllowList& list : {allowList(*week()), everything()}) {
            QCOMPARE(nftRefusal(allowed("nftables", list)), QString());
            QCOMPARE(nftRefusal(inFw4(allowed("openwrt", list))), QString());
        }
    }
    void dnsmasqReadsTheirNames()
    {
        const QString dnsmasq = program("dnsmasq");
        if (dnsmasq.isEmpty())
            QSKIP("dnsmasq is not there.");
        for (const char* target : {"nftables", "openwrt"}) {
            QString lines;
            for (const QString& line : allowed(target, everything()).split(u'\n')) {
                if (line.startsWith("#nftset="))
                    lines += line.mid(1) + u'\n';
            }
            QCOMPARE(lines.count(u'\n'), 3);
            QCOMPARE(refusal(dnsmasq, {"--test", "-C"}, lines), QString());
        }
    }
};

QTEST_APPLESS_MAIN(TestAllowText)
#include "tst_allow_text.moc"
