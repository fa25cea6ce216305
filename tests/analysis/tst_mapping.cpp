// SPDX-License-Identifier: GPL-3.0-or-later
#include <QtTest>

#include "core/analysis/mapping.h"

using namespace phonehome;

namespace {

constexpr DeviceId kDevice{3};
constexpr FlowId kFlow{7};
const IpAddress kHome = IpAddress::v4(203, 0, 113, 7);
const IpAddress kLater = IpAddress::v4(203, 0, 113, 99);

Timestamp second(std::int64_t s)
{
    return {s * 1'000'000'000};
}

} // namespace

class TestMapping : public QObject {
    Q_OBJECT
private slots:
    void aFloodOfConnectionsForgetsTheEldest()
    {
        MappingTable table;
        table.seen(kDevice, kFlow, 1, {kHome, 41873}, second(0));
        for (std::uint32_t n = 2; n < 400'000; ++n)
            table.seen(kDevice, kFlow, n, {kHome, 41873}, second(1));
        // The device is known all the same.
        table.seen(kDevice, kFlow, 1, {kLater, 41873}, second(2));
        const auto rows = table.snapshot();
        QCOMPARE(rows.size(), std::size_t{2});
        QCOMPARE(rows[1].cause, MappingCause::AddressChanged);
    }
    void theSameAgainIsOneRow()
    {
        MappingTable table;
        for (int i = 0; i < 5; ++i)
            table.seen(kDevice, kFlow, 1, {kHome, 41873}, second(std::int64_t{310} * i));
        const auto rows = table.snapshot();
        QCOMPARE(rows.size(), std::size_t{1});
        QCOMPARE(rows[0].seen, 5U);
        QCOMPARE(rows[0].first, second(0));
        QCOMPARE(rows[0].last, second(1240));
        QCOMPARE(rows[0].cause, MappingCause::First);
    }
    void anotherPortOfTheSameConnectionWasForgottenUpstream()
    {
        MappingTable table;
        table.seen(kDevice, kFlow, 1, {kHome, 41873}, second(0));
        table.seen(kDevice, kFlow, 1, {kHome, 50001}, second(310));
        QCOMPARE(table.snapshot()[1].cause, MappingCause::Forgotten);
    }
    void whoIsSilentForHoursCountsOnNoMapping()
    {
        MappingTable table;
        table.seen(kDevice, kFlow, 1, {kHome, 41873}, second(0));
        table.seen(kDevice, kFlow, 1, {kHome, 50001}, second(7200));
        table.seen(kDevice, kFlow, 1, {kHome, 50002}, second(7200 + 3600));
        QCOMPARE(table.snapshot()[1].cause, MappingCause::NewSocket);
        QCOMPARE(table.snapshot()[2].cause, MappingCause::Forgotten);
    }
    void anotherConnectionHasAPortOfItsOwn()
    {
        MappingTable table;
        table.seen(kDevice, kFlow, 1, {kHome, 41873}, second(0));
        table.seen(kDevice, kFlow, 2, {kHome, 50001}, second(310));
        QCOMPARE(table.snapshot()[1].cause, MappingCause::NewSocket);
    }
    void anotherAddressIsTheHomesOwnChange()
    {
        MappingTable table;
        table.seen(kDevice, kFlow, 1, {kHome, 41873}, second(0));
        table.seen(kDevice, kFlow, 2, {kLater, 41873}, second(310));
        table.seen(kDevice, kFlow, 2, {kLater, 41873}, second(620));
        const auto rows = table.snapshot();
        QCOMPARE(rows.size(), std::size_t{2});
        QCOMPARE(rows[1].cause, MappingCause::AddressChanged);
        QCOMPARE(rows[1].seen, 2U);
    }
    void familiesAndDevicesAreApart()
    {
        MappingTable table;
        table.seen(kDevice, kFlow, 1, {kHome, 1000}, second(0));
        table.seen(kDevice, kFlow, 2, {*IpAddress::parse("2001:db8::7"), 1000}, second(1));
        table.seen(DeviceId{4}, FlowId{8}, 3, {kHome, 1001}, second(2));
        const auto rows = table.snapshot();
        QCOMPARE(rows.size(), std::size_t{3});
        for (std::size_t i = 0; i < rows.size(); ++i)
            QCOMPARE(rows[i].cause, MappingCause::First);
    }
    void privateAddressesSayNothing()
    {
        MappingTable table;
        table.seen(kDevice, kFlow, 1, {IpAddress::v4(192, 168, 1, 7), 1000}, second(0));
        table.seen({}, kFlow, 1, {kHome, 1000}, second(0));
        QVERIFY(table.snapshot().empty());
    }
};

QTEST_APPLESS_MAIN(TestMapping)
#include "tst_mapping.moc"
