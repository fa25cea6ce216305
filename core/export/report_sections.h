// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "core/analysis/snapshot.h"
#include "core/export/document.h"

// The chapters of a report, each added to the end of a document.
namespace phonehome {

class Mask;

/// What one lane of a chart shows.
struct ChartedGroup {
    GroupId group;
    Text label;
};

/// A report under way.
struct ReportDraft {
    static constexpr std::size_t kRowsMax = 200;    ///< of a table
    static constexpr std::size_t kDevicesMax = 100; ///< that get a section of their own

    const Snapshot& snapshot;
    Mask* mask = nullptr;              ///< nullptr: nothing is hidden
    const std::vector<GroupId> groups; ///< all, the most telling first
    Document document;

    /// Whom a device goes by in this report.
    Text title(DeviceId device) const;
    void heading(int level, Text text) { document.blocks.emplace_back(Heading{level, std::move(text)}); }
    void paragraph(Text text) { document.blocks.emplace_back(Paragraph{std::move(text)}); }
    /// Nothing for an empty one.
    void list(std::vector<Text> items);
    /// Nothing of no groups.
    void chart(const std::vector<ChartedGroup>& charted);
    /// The same, of rows of which there are too many only the first; they are counted.
    void table(std::vector<Column> columns, std::vector<std::vector<Text>> rows);
};

/// The most telling beats, in a line each.
void addInShort(ReportDraft& report);
/// Files, packets, span, gaps, losses, problems.
void addCaptured(ReportDraft& report);
/// What the place of capture shows, and what it does not.
void addVantage(ReportDraft& report);
/// All devices as a table.
void addDevices(ReportDraft& report);
void addFindings(ReportDraft& report);
/// Each device with what it says, when it came up, whom it is seen as, what it asked for, what nothing explains.
void addEachDevice(ReportDraft& report);
/// Beats of one device as a table, the most telling first, with where in the capture each begins.
void addBeats(ReportDraft& report, DeviceId device);
/// Names that a device asked for as a table; an invalid one: those of which nobody knows who asked.
void addNames(ReportDraft& report, DeviceId device);
void addLogsUsed(ReportDraft& report);
/// What to set at the router.
void addRouter(ReportDraft& report);
/// What the words and columns mean, and what was hidden.
void addLegend(ReportDraft& report);

// Values as texts of a report.

/// "1,944"
Text number(std::uint64_t n);
/// "1 packet", "1,944 packets"
Text counted(std::uint64_t n, const char* one, const char* many);
/// "2020-05-04 07:12:40", in UTC
Text timeText(Timestamp time);
/// Without its folders.
std::string fileName(const std::string& path);

} // namespace phonehome
