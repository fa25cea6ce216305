// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/packet_wish.h"

#include <algorithm>
#include <string>

#include "core/base/text.h"

namespace phonehome {

namespace {

template <typename T> bool holds(const std::vector<T>& all, const T& one)
{
    return std::find(all.begin(), all.end(), one) != all.end();
}

bool isOf(const Flow& flow, const std::vector<DeviceId>& devices)
{
    return devices.empty() || holds(devices, flow.device) ||
           (flow.peerDevice.valid() && holds(devices, flow.peerDevice));
}

void sortOut(std::vector<FlowId>& flows)
{
    std::sort(flows.begin(), flows.end());
    flows.erase(std::unique(flows.begin(), flows.end()), flows.end());
}

void addFrames(const Event& event, FrameSet& frames)
{
    if (event.frame != 0)
        frames.add(event.file, event.frame);
    // One of the next file, with a number of that, comes before the question.
    if (event.replyFrame > event.frame)
        frames.add(event.file, event.replyFrame);
}

WantedPackets ofGroup(const Snapshot& s, GroupId id)
{
    WantedPackets out;
    const bool shared = sharesItsTalk(s.groups[id.value].protocol);
    for (EventId e = s.groups[id.value].latest; s.holds(e); e = s.events[e.value].before) {
        const Event& event = s.events[e.value];
        addFrames(event, out.frames);
        if (!shared && event.flow.valid())
            out.flows.push_back(event.flow);
    }
    sortOut(out.flows);
    return out;
}

WantedPackets ofProtocol(const Snapshot& s, const PacketWish& wish, Protocol protocol)
{
    WantedPackets out;
    out.devices = wish.devices;
    out.arp = protocol == Protocol::Arp && !wish.flows;
    std::vector<FlowId> asked = wish.flows.value_or(std::vector<FlowId>());
    sortOut(asked); // a peer may have ten thousands, and each event asks
    const auto isAsked = [&](FlowId id) {
        return wish.flows ? std::binary_search(asked.begin(), asked.end(), id) : isOf(s.flows[id.value], wish.devices);
    };
    for (std::uint32_t i = 0; i < s.flows.size(); ++i) {
        if (s.flows[i].app == protocol && isAsked(FlowId{i}))
            out.flows.push_back(FlowId{i});
    }
    for (std::size_t i = s.events.first(); i < s.events.size(); ++i) {
        const Event& event = s.events[i];
        if (event.protocol != protocol)
            continue;
        const bool isWanted = event.flow.valid()
                                  ? isAsked(event.flow)
                                  : !wish.flows && (wish.devices.empty() || holds(wish.devices, event.device));
        if (!isWanted)
            continue;
        addFrames(event, out.frames);
        if (event.flow.valid() && !sharesItsTalk(protocol))
            out.flows.push_back(event.flow);
    }
    sortOut(out.flows);
    return out;
}

} // namespace

bool sharesItsTalk(Protocol protocol)
{
    switch (protocol) {
    case Protocol::Dns:
    case Protocol::Mdns:
    case Protocol::Llmnr:
    case Protocol::Nbns:
    case Protocol::Ssdp:
    case Protocol::Dhcp:
    case Protocol::Dhcp6:
    case Protocol::Arp:
    case Protocol::Icmp:
    case Protocol::Igmp:
    case Protocol::Pcp: return true;
    case Protocol::Other:
    case Protocol::Stun:
    case Protocol::Ntp:
    case Protocol::Tls:
    case Protocol::Http:
    case Protocol::Referral: break;
    }
    return false;
}

WantedPackets wantedPackets(const Snapshot& s, const PacketWish& wish)
{
    if (wish.group.valid() && wish.group.value < s.groups.size())
        return ofGroup(s, wish.group);
    if (wish.protocol)
        return ofProtocol(s, wish, *wish.protocol);
    WantedPackets out;
    if (wish.flows) {
        out.flows = *wish.flows;
        sortOut(out.flows);
        return out;
    }
    out.devices = wish.devices;
    out.everything = true;
    return out;
}

std::vector<FlowId> flowsWith(const Snapshot& s, const std::vector<DeviceId>& devices, const std::string& peer)
{
    const auto address = IpAddress::parse(peer);
    const std::vector<DeviceId> called = devicesCalled(s, peer);
    std::vector<FlowId> out;
    for (std::uint32_t i = 0; i < s.flows.size(); ++i) {
        const Flow& flow = s.flows[i];
        const bool named = flow.nameSource != NameSource::None && equalsIgnoringAsciiCase(s.text(flow.name), peer);
        const bool isPeer =
            named || (address && flow.peer == *address) || (flow.peerDevice.valid() && holds(called, flow.peerDevice));
        if (isPeer && isOf(flow, devices))
            out.push_back(FlowId{i});
    }
    return out;
}

std::vector<DeviceId> devicesCalled(const Snapshot& s, const std::string& word)
{
    const auto mac = MacAddress::parse(word);
    const auto address = IpAddress::parse(word);
    const auto isName = [&](StringId text) { return equalsIgnoringAsciiCase(s.text(text), word); };
    std::vector<DeviceId> out;
    std::vector<DeviceId> learnt;
    for (std::uint32_t i = 0; i < s.devices.size(); ++i) {
        const Device& d = s.devices[i];
        const DeviceId id{i};
        const bool known =
            (mac && d.mac == mac) || (address && d.address == *address) ||
            (!d.names.empty() && d.names.front().source == NameSource::User && isName(d.names.front().text)) ||
            equalsIgnoringAsciiCase(deviceTitle(s, id), word);
        if (known)
            out.push_back(id);
        else if (std::any_of(d.names.begin(), d.names.end(), [&](const DeviceName& n) { return isName(n.text); }))
            learnt.push_back(id);
    }
    return out.empty() ? learnt : out;
}

} // namespace phonehome
