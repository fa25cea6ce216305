// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/cadence_sentence.h"
#include "core/analysis/findings/findings.h"
#include "core/analysis/findings/router_needs.h"
#include "core/decode/packet.h"
#include "core/export/finding_text.h"
#include "core/export/report_sections.h"
#include "core/export/router_text.h"

namespace phonehome {

namespace {

/// The settings that the report shows; the program writes others too.
constexpr const char* kRouterShown = "nftables";

Text weightTitle(FindingWeight weight)
{
    switch (weight) {
    case FindingWeight::Warning: return "Warnings";
    case FindingWeight::Advice: return "What the router's owner can make better";
    case FindingWeight::Note: break;
    }
    return "Good to know";
}

Text sentenceOf(const Snapshot& s, const Finding& finding)
{
    std::string sentence = findingSentence(s, finding);
    if (!sentence.ends_with('.'))
        sentence += '.';
    return Text(std::move(sentence)) + " " + Text::own(findingAdvice(finding.kind));
}

/// "wemo: "; nothing where it is about the whole home.
Text whose(const ReportDraft& report, DeviceId device)
{
    return device.valid() ? report.title(device) + ": " : Text();
}

Text devicesText(const ReportDraft& report, const std::vector<DeviceId>& devices)
{
    constexpr std::size_t kListed = 12;
    Text out;
    for (std::size_t i = 0; i < devices.size() && i < kListed; ++i)
        out += (i == 0 ? Text() : Text(", ")) + report.title(devices[i]);
    if (devices.size() > kListed)
        out += " and " + number(devices.size() - kListed) + " more";
    return out;
}

Text wordsText(const std::vector<std::string>& words)
{
    constexpr std::size_t kListed = 12;
    Text out;
    for (std::size_t i = 0; i < words.size() && i < kListed; ++i)
        out += (i == 0 ? Text() : Text(", ")) + words[i];
    if (words.size() > kListed)
        out += " and " + number(words.size() - kListed) + " more";
    return out;
}

std::vector<Text> sessionRow(const ReportDraft& report, const SessionNeed& need)
{
    const Text transport = need.transport == ip_protocol::kTcp ? Text("TCP") : Text("UDP");
    return {transport + " " + Text::own(std::to_string(need.port)),
            devicesText(report, need.devices),
            wordsText(need.peers),
            Text::own(periodText(need.period)),
            Text::own(periodText(need.longest)),
            need.promised ? Text::own(periodText(*need.promised)) : Text(),
            number(need.missed),
            Text::own(std::to_string(need.seconds)) + " s"};
}

/// Sessions to remember, who asks whom in spite of what is offered, and one router's settings as text.
void routerSection(ReportDraft& report)
{
    const RouterNeeds needs = routerNeeds(report.snapshot);
    if (needs.empty())
        return;
    report.heading(2, "Router settings");
    std::vector<std::vector<Text>> rows;
    for (const SessionNeed& need : needs.sessions)
        rows.push_back(sessionRow(report, need));
    if (!rows.empty())
        report.paragraph(
            "So long the router has to remember silent connections, so that the devices that keep them alive "
            "stay reachable:");
    report.table({{"Connection"},
                  {"Devices"},
                  {"Peers"},
                  {"Beat every", true},
                  {"Longest wait", true},
                  {"Promised", true},
                  {"Missed", true},
                  {"Remember for", true}},
                 std::move(rows));
    if (!needs.timeAskers.empty())
        report.paragraph("Time servers on the internet are asked by " + devicesText(report, needs.timeAskers) + ": " +
                         wordsText(needs.timeServers) + ".");
    if (!needs.nameAskers.empty())
        report.paragraph("Resolvers on the internet are asked in the open by " + devicesText(report, needs.nameAskers) +
                         ": " + wordsText(needs.resolvers) + ".");
    const RouterTarget* target = routerTarget(kRouterShown);
    if (!target)
        return;
    report.paragraph("As settings for " + Text::own(target->title) + ":");
    report.document.blocks.emplace_back(Preformatted{routerSettings(*target, report.snapshot, needs)});
}

} // namespace

void addFindings(ReportDraft& report)
{
    const Snapshot& s = report.snapshot;
    const std::vector<Finding> findings = findingsIn(s);
    if (findings.empty())
        return;
    report.heading(2, "Findings");
    for (const FindingWeight weight : {FindingWeight::Warning, FindingWeight::Advice, FindingWeight::Note}) {
        std::vector<Text> items;
        std::uint64_t more = 0;
        for (const Finding& finding : findings) {
            if (finding.weight != weight)
                continue;
            if (items.size() < ReportDraft::kRowsMax)
                items.push_back(whose(report, finding.device) + sentenceOf(s, finding));
            else
                ++more;
        }
        if (items.empty())
            continue;
        if (more > 0)
            items.push_back("and " + number(more) + " more");
        report.heading(3, weightTitle(weight));
        report.list(std::move(items));
    }
}

void addRouter(ReportDraft& report)
{
    routerSection(report);
}

} // namespace phonehome
