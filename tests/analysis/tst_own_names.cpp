// SPDX-License-Identifier: GPL-3.0-or-later
#include <QtTest>

#include "core/analysis/address_names.h"
#include "core/analysis/own_names.h"
#include "tests/support/analysed.h"
#include "tests/support/temp_file.h"
#include "tests/support/to_cloud.h"
#include "tests/support/wire_messages.h"

using namespace phonehome;

namespace {

constexpr MacAddress kOne{{2, 0, 0, 0, 0, 0x11}};
constexpr MacAddress kTwo{{2, 0, 0, 0, 0, 0x12}};
constexpr MacAddress kThree{{2, 0, 0, 0, 0, 0x13}};

IpAddress addressOf(const MacAddress& mac)
{
    return IpAddress::v4(192, 168, 1, mac.octets[5]);
}

TimedFrame asksForLease(double t, const MacAddress& mac, std::string_view name)
{
    DhcpFields request;
    request.type = 3;
    request.clientMac = mac;
    request.options.push_back({12, {name.begin(), name.end()}});
    const IpAddress all = IpAddress::v4(255, 255, 255, 255);
    return {second(t), udpFrame({mac, multicastMac(all), {addressOf(mac), 68}, {all, 67}}, dhcpPacket(request))};
}

/// Two that call themselves wemo, and one that says nothing.
SnapshotPtr home()
{
    const Route silent{kThree, kRouter, {addressOf(kThree), 40000}, {kCloud, 443}};
    return analysed({asksForLease(1, kOne, "wemo"),
                     asksForLease(2, kTwo, "wemo"),
                     {second(3), udpFrame(silent, std::vector<std::uint8_t>{1, 2, 3})}});
}

OwnNamesPtr called(OwnNames names)
{
    return std::make_shared<const OwnNames>(std::move(names));
}

std::string title(const SnapshotPtr& s, const MacAddress& mac)
{
    for (std::uint32_t i = 0; i < s->devices.size(); ++i) {
        if (s->devices[i].mac == mac)
            return deviceTitle(*s, DeviceId{i});
    }
    return {};
}

} // namespace

