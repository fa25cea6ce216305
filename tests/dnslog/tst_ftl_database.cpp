// SPDX-License-Identifier: GPL-3.0-or-later
#include <QtTest>

#include <filesystem>

#include <sqlite3.h>

#include "tests/support/found_in_log.h"

using namespace phonehome;

namespace {

using Words = std::vector<std::string>;

/// As one text, so that a failure shows it.
QByteArray lines(const Words& words)
{
    QByteArray out;
    for (const std::string& word : words)
        out += QByteArray::fromStdString(word) + '\n';
    return out;
}

/// A database for writing.
class Database {
public:
    explicit Database(const std::string& path) { sqlite3_open(path.c_str(), &m_database); }
    ~Database() { sqlite3_close(m_database); }
    Database(const Database&) = delete;
    Database& operator=(const Database&) = delete;

    void run(const std::string& sql) const
    {
        char* message = nullptr;
        sqlite3_exec(m_database, sql.c_str(), nullptr, nullptr, &message);
        if (message)
            qFatal("%s in %s", message, sql.c_str());
    }

private:
    sqlite3* m_database = nullptr;
};

/// pihole-FTL.db as the documented schema of a version has it, with the same four queries in each.
void makeFtl(const std::string& path, int version)
{
    const Database db(path);
    db.run("CREATE TABLE ftl (id INTEGER PRIMARY KEY NOT NULL, value BLOB NOT NULL);"
           "INSERT INTO ftl VALUES (0," +
           std::to_string(version) + ");");
    const bool linked = version >= 10;
    std::string more = version >= 7 ? ", additional_info TEXT" : "";
    if (version >= 12)
        more += ", reply_type INTEGER, reply_time REAL, dnssec INTEGER";
    if (version >= 21)
        more += ", list_id INTEGER, ede INTEGER";
    db.run("CREATE TABLE " + std::string(linked ? "query_storage" : "queries") +
           " (id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, timestamp INTEGER NOT NULL, type INTEGER NOT NULL, "
           "status INTEGER NOT NULL, " +
           std::string(linked ? "domain INTEGER NOT NULL, client INTEGER NOT NULL, forward INTEGER"
                              : "domain TEXT NOT NULL, client TEXT NOT NULL, forward TEXT") +
           more + ")");
    if (linked) {
        db.run("CREATE TABLE domain_by_id (id INTEGER PRIMARY KEY, domain TEXT NOT NULL);"
               "CREATE TABLE client_by_id (id INTEGER PRIMARY KEY, ip TEXT NOT NULL, name TEXT);"
               "INSERT INTO domain_by_id VALUES (1,'nat.wemo2.com'),(2,'ads.example'),(3,'api.xbcs.net'),(4,'hidden');"
               "INSERT INTO client_by_id VALUES (1,'192.168.1.2','switch.lan'),(2,'0.0.0.0',NULL);"
               "CREATE VIEW queries AS SELECT id, timestamp, type, status, CASE typeof(domain) WHEN 'integer' THEN "
               "(SELECT domain FROM domain_by_id d WHERE d.id = q.domain) ELSE domain END domain, CASE typeof(client) "
               "WHEN 'integer' THEN (SELECT ip FROM client_by_id c WHERE c.id = q.client) ELSE client END client, "
               "forward" +
               std::string(version >= 12 ? ", reply_type" : "") + " FROM query_storage q");
    }
    const auto query = [&](const char* time, int type, int status, int domain, const char* text, int client) {
        db.run("INSERT INTO " + std::string(linked ? "query_storage" : "queries") +
               " (timestamp, type, status, domain, client) VALUES (" + time + "," + std::to_string(type) + "," +
               std::to_string(status) + "," + (linked ? std::to_string(domain) : "'" + std::string(text) + "'") + "," +
               (linked        ? std::to_string(client)
                : client == 1 ? "'192.168.1.2'"
                              : "'0.0.0.0'") +
               ")");
    };
    query(version >= 21 ? "1777878768.25" : "1777878768", 1, 2, 1, "nat.wemo2.com", 1);
    query("1777878769", 2, 1, 2, "ads.example", 1);
    query("1777878770", version >= 9 ? 165 : 2, 3, 3, "api.xbcs.net", 1);
    query("1777878771", 1, 2, 4, "hidden", 2);
    if (version >= 3 && version < 5) {
        db.run(
            "CREATE TABLE network (id INTEGER PRIMARY KEY, ip TEXT, hwaddr TEXT, interface TEXT, name TEXT, firstSeen "
            "INTEGER, lastQuery INTEGER, numQueries INTEGER, macVendor TEXT);"
            "INSERT INTO network VALUES (1,'192.168.1.2','24:f5:a2:00:00:01','eth0','switch.lan',1,1777878768,1,'')");
    } else if (version >= 5) {
        db.run("CREATE TABLE network (id INTEGER PRIMARY KEY, hwaddr TEXT, interface TEXT, " +
               std::string(version < 8 ? "name TEXT, " : "") +
               "firstSeen INTEGER, lastQuery INTEGER);"
               "CREATE TABLE network_addresses (network_id INTEGER, ip TEXT, lastSeen INTEGER" +
               std::string(version >= 8 ? ", name TEXT, nameUpdated INTEGER" : "") +
               ");"
               "INSERT INTO network (id, hwaddr) VALUES (1,'24:f5:a2:00:00:01'),(2,'ip-192.168.1.9');"
               "INSERT INTO network_addresses (network_id, ip, lastSeen) VALUES (1,'192.168.1.2',1777878768),"
               "(2,'192.168.1.9',1777878768)");
        db.run(version >= 8 ? "UPDATE network_addresses SET name = 'switch.lan' WHERE network_id = 1"
                            : "UPDATE network SET name = 'switch.lan' WHERE id = 1");
    }
}

} // namespace

