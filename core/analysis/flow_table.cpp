// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/flow_table.h"

#include <algorithm>

#include "core/analysis/frame_ends.h"
#include "core/analysis/talk_begin.h"

namespace phonehome {

namespace {

constexpr std::size_t kFlowsMax = 2'000'000;
constexpr std::size_t kIntroducedMax = 262'144;

/// Of those that systems send with: see hasAllHops() of the device table.
bool hasLostOneHop(std::uint8_t hopLimit)
{
    return hopLimit == 63 || hopLimit == 127 || hopLimit == 254;
}

} // namespace

std::size_t FlowTable::FlowKeyHash::operator()(const FlowKey& k) const noexcept
{
    return mixHash(mixHash(std::hash<IpAddress>{}(k.peer), k.device.value),
                   static_cast<std::size_t>(k.port) << 40 | static_cast<std::size_t>(k.transport) << 32 | k.name.value);
}

std::size_t FlowTable::IntroductionHash::operator()(const Introduction& i) const noexcept
{
    return mixHash(std::hash<Endpoint>{}(i.whom), i.device.value);
}

std::size_t FlowTable::PeerHash::operator()(const Peer& p) const noexcept
{
    return mixHash(std::hash<IpAddress>{}(p.address), p.device.value);
}

FlowTable::FlowTable(DeviceTable& devices, NameTable& names, StringPool& strings)
    : m_devices(devices), m_names(names), m_strings(strings)
{
}

std::optional<bool> FlowTable::homeSide(const Packet& p, DeviceId sender, DeviceId receiver, bool senderBegan) const
{
    const bool fromBehind = m_devices.handsOnAll(sender, p.sourceIp);
    const bool toBehind = m_devices.handsOnAll(receiver, p.destinationIp);
    if (fromBehind != toBehind)
        return toBehind;
    if (!fromBehind)
        return senderBegan;
    // Between two routers: who is right behind one has lost a hop to it alone, and strangers many. Where nobody is
    // known to be, both may be strangers.
    const bool isNear = hasLostOneHop(p.hopLimit);
    const bool toKnown = m_devices.holder(p.destinationIp).valid();
    if (!isNear && !toKnown)
        return std::nullopt;
    return isNear && toKnown ? senderBegan : isNear;
}

FlowTable::Connection FlowTable::begin(const Packet& p, DeviceId sender, DeviceId receiver)
{
    // The side at home owns the flow; between two at home the one that began.
    bool ownerSends = senderBegan(p);
    const bool fromAbroad = m_devices.isAbroad(p.sourceIp);
    const bool toAbroad = m_devices.isAbroad(p.destinationIp);
    if (isToGroup(p)) {
        ownerSends = true;
    } else if (fromAbroad != toAbroad) {
        ownerSends = toAbroad;
    } else if (fromAbroad) {
        const auto side = homeSide(p, sender, receiver, ownerSends);
        if (!side)
            return {};
        ownerSends = *side;
    }
    const IpAddress& own = ownerSends ? p.sourceIp : p.destinationIp;
    const Endpoint peer = ownerSends ? p.to() : p.from();
    DeviceId device = ownerSends ? sender : receiver;
    if (ownerSends && (!device.valid() || (m_devices[device].router && own.isInternet())))
        device = m_devices.byAddress(own, p.frame.time);
    else if (!ownerSends && !(device.valid() && isHandingOut(p)))
        device = m_devices.byReceiver(p.destination, device, own, p.frame.time);
    Connection connection;
    if (!device.valid())
        return connection;

    const bool met = m_peers.contains({device, peer.address});
    const NameVerdict verdict = m_names.take(device, peer.address, p.frame.time, met);
    const FlowId flow = flowFor({device, peer.address, peer.port, p.transport, verdict.name}, verdict, p.frame.time);
    if (m_connectionsOf.size() <= flow.value)
        m_connectionsOf.resize(flow.value + 1);
    ++m_connectionsOf[flow.value];

    connection.flow = flow;
    connection.device = device;
    connection.number = m_nextNumber++;
    connection.last = p.frame.time;
    const Endpoint self = ownerSends ? p.from() : p.to();
    connection.ownerIsLow = self <= peer;
    connection.ownerBegan = ownerBegan(p, ownerSends);
    // Who the peers of such a socket are, its device hears from a server in between.
    if (p.isUdp() && !isServicePort(peer.port) && m_introduced.contains({device, self}))
        introduce(device, {peer.address, 0});
    return connection;
}

FlowId FlowTable::flowFor(FlowKey key, const NameVerdict& verdict, Timestamp time)
{
    if (const auto found = m_index.find(key); found != m_index.end())
        return found->second;
    if (m_flows.size() >= kFlowsMax)
        return {static_cast<std::uint32_t>(kFlowsMax - 1)};
    Flow flow;
    flow.device = key.device;
    flow.peer = key.peer;
    flow.peerPort = key.port;
    flow.transport = key.transport;
    flow.name = key.name;
    flow.nameSource = verdict.source;
    flow.nameConfidence = confidenceOf(verdict.source);
    flow.otherNames = verdict.others;
    flow.peerDevice = m_devices.isAbroad(key.peer) ? DeviceId{} : m_devices.holder(key.peer);
    flow.first = flow.last = time;
    flow.introduced = m_introduced.contains({key.device, {key.peer, 0}});
    const FlowId id{static_cast<std::uint32_t>(m_flows.append(flow))};
    m_index.emplace(key, id);
    FlowsOfPeer& toPeer = m_peers[{key.device, key.peer}];
    if (toPeer.all.empty())
        m_devices.countPeer(key.device);
    toPeer.all.push_back(id);
    if (verdict.source == NameSource::None)
        toPeer.nameless.push_back(id);
    m_names.usedBy(verdict.row, id);
    return id;
}

FlowPlace FlowTable::add(const Packet& p, DeviceId sender, DeviceId receiver)
{
    const FiveTuple tuple(p.from(), p.to(), p.transport);
    const bool sourceLow = tuple.low == p.from();
    m_connections.age(p.frame.time);
    const std::size_t hash = p.connectionHash();
    Connection* connection = m_connections.renew(tuple, hash);
    // A SYN on a tuple long at rest is a new connection: its name is judged anew.
    const bool again =
        connection && p.isTcp() && p.tcp.syn && !p.tcp.ack && p.frame.time - connection->last > Duration::ofSeconds(1);
    bool ofAnother = false;
    if (connection) {
        const DeviceId end = sourceLow == connection->ownerIsLow ? sender : receiver;
        ofAnother = end != connection->device && end.valid() && isOfAnother(*connection, p, end == sender, end);
    }
    const bool fresh = !connection || again || ofAnother;
    if (fresh) {
        const Connection begun = begin(p, sender, receiver);
        if (!begun.flow.valid())
            return {};
        if (connection)
            *connection = begun;
        else
            connection = &m_connections.putNew(tuple, begun, hash);
    }
    connection->last = std::max(connection->last, p.frame.time);
    FlowPlace place;
    place.device = connection->device;
    place.flow = connection->flow;
    place.connection = connection->number;
    place.outgoing = sourceLow == connection->ownerIsLow;
    if (!p.payload.empty() || p.cut)
        place.speech = speak(*connection, p.frame.time);

    Flow& flow = m_flows.edit(place.flow.value);
    flow.first = std::min(flow.first, p.frame.time);
    flow.last = std::max(flow.last, p.frame.time);
    place.local = flow.peerDevice.valid();
    ++(place.outgoing ? flow.packetsOut : flow.packetsIn);
    (place.outgoing ? flow.bytesOut : flow.bytesIn) += p.frame.length;
    if (place.outgoing && connection->ownerBegan && flow.ownWord != OwnWord::Opening)
        flow.ownWord = std::max(flow.ownWord, ownWordOf(p));
    return place;
}

bool FlowTable::isOfAnother(const Connection& connection, const Packet& p, bool outgoing, DeviceId end) const
{
    // To a group, all that have no address yet send from the same one, and a lease may go from one to the next.
    if (outgoing && isToGroup(p))
        return true;
    // Whoever of two at home speaks next need not be whom the talk is of.
    return (outgoing || m_devices.isAbroad(p.sourceIp)) &&
           m_devices.tookOver(end, connection.device, outgoing ? p.sourceIp : p.destinationIp);
}

Speech FlowTable::speak(Connection& c, Timestamp time) const
{
    const bool first = !c.spoke;
    const Duration silence = time - c.lastSpoke;
    // Packets may change places by a little; a clock that is set back makes a new beginning.
    const bool setBack = silence.ns < -kSilence.ns;
    c.spoke = true;
    c.lastSpoke = first || setBack ? time : std::max(c.lastSpoke, time);
    if (first)
        return m_connectionsOf[c.flow.value] > 1 ? Speech::First : Speech::None;
    return setBack || silence >= kSilence ? Speech::Again : Speech::Amid;
}

void FlowTable::introduce(DeviceId device, const Endpoint& whom)
{
    if (m_introduced.size() >= kIntroducedMax || !m_introduced.insert({device, whom}).second)
        return;
    const auto known = m_peers.find({device, whom.address});
    if (whom.port != 0 || known == m_peers.end())
        return;
    for (const FlowId id : known->second.all)
        m_flows.edit(id.value).introduced = true;
}

FlowPlace FlowTable::find(const FiveTuple& tuple)
{
    FlowPlace place;
    if (const Connection* const connection = m_connections.find(tuple)) {
        place.device = connection->device;
        place.flow = connection->flow;
        place.connection = connection->number;
    }
    return place;
}

StringId FlowTable::addressText(FlowId id)
{
    if (id.value >= m_addressTexts.size())
        m_addressTexts.resize(m_flows.size());
    StringId& text = m_addressTexts[id.value];
    if (!text.valid())
        text = m_strings.intern(m_flows[id.value].peer.text());
    return text;
}

void FlowTable::setApp(FlowId id, Protocol app)
{
    if (id.valid() && m_flows[id.value].app != app)
        m_flows.edit(id.value).app = app;
}

} // namespace phonehome
