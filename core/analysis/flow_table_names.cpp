// SPDX-License-Identifier: GPL-3.0-or-later
// How flows get their names: see the head of FlowTable.
#include "core/analysis/flow_table.h"

namespace phonehome {

FlowId FlowTable::nameConnection(const Packet& p, std::string_view name, NameSource source)
{
    Connection* const connection = m_connections.find({p.from(), p.to(), p.transport});
    if (!connection)
        return {};
    const FlowId old = connection->flow;
    const StringId id = m_strings.intern(name);
    const Flow before = m_flows[old.value];
    if (before.name == id && before.nameSource <= source)
        return old;
    FlowKey key{before.device, before.peer, before.peerPort, before.transport, id};
    NameVerdict verdict;
    verdict.name = id;
    verdict.source = source;
    if (const auto there = m_index.find(key); there == m_index.end() && m_connectionsOf[old.value] == 1) {
        // The flow is this connection alone: what was counted so far is its own.
        m_index.erase({before.device, before.peer, before.peerPort, before.transport, before.name});
        m_index.emplace(key, old);
        Flow& flow = m_flows.edit(old.value);
        flow.otherNames = static_cast<std::uint16_t>(flow.otherNames + (before.name.value != 0 ? 1 : 0));
        flow.name = id;
        flow.nameSource = source;
        flow.nameConfidence = confidenceOf(source);
        return old;
    }
    if (before.name == id) {
        Flow& flow = m_flows.edit(old.value);
        flow.nameSource = source;
        flow.nameConfidence = confidenceOf(source);
        return old;
    }
    const FlowId moved = flowFor(key, verdict, connection->last);
    if (m_connectionsOf.size() <= moved.value)
        m_connectionsOf.resize(moved.value + 1);
    ++m_connectionsOf[moved.value];
    --m_connectionsOf[old.value];
    connection->flow = moved;
    return moved;
}

bool FlowTable::nameLater(DeviceId device, const IpAddress& address, const NameVerdict& verdict)
{
    const auto found = m_peers.find({device, address});
    if (found == m_peers.end())
        return false;
    bool renamed = false;
    const auto tellName = [&](FlowId id) {
        const Flow& before = m_flows[id.value];
        FlowKey key{before.device, before.peer, before.peerPort, before.transport, before.name};
        FlowKey named = key;
        named.name = verdict.name;
        if (before.nameSource != NameSource::None)
            return true;
        if (m_index.contains(named))
            return false;
        m_index.erase(key);
        m_index.emplace(named, id);
        Flow& flow = m_flows.edit(id.value);
        flow.name = verdict.name;
        flow.nameSource = NameSource::LaterAnswer;
        flow.nameConfidence = confidenceOf(NameSource::LaterAnswer);
        m_names.usedBy(verdict.row, id);
        renamed = true;
        return true;
    };
    std::erase_if(found.value().nameless, tellName);
    return renamed;
}

} // namespace phonehome
