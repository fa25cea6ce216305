// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/transactions.h"

#include <algorithm>

#include "core/net/domain_name.h"

namespace phonehome {

namespace {

EventId open(Tables& tables, const Sighting& s, std::string_view kind, PeerName peer)
{
    const Observation& o = s.observation;
    const Flow& flow = tables.flows[s.place.flow];
    const GroupKey key{s.place.device, o.protocol, tables.strings.intern(kind), groupPeer(tables.strings, peer.text)};
    Event event;
    event.group = tables.events.group(key, peer.source, {flow.peer, flow.peerPort});
    event.time = s.time();
    event.device = s.place.device;
    event.flow = s.place.flow;
    event.frame = s.frame();
    event.file = o.packet.frame.file;
    event.protocol = o.protocol;
    return tables.events.add(event);
}

} // namespace

StringId groupPeer(StringPool& strings, StringId name)
{
    const std::string pattern = poolPattern(strings[name]);
    return pattern.empty() ? name : strings.intern(pattern);
}

PeerName peerOf(const Tables& tables, FlowId id)
{
    const Flow& flow = tables.flows[id];
    if (flow.nameSource != NameSource::None)
        return {flow.name, flow.nameSource};
    return {tables.strings.intern(flow.peer.text()), NameSource::None};
}

EventId openEvent(Tables& tables, const Sighting& sighting, std::string_view kind, Outcome outcome)
{
    const EventId id = open(tables, sighting, kind, peerOf(tables, sighting.place.flow));
    if (outcome != Outcome::OneWay)
        tables.events.edit(id).outcome = outcome;
    return id;
}

EventId openEventTo(Tables& tables, const Sighting& sighting, std::string_view kind, PeerName peer)
{
    return open(tables, sighting, kind, peer);
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
    for (const IpAddress& address : evidence.addresses) {
        NameVerdict verdict;
        verdict.name = tables.strings.intern(evidence.name);
        verdict.source = NameSource::LaterAnswer;
        verdict.row = row;
        if (tables.flows.nameLater(evidence.device, address, verdict))
            tables.events.renamePeer(evidence.device, tables.strings.intern(address.text()),
                                     groupPeer(tables.strings, verdict.name), verdict.source);
    }
}

} // namespace phonehome
