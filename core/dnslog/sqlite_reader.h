// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <stop_token>
#include <string>
#include <vector>

struct sqlite3;
struct sqlite3_stmt;

namespace phonehome {

/// A row of a query; valid within the call that gets it.
class SqliteRow {
public:
    explicit SqliteRow(sqlite3_stmt* statement) : m_statement(statement) {}

    std::string text(int column) const;
    double number(int column) const;
    std::int64_t whole(int column) const;
    bool isNull(int column) const;
    bool isWhole(int column) const;

private:
    sqlite3_stmt* m_statement;
};

/// A database that is only read, whatever its schema says: hostile ones run nothing but plain SQL.
class SqliteReader {
public:
    /// nullptr when SQLite refuses the file; why: its words.
    static std::unique_ptr<SqliteReader> open(const std::string& path, const std::stop_token& stop, std::string& why);

    /// Names of a table's or view's columns, empty when there is none of that name.
    std::vector<std::string> columns(const std::string& table);
    /// Calls each for every row. What stopped it early, in SQLite's words; empty at the end.
    std::string forRows(const std::string& sql, const std::function<void(const SqliteRow&)>& each);

private:
    SqliteReader() = default;

    struct Closer {
        void operator()(sqlite3* database) const;
    };
    std::unique_ptr<sqlite3, Closer> m_database;
    std::stop_token m_stop;
};

} // namespace phonehome
