// SPDX-License-Identifier: GPL-3.0-or-later
// Every importer of logs made of lines: the first byte chooses it. The probes see the lines too.
#include <vector>

#include "core/dnslog/importer.h"
#include "core/dnslog/log_text.h"
#include "tests/fuzz/check.h"

namespace {

using namespace phonehome;

struct Checker final : LogSink {
    void onRecord(const LogRecord& record) override
    {
        check(!record.name.empty() && record.name.find('\n') == std::string::npos);
        check(record.addresses.size() < 100'000);
        check(record.says != LogSays::Blocked || record.addresses.empty());
    }
};

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    if (size < 1)
        return 0;
    const auto rows = importers();
    std::string_view text(static_cast<const char*>(static_cast<const void*>(data)) + 1, size - 1);
    std::vector<std::string_view> lines;
    while (!text.empty())
        lines.push_back(takeUntil(text, '\n'));
    LogOptions options;
    options.zone = TimeZone();
    Checker checker;
    LogReport report;
    const ImporterRow& row = rows[data[0] % rows.size()];
    if (!lines.empty())
        check(row.probe(lines) <= 100);
    const auto importer = row.make(options, Timestamp{1'800'000'000'000'000'000});
    for (const std::string_view line : lines)
        importer->survey(line);
    for (const std::string_view line : lines)
        importer->line(line, checker, report);
    importer->end(checker, report);
    return 0;
}
