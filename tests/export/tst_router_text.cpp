// SPDX-License-Identifier: GPL-3.0-or-later
#include <QRegularExpression>
#include <QtTest>

#include "core/decode/packet.h"
#include "core/export/router_text.h"
#include "tests/support/analysed.h"
#include "tests/support/settings_check.h"
#include "tests/support/wemo_household.h"
#include "tests/support/wemo_week.h"

using namespace phonehome;

namespace {

/// Everything that may end a comment, a string or a line, or be run.
constexpr const char* kHostile = "x\n*/ \"; }'`reboot`$(reboot)\r#\x1b[31m{|&<>\\\xe2\x80\xa8y\\";
const DeviceId kSwitch{0};

const SnapshotPtr& week()
{
    static const SnapshotPtr s = analysedCapture(wemoWeek());
    return s;
}

SessionNeed session(std::uint8_t transport, std::uint16_t port, Protocol protocol, int seconds)
{
    SessionNeed need;
    need.transport = transport;
    need.port = port;
    need.protocol = protocol;
    need.devices = {kSwitch};
    need.peers = {"nat.wemo2.com"};
    need.period = 310;
    need.longest = transport == ip_protocol::kUdp ? 341.5 : 310.02;
    need.seconds = seconds;
    return need;
}

/// Of everything one, and of names what a capture may hold at worst.
RouterNeeds allNeeds(const std::vector<std::string>& names)
{
    RouterNeeds needs;
    needs.sessions = {
        session(ip_protocol::kUdp, 3478, Protocol::Stun, 360), session(ip_protocol::kUdp, 8886, Protocol::Other, 60),
        session(ip_protocol::kTcp, 443, Protocol::Tls, 90), session(ip_protocol::kTcp, 3478, Protocol::Stun, 360)};
    for (SessionNeed& need : needs.sessions)
        need.peers = names;
    needs.sessions[0].promised = 330;
    needs.sessions[0].missed = 4;
    needs.timeAskers = {kSwitch};
    needs.timeServers = names;
    needs.nameAskers = {kSwitch};
    needs.resolvers = names;
    needs.routerAddress = kRouterIp;
    return needs;
}

QString settings(const char* target, const RouterNeeds& needs)
{
    return QString::fromStdString(routerSettings(*routerTarget(target), *week(), needs));
}

QString sample(const char* target)
{
    return settings(target, routerNeeds(*week()));
}

/// Comments as they read, without their breaks.
QString words(QString text)
{
    static const QRegularExpression lineBreak(QStringLiteral("\n\t*# "));
    return text.replace(lineBreak, QStringLiteral(" "));
}

/// But those that only say what is allowed.
std::vector<RouterTarget> withTimers()
{
    std::vector<RouterTarget> out;
    for (const RouterTarget& target : routerTargets()) {
        if (target.write)
            out.push_back(target);
    }
    return out;
}

} // namespace

