// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/event_facts.h"

#include <QCoreApplication>
#include <QStringList>

#include "core/analysis/group_members.h"
#include "ui/models/texts.h"

namespace phonehome {

namespace {

struct Facts {
    Q_DECLARE_TR_FUNCTIONS(phonehome::EventFacts)
};

/// Looking back further than this costs more than the line is worth.
constexpr int kLookBack = 10'000;

} // namespace

QString EventFacts::plainText() const
{
    QStringList out{title};
    for (const auto& [label, value] : lines)
        out << (label.isEmpty() ? value : QStringLiteral("%1: %2").arg(label, value));
    return out.join(u'\n');
}

QString timesText(Timestamp first, Timestamp last, const TimeFormat& time)
{
    const QString from = time.dateTime(first, 0);
    return first == last ? from : Facts::tr("%1 – %2").arg(from, time.dateTime(last, 0));
}

EventId latestOfGroup(const Snapshot& snapshot, GroupId group)
{
    const EventId last = snapshot.groups[group.value].latest;
    EventId at = last;
    for (int i = 0; i < kLookBack && snapshot.holds(at); ++i, at = snapshot.events[at.value].before) {
        if (snapshot.events[at.value].outcome == Outcome::Answered)
            return at;
    }
    return snapshot.holds(last) ? last : EventId{};
}

EventFacts eventFacts(const Snapshot& snapshot, EventId id, const TimeFormat& time)
{
    const Event& event = snapshot.events[id.value];
    const Group& group = snapshot.groups[event.group.value];
    EventFacts facts;
    const bool received = group.direction == Direction::Received;
    facts.title = Facts::tr("%1, %2").arg(groupTitle(snapshot, group), outcomeText(event.outcome, group.direction));
    const auto add = [&facts](const QString& label, const QString& value) {
        if (!value.isEmpty())
            facts.lines.emplace_back(label, value);
    };
    add(Facts::tr("time"), time.dateTime(event.time, 6));
    // How long ago the one before was is held against what is promised.
    const double promised = event.promised != Event::kNoPromise && group.promise ? event.promised : 0;
    PeriodUnit unit = unitFor({promised});
    if (snapshot.holds(event.before)) {
        const Duration since = event.time - snapshot.events[event.before.value].time;
        unit = unitFor({since.seconds(), promised});
        add(Facts::tr("since the previous one"), TimeFormat::interval(since, unit));
    }
    add(received ? Facts::tr("to") : Facts::tr("from"), deviceTitleText(snapshot, event.device));
    add(received ? Facts::tr("from") : Facts::tr("to"), peerText(snapshot, event));
    if (event.flow.valid()) {
        const Flow& flow = snapshot.flows[event.flow.value];
        add(Facts::tr("address"), endpointText({flow.peer, flow.peerPort}));
        add(Facts::tr("transport"), transportText(flow.transport));
    }
    if (group.peerSource != NameSource::None)
        add(Facts::tr("named by"), nameSourceText(group.peerSource));
    if (event.replyFrame != 0 && event.outcome != Outcome::ReplyOnly)
        add(Facts::tr("round trip"), TimeFormat::length({static_cast<std::int64_t>(event.roundTripUs) * 1000}));
    if (event.promised != Event::kNoPromise && group.promise)
        add(promiseKindText(group.promise->kind), TimeFormat::period(event.promised, unit));
    if (event.tries > 1)
        add(Facts::tr("tries"), countText(event.tries));
    if (event.copies > 0)
        add(Facts::tr("copies by relays"), countText(event.copies));
    add(Facts::tr("packet"), event.replyFrame != 0 && event.frame != 0 && event.replyFrame != event.frame
                                 ? Facts::tr("%1, answer %2").arg(countText(event.frame), countText(event.replyFrame))
                                 : countText(event.frame != 0 ? event.frame : event.replyFrame));
    // Of an earlier one, what followed it is there to be seen.
    if (group.cadence.next && event.time >= group.last)
        add(Facts::tr("next due"), time.dateTime(*group.cadence.next, 0));
    return facts;
}

} // namespace phonehome
