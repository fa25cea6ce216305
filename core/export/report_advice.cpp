// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/cadence_sentence.h"
#include "core/analysis/findings/findings.h"
#include "core/analysis/findings/router_needs.h"
#include "core/decode/packet.h"
#include "core/export/finding_text.h"
#include "core/export/mask.h"
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

Text sentenceOf(const Snapshot& s, const LikeFindings& like)
{
    std::string sentence = findingSentence(s, like);
    if (!sentence.ends_with('.'))
        sentence += '.';
    return {std::move(sentence)};
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

/// "wemo: "; nothing where it is about the whole home.
Text whose(const ReportDraft& report, const LikeFindings& like)
{
    std::vector<DeviceId> devices;
    for (const std::uint32_t place : like.members) {
        if (const DeviceId device = findingsIn(report.snapshot)[place].device; device.valid())
            devices.push_back(device);
    }
    return devices.empty() ? Text() : devicesText(report, devices) + ": ";
}

/// Those of one kind stand together, and what they mean with the first of them.
std::vector<Text> findingItems(const ReportDraft& report, FindingWeight weight)
{
    const Snapshot& s = report.snapshot;
    std::vector<Text> items;
    std::uint64_t more = 0;
    for (const LikeFindingsOfKind& ofKind : likeFindingsByKind(s, weight)) {
        bool isFirst = true;
        for (const LikeFindings* like : ofKind.all) {
            if (items.size() >= ReportDraft::kRowsMax) {
                ++more;
                continue;
            }
            Text item = whose(report, *like) + sentenceOf(s, *like);
            if (isFirst)
                item += " " + Text::own(findingAdvice(ofKind.kind));
            isFirst = false;
            items.push_back(std::move(item));
        }
    }
    if (more > 0)
        items.push_back("and " + number(more) + " more");
    return items;
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
    // What is done to foreign words must not be done to a router's.
    report.document.blocks.emplace_back(Preformatted{
        report.mask ? Text::own(report.mask->maskedSettings(routerSettings(*target, *report.mask->titled(), needs)))
                    : Text(routerSettings(*target, report.snapshot, needs))});
}

} // namespace

void addFindings(ReportDraft& report)
{
    if (findingsIn(report.snapshot).empty())
        return;
    report.heading(2, "Findings");
    for (const FindingWeight weight : {FindingWeight::Warning, FindingWeight::Advice, FindingWeight::Note}) {
        std::vector<Text> items = findingItems(report, weight);
        if (items.empty())
            continue;
        report.heading(3, weightTitle(weight));
        report.list(std::move(items));
    }
}

void addRouter(ReportDraft& report)
{
    routerSection(report);
}

} // namespace phonehome