class TestFtlDatabase : public QObject {
    Q_OBJECT
private slots:
    void everySchemaSaysTheSame_data()
    {
        QTest::addColumn<int>("version");
        for (const int version : {2, 3, 5, 7, 9, 10, 12, 21})
            QTest::addRow("%d", version) << version;
    }
    void everySchemaSaysTheSame()
    {
        QFETCH(int, version);
        const TempFolder folder;
        const std::string path = folder.path() + "/pihole-FTL.db";
        makeFtl(path, version);
        FoundInLog found;
        const auto reports = importLogs({path}, {}, found);
        QVERIFY2(reports[0].problem == LogProblem::None, reports[0].detail.c_str());
        QCOMPARE(reports[0].format, std::string("pihole-ftl"));
        QVERIFY(!reports[0].hasAnswers);
        QCOMPARE(reports[0].lines, std::uint64_t{4});
        QCOMPARE(
            lines(found.words()),
            lines({"asked 192.168.1.2 nat.wemo2.com A", "blocked 192.168.1.2 ads.example AAAA",
                   version >= 9 ? "asked 192.168.1.2 api.xbcs.net HTTPS" : "asked 192.168.1.2 api.xbcs.net AAAA"}));
        QCOMPARE(found.records[0].time.ns, version >= 21 ? 1777878768'250000000 : 1777878768'000000000);
        if (version >= 3) {
            QCOMPARE(found.hosts[0].mac, MacAddress::parse("24:f5:a2:00:00:01"));
            QCOMPARE(found.hosts[0].name, std::string("switch.lan"));
        }
    }
    void whatIsStillInTheWalIsRead()
    {
        const TempFolder folder;
        const std::string path = folder.path() + "/pihole-FTL.db";
        makeFtl(path, 21);
        const Database writer(path);
        writer.run("PRAGMA journal_mode=WAL; PRAGMA wal_autocheckpoint=0");
        writer.run(
            "INSERT INTO query_storage (timestamp, type, status, domain, client) VALUES (1777878800, 1, 2, 3, 1)");
        QVERIFY(std::filesystem::exists(path + "-wal"));
        FoundInLog found;
        const auto reports = importLogs({path}, {}, found);
        QVERIFY(reports[0].problem == LogProblem::None);
        QVERIFY(!reports[0].walMissing);
        QCOMPARE(found.words().back(), std::string("asked 192.168.1.2 api.xbcs.net A"));
        // The original's folder is as it was, but for what the writer keeps there.
        // Without its -wal, a database misses the newest and says so.
        const std::string alone = folder.path() + "/alone.db";
        std::filesystem::copy_file(path, alone);
        FoundInLog less;
        const auto again = importLogs({alone}, {}, less);
        QVERIFY(again[0].walMissing);
        QCOMPARE(less.records.size() + 1, found.records.size());
    }
    void aWriterDoesNotHoldItUp()
    {
        const TempFolder folder;
        const std::string path = folder.path() + "/pihole-FTL.db";
        makeFtl(path, 12);
        const Database writer(path);
        writer.run("BEGIN EXCLUSIVE");
        FoundInLog found;
        const auto reports = importLogs({path}, {}, found);
        QVERIFY2(reports[0].problem == LogProblem::None, reports[0].detail.c_str());
        QCOMPARE(found.records.size(), std::size_t{3});
    }
    void damageIsOneSentenceAndTheRestIsKept()
    {
        const TempFolder folder;
        const std::string path = folder.path() + "/pihole-FTL.db";
        makeFtl(path, 9);
        {
            const Database db(path);
            db.run("BEGIN");
            for (int i = 0; i < 5000; ++i)
                db.run("INSERT INTO queries (timestamp, type, status, domain, client) VALUES (1777878800, 1, 2, "
                       "'a-rather-long-name-to-fill-pages.example', '192.168.1.2')");
            db.run("COMMIT");
        }
        std::filesystem::resize_file(path, std::filesystem::file_size(path) / 2);
        FoundInLog found;
        const auto cut = importLogs({path}, {}, found);
        QVERIFY(cut[0].problem == LogProblem::DamagedDatabase || cut[0].problem == LogProblem::NotADatabase);
        QVERIFY(!cut[0].detail.empty());
        FoundInLog none;
        const auto other =
            importLogs({folder.file("x.db", std::string_view("SQLite format 3\0but not really", 30))}, {}, none);
        QVERIFY(other[0].problem == LogProblem::NotADatabase);
        const std::string stranger = folder.path() + "/stranger.db";
        {
            const Database db(stranger);
            db.run("CREATE TABLE pictures (id INTEGER)");
        }
        QVERIFY(importLogs({stranger}, {}, none)[0].problem == LogProblem::NoQueries);
        QVERIFY(none.records.empty());
    }
    void noByteOfItIsTrusted()
    {
        const TempFolder folder;
        const std::string path = folder.path() + "/pihole-FTL.db";
        makeFtl(path, 21);
        QFile file(QString::fromStdString(path));
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QByteArray bytes = file.readAll();
        for (qsizetype i = 16; i < bytes.size(); i += 97) {
            QByteArray wrong = bytes;
            wrong[i] = static_cast<char>(wrong[i] ^ 0xff);
            FoundInLog found;
            importLogs(
                {folder.file("wrong.db", std::string_view(wrong.constData(), static_cast<std::size_t>(wrong.size())))},
                {}, found);
        }
    }
};

QTEST_APPLESS_MAIN(TestFtlDatabase)
#include "tst_ftl_database.moc"
