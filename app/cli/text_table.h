// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <ostream>
#include <string>
#include <vector>

#include "core/base/text.h"

namespace phonehome {

/// Columns as wide as their widest cell.
class TextTable {
public:
    static constexpr std::size_t kCellMax = 60;

    explicit TextTable(std::vector<std::string> head) : m_rows{std::move(head)} {}

    void add(std::vector<std::string> row)
    {
        for (std::string& cell : row)
            cell = visibleText(cell, kCellMax);
        m_rows.push_back(std::move(row));
    }
    bool empty() const { return m_rows.size() == 1; }

    void write(std::ostream& out) const
    {
        std::vector<std::size_t> widths(m_rows.front().size());
        for (const auto& row : m_rows) {
            for (std::size_t i = 0; i < row.size(); ++i)
                widths[i] = std::max(widths[i], characters(row[i]));
        }
        for (const auto& row : m_rows) {
            std::string line;
            for (std::size_t i = 0; i < row.size(); ++i) {
                line += "  " + row[i];
                if (i + 1 < row.size())
                    line.append(widths[i] - characters(row[i]), ' ');
            }
            out << line << "\n";
        }
    }

private:
    static std::size_t characters(const std::string& utf8)
    {
        return static_cast<std::size_t>(std::count_if(
            utf8.begin(), utf8.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xc0U) != 0x80; }));
    }

    std::vector<std::vector<std::string>> m_rows;
};

} // namespace phonehome
