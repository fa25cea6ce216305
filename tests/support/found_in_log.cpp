// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/found_in_log.h"

namespace phonehome {

namespace {

const char* says(LogSays what)
{
    switch (what) {
    case LogSays::Asked: return "asked";
    case LogSays::Answered: return "answered";
    case LogSays::Failed: return "failed";
    case LogSays::Blocked: return "blocked";
    case LogSays::Reverse: break;
    }
    return "reverse";
}

} // namespace

std::vector<std::string> FoundInLog::words() const
{
    return words({});
}

std::vector<std::string> FoundInLog::words(const std::string& beginning) const
{
    std::vector<std::string> out;
    for (const LogRecord& r : records) {
        std::string line = says(r.says);
        line += " " + (r.client.isUnspecified() ? std::string("-") : r.client.text()) + " " + r.name;
        if (r.says != LogSays::Reverse)
            line += " " + dnsTypeText(r.type);
        for (const std::string& alias : r.aliases)
            line += " via " + alias;
        if (!r.addresses.empty())
            line += " =";
        for (const IpAddress& address : r.addresses)
            line += " " + address.text();
        if (r.ttl)
            line += " ttl " + std::to_string(*r.ttl);
        if (r.rcode != 0)
            line += " rcode " + std::to_string(r.rcode);
        if (line.starts_with(beginning))
            out.push_back(line);
    }
    return out;
}

std::vector<std::int64_t> FoundInLog::minutesSince(std::int64_t second) const
{
    std::vector<std::int64_t> out;
    out.reserve(records.size());
    for (const LogRecord& record : records)
        out.push_back((record.time.ns / 1'000'000'000 - second) / 60);
    return out;
}

std::vector<LogReport> readLog(const std::string& text, FoundInLog& found, const LogOptions& options)
{
    const TempFolder folder;
    return importLogs({folder.file("log", text)}, options, found);
}

} // namespace phonehome
