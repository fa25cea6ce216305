// SPDX-License-Identifier: GPL-3.0-or-later
#include <cmath>

#include "core/analysis/cadence_sentence.h"
#include "core/base/text.h"
#include "core/export/mask.h"
#include "core/export/report_sections.h"

namespace phonehome {

namespace {

constexpr std::size_t kGroup = 3; ///< digits between commas

} // namespace

Text ReportDraft::title(DeviceId device) const
{
    return mask ? Text::own(mask->title(device)) : Text(deviceTitle(snapshot, device));
}

void ReportDraft::list(std::vector<Text> items)
{
    if (!items.empty())
        document.blocks.emplace_back(List{std::move(items)});
}

void ReportDraft::table(std::vector<Column> columns, std::vector<std::vector<Text>> rows)
{
    if (rows.empty())
        return;
    const std::size_t more = rows.size() > kRowsMax ? rows.size() - kRowsMax : 0;
    rows.resize(rows.size() - more);
    document.blocks.emplace_back(Table{std::move(columns), std::move(rows), more});
}

Text number(std::uint64_t n)
{
    std::string out = std::to_string(n);
    for (std::size_t at = out.size(); at > kGroup;) {
        at -= kGroup;
        out.insert(at, 1, ',');
    }
    return Text::own(std::move(out));
}

Text counted(std::uint64_t n, const char* one, const char* many)
{
    return number(n) + " " + Text::own(n == 1 ? one : many);
}

Text timeText(Timestamp time)
{
    return Text::own(utcText(time, "%Y-%m-%d %H:%M:%S"));
}

std::string spanText(Duration span)
{
    constexpr std::int64_t kMinute = 60;
    constexpr std::int64_t kHour = 60 * kMinute;
    constexpr std::int64_t kDay = 24 * kHour;
    const std::int64_t seconds = std::llround(span.seconds());
    if (seconds < 2 * kMinute)
        return periodText(span.seconds());
    std::string out;
    const auto add = [&](std::int64_t n, const char* unit) {
        if (n > 0)
            out += (out.empty() ? "" : " ") + std::to_string(n) + unit;
    };
    add(seconds / kDay, " d");
    add(seconds % kDay / kHour, " h");
    add(seconds % kHour / kMinute, " min");
    if (seconds < kHour)
        add(seconds % kMinute, " s");
    return out;
}

std::string fileName(const std::string& path)
{
    return utf8FromWire(path.substr(path.rfind('/') + 1));
}

} // namespace phonehome
