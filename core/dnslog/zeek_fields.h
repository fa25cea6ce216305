// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace phonehome {

/// The header of a Zeek log in tab form, and cells by their column's name.
class ZeekFields {
public:
    /// A line that begins with '#': separators, marks for unset and empty, the columns' names.
    void header(std::string_view line);
    bool isKnown() const { return !m_columns.empty(); }
    std::size_t count() const { return m_count; }

    std::vector<std::string_view> split(std::string_view line) const;
    /// The cell with "\xNN" resolved; empty for unset, empty and columns that are not there.
    std::string cell(const std::vector<std::string_view>& cells, const std::string& column) const;
    /// A set or vector.
    std::vector<std::string> list(const std::vector<std::string_view>& cells, const std::string& column) const;

private:
    std::string_view raw(const std::vector<std::string_view>& cells, const std::string& column) const;
    std::string resolved(std::string_view text) const;

    char m_separator = '\t';
    std::string m_setSeparator = ",";
    std::string m_unset = "-";
    std::string m_empty = "(empty)";
    std::unordered_map<std::string, std::size_t> m_columns;
    std::size_t m_count = 0;
};

} // namespace phonehome
