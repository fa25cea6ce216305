// SPDX-License-Identifier: GPL-3.0-or-later
#include <QtTest>

#include <functional>
#include <set>

#include "core/base/folded_product.h"
#include "core/net/ip_address.h"
#include "core/net/mac_address.h"
#include "core/net/vendor_table.h"
#include "tests/support/temp_file.h"

using namespace phonehome;

class TestAddresses : public QObject {
    Q_OBJECT
private slots:
    void textOfIpv6IsRfc5952()
    {
        for (const auto& [in, out] :
             {std::pair{"2001:0db8:0:0:0:0:0:1", "2001:db8::1"},
              std::pair{"2001:db8:0:1:1:1:1:1", "2001:db8:0:1:1:1:1:1"}, std::pair{"::", "::"},
              std::pair{"fe80::1:0:0:1", "fe80::1:0:0:1"}, std::pair{"1:0:0:2:0:0:0:3", "1:0:0:2::3"},
              std::pair{"::ffff:192.0.2.1", "192.0.2.1"}})
            QCOMPARE(IpAddress::parse(in)->text(), std::string(out));
    }
    void whatIsNoAddress()
    {
        for (const char* text :
             {"", "1.2.3", "1.2.3.256", "1.2.3.4.5", "01.2.3.4x", ":::", "1::2::3", "12345::", "fe80::1%eth0"})
            QVERIFY(!IpAddress::parse(text));
    }
    void kindsOfAddresses()
    {
        QVERIFY(IpAddress::parse("192.168.1.1")->isPrivate());
        QVERIFY(IpAddress::parse("172.31.255.255")->isPrivate());
        QVERIFY(!IpAddress::parse("172.32.0.0")->isPrivate());
        QVERIFY(IpAddress::parse("fd00::1")->isPrivate());
        QVERIFY(IpAddress::parse("224.0.0.251")->isMulticast());
        QVERIFY(IpAddress::parse("ff02::fb")->isMulticast());
        QVERIFY(IpAddress::parse("198.51.100.20")->isInternet());
        QVERIFY(!IpAddress::parse("255.255.255.255")->isInternet());
        QVERIFY(!IpAddress::parse("0.0.0.0")->isInternet());
    }
    void endpoints()
    {
        QCOMPARE((Endpoint{*IpAddress::parse("2001:db8::1"), 3478}.text()), std::string("[2001:db8::1]:3478"));
        QCOMPARE((Endpoint{IpAddress::v4(1, 2, 3, 4), 5}.text()), std::string("1.2.3.4:5"));
    }
    /// By which tables of a power of two ask: the neighbours of a network would all be in one place.
    void neighboursDifferInTheLowBitsOfTheirHash()
    {
        for (const char* network : {"192.168.1.0", "2001:db8::", "fe80::5054:ff:fe12:0"}) {
            auto bytes = IpAddress::parse(network)->bytes();
            std::set<std::size_t> places;
            for (std::uint8_t last = 0; last < 64; ++last) {
                bytes[15] = last;
                places.insert(std::hash<IpAddress>{}(IpAddress::fromBytes(bytes)) % 256);
            }
            // By chance, 56.7 of 64 differ; by the seed of each process, more or fewer.
            QVERIFY2(places.size() > 20, network);
        }
    }
    /// Whoever sends the packets knows how addresses are hashed, but for the seed: those whose halves undo each other
    /// would all be in one place.
    void chosenAddressesDifferInTheirHash()
    {
        std::vector<std::function<std::uint64_t(std::uint64_t)>> secondHalves{
            [](std::uint64_t high) { return high; },
            [](std::uint64_t high) { return __builtin_bswap64(high); },
            [](std::uint64_t high) { return foldedProduct(high); },
            [](std::uint64_t high) { return __builtin_bswap64(foldedProduct(high)); },
            [](std::uint64_t) { return 0; },
        };
        for (const auto& second : secondHalves) {
            std::set<std::uint32_t> hashes;
            std::set<std::uint32_t> places;
            for (std::uint64_t i = 0; i < 20'000; ++i) {
                const std::array<std::uint64_t, 2> halves{0xfd | i << 8U, second(0xfd | i << 8U)};
                std::array<std::uint8_t, 16> bytes{};
                std::memcpy(bytes.data(), halves.data(), bytes.size());
                const auto hash = static_cast<std::uint32_t>(std::hash<IpAddress>{}(IpAddress::fromBytes(bytes)));
                hashes.insert(hash);
                places.insert(hash % 65536);
            }
            // By chance, 0.05 of them share their hash, and 17,232 places are taken.
            QVERIFY(hashes.size() > 19'990);
            QVERIFY2(places.size() > 12'000, QByteArray::number(static_cast<qulonglong>(places.size())));
        }
    }
    /// Cards of one maker, and of many with the same end.
    void cardsDifferInTheLowBitsOfTheirHash()
    {
        for (const unsigned shift : {0U, 8U, 24U, 32U}) {
            std::set<std::uint32_t> places;
            for (std::uint64_t i = 0; i < 20'000; ++i) {
                const std::uint64_t number = i << shift;
                std::array<std::uint8_t, 6> bytes{};
                for (std::size_t at = 0; at < bytes.size(); ++at)
                    bytes[at] = static_cast<std::uint8_t>(number >> (40 - 8 * at));
                places.insert(std::hash<MacAddress>{}(MacAddress{bytes}) % 65536);
            }
            // By chance, 17,232.
            QVERIFY2(places.size() > 5'000, QByteArray::number(static_cast<qulonglong>(places.size())));
        }
    }
    void macAddresses()
    {
        const auto mac = MacAddress::parse("24-F5-A2-3C-5D-19");
        QVERIFY(mac);
        QCOMPARE(mac->text(), std::string("24:f5:a2:3c:5d:19"));
        QCOMPARE(MacAddress::parse("24f5a23c5d19"), mac);
        QVERIFY(!MacAddress::parse("24:f5:a2:3c:5d"));
        QVERIFY(!MacAddress::parse("24:f5:a2:3c:5d:1g"));
        QVERIFY(MacAddress::parse("02:00:00:00:00:01")->isLocallyAdministered());
        QVERIFY(MacAddress::parse("ff:ff:ff:ff:ff:ff")->isBroadcast());
    }
    void theLongestPrefixNamesTheVendor()
    {
        const TempFolder folder;
        folder.file("oui.csv", std::string_view("MA-L,70B3D5,\"IEEE, Registration\",somewhere\n"));
        folder.file("oui36.csv", std::string_view("MA-S,70B3D5123,\"Small \"\"Maker\"\" Inc.\",elsewhere\n"));
        const VendorTable table = VendorTable::load(folder.path());
        QCOMPARE(std::string(table.lookup(*MacAddress::parse("70:b3:d5:12:3f:ff"))),
                 std::string("Small \"Maker\" Inc."));
        QCOMPARE(std::string(table.lookup(*MacAddress::parse("70:b3:d5:ff:ff:ff"))), std::string("IEEE, Registration"));
        QVERIFY(table.lookup(*MacAddress::parse("02:b3:d5:00:00:00")).empty());
    }
    void withoutTheRegistryTheBuiltInTableStandsIn() { QVERIFY(VendorTable::load("/nowhere").size() > 1000); }
    void theRegistryIsReadWhenTheProgramRuns()
    {
        const TempFolder folder;
        folder.file("oui.csv", std::string_view("Registry,Assignment,Organization Name,Organization Address\n"
                                                "MA-L,24F5A2,A Maker of Today,here\n"));
        const VendorTable table = VendorTable::load(folder.path());
        QCOMPARE(std::string(table.lookup(*MacAddress::parse("24:f5:a2:00:00:01"))), std::string("A Maker of Today"));
    }
    void theRegistrysOddLinesAreReadAsTheyStand()
    {
        const TempFolder folder;
        folder.file("oui.csv", std::string_view("MA-L,24F5A2,First,here\r\n"
                                                "MA-L,24F5A2,\"Second, Inc. \",here\r\n"
                                                "MA-L,24F5A2,\r\n" // no name, none instead of the one before
                                                "MA-L,24F5A2,\"\",here\n"
                                                "\"MA-L\",\"8CAB8E\",\"Quoted\",here\n"
                                                "MA-L,8CAB8,Too Short,here\n"
                                                "MA-L,8CAB8G,No Number,here\n"
                                                "MA-L,001122,At the end"));
        folder.file("mam.csv", std::string_view("\nMA-M,24F5A23,\"\"\"Longer\"\"\",here\n"));
        const VendorTable table = VendorTable::load(folder.path());
        QCOMPARE(table.size(), std::size_t{4});
        QCOMPARE(table.lookup(*MacAddress::parse("24:f5:a2:00:00:01")), std::string("Second, Inc."));
        QCOMPARE(table.lookup(*MacAddress::parse("24:f5:a2:3f:00:01")), std::string("\"Longer\""));
        QCOMPARE(table.lookup(*MacAddress::parse("8c:ab:8e:00:00:01")), std::string("Quoted"));
        QCOMPARE(table.lookup(*MacAddress::parse("00:11:22:00:00:01")), std::string("At the end"));
        QCOMPARE(table.lookup(*MacAddress::parse("00:11:23:00:00:01")), std::string());
    }
};

QTEST_APPLESS_MAIN(TestAddresses)
#include "tst_addresses.moc"
