// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pipeline/live_logs.h"

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <limits>

#include "core/analysis/clock_drift.h"
#include "core/dnslog/folder_zone.h"
#include "core/dnslog/log_lines.h"
#include "core/dnslog/log_text.h"

namespace phonehome {

namespace {

constexpr std::chrono::milliseconds kLook{500};
constexpr std::size_t kLogsMax = 16;
/// Of one log at a time, so that the packets do not wait.
constexpr std::size_t kReadMax = std::size_t{4} << 20U;

/// The clock is worked out again when there is so much more to compare, at most.
constexpr std::size_t kMoreMin = 8;
/// Answers told anew for less than this would name nothing otherwise.
constexpr Duration kWorthTelling = Duration::ofSeconds(1);

/// Keeps what importers find, to be told in the order of time.
struct Batch final : LogSink {
    explicit Batch(LogTimeline& whole) : timeline(whole) {}
    void onRecord(const LogRecord& record) override
    {
        records.push_back(record);
        timeline.onRecord(record);
    }
    void onHost(const LogHost& host) override
    {
        hosts.push_back(host);
        timeline.onHost(host);
    }

    LogTimeline& timeline;
    std::vector<LogRecord> records;
    std::vector<LogHost> hosts;
};

/// The next line, without its end.
std::string_view lineOf(std::string_view& rest)
{
    std::string_view line = takeUntil(rest, '\n');
    if (line.ends_with('\r'))
        line.remove_suffix(1);
    return line;
}

} // namespace

void LiveLogs::list()
{
    std::error_code error;
    // What is no longer there was read.
    std::erase_if(m_logs, [&](const auto& log) { return !std::filesystem::exists(log->path, error); });
    for (auto entry = std::filesystem::recursive_directory_iterator(m_folder, error);
         !error && entry != std::filesystem::recursive_directory_iterator(); entry.increment(error)) {
        const std::string path = entry->path().string();
        const bool known =
            std::any_of(m_logs.begin(), m_logs.end(), [&](const auto& log) { return log->path == path; });
        const bool hidden = entry->path().filename().string().starts_with('.');
        if (known || hidden || m_logs.size() >= kLogsMax || !entry->is_regular_file(error))
            continue;
        auto log = std::make_unique<Log>(m_survey);
        log->path = path;
        log->file.open(path, std::ios::binary);
        m_logs.push_back(std::move(log));
    }
}

bool LiveLogs::read(Log& log, LogSink& sink) const
{
    log.file.clear();
    if (log.file.peek() == std::ifstream::traits_type::eof())
        return false;
    std::string text(kReadMax, '\0');
    log.file.read(text.data(), static_cast<std::streamsize>(text.size()));
    text.resize(static_cast<std::size_t>(log.file.gcount()));
    text.insert(0, log.part);
    const std::size_t end = text.rfind('\n') + 1;
    log.part = text.substr(end);
    text.resize(end);
    if (log.part.size() > LogLines::kLineMax)
        log.part.clear();
    if (text.empty())
        return false;
    if (!log.row) {
        log.row = importerFor(text);
        if (!log.row)
            return false;
        LogOptions options;
        options.zone = zoneOfFolder(std::filesystem::path(log.path).parent_path().string());
        log.importer = log.row->make(options, modifiedAt(log.path));
        log.report.file = log.path;
        log.report.format = log.row->id;
        log.report.hasAnswers = log.row->hasAnswers;
        log.report.hasTimes = log.row->hasTimes;
        for (std::string_view lines = text; log.row->wantsSurvey && !lines.empty();)
            log.importer->survey(lineOf(lines));
    }
    for (std::string_view lines = text; !lines.empty();) {
        if (const std::string_view line = lineOf(lines); !line.empty())
            log.importer->line(line, sink, log.report);
        ++log.report.lines;
    }
    return true;
}

bool LiveLogs::tellNews(Log& log, Household& household)
{
    Batch batch(log.timeline);
    if (!read(log, batch))
        return false;
    std::stable_sort(batch.records.begin(), batch.records.end(),
                     [](const LogRecord& a, const LogRecord& b) { return a.time < b.time; });
    for (LogRecord& record : batch.records) {
        if (!record.timeless)
            record.time = record.time + offsetAt(log.clock, record.time);
        household.onLookup(record, log.report.hasAnswers, m_survey.history());
    }
    for (const LogHost& host : batch.hosts)
        household.onResolverHost(host, m_survey.history());
    return true;
}

bool LiveLogs::judge(Log& log) const
{
    const std::size_t known = log.timeline.size() + m_survey.starts().size();
    if (!log.row || !log.row->hasTimes || known < log.judged + std::max(kMoreMin, log.judged / 4))
        return false;
    log.judged = known;
    const ClockOffset clock = clockOf(log.timeline, 0, m_survey);
    const bool other = std::llabs(clock.offset.ns - log.clock.offset.ns) >= kWorthTelling.ns;
    if (clock.found || !log.clock.found)
        log.clock = clock;
    return clock.found && (other || !clock.pieces.empty());
}

void LiveLogs::tellAgain(Household& household)
{
    constexpr Timestamp kEver{std::numeric_limits<std::int64_t>::max()};
    household.forgetLookups();
    for (const auto& log : m_logs) {
        LogTimeline timeline = log->timeline;
        timeline.shift(0, log->clock);
        timeline.sort(m_survey.first());
        while (const LogRecord* record = timeline.next(kEver))
            household.onLookup(*record, log->report.hasAnswers, m_survey.history());
    }
}

void LiveLogs::report(Household& household) const
{
    std::vector<LogFacts> facts;
    for (const auto& log : m_logs) {
        if (log->row)
            facts.push_back({log->report, log->clock.found ? OffsetOrigin::Estimated : OffsetOrigin::None, log->clock,
                             log->timeline.dropped(0)});
    }
    household.setLogs(std::move(facts));
}

void LiveLogs::advance(Household& household)
{
    const auto now = std::chrono::steady_clock::now();
    if (now - m_looked < kLook)
        return;
    m_looked = now;
    list();
    bool news = false;
    bool again = false;
    for (const auto& log : m_logs) {
        news = tellNews(*log, household) || news;
        again = judge(*log) || again;
    }
    if (again)
        tellAgain(household);
    if (news || again)
        report(household);
}

} // namespace phonehome
