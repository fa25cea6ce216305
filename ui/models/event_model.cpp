// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/event_model.h"

#include "ui/models/texts.h"

namespace phonehome {

namespace {

const Event& row(const Cell& c)
{
    return c.snapshot.events[c.id];
}
const Group& groupOf(const Cell& c)
{
    return c.snapshot.groups[row(c).group.value];
}

QString device(const Cell& c)
{
    return deviceTitleText(c.snapshot, row(c).device);
}
QString kind(const Cell& c)
{
    return fromWire(c.snapshot.text(groupOf(c).kind));
}
QString peer(const Cell& c)
{
    return groupOf(c).direction == Direction::Received ? EventModel::tr("from %1").arg(peerText(c.snapshot, row(c)))
                                                       : peerText(c.snapshot, row(c));
}
QString outcome(const Cell& c)
{
    return outcomeText(row(c).outcome, groupOf(c).direction);
}

QString roundTrip(const Cell& c)
{
    const Event& e = row(c);
    return e.replyFrame == 0 || e.outcome == Outcome::ReplyOnly
               ? QStringLiteral("–")
               : TimeFormat::length({static_cast<std::int64_t>(e.roundTripUs) * 1000});
}

QString promised(const Cell& c)
{
    return row(c).promised == Event::kNoPromise ? QStringLiteral("–") : TimeFormat::period(row(c).promised);
}

constexpr Column kColumns[] = {
    Column{[] { return EventModel::tr("Time"); }, [](const Cell& c) { return c.time.dateTime(row(c).time); },
           [](const Cell& c) {
               return SortKey{static_cast<double>(row(c).time.ns), {}};
           }},
    Column{[] { return EventModel::tr("Device"); }, device,
           [](const Cell& c) {
               return SortKey{0, device(c)};
           }},
    Column{[] { return EventModel::tr("Protocol"); }, [](const Cell& c) { return protocolText(row(c).protocol); },
           [](const Cell& c) {
               return SortKey{static_cast<double>(row(c).protocol), {}};
           }},
    Column{[] { return EventModel::tr("Kind"); }, kind,
           [](const Cell& c) {
               return SortKey{0, kind(c)};
           }},
    Column{[] { return EventModel::tr("Peer"); }, peer,
           [](const Cell& c) {
               return SortKey{0, peerText(c.snapshot, row(c))};
           }},
    Column{[] { return EventModel::tr("Outcome"); }, outcome,
           [](const Cell& c) {
               return SortKey{2 * static_cast<double>(row(c).outcome) + static_cast<double>(groupOf(c).direction), {}};
           }},
    Column{[] { return EventModel::tr("Round trip"); }, roundTrip,
           [](const Cell& c) {
               return SortKey{static_cast<double>(row(c).roundTripUs), {}};
           },
           true},
    Column{[] { return EventModel::tr("Promised"); }, promised,
           [](const Cell& c) {
               return SortKey{static_cast<double>(row(c).promised), {}};
           },
           true},
    Column{[] { return EventModel::tr("Tries"); }, [](const Cell& c) { return countText(row(c).tries); },
           [](const Cell& c) {
               return SortKey{static_cast<double>(row(c).tries), {}};
           },
           true},
    Column{[] { return EventModel::tr("Packet"); }, [](const Cell& c) { return countText(row(c).frame); },
           [](const Cell& c) {
               return SortKey{static_cast<double>(row(c).frame), {}};
           },
           true},
};

} // namespace

bool isEventInFocus(const Snapshot&, const Focus& focus, const Event& event)
{
    if (focus.device.valid() && event.device != focus.device)
        return false;
    if (focus.protocol && event.protocol != *focus.protocol)
        return false;
    if (focus.group.valid() && event.group != focus.group)
        return false;
    return isTimeInFocus(focus, event.time);
}

EventModel::EventModel(const TimeFormat* time, QObject* parent) : TableModel(time, kColumns, parent) {}

std::uint32_t EventModel::count(const Snapshot& snapshot) const
{
    return static_cast<std::uint32_t>(snapshot.events.size());
}

std::uint32_t EventModel::first(const Snapshot& snapshot) const
{
    return static_cast<std::uint32_t>(snapshot.events.first());
}

bool EventModel::isInFocus(const Snapshot& snapshot, const Focus& focus, std::uint32_t id) const
{
    return isEventInFocus(snapshot, focus, snapshot.events[id]);
}

void EventModel::prepareFilter(const Snapshot& snapshot, const QStringList& words)
{
    m_words = words;
    m_groupMatches.assign(words.isEmpty() ? 0 : snapshot.groups.size(), {});
    for (std::size_t g = 0; g < m_groupMatches.size(); ++g) {
        const Group& group = snapshot.groups[g];
        const QString text = deviceTitleText(snapshot, group.device) + u' ' + groupTitle(snapshot, group) + u' ' +
                             fromWire(snapshot.text(group.peer));
        for (const QString& word : words)
            m_groupMatches[g].push_back(text.contains(word, Qt::CaseInsensitive));
    }
}

bool EventModel::matches(const Cell& cell, const QString& word) const
{
    const auto at = static_cast<std::size_t>(m_words.indexOf(word));
    return m_groupMatches[row(cell).group.value][at] || outcome(cell).contains(word, Qt::CaseInsensitive);
}

} // namespace phonehome