class TestOwnNames : public QObject {
    Q_OBJECT
private slots:
    void whatAPersonSaysRanksFirst()
    {
        const SnapshotPtr before = home();
        QCOMPARE(title(before, kOne), std::string("wemo (02:00:00:00:00:11)"));
        const SnapshotPtr s = withOwnNames(before, called({{kOne, {"Hall switch", "cellar"}}}));
        QCOMPARE(title(s, kOne), std::string("Hall switch"));
        const Device* const device = findDevice(*s, kOne);
        QCOMPARE(device->names.at(0).source, NameSource::User);
        // What it calls itself is still known, and now the other's alone.
        QCOMPARE(s->text(device->names.at(1).text), std::string("wemo"));
        QCOMPARE(title(s, kTwo), std::string("wemo"));
        QCOMPARE(ownNameOf(*s, DeviceId{0})->note, std::string("cellar"));
        // The snapshot of before is as it was.
        QCOMPARE(title(before, kOne), std::string("wemo (02:00:00:00:00:11)"));
        QVERIFY(!ownNameOf(*before, DeviceId{0}));
    }
    void oneNameForTwoMergesNothing()
    {
        const SnapshotPtr s = withOwnNames(home(), called({{kOne, {"wemo", {}}}, {kThree, {"wemo", {}}}}));
        QCOMPARE(s->devices.size(), home()->devices.size());
        QCOMPARE(title(s, kOne), std::string("wemo (02:00:00:00:00:11)"));
        QCOMPARE(title(s, kTwo), std::string("wemo (02:00:00:00:00:12)"));
        QCOMPARE(title(s, kThree), std::string("wemo (02:00:00:00:00:13)"));
    }
    void anotherNameTakesItsPlace()
    {
        const SnapshotPtr plain = home();
        const SnapshotPtr first = withOwnNames(plain, called({{kOne, {"Hall", {}}}, {kTwo, {"Cellar", {}}}}));
        const SnapshotPtr second = withOwnNames(first, called({{kOne, {"Kitchen", {}}}}));
        QCOMPARE(title(second, kOne), std::string("Kitchen"));
        QCOMPARE(findDevice(*second, kOne)->names.size(), std::size_t{2});
        QCOMPARE(title(second, kTwo), std::string("wemo"));
        for (const OwnNamesPtr& none : {OwnNamesPtr(), called({})}) {
            const SnapshotPtr back = withOwnNames(second, none);
            QCOMPARE(title(back, kOne), title(plain, kOne));
            QVERIFY(!ownNameOf(*back, DeviceId{0}));
        }
        QVERIFY(withOwnNames(plain, nullptr) == plain);
        QVERIFY(withOwnNames(plain, called({})) == plain);
        QVERIFY(!withOwnNames(nullptr, called({{kOne, {"Hall", {}}}})));
    }
    void aNoteAloneNamesNobody()
    {
        const SnapshotPtr plain = home();
        const SnapshotPtr s = withOwnNames(plain, called({{kThree, {{}, "by the door"}}}));
        QCOMPARE(title(s, kThree), title(plain, kThree));
        QCOMPARE(ownNameOf(*s, DeviceId{2})->note, std::string("by the door"));
        QVERIFY(!ownNameOf(*s, DeviceId{77}));
        QVERIFY(!ownNameOf(*s, DeviceId{}));
    }
    void otherProgramsAreToldOfWhoHadAnAddressAlone()
    {
        const OwnNamesPtr names = called({{kOne, {"Hall switch", {}}}, {kTwo, {"Cellar", {}}}});
        using Row = std::pair<IpAddress, std::string>;
        QCOMPARE(addressNames(*withOwnNames(home(), names)),
                 (std::vector<Row>{{addressOf(kOne), "Hall switch"}, {addressOf(kTwo), "Cellar"}}));
        // The second takes over the first's address.
        const Route taken{kTwo, kRouter, {addressOf(kOne), 40000}, {kCloud, 443}};
        const SnapshotPtr s = analysed({asksForLease(1, kOne, "wemo"),
                                        asksForLease(2, kTwo, "wemo"),
                                        {second(3), udpFrame(taken, std::vector<std::uint8_t>{1, 2, 3})}});
        QCOMPARE(addressNames(*withOwnNames(s, names)), (std::vector<Row>{{addressOf(kTwo), "Cellar"}}));
        QVERIFY(addressNames(*home()).empty());
    }
    void filesAreRead()
    {
        const TempFolder folder;
        QCOMPARE(readEthers(folder.path() + "/none").error().code, ErrorCode::NotFound);
        QCOMPARE(readEthers(folder.path()).error().code, ErrorCode::IsDirectory);
        QVERIFY(readEthers(folder.file("empty", std::string_view()))->names().empty());
        const auto read = readEthers(folder.file("ethers", "02:00:00:00:00:11 Hall switch\n"));
        QCOMPARE(read->names().at(kOne).name, std::string("Hall switch"));
        QCOMPARE(readEthers(folder.file("large", std::string((1U << 20U) + 1, '#'))).error().code,
                 ErrorCode::NotReadable);
        QCOMPARE(readEthers(folder.file("long", std::string(1U << 20U, '#')))->names().size(), std::size_t{0});
    }
    void whatCanNotBeReadIsNoEmptyList()
    {
        // A regular file of a page that opens, and whose read fails: a card without a cable has no speed.
        const std::string file = "/sys/class/net/lo/speed";
        QFile plain(QString::fromStdString(file));
        if (!plain.open(QIODevice::ReadOnly) || plain.read(1).size() > 0 || plain.error() == QFileDevice::NoError)
            QSKIP("no file here fails when it is read");
        const auto read = readEthers(file);
        QVERIFY(!read);
        QCOMPARE(read.error().code, ErrorCode::NotReadable);
        QVERIFY(!read.error().detail.empty());
    }
};

QTEST_APPLESS_MAIN(TestOwnNames)
#include "tst_own_names.moc"
