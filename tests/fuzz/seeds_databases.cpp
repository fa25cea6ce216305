// SPDX-License-Identifier: GPL-3.0-or-later
// Pi-hole's database in its forms of version 5 and 21, small pages.
#include <iostream>
#include <memory>

#include <sqlite3.h>

#include "tests/fuzz/seeds.h"

namespace phonehome {

namespace {

void write(const std::filesystem::path& path, const char* statements)
{
    std::filesystem::remove(path);
    sqlite3* raw = nullptr;
    const bool opened = sqlite3_open(path.c_str(), &raw) == SQLITE_OK;
    const std::unique_ptr<sqlite3, int (*)(sqlite3*)> database(raw, sqlite3_close);
    if (!opened || sqlite3_exec(raw, statements, nullptr, nullptr, nullptr) != SQLITE_OK)
        std::cerr << path << ": " << sqlite3_errmsg(raw) << '\n';
}

constexpr const char* kVersion5 =
    "PRAGMA page_size=512;"
    "CREATE TABLE queries(id integer primary key,timestamp integer,type integer,status integer,domain text,client text,"
    "forward text);"
    "INSERT INTO queries VALUES(1,1777878768,1,2,'a.example','192.168.1.2','');"
    "CREATE TABLE network(id integer primary key,hwaddr text);"
    "INSERT INTO network VALUES(1,'24:f5:a2:00:00:01');"
    "CREATE TABLE network_addresses(network_id integer,ip text,lastSeen integer);"
    "INSERT INTO network_addresses VALUES(1,'192.168.1.2',1777878768);";

constexpr const char* kVersion21 =
    "PRAGMA page_size=512;"
    "CREATE TABLE query_storage(id integer primary key,timestamp integer,type integer,status integer,domain integer,"
    "client integer,reply_type integer);"
    "INSERT INTO query_storage VALUES(1,1777878768.25,1,2,1,1,4);"
    "CREATE TABLE domain_by_id(id integer primary key,domain text);"
    "INSERT INTO domain_by_id VALUES(1,'a.example');"
    "CREATE TABLE client_by_id(id integer primary key,ip text,name text);"
    "INSERT INTO client_by_id VALUES(1,'192.168.1.2','x');"
    "CREATE VIEW queries as select id,timestamp,type,status,case typeof(domain) when 'integer' then (select domain "
    "from "
    "domain_by_id d where d.id=q.domain) else domain end domain,case typeof(client) when 'integer' then (select ip "
    "from "
    "client_by_id c where c.id=q.client) else client end client,reply_type from query_storage q;";

} // namespace

void addDatabaseSeeds(const Seeds& seeds)
{
    write(seeds.fileOf("ftl", "5"), kVersion5);
    write(seeds.fileOf("ftl", "21"), kVersion21);
}

} // namespace phonehome
