// SPDX-License-Identifier: GPL-3.0-or-later
#include <QtTest>

#include "tests/support/frame_builder.h"
#include "tests/support/recorder.h"
#include "tests/support/stun_builder.h"
#include "tests/support/wire_messages.h"
#include "tests/support/wire_writer.h"

using namespace phonehome;

namespace {

Route route(std::uint16_t from, std::uint16_t to)
{
    return {{{2, 0, 0, 0, 0, 1}},
            {{2, 0, 0, 0, 0, 2}},
            {IpAddress::v4(192, 168, 1, 107), from},
            {IpAddress::v4(192, 168, 1, 5), to}};
}

Route back(std::uint16_t from, std::uint16_t to)
{
    Route r = route(to, from);
    std::swap(r.source, r.destination);
    return r;
}

std::vector<std::uint8_t> text(std::string_view words)
{
    return WireWriter().text(words).take();
}

constexpr std::string_view kReply = "HTTP/1.1 200 OK\r\nST: ssdp:all\r\n\r\n";

} // namespace

class TestDatagrams : public QObject {
    Q_OBJECT
private slots:
    void stunIsFoundOnAnyPort()
    {
        const auto message = StunBuilder(stun_type::kBindingRequest, {1}).message();
        const auto r = dissected(udpFrame(route(5000, 40404), message));
        QCOMPARE(r.messages.at(0).protocol, Protocol::Stun);
        // With bytes behind the message it is none.
        auto longer = message;
        longer.push_back(0);
        QVERIFY(dissected(udpFrame(route(5000, 40404), longer)).messages.empty());
    }
    void stunGoesBeforeThePort()
    {
        const auto message = StunBuilder(stun_type::kBindingRequest, {1}).message();
        QCOMPARE(dissected(udpFrame(route(53, 53), message)).messages.at(0).protocol, Protocol::Stun);
    }
    void classicStunOnItsPortsOnly()
    {
        auto message = StunBuilder(stun_type::kBindingRequest, {1}).message();
        message[4] = 0; // no cookie
        QCOMPARE(dissected(udpFrame(route(5000, 3478), message)).messages.size(), std::size_t{1});
        QVERIFY(dissected(udpFrame(route(5000, 5001), message)).messages.empty());
    }
    void searchRepliesComeFromAnyPort()
    {
        const Timestamp t{1};
        const auto search = udpFrame(route(50123, 1900), ssdpSearch("ssdp:all"));
        const auto reply = udpFrame(back(3090, 50123), text(kReply));
        const auto r = dissected({{t, search}, {t, reply}});
        QCOMPARE(r.messages.size(), std::size_t{2});
        QCOMPARE(r.messages.at(1).protocol, Protocol::Ssdp);
        // Without the search nothing says that this is SSDP.
        QVERIFY(dissected(reply).messages.empty());
    }
    void whatAPortClaimsAndRefusesIsCounted()
    {
        for (const std::uint16_t port : {53, 5353, 123, 1900, 67}) {
            const auto r = dissected(udpFrame(route(40000, port), WireWriter().u8(0).view()));
            QVERIFY(r.messages.empty());
            QCOMPARE(r.refusals.size(), std::size_t{1});
        }
    }
    void whatTheSnapLengthCutIsNotRefused()
    {
        auto frame = udpFrame(route(40000, 53), dnsQuestion(1, 0x100, "example.com", 1));
        frame.erase(frame.end() - 4, frame.end());
        const auto r = dissected(frame);
        QVERIFY(r.messages.empty());
        QVERIFY(r.refusals.empty());
        QVERIFY(r.packets.at(0).cut);
    }
    void ofAMessageThatIsCutTheHeadIsTold()
    {
        const auto cut = [](const Route& way, ByteView message) {
            auto frame = udpFrame(way, message);
            frame.resize(96);
            return dissected(frame);
        };
        auto stun =
            StunBuilder(stun_type::kRefreshRequest, {1}).text(stun_attribute::kRealm, std::string(60, 'r')).message();
        QCOMPARE(cut(route(5000, 40404), stun).messages.at(0).protocol, Protocol::Stun);
        stun =
            StunBuilder(stun_type::kBindingRequest, {1}).text(stun_attribute::kRealm, std::string(60, 'r')).message();
        stun[4] = 0; // no cookie
        QCOMPARE(cut(route(5000, 3478), stun).messages.at(0).protocol, Protocol::Stun);
        QVERIFY(cut(route(5000, 5001), stun).messages.empty());
        QCOMPARE(cut(route(68, 67), dhcpPacket({})).messages.at(0).protocol, Protocol::Dhcp);
        // Of others the head says too little.
        QVERIFY(cut(route(40000, 1900), ssdpSearch(std::string(90, 'x'))).messages.empty());
        QVERIFY(cut(route(40000, 1900), ssdpSearch(std::string(90, 'x'))).refusals.empty());
    }
};

QTEST_APPLESS_MAIN(TestDatagrams)
#include "tst_datagrams.moc"
