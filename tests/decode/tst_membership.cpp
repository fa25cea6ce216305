// SPDX-License-Identifier: GPL-3.0-or-later
#include <QtTest>

#include "core/decode/field.h"
#include "core/decode/membership.h"
#include "tests/support/frame_builder.h"
#include "tests/support/hex.h"
#include "tests/support/hostile.h"
#include "tests/support/recorder.h"

using namespace phonehome;

namespace {

/// IGMPv3: joins 224.0.0.251 from any source, leaves 239.255.255.250.
const auto kReport3 = hex("22 00 0000 0000 0002"
                          "04 00 0000 e00000fb"
                          "03 00 0000 effffffa");
/// MLDv2: joins ff02::fb.
const auto kReport6 = hex("8f 00 0000 0000 0001 04 00 0000 ff0200000000000000000000000000fb");

MembershipMessage decoded(const std::vector<std::uint8_t>& bytes, bool v6 = false)
{
    return decodeMembership(bytes, v6).value();
}

} // namespace

class TestMembership : public QObject {
    Q_OBJECT
private slots:
    void version2SaysOneGroup()
    {
        const auto m = decoded(hex("16 00 0000 e00000fb"));
        QCOMPARE(m.kind, MembershipKind::Report);
        QCOMPARE(m.groups.at(0).text(), std::string("224.0.0.251"));
        QCOMPARE(decoded(hex("17 00 0000 e00000fb")).kind, MembershipKind::Leave);
        QCOMPARE(int(decoded(hex("12 00 0000 e00000fb")).version), 1);
    }
    void version3SaysWhatIsJoined()
    {
        const auto m = decoded(kReport3);
        QCOMPARE(m.kind, MembershipKind::Report);
        QCOMPARE(m.groups.size(), std::size_t{1});
        QCOMPARE(m.groups.at(0).text(), std::string("224.0.0.251"));
        // Including no source is leaving (RFC 3376 s4.2.12).
        QCOMPARE(decoded(hex("22 00 0000 0000 0001 03 00 0000 effffffa")).kind, MembershipKind::Leave);
    }
    void listenersOfVersion6()
    {
        const auto m = decoded(kReport6, true);
        QCOMPARE(m.groups.at(0).text(), std::string("ff02::fb"));
        QCOMPARE(int(m.version), 2);
    }
    void queriesAreToldApartByTheirLength()
    {
        QCOMPARE(int(decoded(hex("11 00 0000 00000000")).version), 1);
        QCOMPARE(int(decoded(hex("11 64 0000 00000000")).version), 2);
        QCOMPARE(int(decoded(hex("11 64 0000 00000000 027d 0000")).version), 3);
        QVERIFY(decoded(hex("11 64 0000 00000000")).groups.empty());
    }
    void everyPrefixFailsCleanly()
    {
        for (const auto& whole : {kReport3, kReport6}) {
            const bool v6 = whole[0] > 127;
            QCOMPARE(acceptedPrefixes(whole, [v6](ByteView view) { return decodeMembership(view, v6).has_value(); }),
                     std::size_t{0});
            withEachByteWrong(whole, [v6](ByteView view) {
                if (const auto m = decodeMembership(view, v6))
                    describe(*m);
            });
        }
    }
    void otherTypesAreNone()
    {
        QVERIFY(!isMembershipType(130, false));
        QVERIFY(isMembershipType(130, true));
        QCOMPARE(decodeMembership(hex("99 00 0000 00000000"), false).error().reason, Malformed::BadValue);
    }
    void isFoundInFrames()
    {
        const Route route{{{0x24, 0xf5, 0xa2, 0, 0, 1}},
                          multicastMac(IpAddress::v4(224, 0, 0, 251)),
                          {IpAddress::v4(192, 168, 1, 107), 0},
                          {IpAddress::v4(224, 0, 0, 251), 0}};
        const auto r = dissected(igmpReportFrame(route, IpAddress::v4(224, 0, 0, 251)));
        QCOMPARE(r.messages.size(), std::size_t{1});
        QCOMPARE(r.messages.at(0).protocol, Protocol::Igmp);
    }
};

QTEST_APPLESS_MAIN(TestMembership)
#include "tst_membership.moc"
