// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pipeline/live_logs.h"

#include <algorithm>
#include <filesystem>

#include "core/dnslog/log_lines.h"
#include "core/dnslog/log_text.h"

namespace phonehome {

namespace {

constexpr std::chrono::milliseconds kLook{500};
constexpr std::size_t kLogsMax = 16;
/// Of one log at a time, so that the packets do not wait.
constexpr std::size_t kReadMax = std::size_t{4} << 20U;

/// Keeps what importers find, to be told in the order of time.
struct Batch final : LogSink {
    void onRecord(const LogRecord& record) override { records.push_back(record); }
    void onHost(const LogHost& host) override { hosts.push_back(host); }

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

void LiveLogs::onPacket(const Packet& packet)
{
    if (packet.network == NetworkLayer::Ipv4 || packet.network == NetworkLayer::Ipv6)
        m_history.sent(packet.sourceIp, packet.source && !packet.source->isGroup() ? packet.source : std::nullopt,
                       packet.frame.time);
}

void LiveLogs::onMessage(const Observation& o)
{
    if (o.protocol != Protocol::Dhcp)
        return;
    const auto& lease = std::get<DhcpMessage>(o.message);
    if (lease.type == DhcpType::Ack && lease.clientMac)
        m_history.told(lease.yourIp, *lease.clientMac, o.packet.frame.time);
}

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
        if (known || m_logs.size() >= kLogsMax || !entry->is_regular_file(error))
            continue;
        auto log = std::make_unique<Log>();
        log->path = path;
        log->file.open(path, std::ios::binary);
        m_logs.push_back(std::move(log));
    }
}

void LiveLogs::read(Log& log, LogSink& sink) const
{
    log.file.clear();
    if (log.file.peek() == std::ifstream::traits_type::eof())
        return;
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
        return;
    if (!log.row) {
        log.row = importerFor(text);
        if (!log.row)
            return;
        log.importer = log.row->make({}, modifiedAt(log.path));
        for (std::string_view lines = text; log.row->wantsSurvey && !lines.empty();)
            log.importer->survey(lineOf(lines));
    }
    for (std::string_view lines = text; !lines.empty();) {
        if (const std::string_view line = lineOf(lines); !line.empty())
            log.importer->line(line, sink, log.report);
    }
}

void LiveLogs::advance(Household& household)
{
    const auto now = std::chrono::steady_clock::now();
    if (now - m_looked < kLook)
        return;
    m_looked = now;
    list();
    for (const auto& log : m_logs) {
        Batch batch;
        read(*log, batch);
        for (const LogHost& host : batch.hosts) {
            if (host.mac)
                m_history.told(host.address, *host.mac, host.time);
        }
        std::stable_sort(batch.records.begin(), batch.records.end(),
                         [](const LogRecord& a, const LogRecord& b) { return a.time < b.time; });
        for (const LogRecord& record : batch.records)
            household.onLookup(record, log->row->hasAnswers, m_history);
        for (const LogHost& host : batch.hosts)
            household.onResolverHost(host, m_history);
    }
}

} // namespace phonehome
