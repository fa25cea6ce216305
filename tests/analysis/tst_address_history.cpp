// SPDX-License-Identifier: GPL-3.0-or-later
#include <QtTest>

#include "core/analysis/address_history.h"

using namespace phonehome;

namespace {

const IpAddress kAddress = IpAddress::v4(192, 168, 1, 20);
constexpr MacAddress kFirst{{2, 0, 0, 0, 0, 1}};
constexpr MacAddress kSecond{{2, 0, 0, 0, 0, 2}};

Timestamp second(std::int64_t s)
{
    return {s * 1'000'000'000};
}

} // namespace

class TestAddressHistory : public QObject {
    Q_OBJECT
private slots:
    void aFloodOfCardsIsForgotten()
    {
        AddressHistory history;
        history.sent(kAddress, kFirst, second(1));
        MacAddress card{{2, 1, 0, 0, 0, 0}};
        for (std::uint32_t n = 0; n < 300'000; ++n) {
            card.octets[3] = static_cast<std::uint8_t>(n >> 16U);
            card.octets[4] = static_cast<std::uint8_t>(n >> 8U);
            card.octets[5] = static_cast<std::uint8_t>(n);
            history.sent(IpAddress::v4(0x0a000000U + n), card, second(2));
        }
        QCOMPARE(history.holderAt(kAddress, second(1))->mac, kFirst);
        QVERIFY(history.holderAt(IpAddress::v4(0x0a000000U), second(2)));
        // The last of the flood are not known, which is said as such.
        QVERIFY(!history.holderAt(IpAddress::v4(0x0a000000U + 299'999), second(2)));
    }
    void aLeaseIsRenewedForDaysAndGoesToAnother_data()
    {
        QTest::addColumn<int>("renewals");
        QTest::newRow("few") << 3;
        QTest::newRow("days of them") << 2000;
    }
    void aLeaseIsRenewedForDaysAndGoesToAnother()
    {
        QFETCH(int, renewals);
        AddressHistory history;
        history.sent(kAddress, kFirst, second(0));
        for (int i = 0; i < renewals; ++i)
            history.told(kAddress, kFirst, second(600 * i));
        const std::int64_t handedOver = 600LL * renewals + 86400;
        history.told(kAddress, kSecond, second(handedOver));
        history.sent(kAddress, kSecond, second(handedOver + 1));
        QCOMPARE(history.holderAt(kAddress, second(600))->mac, kFirst);
        QCOMPARE(history.holderAt(kAddress, second(600LL * (renewals - 1)))->mac, kFirst);
        QCOMPARE(history.holderAt(kAddress, second(handedOver + 30))->mac, kSecond);
    }
    void ofTooManyHoldersTheLatestAreKnown()
    {
        AddressHistory history;
        for (int i = 0; i < 1000; ++i) {
            const MacAddress& holder = i % 2 == 0 ? kFirst : kSecond;
            history.told(kAddress, holder, second(10000LL * i));
            history.sent(IpAddress::v4(0), holder, second(10000LL * i)); // cards that nothing was heard of are nobody
        }
        QCOMPARE(history.holderAt(kAddress, second(9'990'000))->mac, kSecond);
    }
};

QTEST_APPLESS_MAIN(TestAddressHistory)
#include "tst_address_history.moc"
