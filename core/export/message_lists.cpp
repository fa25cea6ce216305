// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/export/message_lists.h"

#include <algorithm>

#include "core/export/message_json.h"

namespace phonehome {

namespace {

bool hasMacs(std::uint32_t linkType)
{
    switch (static_cast<LinkType>(linkType)) {
    case LinkType::Ethernet:
    case LinkType::LinuxSll:
    case LinkType::LinuxSll2: return true;
    default: return false;
    }
}

} // namespace

void MessageLists::onPacket(const Packet& packet)
{
    const Frame& frame = packet.frame;
    // The SCHEMA knows the outermost packet only.
    if (frame.carried)
        return;
    ++m_packets;
    m_bytes += frame.length;
    m_captured += frame.data.size();
    if (!frame.isPacket)
        return;
    // Packets without a time say nothing here, unless there are no others.
    if (!m_first || (frame.hasTime && !m_timed))
        m_first = frame.time;
    if (frame.hasTime || !m_timed)
        m_last = frame.time;
    m_timed = m_timed || frame.hasTime;
    count(packet);
    if (!packet.source || !hasMacs(frame.linkType))
        return;
    Sender& sender = m_senders[*packet.source];
    ++sender.packets;
    sender.bytes += frame.length;
    const bool ip = packet.network == NetworkLayer::Ipv4 || packet.network == NetworkLayer::Ipv6;
    if (ip && !packet.sourceIp.isUnspecified())
        ++sender.addresses[packet.sourceIp];
}

void MessageLists::count(const Packet& packet)
{
    switch (packet.network) {
    case NetworkLayer::Ipv4:
        ++m_counts[Ipv4];
        m_counts[Ipv4Fragments] += packet.fragment ? 1 : 0;
        break;
    case NetworkLayer::Ipv6:
        ++m_counts[Ipv6];
        m_counts[Ipv6Fragments] += packet.fragment ? 1 : 0;
        break;
    case NetworkLayer::Arp: ++m_counts[Arp]; break;
    case NetworkLayer::None: break;
    }
    if (packet.isUdp())
        countUdp(packet);
}

void MessageLists::countUdp(const Packet& packet)
{
    struct Row {
        Count count;
        std::uint16_t port;
    };
    constexpr std::array kPorts{Row{Udp53, 53}, Row{Udp123, 123}, Row{Udp1900, 1900}, Row{Udp3478, 3478},
                                Row{Udp5353, 5353}};
    for (const Row& row : kPorts)
        m_counts[row.count] += packet.hasPort(row.port) ? 1 : 0;
    m_counts[Udp67] += packet.hasPort(67) || packet.hasPort(68) ? 1 : 0;
}

void MessageLists::onMessage(const Observation& o)
{
    if (o.packet.frame.carried)
        return;
    switch (o.protocol) {
    case Protocol::Dns:
        if (auto entry = dnsJson(o))
            m_lists[Dns].push_back(std::move(*entry));
        break;
    case Protocol::Mdns: m_lists[Mdns].push_back(mdnsJson(o)); break;
    case Protocol::Stun: m_lists[Stun].push_back(stunJson(o)); break;
    case Protocol::Ntp: m_lists[Ntp].push_back(ntpJson(o)); break;
    case Protocol::Ssdp: m_lists[Ssdp].push_back(ssdpJson(o)); break;
    case Protocol::Dhcp: m_lists[Dhcp].push_back(dhcpJson(o)); break;
    case Protocol::Tls:
        if (auto entry = tlsJson(o))
            m_lists[o.packet.isUdp() ? Quic : Tls].push_back(std::move(*entry));
        break;
    case Protocol::Other:
    case Protocol::Arp:
    case Protocol::Icmp:
    case Protocol::Http:
    case Protocol::Llmnr:
    case Protocol::Nbns:
    case Protocol::Igmp:
    case Protocol::Dhcp6:
    case Protocol::Pcp:
    case Protocol::Referral: break;
    }
}

Json MessageLists::captureJson(const Snapshot& final) const
{
    Json capture;
    bool opens = false;
    bool complete = true;
    Json files = Json::array();
    for (const FileFacts& file : final.files) {
        opens = opens || file.opened;
        complete = complete && file.complete;
        files.push_back(file.path);
    }
    capture["opens"] = opens;
    capture["files"] = std::move(files);
    if (!opens)
        return capture;
    const auto first =
        std::find_if(final.files.begin(), final.files.end(), [](const FileFacts& file) { return file.opened; });
    capture["link_type"] = first->linkType;
    capture["link_type_name"] = linkTypeText(first->linkType);
    capture["packets"] = m_packets;
    capture["captured_bytes"] = m_captured;
    capture["bytes"] = m_bytes;
    capture["first"] = orNull(m_first);
    capture["last"] = orNull(m_last);
    capture["complete"] = complete;
    Json comments = Json::array();
    std::uint64_t duplicates = 0;
    for (const FileFacts& file : final.files) {
        duplicates += file.duplicates;
        for (const std::string& comment : file.comments)
            comments.push_back(comment);
    }
    capture["duplicates"] = duplicates;
    capture["comments"] = std::move(comments);
    return capture;
}

Json MessageLists::devicesJson() const
{
    if (m_senders.empty())
        return {};
    Json devices = Json::array();
    for (const auto& [mac, sender] : m_senders) {
        Json device;
        device["mac"] = mac.text();
        device["packets"] = sender.packets;
        device["bytes"] = sender.bytes;
        device["ips"] = Json::array();
        for (const auto& [address, packets] : sender.addresses)
            device["ips"].push_back({{"ip", address.text()}, {"packets", packets}});
        devices.push_back(std::move(device));
    }
    return devices;
}

void MessageLists::moveTo(Json& out, const Snapshot& final)
{
    constexpr std::array<const char*, kCountCount> kCounts{
        "ipv4_packets", "ipv6_packets", "arp_packets", "ipv4_fragments", "ipv6_fragments", "udp_53",
        "udp_67_68",    "udp_123",      "udp_1900",    "udp_3478",       "udp_5353"};
    constexpr std::array<const char*, kListCount> kLists{"dns", "mdns", "stun", "ntp", "ssdp", "dhcp", "tls", "quic"};
    out["capture"] = captureJson(final);
    Json& counts = out["counts"];
    for (std::size_t i = 0; i < kCountCount; ++i)
        counts[kCounts[i]] = m_counts[i];
    for (std::size_t i = 0; i < kListCount; ++i)
        counts[kLists[i]] = m_lists[i].size();
    out["devices"] = devicesJson();
    for (std::size_t i = 0; i < kListCount; ++i)
        out[kLists[i]] = std::move(m_lists[i]);
}

} // namespace phonehome
