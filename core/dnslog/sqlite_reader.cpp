// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/dnslog/sqlite_reader.h"

#include <sqlite3.h>

namespace phonehome {

namespace {

constexpr int kCellMax = 1 << 20;
constexpr int kStepsBetweenQuestions = 10'000;

struct Finalizer {
    void operator()(sqlite3_stmt* statement) const { sqlite3_finalize(statement); }
};
using Statement = std::unique_ptr<sqlite3_stmt, Finalizer>;

int askStop(void* stop)
{
    return static_cast<std::stop_token*>(stop)->stop_requested() ? 1 : 0;
}

Statement prepare(sqlite3* database, const std::string& sql)
{
    sqlite3_stmt* statement = nullptr;
    sqlite3_prepare_v2(database, sql.c_str(), -1, &statement, nullptr);
    return Statement(statement);
}

} // namespace

std::string SqliteRow::text(int column) const
{
    const auto* bytes = static_cast<const char*>(static_cast<const void*>(sqlite3_column_text(m_statement, column)));
    return bytes ? std::string(bytes, static_cast<std::size_t>(sqlite3_column_bytes(m_statement, column)))
                 : std::string();
}

double SqliteRow::number(int column) const
{
    return sqlite3_column_double(m_statement, column);
}

std::int64_t SqliteRow::whole(int column) const
{
    return sqlite3_column_int64(m_statement, column);
}

bool SqliteRow::isNull(int column) const
{
    return sqlite3_column_type(m_statement, column) == SQLITE_NULL;
}

bool SqliteRow::isWhole(int column) const
{
    return sqlite3_column_type(m_statement, column) == SQLITE_INTEGER;
}

void SqliteReader::Closer::operator()(sqlite3* database) const
{
    sqlite3_close(database);
}

std::unique_ptr<SqliteReader> SqliteReader::open(const std::string& path, const std::stop_token& stop, std::string& why)
{
    // A copy that was taken while the original was being written may have to be rolled back: that writes, into the copy.
    for (const int mode : {SQLITE_OPEN_READONLY, SQLITE_OPEN_READWRITE}) {
        std::unique_ptr<SqliteReader> out(new SqliteReader);
        sqlite3* database = nullptr;
        const int code = sqlite3_open_v2(path.c_str(), &database, mode | SQLITE_OPEN_NOMUTEX, nullptr);
        out->m_database.reset(database);
        if (code != SQLITE_OK) {
            why = sqlite3_errstr(code);
            continue;
        }
        out->m_stop = stop;
        sqlite3_db_config(database, SQLITE_DBCONFIG_DEFENSIVE, 1, nullptr);
        sqlite3_db_config(database, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, nullptr);
        sqlite3_limit(database, SQLITE_LIMIT_LENGTH, kCellMax);
        sqlite3_progress_handler(database, kStepsBetweenQuestions, askStop, &out->m_stop);
        sqlite3_exec(database, "PRAGMA cell_size_check=ON; PRAGMA query_only=ON", nullptr, nullptr, nullptr);
        // Opening reads nothing yet; this reads the first page and any log.
        why = out->forRows("SELECT count(*) FROM sqlite_master", [](const SqliteRow&) {});
        if (why.empty())
            return out;
    }
    return nullptr;
}

std::vector<std::string> SqliteReader::columns(const std::string& table)
{
    std::vector<std::string> out;
    forRows("PRAGMA table_info(" + table + ")", [&out](const SqliteRow& row) { out.push_back(row.text(1)); });
    return out;
}

std::string SqliteReader::forRows(const std::string& sql, const std::function<void(const SqliteRow&)>& each)
{
    const Statement statement = prepare(m_database.get(), sql);
    if (!statement)
        return sqlite3_errmsg(m_database.get());
    while (true) {
        const int code = sqlite3_step(statement.get());
        if (code == SQLITE_DONE)
            return {};
        if (code != SQLITE_ROW)
            return sqlite3_errmsg(m_database.get());
        each(SqliteRow(statement.get()));
    }
}

} // namespace phonehome
