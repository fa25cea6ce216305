// SPDX-License-Identifier: GPL-3.0-or-later
#include <QtTest>

#include "core/decode/arp.h"
#include "core/decode/field.h"
#include "tests/support/hex.h"
#include "tests/support/hostile.h"

using namespace phonehome;

namespace {

const auto kRequest = hex(R"(
    00 01 08 00 06 04 00 01 24 f5 a2 3c 5d 19 c0 a8 01 6b 00 00 00 00 00 00 c0 a8 01 01)");

} // namespace

class TestArp : public QObject {
    Q_OBJECT
private slots:
    void request()
    {
        const auto m = decodeArp(kRequest);
        QVERIFY(m);
        QCOMPARE(m->operation, std::uint16_t{1});
        QCOMPARE(m->senderMac.text(), std::string("24:f5:a2:3c:5d:19"));
        QCOMPARE(m->senderIp.text(), std::string("192.168.1.107"));
        QCOMPARE(m->targetIp.text(), std::string("192.168.1.1"));
        QVERIFY(!m->isProbe() && !m->isAnnouncement());
    }
    void probeAndAnnouncement()
    {
        auto bytes = kRequest;
        std::fill_n(bytes.begin() + 14, 4, std::uint8_t{0});
        QVERIFY(decodeArp(bytes)->isProbe());
        bytes = kRequest;
        std::copy_n(bytes.begin() + 14, 4, bytes.begin() + 24);
        QVERIFY(decodeArp(bytes)->isAnnouncement());
    }
    void onlyEthernetAndIpv4()
    {
        for (const std::size_t at : {1U, 2U, 4U, 5U}) {
            auto bytes = kRequest;
            bytes[at] ^= 0x10;
            QVERIFY(!decodeArp(bytes));
        }
    }
    void noPrefixIsAMessage()
    {
        QCOMPARE(acceptedPrefixes(kRequest, [](ByteView v) { return decodeArp(v).has_value(); }), std::size_t{0});
    }
    void anyByteMayBeWrong()
    {
        withEachByteWrong(kRequest, [](ByteView view) {
            if (const auto m = decodeArp(view))
                QVERIFY(!describe(*m).empty());
        });
    }
};

QTEST_APPLESS_MAIN(TestArp)
#include "tst_arp.moc"
