// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/transactions.h"

#include <algorithm>

#include "core/net/domain_name.h"

namespace phonehome {

EventOrigin originOf(const Sighting& s, bool asked)
{
    const Direction direction = s.place.outgoing == asked ? Direction::Sent : Direction::Received;
    return {s.place, s.observation.protocol, direction, s.time(), s.frame(), s.packet().frame.file};
}

StringId groupPeer(StringPool& strings, StringId name)
{
    const std::string& text = strings[name];
    if (!mayBeOfPool(text))
        return name;
    const std::string pattern = poolPattern(text);
    return pattern.empty() ? name : strings.intern(pattern);
}

PeerName peerOf(const Tables& tables, FlowId id)
{
    const Flow& flow = tables.flows[id];
    if (flow.nameSource != NameSource::None)
        return {flow.name, flow.nameSource};
    return {tables.flows.addressText(id), NameSource::None};
}

GroupId groupAt(Tables& tables, const EventOrigin& o, std::string_view kind, PeerName peer)
{
    return groupAt(tables, o, tables.strings.intern(kind), peer);
}

GroupId groupAt(Tables& tables, const EventOrigin& o, StringId kind, PeerName peer)
{
    const Flow& flow = tables.flows[o.place.flow];
    const GroupKey key{o.place.device, o.protocol, o.direction, kind, groupPeer(tables.strings, peer.text)};
    return tables.events.group(key, peer.source, {flow.peer, flow.peerPort});
}

EventId openEventAt(Tables& tables, const EventOrigin& o, std::string_view kind, PeerName peer)
{
    return openEventIn(tables, groupAt(tables, o, kind, peer), o);
}

EventId openEventIn(Tables& tables, GroupId group, const EventOrigin& o)
{
    Event event;
    event.group = group;
    event.time = o.time;
    event.device = o.place.device;
    event.flow = o.place.flow;
    event.frame = o.frame;
    event.file = o.file;
    event.protocol = o.protocol;
    return tables.events.add(event);
}

EventId openEvent(Tables& tables, const Sighting& sighting, std::string_view kind, Outcome outcome)
{
    return openEvent(tables, sighting, tables.strings.intern(kind), outcome);
}

EventId openEvent(Tables& tables, const Sighting& sighting, StringId kind, Outcome outcome)
{
    const EventOrigin origin = originOf(sighting, outcome != Outcome::ReplyOnly);
    const GroupId group = groupAt(tables, origin, kind, peerOf(tables, sighting.place.flow));
    const EventId id = openEventIn(tables, group, origin);
    if (outcome != Outcome::OneWay)
        tables.events.edit(id).outcome = outcome;
    return id;
}

EventId openEventTo(Tables& tables, const Sighting& sighting, std::string_view kind, PeerName peer)
{
    return openEventAt(tables, originOf(sighting, true), kind, peer);
}

void answerEvent(Tables& tables, EventId id, const Sighting& reply, Timestamp lastSent, Outcome outcome)
{
    Event& event = tables.events.edit(id);
    event.outcome = outcome;
    event.replyFrame = reply.frame();
    const std::int64_t us = (reply.time() - lastSent).ns / 1000;
    event.roundTripUs = static_cast<std::uint32_t>(std::clamp<std::int64_t>(us, 0, 0xffffffff));
}

void learnName(Tables& tables, const NameEvidence& evidence)
{
    const NameId row = tables.names.learn(evidence);
    if (!row.valid() || evidence.blocked || !evidence.device.valid())
        return;
    NameVerdict verdict;
    verdict.name = tables.names[row].name;
    verdict.source = NameSource::LaterAnswer;
    verdict.row = row;
    // Each once: a hostile answer says the same address thousands of times.
    std::vector<IpAddress> addresses = evidence.addresses;
    std::sort(addresses.begin(), addresses.end());
    addresses.erase(std::unique(addresses.begin(), addresses.end()), addresses.end());
    for (const IpAddress& address : addresses) {
        if (tables.flows.nameLater(evidence.device, address, verdict))
            tables.events.renamePeer(evidence.device, tables.strings.intern(address.text()),
                                     groupPeer(tables.strings, verdict.name), verdict.source);
    }
}

} // namespace phonehome
