// SPDX-License-Identifier: GPL-3.0-or-later
#include <QtTest>

#include "core/decode/field.h"
#include "core/decode/ntp.h"
#include "tests/support/hex.h"
#include "tests/support/hostile.h"

using namespace phonehome;

namespace {

/// Server answer: version 4, stratum 2, poll 6, precision -23.
const auto kServer = hex(R"(
    24 02 06 e9 00 00 01 00 00 00 02 00 cb 00 71 81
    e2 5b 00 00 00 00 00 00 e2 5b 01 00 80 00 00 00 e2 5b 01 00 90 00 00 00 e2 5b 01 00 a0 00 00 00)");

} // namespace

class TestNtp : public QObject {
    Q_OBJECT
private slots:
    void serverAnswer()
    {
        const auto m = decodeNtp(kServer);
        QVERIFY(m);
        QCOMPARE(m->version, std::uint8_t{4});
        QCOMPARE(m->mode, std::uint8_t{4});
        QCOMPARE(m->stratum, std::uint8_t{2});
        QCOMPARE(m->poll, std::int8_t{6});
        QCOMPARE(m->precision, std::int8_t{-23});
        QCOMPARE(m->refidText(), std::string("cb007181"));
        QCOMPARE(m->transmit, std::uint64_t{0xe25b0100a0000000});
        QCOMPARE(m->trailing, std::size_t{0});
    }
    void refidByStratum()
    {
        auto bytes = kServer;
        bytes[1] = 1;
        std::copy_n("GPS\0", 4, bytes.begin() + 12);
        QCOMPARE(decodeNtp(bytes)->refidText(), std::string("GPS"));
        bytes[1] = 0;
        std::copy_n("RATE", 4, bytes.begin() + 12);
        QCOMPARE(decodeNtp(bytes)->refidText(), std::string("RATE"));
    }
    void controlAndPrivateModesNeedOneByte()
    {
        const auto control = decodeNtp(hex("1e 81 00 01"));
        QVERIFY(control);
        QCOMPARE(control->mode, std::uint8_t{6});
        QVERIFY(control->responseBit);
        const auto priv = decodeNtp(hex("97"));
        QVERIFY(priv);
        QCOMPARE(priv->mode, std::uint8_t{7});
        QVERIFY(priv->responseBit);
    }
    void modeAndVersionZeroAreNone()
    {
        auto bytes = kServer;
        bytes[0] = 0x20;
        QVERIFY(!decodeNtp(bytes));
        bytes[0] = 0x04;
        QVERIFY(!decodeNtp(bytes));
    }
    void extensionsAreCounted()
    {
        auto bytes = kServer;
        bytes.insert(bytes.end(), 20, 0);
        QCOMPARE(decodeNtp(bytes)->trailing, std::size_t{20});
    }
    void timeInBothEras()
    {
        QCOMPARE(ntpTime(std::uint64_t{2208988800} << 32).ns, std::int64_t{0});
        // 2036-02-07 06:28:16 UTC begins era 1.
        QCOMPARE(ntpTime(std::uint64_t{1} << 32).ns, std::int64_t{2085978497} * 1'000'000'000);
        QCOMPARE(ntpTime((std::uint64_t{2208988800} << 32) | 0x80000000).ns, std::int64_t{500'000'000});
    }
    void noPrefixIsAMessage()
    {
        QCOMPARE(acceptedPrefixes(kServer, [](ByteView v) { return decodeNtp(v).has_value(); }), std::size_t{0});
    }
    void anyByteMayBeWrong()
    {
        withEachByteWrong(kServer, [](ByteView view) {
            if (const auto m = decodeNtp(view))
                QVERIFY(!describe(*m).empty());
        });
    }
};

QTEST_APPLESS_MAIN(TestNtp)
#include "tst_ntp.moc"
