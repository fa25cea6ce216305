// SPDX-License-Identifier: GPL-3.0-or-later
#include <QtTest>

#include "core/export/problem_text.h"
#include "core/hosting/hosting.h"
#include "tests/support/owner_files.h"
#include "tests/support/temp_file.h"

using namespace phonehome;

namespace {

IpAddress ip(const char* text)
{
    return *IpAddress::parse(text);
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
