// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <map>
#include <set>

#include "core/analysis/cadence_sentence.h"
#include "core/analysis/lookup_audit.h"
#include "core/base/text.h"
#include "core/export/log_text.h"
#include "core/export/problem_text.h"
#include "core/export/report_sections.h"

namespace phonehome {

namespace {

void addTotals(ReportDraft& report)
{
    const Totals& totals = report.snapshot.totals;
    if (totals.packets == 0) {
        report.paragraph("No packets.");
        return;
    }
    report.paragraph(counted(totals.packets, "packet", "packets") + ", " + counted(totals.bytes, "byte", "bytes") +
                     ", from " + timeText(totals.first) + " to " + timeText(totals.last) +
                     " UTC: " + Text::own(spanText(totals.last - totals.first)) + ".");
}

void addFiles(ReportDraft& report)
{
    std::vector<std::vector<Text>> rows;
    for (const FileFacts& file : report.snapshot.files) {
        const Text state = !file.opened ? Text("not read") : file.complete ? Text("whole") : Text("cut short");
        rows.push_back(
            {fileName(file.path), number(file.packets), state, number(file.dropped), number(file.duplicates)});
    }
    report.table({{"File"}, {"Packets", true}, {"State"}, {"Lost while capturing", true}, {"Twice in the set", true}},
                 std::move(rows));
}

/// Somebody's own words may tell more of him than any pattern finds.
void addComments(ReportDraft& report)
{
    std::vector<Text> items;
    std::uint64_t comments = 0;
    for (const FileFacts& file : report.snapshot.files) {
        for (const std::string& comment : file.comments) {
            if (++comments <= ReportDraft::kRowsMax)
                items.push_back(Text(fileName(file.path)) + ": " + comment);
        }
    }
    if (comments == 0)
        return;
    if (report.mask) {
        report.paragraph(counted(comments, "comment", "comments") + " in the files, left out here.");
        return;
    }
    report.paragraph("Comments in the files:");
    report.list(std::move(items));
}

void addMalformed(const Totals& totals, std::vector<Text>& out)
{
    for (std::size_t p = 0; p < kProtocolCount; ++p) {
        for (std::size_t r = 0; r < kMalformedCount; ++r) {
            if (const std::uint64_t n = totals.refusedFor[p][r])
                out.push_back(counted(n, "message", "messages") + " of " +
                              Text::own(protocolId(static_cast<Protocol>(p))) +
                              " malformed: " + Text::own(malformedId(static_cast<Malformed>(r))));
        }
    }
}

void addProblems(ReportDraft& report)
{
    const Snapshot& s = report.snapshot;
    std::vector<Text> items;
    for (const CaptureGap& gap : s.gaps)
        items.push_back("Nothing was captured from " + timeText(gap.from) + " to " + timeText(gap.to) + " (" +
                        Text::own(spanText(gap.to - gap.from)) +
                        "). What would have been heard then counts as nobody's miss.");
    for (const Error& problem : s.problems)
        items.emplace_back(problemText(problem));
    if (s.totals.cutPackets > 0)
        items.push_back(counted(s.totals.cutPackets, "packet was", "packets were") + " cut by the snap length");
    if (s.totals.encrypted > 0)
        items.push_back(counted(s.totals.encrypted, "Wi-Fi packet is", "Wi-Fi packets are") +
                        " encrypted: only who sends to whom can be read");
    if (s.totals.undecoded > s.totals.encrypted)
        items.push_back(counted(s.totals.undecoded - s.totals.encrypted, "packet", "packets") +
                        " of link or network layers that are not read: counted only");
    addMalformed(s.totals, items);
    if (items.size() > ReportDraft::kRowsMax) {
        const std::size_t more = items.size() - ReportDraft::kRowsMax;
        items.resize(ReportDraft::kRowsMax);
        items.push_back("and " + number(more) + " more");
    }
    report.list(std::move(items));
}

Text shown(Visibility visibility, Text seen, Text partly, Text none)
{
    switch (visibility) {
    case Visibility::Seen: return seen;
    case Visibility::Partly: return partly;
    case Visibility::None: break;
    }
    return none;
}

/// How many addresses no lookup explains, a sentence for each cause.
void addUnexplained(const Snapshot& s, std::vector<Text>& out)
{
    if (!s.audit)
        return;
    std::map<MissingLookup, std::set<IpAddress>> found;
    for (const UnexplainedTalk& talk : s.audit->unexplained(s))
        found[talk.cause].insert(talk.addresses.begin(), talk.addresses.end());
    for (const auto& [cause, addresses] : found) {
        const std::uint64_t n = addresses.size();
        switch (cause) {
        case MissingLookup::None: break;
        case MissingLookup::HardCoded:
            out.push_back(counted(n, "address was", "addresses were") +
                          " talked to that nobody asked for: hard-coded?");
            break;
        case MissingLookup::EncryptedResolver:
            out.push_back(counted(n, "address was", "addresses were") +
                          " asked for at an encrypted resolver, as it seems.");
            break;
        case MissingLookup::LogMissing:
            out.push_back(counted(n, "address was", "addresses were") + " talked to of which no lookup was captured.");
            break;
        }
    }
}

} // namespace

void addCaptured(ReportDraft& report)
{
    report.heading(2, "What was captured");
    addTotals(report);
    addFiles(report);
    addComments(report);
    addProblems(report);
}

void addVantage(ReportDraft& report)
{
    const Snapshot& s = report.snapshot;
    const Vantage& v = s.vantage;
    report.heading(2, "What can be seen from there");
    if (s.totals.packets == 0) {
        report.paragraph("Nothing: there are no packets.");
        return;
    }
    std::vector<Text> items{
        shown(v.internet, "Talk with the internet is seen.", "Talk with the internet is seen in part.",
              "Talk with the internet can't be seen: capture at the router to see it."),
        shown(v.multicast, "Broadcast and multicast are seen.", "Broadcast and multicast are seen in part.",
              "Broadcast and multicast can't be seen, and with them how devices find one another."),
        shown(v.lanUnicast, "Talk between devices at home is seen.", "Talk between devices at home is seen in part.",
              "Talk between devices at home can't be seen: it does not pass the place of capture. That none of it is "
              "here "
              "does not mean that there was none."),
        shown(v.lookups, "Lookups of names are seen.", "Lookups of names are seen in part.",
              "Lookups of names can't be seen."),
    };
    if (v.isResolverElsewhere())
        items.push_back(s.logs.empty()
                            ? Text("The resolver is probably on the LAN: names come from TLS and referrals only. "
                                   "Its log would give the others.")
                            : Text("The resolver is probably on the LAN: names come out of its log."));
    if (v.half)
        items.emplace_back(
            "Multicast questions are here without anybody's answers: the capture filter probably took one "
            "direction. Adding \"or net 224.0.0.0/4\" to it would have kept the other.");
    addUnexplained(s, items);
    report.list(std::move(items));
}

void addLogsUsed(ReportDraft& report)
{
    const Snapshot& s = report.snapshot;
    if (s.logs.empty())
        return;
    report.heading(2, "Resolver logs");
    std::vector<Text> items;
    for (const LogFacts& log : s.logs) {
        if (items.size() == ReportDraft::kRowsMax)
            break;
        // The sentence begins with the whole path.
        LogFacts named = log;
        named.report.file = fileName(log.report.file);
        const std::string problem = logProblemText(named.report);
        items.push_back(Text(logSentence(named)) + (problem.empty() ? Text() : ". " + Text(problem)));
    }
    report.list(std::move(items));
}

} // namespace phonehome
