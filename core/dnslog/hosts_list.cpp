// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/dnslog/importer_rows.h"

#include "core/dnslog/log_text.h"

namespace phonehome {

namespace {

/// What stands before a comment, in words.
std::vector<std::string_view> entryOf(std::string_view line)
{
    return wordsOf(line.substr(0, line.find('#')));
}

std::optional<IpAddress> addressOf(std::string_view word)
{
    return IpAddress::parse(word.substr(0, word.find('%')));
}

/// Lists like /etc/hosts: an address and its names, the first of them the one to show. They hold always.
class HostsListImporter final : public LineImporter {
public:
    void line(std::string_view text, LogSink& sink, LogReport& report) override
    {
        const auto words = entryOf(text);
        if (words.empty())
            return;
        const auto address = addressOf(words[0]);
        if (!address || words.size() < 2) {
            ++report.skip(address ? LogSkip::BadForm : LogSkip::BadAddress);
            return;
        }
        // Lists of what to block name no address, and the machine's own names are nobody else's.
        if (address->isUnspecified() || address->isLoopback() || address->isMulticast())
            return;
        const auto name = logName(words[1]);
        if (!name) {
            ++report.skip(LogSkip::BadName);
            return;
        }
        LogRecord record;
        record.timeless = true;
        record.name = *name;
        record.addresses = {*address};
        record.type = address->isV4() ? DnsType::A : DnsType::AAAA;
        // At home a list names devices.
        record.says = address->isInternet() ? LogSays::Answered : LogSays::Reverse;
        for (std::size_t i = 2; i < words.size(); ++i) {
            if (const auto alias = logName(words[i]))
                record.aliases.push_back(*alias);
        }
        sink.onRecord(record);
        ++report.records;
    }
};

} // namespace

int probeHostsList(std::span<const std::string_view> lines)
{
    int entries = 0;
    int others = 0;
    for (const std::string_view line : lines) {
        const auto words = entryOf(line);
        if (words.empty())
            continue;
        ++(words.size() >= 2 && addressOf(words[0]) ? entries : others);
    }
    return entries > 0 && others * 4 <= entries ? 40 : 0;
}

std::unique_ptr<LineImporter> makeHostsList(const LogOptions&, std::optional<Timestamp>)
{
    return std::make_unique<HostsListImporter>();
}

} // namespace phonehome
