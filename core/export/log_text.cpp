// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/export/log_text.h"

#include <cstdio>
#include <cstdlib>
#include <numeric>

#include "core/base/text.h"

namespace phonehome {

namespace {

std::string fileText(const LogReport& report)
{
    return visibleText(utf8FromWire(report.file), 4096);
}

std::string counted(std::uint64_t n, const char* one, const char* many)
{
    return std::to_string(n) + " " + (n == 1 ? one : many);
}

std::string kept(const LogReport& report)
{
    return "; " + counted(report.records, "record", "records") + " before it are kept";
}

/// "+01:00:00", "-00:00:37.2"
std::string offsetText(Duration offset)
{
    const std::int64_t tenths = (std::llabs(offset.ns) + 50'000'000) / 100'000'000;
    const long long seconds = tenths / 10;
    char out[48] = "";
    std::snprintf(out, sizeof out, "%c%02lld:%02lld:%02lld", offset.ns < 0 ? '-' : '+', seconds / 3600,
                  seconds / 60 % 60, seconds % 60);
    return out + (tenths % 10 ? "." + std::to_string(tenths % 10) : std::string());
}

std::uint64_t skippedOf(const LogReport& report)
{
    return std::accumulate(report.skipped.begin(), report.skipped.end(), std::uint64_t{0});
}

std::string cause(const LogReport& r)
{
    const std::string detail = visibleText(r.detail);
    switch (r.problem) {
    case LogProblem::None: break;
    case LogProblem::NotFound: return "no such file";
    case LogProblem::NotReadable: return "can't be read: " + detail;
    case LogProblem::IsDirectory: return "a folder, not a resolver's log";
    case LogProblem::NotRegular: return "not a regular file; save the log to a file first";
    case LogProblem::Empty: return "empty: no bytes at all";
    case LogProblem::UnknownFormat: return "not a resolver's log of a form we read";
    case LogProblem::CutGzip: return "the packed file is damaged or ends early" + kept(r);
    case LogProblem::NotADatabase: return "not a readable SQLite database: " + detail;
    case LogProblem::NoQueries: return "a database without Pi-hole's queries" + (detail.empty() ? "" : ": " + detail);
    case LogProblem::DamagedDatabase: return "the database is damaged or cut: " + detail + kept(r);
    case LogProblem::Locked: return "the database is locked by another program; copy it with sqlite3 .backup first";
    case LogProblem::Cancelled: return "stopped by the user" + kept(r);
    }
    return {};
}

} // namespace

std::string logProblemText(const LogReport& report)
{
    const std::string why = cause(report);
    if (!why.empty())
        return fileText(report) + ": " + why;
    const std::uint64_t n = skippedOf(report);
    if (n > 0 && report.records == 0) {
        const bool timeless = report.skipped[static_cast<std::size_t>(LogSkip::BadTime)] == n;
        return fileText(report) + ": none of its " + counted(report.lines, "line", "lines") + " could be used" +
               (timeless ? ": they say no time; have it logged to a file or to syslog" : "");
    }
    if (n > 0)
        return fileText(report) + ": " + counted(n, "line", "lines") + " of " + std::to_string(report.lines) +
               " skipped; the others are kept";
    if (report.walMissing)
        return fileText(report) + ": without its -wal file the newest queries may be missing; copy both";
    return {};
}

std::string logSentence(const LogFacts& log)
{
    const LogReport& r = log.report;
    std::string out = fileText(r);
    if (r.format.empty())
        return out + ": not read";
    out += " (" + r.format + "): " + counted(r.lines, "line", "lines") + ", " + counted(r.records, "record", "records");
    if (const std::uint64_t n = skippedOf(r); n > 0)
        out += ", " + std::to_string(n) + " skipped";
    if (log.leftOut > 0)
        out += ", " + std::to_string(log.leftOut) + " about other addresses left out";
    if (!r.hasAnswers)
        out += "; says what was asked, never what was answered";
    const std::string matched =
        " (matched " + std::to_string(log.clock.matched) + " of " + std::to_string(log.clock.of) + ")";
    if (!r.hasTimes)
        return out + "; has no times";
    if (log.origin == OffsetOrigin::None)
        return out + "; clock taken as it is" + matched;
    if (const auto& pieces = log.clock.pieces; !pieces.empty())
        return out + "; clock drifts, shifted by " + offsetText(pieces.front().offset) + " to " +
               offsetText(pieces.back().offset) + matched;
    if (log.clock.offset.ns == 0)
        return out + "; clock agrees" + matched;
    return out + "; shifted by " + offsetText(log.clock.offset) + matched;
}

void addLogs(Json& out, const Snapshot& s)
{
    Json logs = Json::array();
    for (const LogFacts& log : s.logs) {
        const LogReport& r = log.report;
        Json skipped = Json::object();
        for (std::size_t i = 0; i < kLogSkipCount; ++i) {
            if (r.skipped[i] > 0)
                skipped[logSkipId(static_cast<LogSkip>(i))] = r.skipped[i];
        }
        Json entry;
        entry["file"] = utf8FromWire(r.file);
        entry["format"] = r.format.empty() ? Json() : Json(r.format);
        entry["lines"] = r.lines;
        entry["records"] = r.records;
        entry["skipped"] = std::move(skipped);
        entry["left_out"] = log.leftOut;
        entry["answers"] = r.hasAnswers;
        entry["offset"] = log.clock.offset.seconds();
        Json drift = Json::array();
        for (const ClockPiece& piece : log.clock.pieces)
            drift.push_back({{"time", epochText(piece.middle)},
                             {"offset", piece.offset.seconds()},
                             {"matched", piece.matched},
                             {"of", piece.of}});
        entry["drift"] = std::move(drift);
        entry["offset_origin"] = offsetOriginId(log.origin);
        entry["matched"] = log.clock.matched;
        entry["of"] = log.clock.of;
        const std::string problem = logProblemText(r);
        entry["problem"] = problem.empty() ? Json() : Json(problem);
        logs.push_back(std::move(entry));
    }
    out["dns_logs"] = std::move(logs);
}

} // namespace phonehome
