// SPDX-License-Identifier: GPL-3.0-or-later
#include <optional>

#include "core/analysis/cadence_sentence.h"
#include "core/analysis/group_period.h"
#include "core/analysis/in_short.h"
#include "core/export/report_sections.h"

namespace phonehome {

namespace {

constexpr std::size_t kChartedMax = 12; ///< groups of one device

Text secondsText(double seconds)
{
    return Text::own(periodText(seconds));
}

/// " (± 0.018 s, 1,944 beats, 4 missed)"
Text beatsText(const Cadence& cadence)
{
    const CadenceSegment* main = cadence.main();
    if (!main)
        return {};
    return " (± " + secondsText(main->jitter) + ", " + counted(cadence.beats(), "beat", "beats") + ", " +
           number(cadence.missed()) + " missed)";
}

Text periodCell(const Group& group)
{
    if (const auto range = group.cadence.pollRange())
        return secondsText(range->first) + " to " + secondsText(range->second);
    const auto period = groupPeriod(group);
    if (!period)
        return group.cadence.verdict == CadenceVerdict::NotPeriodic ? Text("none fixed") : Text("too few");
    Text out = period->perhaps ? Text("perhaps ") : Text();
    out += secondsText(period->seconds);
    const CadenceSegment* main = group.cadence.main();
    return main ? out + " ± " + secondsText(main->jitter) : out;
}

Text promiseCell(const Group& group)
{
    if (!group.promise)
        return {};
    const Promise& promise = *group.promise;
    Text out = Text::own(promiseName(promise.kind)) + " " + Text::own(std::to_string(promise.seconds)) + " s";
    switch (promise.verdict.kind) {
    case PromiseClass::Follows: return out + ", which the period follows";
    case PromiseClass::FixedMargin: return out + ", less a fixed margin";
    case PromiseClass::Ignores: return out + ", which the period ignores";
    case PromiseClass::CannotTell: break;
    }
    return out;
}

/// The event of a group that was seen first, of those still in memory; nullptr for none.
const Event* firstEvent(const Snapshot& s, const Group& group)
{
    const Event* first = nullptr;
    for (EventId id = group.latest; s.holds(id); id = s.events[id.value].before) {
        const Event& event = s.events[id.value];
        if (!first || event.time <= first->time)
            first = &event;
    }
    return first;
}

/// "frame 37", of several files "frame 37 of week.pcap".
Text frameCell(const Snapshot& s, const Group& group)
{
    const Event* event = firstEvent(s, group);
    if (!event)
        return {};
    Text out = "frame " + Text::own(std::to_string(event->frame != 0 ? event->frame : event->replyFrame));
    if (s.files.size() > 1 && event->file < s.files.size())
        out += " of " + Text(fileName(s.files[event->file].path));
    return out;
}

/// "STUN Refresh, nat.wemo2.com"
Text talkLabel(const Snapshot& s, const Group& group)
{
    const std::string& peer = s.text(group.peer);
    Text out{groupSubject(s, group)};
    return peer.empty() ? out : out + ", " + Text(peer);
}

std::vector<Text> beatRow(const Snapshot& s, const Group& group)
{
    const bool timer = group.cadence.main() != nullptr;
    const Text peer = s.text(group.peer).empty() ? Text() : Text(s.text(group.peer));
    return {Text(groupSubject(s, group)),
            group.direction == Direction::Received && !peer.empty() ? "from " + peer : peer,
            periodCell(group),
            number(timer ? group.cadence.beats() : group.events),
            timer ? number(group.cadence.missed()) : Text(),
            promiseCell(group),
            group.promise && group.promise->margin ? secondsText(*group.promise->margin) : Text(),
            frameCell(s, group)};
}

} // namespace

void addInShort(ReportDraft& report)
{
    const Snapshot& s = report.snapshot;
    report.heading(2, "In short");
    std::vector<Text> items;
    std::vector<ChartedGroup> charted;
    for (const ShortLine& line : inShort(s, report.groups)) {
        const Group& group = s.groups[line.group.value];
        Text text = report.title(group.device);
        if (!line.others.empty())
            text += " and " + counted(line.others.size(), "device", "devices") + " alike";
        text += ": " + cadenceSentence(s, group) + beatsText(group.cadence);
        if (line.alike > 0)
            text += ", and " + number(line.alike) + " more alike";
        items.push_back(std::move(text));
        charted.push_back({line.group, report.title(group.device) + ": " + talkLabel(s, group)});
    }
    if (items.empty())
        report.paragraph("Nothing here repeats in a way that a timer explains.");
    report.list(std::move(items));
    report.chart(charted);
}

void addBeats(ReportDraft& report, DeviceId device)
{
    const Snapshot& s = report.snapshot;
    std::vector<std::vector<Text>> rows;
    std::vector<ChartedGroup> charted;
    std::uint64_t more = 0;
    for (const GroupId id : report.groups) {
        const Group& group = s.groups[id.value];
        if (group.device != device || group.events == 0)
            continue;
        if (charted.size() < kChartedMax && group.cadence.verdict == CadenceVerdict::Timer)
            charted.push_back({id, talkLabel(s, group)});
        // Where a group begins takes a walk through its events; none for rows that are not shown.
        if (rows.size() < ReportDraft::kRowsMax)
            rows.push_back(beatRow(s, group));
        else
            ++more;
    }
    if (rows.empty())
        return;
    report.heading(4, "What it says");
    report.chart(charted);
    report.table({{"What"},
                  {"To whom"},
                  {"Period"},
                  {"Beats", true},
                  {"Missed", true},
                  {"Promise"},
                  {"Margin", true},
                  {"Seen first in"}},
                 std::move(rows));
    std::get<Table>(report.document.blocks.back()).more += more;
}

} // namespace phonehome
