// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/export/report_sections.h"

#include "core/analysis/cadence_sentence.h"
#include "core/base/text.h"
#include "core/export/beat_chart.h"
#include "core/export/mask.h"

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

void ReportDraft::chart(const std::vector<ChartedGroup>& charted)
{
    if (BeatChart drawn = beatChart(snapshot, charted); !drawn.lanes.empty())
        document.blocks.emplace_back(std::move(drawn));
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

std::string fileName(const std::string& path)
{
    return utf8FromWire(path.substr(path.rfind('/') + 1));
}

} // namespace phonehome