class TestRouterText : public QObject {
    Q_OBJECT
private slots:
    void targetsAreFoundByTheirIds()
    {
        QCOMPARE(routerTargets().size(), std::size_t{8});
        for (const RouterTarget& target : routerTargets())
            QCOMPARE(routerTarget(target.id), &target);
        QCOMPARE(routerTarget("fax"), nullptr);
    }
    void whatHasNoTimersSaysSo()
    {
        QVERIFY(settings("mud", allNeeds({"nat.wemo2.com"})).contains(QStringLiteral("Ask for the allow list")));
    }
    void nothingToSetIsSaid()
    {
        for (const RouterTarget& target : withTimers())
            QVERIFY(settings(target.id, {}).contains(QStringLiteral("nothing to set")));
    }
    void everyTargetSaysWhyAndTheWayBack()
    {
        for (const RouterTarget& target : withTimers()) {
            const QString text = sample(target.id);
            QVERIFY2(text.contains(QStringLiteral("a beat every 310 s, promised 330 s")), target.id);
            QVERIFY2(text.contains(QStringLiteral("360")), target.id);
            QVERIFY2(text.contains(QStringLiteral(" back")), target.id);
            // Where no timer is set, none can be too short.
            const bool setsTimer =
                !QStringList{QStringLiteral("mikrotik"), QStringLiteral("dnsmasq")}.contains(QLatin1String(target.id));
            QCOMPARE(text.contains(QStringLiteral("4 beats were not seen")), setsTimer);
        }
    }
    void udpTimersAreSetForBothStatesAndNotTooShort()
    {
        const QString text = settings("nftables", allNeeds({"nat.wemo2.com"}));
        QVERIFY(text.contains(
            QStringLiteral("STUN to nat.wemo2.com: a beat every 310 s, last try by 341.5 s, promised 330 s")));
        QVERIFY(text.contains(QStringLiteral("policy = { unreplied : 360, replied : 360 }")));
        QVERIFY(text.contains(QStringLiteral("policy = { unreplied : 120, replied : 120 }")));
        QVERIFY(text.contains(QStringLiteral("policy = { established : 360 }")));
        QVERIFY(text.contains(
            QStringLiteral("ether saddr { 24:f5:a2:3c:5d:19 } tcp dport 3478 ct timeout set \"phonehome_tcp_3478\"")));
        QVERIFY(text.contains(QStringLiteral("RFC 5382")));
    }
    void otherTcpIsLeftAlone()
    {
        for (const RouterTarget& target : withTimers()) {
            const QString text = settings(target.id, allNeeds({"nat.wemo2.com"}));
            QVERIFY2(text.contains(QStringLiteral("TLS to nat.wemo2.com")), target.id);
            QVERIFY2(!text.contains(QStringLiteral("dport 443")), target.id);
            QVERIFY2(!text.contains(QStringLiteral("start-port 443")), target.id);
        }
        RouterNeeds slow;
        slow.sessions = {session(ip_protocol::kTcp, 8883, Protocol::Other, 3780)};
        QVERIFY(settings("128t", slow).contains(QStringLiteral("timeout 3780000")));
        QVERIFY(settings("128t", slow).contains(QStringLiteral("too short")));
        QVERIFY(!settings("128t", slow).contains(QStringLiteral("RFC 5382")));
        QVERIFY(!settings("nftables", slow).contains(QStringLiteral("ct timeout")));
    }
    void aPortOfTheWebIsNotCutShortForStun()
    {
        // A relay on the port of HTTPS: a short time there would end every other silent connection.
        RouterNeeds relay;
        relay.sessions = {session(ip_protocol::kUdp, 443, Protocol::Stun, 360),
                          session(ip_protocol::kTcp, 443, Protocol::Stun, 360)};
        for (const RouterTarget& target : withTimers()) {
            const QString text = settings(target.id, relay);
            QVERIFY2(!text.contains(QStringLiteral("established : ")), target.id);
            QVERIFY2(!text.contains(QStringLiteral("transport tcp")), target.id);
            QVERIFY2(!text.contains(QStringLiteral("TCP established ")), target.id);
            QVERIFY2(!text.contains(QStringLiteral("protocol TCP")), target.id);
        }
        QVERIFY(words(settings("nftables", relay))
                    .contains(QStringLiteral("keep it for 360 s at least and does so by itself")));
        QVERIFY(settings("128t", relay).contains(QStringLiteral("session-type PHONEHOME-UDP-443")));
    }
    void missedBeatsAreToldOfWhereTheTimeIsTooShortForOne()
    {
        RouterNeeds needs;
        needs.sessions = {session(ip_protocol::kUdp, 3478, Protocol::Stun, 360)};
        needs.sessions[0].missed = 2;
        QVERIFY(settings("nftables", needs).contains(QStringLiteral("2 beats were not seen")));
        needs.sessions[0].period = 60;
        needs.sessions[0].longest = 91.5;
        QVERIFY(!settings("nftables", needs).contains(QStringLiteral("not seen")));
    }
    void udpIsNotMadeShorterThanItIs()
    {
        RouterNeeds quick;
        quick.sessions = {session(ip_protocol::kUdp, 8886, Protocol::Other, 60)};
        const QString text = settings("openwrt", quick);
        QVERIFY(text.contains(QStringLiteral("replied : 180 }")));
        QVERIFY(text.contains(QStringLiteral("udp_timeout_stream=180\n")));
        QVERIFY(text.contains(QStringLiteral("keeps UDP for 180 s by itself")));
        QVERIFY(settings("nftables", quick).contains(QStringLiteral("RFC 4787")));
    }
    void aSessionSmartRouterGetsBothTransportsOfStun()
    {
        QVERIFY(settings("128t", allNeeds({"nat.wemo2.com"})).contains(QStringLiteral("timeout 180000\n")));
        const QString text = sample("128t");
        QVERIFY(text.contains(QStringLiteral("timeout 360000\n")));
        QCOMPARE(text.count(QStringLiteral("start-port 3478")), 2);
        QVERIFY(text.contains(QStringLiteral("transport udp")) && text.contains(QStringLiteral("transport tcp")));
        // Each level that is opened is left again, where it was opened.
        QStringList levels;
        for (const QString& line : text.mid(text.indexOf(QStringLiteral("\nconfig\n")) + 1).split(u'\n')) {
            QVERIFY(!line.contains(u'\t'));
            const QString indent = line.left(line.size() - line.trimmed().size());
            static const QRegularExpression opens(
                QStringLiteral("^ *(config|authority|session-type|transport|port-range)\\b"));
            if (line.trimmed() == QStringLiteral("exit"))
                QCOMPARE(indent, levels.takeLast());
            else if (opens.match(line).hasMatch())
                levels.push_back(indent);
        }
        QVERIFY(levels.empty());
    }
    void routerOsNeverShortensTcp()
    {
        QVERIFY(!sample("mikrotik").contains(QStringLiteral("tcp-established")));
        const QString text = settings("mikrotik", allNeeds({"nat.wemo2.com"}));
        QVERIFY(text.contains(QStringLiteral("set udp-timeout=360s udp-stream-timeout=360s\n")));
    }
    void redirectsAreChoices()
    {
        for (const char* target : {"nftables", "openwrt", "mikrotik", "dnsmasq"}) {
            for (const QString& line : sample(target).split(u'\n')) {
                if (line.contains(QStringLiteral("123")))
                    QVERIFY2(line.trimmed().startsWith(u'#'), qPrintable(line));
            }
        }
        for (const char* target : {"nftables", "openwrt", "mikrotik", "128t", "opnsense", "pfsense"})
            QVERIFY2(words(sample(target)).contains(QStringLiteral("Leave out a time server of your own")), target);
        QVERIFY(
            chosen(sample("nftables"))
                .contains(QStringLiteral(
                    "ether saddr { 24:f5:a2:3c:5d:19 } ip daddr != { 10.0.0.0/8, 172.16.0.0/12, 192.168.0.0/16 } udp "
                    "dport 123 counter redirect to :123\n")));
        QVERIFY(sample("openwrt").contains(QStringLiteral("#\tlist src_mac '24:f5:a2:3c:5d:19'\n")));
        QVERIFY(sample("mikrotik").contains(QStringLiteral("src-mac-address=24:f5:a2:3c:5d:19 protocol=udp")));
    }
    void localRecordsHaveSafeNamesOnly()
    {
        RouterNeeds needs =
            allNeeds({"0.openwrt.pool.ntp.org", "203.0.113.4", "com", "a.example.com,1.2.3.4", kHostile});
        const QString text = settings("dnsmasq", needs);
        QCOMPARE(text.count(QStringLiteral("#host-record=")), 1);
        QVERIFY(text.contains(QStringLiteral("#host-record=0.openwrt.pool.ntp.org,192.168.1.1\n")));
        QVERIFY(text.contains(QStringLiteral("does not pin the server")));
        QVERIFY(words(text).contains(QStringLiteral("it asks itself, and nobody gets the time")));
        needs.routerAddress.reset();
        QVERIFY(!settings("dnsmasq", needs).contains(QStringLiteral("#host-record=")));
        QVERIFY(settings("dnsmasq", needs).contains(QStringLiteral("option:ntp-server,0.0.0.0")));
    }
    void hostileNamesDontLeaveTheirComments()
    {
        const std::string plainName(std::strlen(kHostile), 'x');
        for (const RouterTarget& target : withTimers()) {
            const QString text = settings(target.id, allNeeds({kHostile}));
            for (const char* bad : {"reboot`", "$(", "*/", "\x1b", "\r", "\xe2\x80\xa8", "\\"})
                QVERIFY2(!text.contains(QString::fromUtf8(bad)), target.id);
            // What is no comment is the same whatever the names are.
            const auto values = [](const QString& all) {
                QStringList out;
                for (const QString& line : all.split(u'\n')) {
                    if (!line.trimmed().startsWith(u'#'))
                        out.push_back(line);
                }
                return out;
            };
            if (text.startsWith(u'#'))
                QCOMPARE(values(text), values(settings(target.id, allNeeds({plainName}))));
        }
    }
    void nftReadsThem()
    {
        if (!hasNft())
            QSKIP("nft, or a network namespace to check in, is not there.");
        for (const auto& needs : {routerNeeds(*week()), allNeeds({"nat.wemo2.com"}), allNeeds({kHostile})}) {
            const QString text = settings("nftables", needs);
            QCOMPARE(nftRefusal(text), QString());
            QCOMPARE(nftRefusal(chosen(text)), QString());
            QCOMPARE(nftRefusal(inFw4(settings("openwrt", needs))), QString());
        }
        RouterNeeds choices = allNeeds({"nat.wemo2.com"});
        choices.sessions.clear();
        QCOMPARE(nftRefusal(settings("nftables", choices)), QString());
        QCOMPARE(nftRefusal(chosen(settings("nftables", choices))), QString());
    }
    void dnsmasqReadsThem()
    {
        const QString dnsmasq = program(QStringLiteral("dnsmasq"));
        if (dnsmasq.isEmpty())
            QSKIP("dnsmasq is not there.");
        for (const auto& needs : {routerNeeds(*week()), allNeeds({"0.openwrt.pool.ntp.org", kHostile})})
            QCOMPARE(
                refusal(dnsmasq, {QStringLiteral("--test"), QStringLiteral("-C")}, chosen(settings("dnsmasq", needs))),
                QString());
    }
};

QTEST_APPLESS_MAIN(TestRouterText)
#include "tst_router_text.moc"
