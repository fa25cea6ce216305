// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/export/report.h"

#include <optional>

#include "core/analysis/group_rank.h"
#include "core/export/html.h"
#include "core/export/markdown.h"
#include "core/export/mask.h"
#include "core/export/report_sections.h"

namespace phonehome {

namespace {

Text titleOf(const Snapshot& s)
{
    if (s.files.empty())
        return "What devices at home say";
    Text out = "What devices say in " + Text(fileName(s.files.front().path));
    if (s.files.size() > 1)
        out += " and " + counted(s.files.size() - 1, "file more", "files more");
    return out;
}

Document reportOf(const Snapshot& snapshot, ReportPrivacy privacy)
{
    std::optional<Mask> mask;
    if (privacy == ReportPrivacy::Masked)
        mask.emplace(snapshot);
    ReportDraft report{snapshot, mask ? &*mask : nullptr, groupsByRank(snapshot), {titleOf(snapshot), {}}};
    addInShort(report);
    addCaptured(report);
    addVantage(report);
    addDevices(report);
    addFindings(report);
    addEachDevice(report);
    addLogsUsed(report);
    addRouter(report);
    addLegend(report);
    // Last, over all there is: nothing that a chapter forgot is left.
    if (mask)
        report.document.changeForeign([&](const std::string& text) { return mask->masked(text); });
    return std::move(report.document);
}

} // namespace

void addLegend(ReportDraft& report)
{
    report.heading(2, "How to read it");
    std::vector<Text> items;
    items.emplace_back("Times are in UTC. A beat is one exchange: a question with its answer, its retransmissions and "
                       "its authentication tries count once.");
    items.emplace_back(
        "Period: seconds from beat to beat, ± how far single ones stray. \"Perhaps\" stands where the "
        "evidence is thin. Missed: beats that were due and not seen; what fell into a gap of the capture "
        "does not count.");
    items.emplace_back("Promise: for how long the other side, or the device itself, says that something holds: the "
                       "lifetime of an allocation, the TTL of an answer, the max-age of an announcement, a lease. "
                       "Margin: what is left of it when the next beat comes.");
    items.emplace_back("Seen first in: number of the packet in its file, as Wireshark counts them.");
    items.emplace_back(
        "Known by: where a name is from. dns and dns-log were answered to this device; sni, quic-sni and "
        "http-host it said itself; referral a load balancer told it; stale, other-device, later-answer "
        "and time-only are guesses.");
    if (report.mask)
        items.emplace_back(
            "Hidden: of network cards the half that tells one from another, the home's public and local IPv6 "
            "addresses, names of devices and of hosts at home, UUIDs, folders of files, comments. "
            "The same thing has the same number all over. Read it through before you publish it: no "
            "program knows every name.");
    report.list(std::move(items));
    report.paragraph("Made by Phonehome " PHONEHOME_VERSION ".");
}

std::string reportAsMarkdown(const Snapshot& snapshot, ReportPrivacy privacy)
{
    return markdown(reportOf(snapshot, privacy));
}

std::string reportAsHtml(const Snapshot& snapshot, ReportPrivacy privacy)
{
    return html(reportOf(snapshot, privacy));
}

} // namespace phonehome
