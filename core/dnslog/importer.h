// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <optional>
#include <span>
#include <stop_token>
#include <string>
#include <string_view>
#include <vector>

#include "core/dnslog/record.h"
#include "core/dnslog/report.h"
#include "core/dnslog/time_zone.h"

namespace phonehome {

/// A stretch of time, both ends included.
struct LogSpan {
    Timestamp first;
    Timestamp last;
};

/// What the reader of a log must be told because the log does not say it.
struct LogOptions {
    TimeZone zone = TimeZone::local();
    /// When the capture that the log is for was made: finds the year of logs that write none.
    std::optional<LogSpan> capture;
    std::stop_token stop = {};
};

/// Reads the lines of one log, or of its rotated parts one after another.
class LineImporter {
public:
    virtual ~LineImporter() = default;
    /// Before the first pass: lines come here first where the importer asks for it, to find the year.
    virtual void survey(std::string_view line) { (void)line; }
    /// One line without its end. The report's skip counts are the importer's to raise; lines is counted outside.
    virtual void line(std::string_view text, LogSink& sink, LogReport& report) = 0;
    /// After the last line.
    virtual void end(LogSink& sink, LogReport& report)
    {
        (void)sink;
        (void)report;
    }
};

/// One row of the table of importers.
struct ImporterRow {
    const char* id; ///< as in JSON
    bool hasAnswers = true;
    bool hasTimes = true;
    bool wantsSurvey = false; ///< the log writes no year: all lines are looked at once before they are read
    /// How sure the importer is that these first lines are its own: 0 = no, 100 = certain.
    int (*probe)(std::span<const std::string_view> lines) = nullptr;
    /// modified: when the file was last written to, nullopt where unknown.
    std::unique_ptr<LineImporter> (*make)(const LogOptions& options, std::optional<Timestamp> modified) = nullptr;
};

/// All importers of logs made of lines. A new one is a row here.
std::span<const ImporterRow> importers();
/// The one that is surest of a log's beginning; nullptr where none knows it.
const ImporterRow* importerFor(std::string_view head);

/// True when the file's first bytes are those of a log (or database) that is read here.
bool isResolverLog(const std::string& path);

/// Reads logs into the sink. Each file's format is found by its content; rotated parts of one log (pihole.log,
/// pihole.log.1, pihole.log.2.gz) are read as one, the eldest first. One report a file, in the order of the paths.
std::vector<LogReport> importLogs(const std::vector<std::string>& paths, const LogOptions& options, LogSink& sink);

} // namespace phonehome
