// SPDX-License-Identifier: GPL-3.0-or-later
#include <QtTest>

#include "core/export/problem_text.h"
#include "core/hosting/hosting.h"
#include "core/hosting/mmdb_depth.h"
#include "tests/support/owner_files.h"
#include "tests/support/temp_file.h"

using namespace phonehome;

namespace {

IpAddress ip(const char* text)
{
    return *IpAddress::parse(text);
}

std::string text(std::string_view value)
{
    return static_cast<char>(0x40U | value.size()) + std::string(value);
}

/// A database of two nodes whose only record is a map of these pairs. depth: of maps in its description.
std::string mmdb(const std::string& pairs, int count, int depth)
{
    const std::string tree("\0\0\x02\0\0\x01\0\0\x12\0\0\x02", 12);
    std::string deep;
    for (int i = 0; i < depth; ++i)
        deep += "\xe1\x41"
                "a";
    const std::string facts = "\xe9" + text("description") + (depth > 0 ? deep + text("") : "\xe0") +
                              text("binary_format_major_version") + "\xa1\x02" + text("binary_format_minor_version") +
                              "\xa0" + text("build_epoch") + std::string("\x01\x02\x01", 3) + text("database_type") +
                              text("Test") + text("ip_version") + "\xa1\x04" + text("languages") +
                              std::string("\x00\x04", 2) + text("node_count") + "\xc1\x02" + text("record_size") +
                              "\xa1\x18";
    return tree + std::string(16, '\0') + static_cast<char>(0xe0 | count) + pairs + "\xab\xcd\xefMaxMind.com" + facts;
}

std::vector<std::uint8_t> bytesOf(const std::string& path)
{
    QFile file(QString::fromStdString(path));
    if (!file.open(QIODevice::ReadOnly))
        return {};
    const QByteArray all = file.readAll();
    return {all.begin(), all.end()};
}

} // namespace

