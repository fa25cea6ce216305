// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/dnslog/importer.h"

#include <algorithm>
#include <map>

#include "core/dnslog/ftl_database.h"
#include "core/dnslog/log_lines.h"
#include "core/dnslog/log_text.h"

namespace phonehome {

namespace {

constexpr std::size_t kProbeLines = 40;
constexpr std::uint64_t kAskStopEvery = 4096;

/// The first whole lines of a log.
std::vector<std::string_view> firstLines(std::string_view head)
{
    std::vector<std::string_view> out;
    while (!head.empty() && out.size() < kProbeLines) {
        const bool whole = head.find('\n') != std::string_view::npos;
        std::string_view line = takeUntil(head, '\n');
        if (!line.empty() && line.back() == '\r')
            line.remove_suffix(1);
        if (!line.empty() && (whole || out.empty()))
            out.push_back(line);
    }
    return out;
}

/// A log's name without what rotation adds to it, and how old the part is: the higher, the elder.
struct Part {
    std::string base;
    std::uint64_t age = 0;
    bool dated = false; ///< ".log-20260504": the higher, the younger
};

Part partOf(std::string path)
{
    Part out;
    for (const std::string_view packed : {".gz", ".GZ"}) {
        if (path.ends_with(packed))
            path.resize(path.size() - packed.size());
    }
    const std::size_t digits = path.find_last_not_of("0123456789") + 1;
    const auto number = parseWhole<std::uint64_t>(std::string_view(path).substr(digits));
    if (number && digits > 1 && path[digits - 1] == '.') {
        out.age = *number;
        path.resize(digits - 1);
    } else if (number && digits > 1 && path[digits - 1] == '-' && path.size() - digits == 8) {
        out.age = *number;
        out.dated = true;
        path.resize(digits - 1);
    }
    out.base = std::move(path);
    return out;
}

/// Files of one log, to be read one after another.
struct Sequence {
    const ImporterRow* row = nullptr;
    std::vector<std::size_t> files; ///< indices of the paths, eldest first
};

class Reading {
public:
    Reading(const std::vector<std::string>& paths, const LogOptions& options, LogSink& sink)
        : m_paths(paths), m_options(options), m_sink(sink), m_reports(paths.size())
    {
    }

    std::vector<LogReport> read()
    {
        for (const Sequence& sequence : sort())
            read(sequence);
        return std::move(m_reports);
    }

private:
    std::vector<Sequence> sort();
    void read(const Sequence& sequence);
    /// Calls each with every line; false when stopped.
    template <typename Each> bool forLines(std::size_t file, bool count, const Each& each);

    const std::vector<std::string>& m_paths;
    const LogOptions& m_options;
    LogSink& m_sink;
    std::vector<LogReport> m_reports;
    std::uint16_t m_logs = 0;
};

std::vector<Sequence> Reading::sort()
{
    std::map<std::pair<std::string, const ImporterRow*>, std::size_t> index;
    std::vector<Sequence> out;
    std::vector<Part> parts(m_paths.size());
    for (std::size_t i = 0; i < m_paths.size(); ++i) {
        LogReport& report = m_reports[i];
        report.file = m_paths[i];
        LogLines lines;
        report.problem = lines.open(m_paths[i], report.detail);
        if (report.problem != LogProblem::None)
            continue;
        if (isDatabase(lines.head())) {
            report.log = m_logs++;
            m_sink.onLog(report.log);
            importFtlDatabase(m_paths[i], m_options, m_sink, report);
            continue;
        }
        const ImporterRow* row = importerFor(lines.head());
        if (!row) {
            report.problem = LogProblem::UnknownFormat;
            continue;
        }
        report.format = row->id;
        report.hasAnswers = row->hasAnswers;
        report.hasTimes = row->hasTimes;
        parts[i] = partOf(m_paths[i]);
        const auto [known, fresh] = index.try_emplace({parts[i].base, row}, out.size());
        if (fresh)
            out.push_back({row, {}});
        out[known->second].files.push_back(i);
    }
    for (Sequence& sequence : out) {
        std::stable_sort(sequence.files.begin(), sequence.files.end(), [&](std::size_t a, std::size_t b) {
            const Part& left = parts[a];
            const Part& right = parts[b];
            if (left.dated && right.dated)
                return left.age < right.age;
            if (left.dated != right.dated && (left.age == 0 || right.age == 0))
                return left.dated;
            return left.age > right.age;
        });
    }
    return out;
}

template <typename Each> bool Reading::forLines(std::size_t file, bool count, const Each& each)
{
    LogReport& report = m_reports[file];
    LogLines lines;
    std::string detail;
    if (lines.open(m_paths[file], detail) != LogProblem::None)
        return true;
    for (std::uint64_t n = 0; const auto line = lines.next(); ++n) {
        if (n % kAskStopEvery == 0 && m_options.stop.stop_requested()) {
            report.problem = LogProblem::Cancelled;
            return false;
        }
        if (count && !line->empty())
            ++report.lines;
        if (lines.tooLong()) {
            if (count)
                ++report.skip(LogSkip::TooLong);
        } else if (!line->empty()) {
            each(*line);
        }
    }
    if (count)
        report.problem = lines.problem();
    return true;
}

void Reading::read(const Sequence& sequence)
{
    const std::uint16_t log = m_logs++;
    m_sink.onLog(log);
    for (const std::size_t file : sequence.files)
        m_reports[file].log = log;
    const auto importer = sequence.row->make(m_options, modifiedAt(m_paths[sequence.files.back()]));
    if (sequence.row->wantsSurvey) {
        for (const std::size_t file : sequence.files) {
            if (!forLines(file, false, [&](std::string_view line) { importer->survey(line); }))
                return;
        }
    }
    for (const std::size_t file : sequence.files) {
        LogReport& report = m_reports[file];
        if (!forLines(file, true, [&](std::string_view line) { importer->line(line, m_sink, report); }))
            return;
    }
    importer->end(m_sink, m_reports[sequence.files.back()]);
}

} // namespace

const ImporterRow* importerFor(std::string_view head)
{
    const auto lines = firstLines(head);
    const ImporterRow* best = nullptr;
    int sure = 0;
    for (const ImporterRow& row : importers()) {
        if (lines.empty())
            break;
        const int score = row.probe(lines);
        if (score > sure) {
            sure = score;
            best = &row;
        }
    }
    return best;
}

bool isResolverLog(const std::string& path)
{
    LogLines lines;
    std::string detail;
    return lines.open(path, detail) == LogProblem::None && (isDatabase(lines.head()) || importerFor(lines.head()));
}

std::vector<LogReport> importLogs(const std::vector<std::string>& paths, const LogOptions& options, LogSink& sink)
{
    return Reading(paths, options, sink).read();
}

} // namespace phonehome
