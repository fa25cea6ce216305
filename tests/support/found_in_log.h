// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "core/dnslog/importer.h"
#include "tests/support/temp_file.h"

namespace phonehome {

/// Everything that importers found, in order.
struct FoundInLog final : LogSink {
    void onRecord(const LogRecord& record) override { records.push_back(record); }
    void onHost(const LogHost& host) override { hosts.push_back(host); }

    /// "asked 192.168.1.2 nat.wemo2.com A", "answered … via alias = 1.2.3.4 5.6.7.8 ttl 60", one a record.
    std::vector<std::string> words() const;
    /// Those that begin so.
    std::vector<std::string> words(const std::string& beginning) const;

    /// When each record is from, in minutes after that second of 1970.
    std::vector<std::int64_t> minutesSince(std::int64_t second) const;

    std::vector<LogRecord> records;
    std::vector<LogHost> hosts;
};

/// Reads a log of this text, as a file of its own.
std::vector<LogReport> readLog(const std::string& text, FoundInLog& found, const LogOptions& options = {});

} // namespace phonehome
