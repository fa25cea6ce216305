// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/reverse_names.h"

#include <algorithm>
#include <utility>

#include "core/base/hash_map.h"

namespace phonehome {

namespace {

constexpr std::size_t kFlowsMax = 64;

NameRow rowOf(const ReverseName& reverse, StringId name)
{
    NameRow row;
    row.name = name;
    row.type = DnsType::PTR;
    row.source = NameSource::PtrNow;
    row.answers.push_back({reverse.address, reverse.asked, reverse.asked, std::nullopt});
    row.first = row.last = reverse.asked;
    row.asked = row.answered = 1;
    return row;
}

} // namespace

std::vector<IpAddress> unnamedPeers(const Snapshot& s, std::size_t most)
{
    HashMap<IpAddress, std::uint64_t> packets;
    for (std::size_t i = 0; i < s.flows.size(); ++i) {
        const Flow& flow = s.flows[i];
        const bool asks = s.isAbroad(flow.peer) && !flow.peer.isMulticast() && !flow.peer.isLimitedBroadcast();
        if (asks && flow.nameSource == NameSource::None && !flow.peerDevice.valid())
            packets[flow.peer] += flow.packetsOut + flow.packetsIn;
    }
    // An address may go by a name for one device only, or only later: the data knows more of it than a resolver.
    for (std::size_t i = 0; i < s.flows.size(); ++i) {
        if (s.flows[i].nameSource != NameSource::None)
            packets.erase(s.flows[i].peer);
    }
    for (std::size_t i = 0; i < s.names.size(); ++i) {
        for (const NameAnswer& answer : s.names[i].answers)
            packets.erase(answer.address);
    }
    std::vector<std::pair<std::uint64_t, IpAddress>> sorted;
    sorted.reserve(packets.size());
    for (const auto& [address, count] : packets)
        sorted.emplace_back(count, address);
    std::sort(sorted.begin(), sorted.end(), [](const auto& a, const auto& b) {
        return a.first != b.first ? a.first > b.first : a.second < b.second;
    });
    std::vector<IpAddress> out;
    for (std::size_t i = 0; i < sorted.size() && i < most; ++i)
        out.push_back(sorted[i].second);
    return out;
}

SnapshotPtr withReverseNames(const SnapshotPtr& snapshot, const std::vector<ReverseName>& names)
{
    HashMap<IpAddress, std::vector<FlowId>> unnamed;
    for (const ReverseName& reverse : names) {
        if (!reverse.name.empty())
            unnamed.emplace(reverse.address, std::vector<FlowId>());
    }
    if (!snapshot || unnamed.empty())
        return snapshot;
    for (std::size_t i = 0; i < snapshot->flows.size(); ++i) {
        const Flow& flow = snapshot->flows[i];
        if (const auto found = unnamed.find(flow.peer);
            found != unnamed.end() && flow.nameSource == NameSource::None && !flow.peerDevice.valid())
            found.value().push_back(FlowId{static_cast<std::uint32_t>(i)});
    }
    auto out = std::make_shared<Snapshot>(*snapshot);
    ChunkedTable<std::string> strings(snapshot->strings);
    ChunkedTable<NameRow> rows(snapshot->names);
    ChunkedTable<Flow> flows(snapshot->flows);
    for (const ReverseName& reverse : names) {
        const auto found = unnamed.find(reverse.address);
        // Of another capture, or named by its data.
        if (reverse.name.empty() || found == unnamed.end() || found->second.empty())
            continue;
        NameRow row = rowOf(reverse, StringId{static_cast<std::uint32_t>(strings.append(reverse.name))});
        for (const FlowId id : found->second) {
            Flow& flow = flows.edit(id.value);
            flow.name = row.name;
            flow.nameSource = row.source;
            flow.nameConfidence = confidenceOf(row.source);
            if (row.flows.size() < kFlowsMax)
                row.flows.push_back(id);
        }
        rows.append(std::move(row));
        found.value().clear(); // an address goes by its first answer
    }
    out->strings = strings.snapshot();
    out->names = rows.snapshot();
    out->flows = flows.snapshot();
    return out;
}

NameId reverseNameOf(const Snapshot& s, const IpAddress& address)
{
    for (std::size_t i = s.names.size(); i > 0 && s.names[i - 1].source == NameSource::PtrNow; --i) {
        if (s.names[i - 1].answers.front().address == address)
            return NameId{static_cast<std::uint32_t>(i - 1)};
    }
    return {};
}

} // namespace phonehome
