// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pipeline/sought_talks.h"

#include <iterator>

namespace phonehome {

namespace {

/// Sorts them and makes one of those that touch.
void joinSpans(std::vector<TimeSpan>& spans)
{
    std::sort(spans.begin(), spans.end());
    std::size_t last = 0;
    for (std::size_t i = 1; i < spans.size(); ++i) {
        if (spans[i].from <= spans[last].to)
            spans[last].to = std::max(spans[last].to, spans[i].to);
        else
            spans[++last] = spans[i];
    }
    spans.resize(std::min(spans.size(), last + 1));
}

} // namespace

Ends endsOf(const Device& device)
{
    Ends out{device.otherMacs, {}};
    if (device.mac)
        out.macs.push_back(*device.mac);
    if (!device.address.isUnspecified())
        out.addresses.push_back(device.address);
    for (const AddressLease& lease : device.leases)
        out.addresses.push_back(lease.address);
    return out;
}

bool SoughtTalks::TalkOfAnyPort::lastedAt(Timestamp time) const
{
    const auto behind = std::upper_bound(spans.begin(), spans.end(), time,
                                         [](Timestamp t, const TimeSpan& span) { return t < span.from; });
    return behind != spans.begin() && time <= std::prev(behind)->to;
}

SoughtTalks::SoughtTalks(const Snapshot& s, const std::vector<FlowId>& flows)
{
    for (const FlowId id : flows) {
        if (id.valid() && id.value < s.flows.size())
            seek(s, s.flows[id.value]);
    }
    for (auto& [peer, talks] : m_ofAnyPort) {
        for (TalkOfAnyPort& talk : talks)
            joinSpans(talk.spans);
    }
}

void SoughtTalks::seek(const Snapshot& s, const Flow& flow)
{
    if (const auto [ends, fresh] = m_ends.try_emplace(flow.device); fresh && flow.device.valid())
        ends->second = endsOf(s.devices[flow.device.value]);
    const TimeSpan span{flow.first, flow.last};
    m_talks.emplace(Key{flow.peer, flow.peerPort, flow.transport}, Talk{flow.device, span});
    std::vector<TalkOfAnyPort>& talks = m_ofAnyPort[flow.peer];
    auto talk = std::find_if(talks.begin(), talks.end(), [&](const auto& t) { return t.device == flow.device; });
    if (talk == talks.end())
        talk = talks.insert(talks.end(), {flow.device, {}});
    talk->spans.push_back(span);
}

bool SoughtTalks::holds(const Packet& packet, bool portsToo) const
{
    return holds(packet, true, portsToo) || holds(packet, false, portsToo);
}

/// sent: by the device to the peer.
bool SoughtTalks::holds(const Packet& packet, bool sent, bool portsToo) const
{
    const IpAddress& peer = sent ? packet.destinationIp : packet.sourceIp;
    const Timestamp time = packet.frame.time;
    if (!portsToo) {
        const auto found = m_ofAnyPort.find(peer);
        return found != m_ofAnyPort.end() &&
               std::any_of(found->second.begin(), found->second.end(), [&](const TalkOfAnyPort& talk) {
                   return talk.lastedAt(time) && isEnd(talk.device, packet, sent);
               });
    }
    const std::uint16_t port = sent ? packet.destinationPort : packet.sourcePort;
    const auto [first, last] = m_talks.equal_range({peer, port, packet.transport});
    return std::any_of(first, last, [&](const auto& entry) {
        const Talk& talk = entry.second;
        return talk.span.from <= time && time <= talk.span.to && isEnd(talk.device, packet, sent);
    });
}

bool SoughtTalks::isEnd(DeviceId device, const Packet& packet, bool sent) const
{
    const Ends& ends = m_ends.at(device);
    return sent ? ends.isAt(packet.source, packet.sourceIp) : ends.isAt(packet.destination, packet.destinationIp);
}

} // namespace phonehome