class TestHosting : public QObject {
    Q_OBJECT
private slots:
    void initTestCase()
    {
        for (const char* kind : {"asn", "country", "flat", "other"})
            QVERIFY2(!makeOwners(m_files.path(), kind).empty(), kind);
    }
    void severalFilesTellOneOwner()
    {
        const auto hosting = load({"asn.mmdb", "country.mmdb", "flat.mmdb", "ranges.json"});
        QVERIFY(m_problems.empty());
        const Owner cloud = hosting->ownerOf(ip("198.51.100.20"));
        QVERIFY(cloud == (Owner{64500, "EXAMPLE-CLOUD", "US", "Amazon AWS", "us-east-1", "EC2"}));
        QCOMPARE(ownerText(cloud), std::string("Amazon AWS us-east-1 (EC2), EXAMPLE-CLOUD (AS64500), US"));
        // The longest prefix wins.
        QCOMPARE(hosting->ownerOf(ip("198.51.100.200")).region, std::string("eu-central-1"));
        QCOMPARE(ownerText(hosting->ownerOf(ip("192.0.2.7"))), std::string("Zeitgeber Süd (AS64501), DE"));
        QCOMPARE(ownerText(hosting->ownerOf(ip("192.0.2.200"))), std::string("DE"));
        QCOMPARE(ownerText(hosting->ownerOf(ip("203.0.113.9"))), std::string("Flat Net (AS64503), FR"));
        QCOMPARE(ownerText(hosting->ownerOf(ip("2001:db8:1::5"))),
                 std::string("Amazon AWS eu-west-1 (S3), SIX (AS64502)"));
        // Unknown, and what is at home is nobody's on the internet.
        for (const char* none : {"2001:db8:2::5", "192.168.1.1", "224.0.0.251", "0.0.0.0", "::1"})
            QVERIFY2(hosting->ownerOf(ip(none)).empty(), none);
    }
    void theFilesSayWhatTheyAreAndOfWhen()
    {
        const auto hosting = load({"ranges.json", "asn.mmdb"});
        QCOMPARE(hosting->facts().size(), std::size_t{2});
        QCOMPARE(hosting->facts()[0].type, std::string("AWS ip-ranges"));
        QCOMPARE(hosting->facts()[0].date, std::string("2026-11-20"));
        QCOMPARE(hosting->facts()[1].type, std::string("Test-ASN"));
        QCOMPARE(hosting->facts()[1].date.size(), std::size_t{10});
        QVERIFY(hostingText(*hosting).starts_with("AWS ip-ranges of 2026-11-20, Test-ASN of 2"));
    }
    void whatCannotBeUsedIsAnErrorAndTheRestIsKept_data()
    {
        QTest::addColumn<QByteArray>("path");
        QTest::addColumn<int>("code");
        const auto row = [](const char* name, const std::string& path, ErrorCode code) {
            QTest::newRow(name) << QByteArray::fromStdString(path) << static_cast<int>(code);
        };
        const auto asn = bytesOf(m_files.path() + "/asn.mmdb");
        row("not there", m_files.path() + "/none", ErrorCode::NotFound);
        row("folder", m_files.path(), ErrorCode::IsDirectory);
        row("device", "/dev/null", ErrorCode::NotRegular);
        row("empty", m_files.file("empty", std::string_view()), ErrorCode::Empty);
        row("text", m_files.file("text", std::string_view("hello\n")), ErrorCode::DamagedDatabase);
        row("cut", m_files.file("cut", ByteView(asn).first(asn.size() / 2)), ErrorCode::DamagedDatabase);
        row("knows no owners", m_files.path() + "/other.mmdb", ErrorCode::WrongDatabase);
        row("cut JSON", m_files.file("cut.json", std::string_view(kRanges).substr(0, 300)), ErrorCode::WrongRanges);
        row("other JSON", m_files.file("other.json", std::string_view("{\"a\": 1}")), ErrorCode::WrongRanges);
        row("a list", m_files.file("list.json", std::string_view("[1, 2]")), ErrorCode::WrongRanges);
        row("no prefix", m_files.file("none.json", std::string_view("{\"prefixes\": [{\"ip_prefix\": 5}]}")),
            ErrorCode::WrongRanges);
    }
    void whatCannotBeUsedIsAnErrorAndTheRestIsKept()
    {
        QFETCH(QByteArray, path);
        QFETCH(int, code);
        std::vector<Error> problems;
        const auto hosting = Hosting::load({path.toStdString(), m_files.path() + "/asn.mmdb"}, problems);
        QCOMPARE(problems.size(), std::size_t{1});
        QCOMPARE(static_cast<int>(problems[0].code), code);
        const std::string sentence = problemText(problems[0]);
        QVERIFY(sentence.starts_with(path.toStdString() + ": "));
        QCOMPARE(std::count(sentence.begin(), sentence.end(), '\n'), 0);
        QVERIFY(hosting);
        QCOMPARE(hosting->ownerOf(ip("198.51.100.1")).asNumber, 64500U);
        problems.clear();
        QVERIFY(!Hosting::load({path.toStdString()}, problems));
    }
    void damageAnywhereHarmsNothing()
    {
        const auto good = bytesOf(m_files.path() + "/asn.mmdb");
        int refused = 0;
        int changed = 0;
        for (std::size_t at = 0; at < good.size(); ++at) {
            auto bad = good;
            bad[at] = static_cast<std::uint8_t>(bad[at] ^ 0xffU);
            std::vector<Error> problems;
            const auto hosting = Hosting::load({m_files.file("bad.mmdb", bad)}, problems);
            refused += hosting ? 0 : 1;
            QCOMPARE(problems.empty(), hosting != nullptr);
            for (const char* address : {"198.51.100.20", "192.0.2.7", "2001:db8:1::5", "203.0.113.9"})
                changed += hosting && hosting->ownerOf(ip(address)).asNumber < 64500 ? 1 : 0;
        }
        QVERIFY(refused > 0);
        QVERIFY(changed > 0);
    }
    void noDatabaseIsDeeperThanTheStack()
    {
        // Maps in maps in maps, in a record and in what the database says of itself: the library would follow.
        const std::string good = mmdb(text("asn") + text("AS64503"), 1, 0);
        std::vector<Error> problems;
        const auto owner = [&](const std::string& bytes) {
            problems.clear();
            const auto hosting = Hosting::load({m_files.file("deep.mmdb", std::string_view(bytes))}, problems);
            return hosting ? hosting->ownerOf(ip("129.1.2.3")).asNumber : 0;
        };
        QCOMPARE(owner(good), 64503U);
        std::string nest;
        for (int i = 0; i < 1'000'000; ++i)
            nest += "\xe1\x41"
                    "a";
        QCOMPARE(owner(mmdb(text("a") + nest + text("") + text("asn") + text("AS7"), 2, 0)), 0U);
        QCOMPARE(problems.size(), std::size_t{1});
        QCOMPARE(problems[0].code, ErrorCode::DamagedDatabase);
        QCOMPARE(owner(mmdb(text("asn") + text("AS7"), 1, 40'000)), 0U);
        QCOMPARE(problems.size(), std::size_t{1});
        QCOMPARE(problems[0].code, ErrorCode::DamagedDatabase);
    }
    void depthIsTold()
    {
        const auto shallow = [](const std::string& bytes, std::size_t at = 0) {
            return isShallow({reinterpret_cast<const std::uint8_t*>(bytes.data()), bytes.size()}, at);
        };
        const std::string map = "\xe1" + text("a") + "\xe1" + text("b") + text("c");
        QVERIFY(shallow(map));
        for (std::size_t n = 0; n < map.size(); ++n)
            QVERIFY(!shallow(map.substr(0, n)));
        QVERIFY(!shallow(map, map.size()));
        QVERIFY(shallow(std::string("\x02\x04", 2) + text("x") + text("y"))); // a list of two
        QVERIFY(shallow(std::string("\x20\x02", 2) + text("x")));             // a pointer behind itself
        QVERIFY(!shallow(std::string("\x20\x00", 2)));                        // to itself
        QVERIFY(!shallow(std::string("\x20\x09", 2)));                        // to nowhere
        QVERIFY(!shallow("\xff\xff\xff\xff"));                                // sixteen million pairs
        QVERIFY(shallow(std::string("\x01\x07", 2)));                         // true
        std::string list;
        for (int i = 0; i < 10'000; ++i)
            list += text("x");
        QVERIFY(!shallow(std::string("\x1e\x04\x25\xf3", 4) + list)); // honest in form, ten thousand values
    }
    void prefixesAreRead()
    {
        const auto ranges = [](const std::string& prefix) {
            return CloudRanges::parse(R"({"prefixes": [{"ip_prefix": ")" + prefix + R"(", "region": "r"}]})", "x");
        };
        for (const char* good : {"0.0.0.0/0", "198.51.100.7/32", "198.51.100.0/24", "2001:db8::/32"})
            QVERIFY2(ranges(good), good);
        for (const char* bad : {"198.51.100.0/33", "198.51.100.0", "/24", "198.51.100.0/", "198.51.100.0/2x",
                                "198.51.100.0/-1", "2001:db8::/129", "::/99999999999"})
            QVERIFY2(!ranges(bad), bad);
        Owner owner;
        ranges("198.51.100.77/24")->find(ip("198.51.100.1"), owner); // bits beyond the prefix count nothing
        QCOMPARE(owner.region, std::string("r"));
        owner = {};
        ranges("0.0.0.0/0")->find(ip("2001:db8::1"), owner);
        QVERIFY(owner.empty());
    }

private:
    HostingPtr load(const std::vector<std::string>& names)
    {
        m_files.file("ranges.json", std::string_view(kRanges));
        std::vector<std::string> paths;
        paths.reserve(names.size());
        for (const std::string& name : names)
            paths.push_back(m_files.path() + "/" + name);
        m_problems.clear();
        return Hosting::load(paths, m_problems);
    }

    TempFolder m_files;
    std::vector<Error> m_problems;
};

QTEST_APPLESS_MAIN(TestHosting)
#include "tst_hosting.moc"
