// SPDX-License-Identifier: GPL-3.0-or-later
#include <QtTest>

#include "core/decode/field.h"
#include "core/decode/nbns.h"
#include "tests/support/analysed.h"
#include "tests/support/frame_builder.h"
#include "tests/support/hex.h"
#include "tests/support/hostile.h"
#include "tests/support/wire_messages.h"

using namespace phonehome;

namespace {

std::vector<std::uint8_t> operator+(std::vector<std::uint8_t> a, const std::vector<std::uint8_t>& b)
{
    a.insert(a.end(), b.begin(), b.end());
    return a;
}

// "NAS" filled up with blanks, suffix 00, in half-ASCII.
constexpr const char* kNas = "20 454f454246444341434143414341434143414341434143414341434143414141 00";

/// Broadcast query for NAS<00>.
const auto kQuery = hex("4d3c 0110 0001 0000 0000 0000") + hex(kNas) + hex("0020 0001");
/// NAS registers itself: question, then the record with its address.
const auto kRegistration = hex("4d3d 2910 0001 0000 0000 0001") + hex(kNas) + hex("0020 0001") +
                           hex("c00c 0020 0001 000493e0 0006 0000 c0a8016b");
/// Node status answer: NAS<00> and the group HOME<00>.
const auto kStatus = hex("4d3e 8400 0000 0001 0000 0000") + hex(kNas) + hex("0021 0001 00000000 0025 02") +
                     hex("4e4153202020202020202020202020 00 0400") + hex("484f4d452020202020202020202020 00 8400");

const Route kFromNas{{{0x24, 0xf5, 0xa2, 0, 0, 1}},
                     {{0xff, 0xff, 0xff, 0xff, 0xff, 0xff}},
                     {IpAddress::v4(192, 168, 1, 107), 137},
                     {IpAddress::v4(192, 168, 1, 255), 137}};

} // namespace

class TestNbns : public QObject {
    Q_OBJECT
private slots:
    void query()
    {
        const auto m = decodeNbns(kQuery);
        QVERIFY(m);
        QCOMPARE(m->kind, NbnsKind::Query);
        QVERIFY(!m->response);
        QCOMPARE(m->question, std::string("NAS"));
        QCOMPARE(netbiosText(m->question, m->questionSuffix), std::string("NAS<00>"));
        QVERIFY(m->names.empty());
    }
    void registrationNamesItsSender()
    {
        const auto m = decodeNbns(kRegistration);
        QVERIFY(m);
        QCOMPARE(m->kind, NbnsKind::Registration);
        QCOMPARE(m->names.at(0).name, std::string("NAS"));
        QCOMPARE(m->addresses.at(0).text(), std::string("192.168.1.107"));
    }
    void statusListsNamesAndGroups()
    {
        const auto m = decodeNbns(kStatus);
        QVERIFY(m);
        QCOMPARE(m->names.size(), std::size_t{2});
        QCOMPARE(m->names.at(0).name, std::string("NAS"));
        QVERIFY(!m->names.at(0).group);
        QCOMPARE(m->names.at(1).name, std::string("HOME"));
        QVERIFY(m->names.at(1).group);
    }
    void everyPrefixFailsCleanly()
    {
        for (const auto& whole : {kQuery, kRegistration, kStatus}) {
            QCOMPARE(acceptedPrefixes(whole, [](ByteView view) { return decodeNbns(view).has_value(); }),
                     std::size_t{0});
            withEachByteWrong(whole, [](ByteView view) {
                if (const auto m = decodeNbns(view))
                    describe(*m);
            });
        }
    }
    void namesOfOtherLettersAreRefused()
    {
        auto bytes = kQuery;
        bytes[13] = 'Q';
        QCOMPARE(decodeNbns(bytes).error().reason, Malformed::BadLabel);
    }
    void whoRegistersIsNamedWhoAsksIsNot()
    {
        const Timestamp t{1'000'000'000'000};
        const auto asked = analysed({{t, udpFrame(kFromNas, kQuery)}});
        QVERIFY(findDevice(*asked, kFromNas.sourceMac)->names.empty());
        const auto registered = analysed({{t, udpFrame(kFromNas, kRegistration)}});
        const Device* device = findDevice(*registered, kFromNas.sourceMac);
        QCOMPARE(registered->text(device->names.at(0).text), std::string("NAS"));
        QCOMPARE(device->names.at(0).source, NameSource::Netbios);
    }
    void whoAnswersByLlmnrIsNamed()
    {
        Route route = kFromNas;
        route.source.port = 5355;
        route.destination = {IpAddress::v4(192, 168, 1, 20), 50000};
        const Timestamp t{1'000'000'000'000};
        const auto own = analysed({{t, udpFrame(route, dnsAnswerA(7, "nas", IpAddress::v4(192, 168, 1, 107), 30))}});
        const Device* device = findDevice(*own, kFromNas.sourceMac);
        QCOMPARE(own->text(device->names.at(0).text), std::string("nas"));
        QCOMPARE(device->names.at(0).source, NameSource::Llmnr);
        const auto other = analysed({{t, udpFrame(route, dnsAnswerA(7, "nas", IpAddress::v4(192, 168, 1, 9), 30))}});
        QVERIFY(findDevice(*other, kFromNas.sourceMac)->names.empty());
    }
};

QTEST_APPLESS_MAIN(TestNbns)
#include "tst_nbns.moc"
