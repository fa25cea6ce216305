// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pipeline/choose_packets.h"

#include <algorithm>
#include <map>
#include <optional>
#include <tuple>

#include "core/decode/dissector.h"
#include "core/source/capture_set.h"

namespace phonehome {

namespace {

constexpr std::size_t kAddressesMax = 1U << 20U;
constexpr std::size_t kFragmentsMax = 8192; ///< that wait for the one that tells their ports

/// What frames show of a device.
struct Ends {
    std::optional<MacAddress> mac;
    std::vector<IpAddress> addresses; ///< where there is no MAC to go by

    bool isAt(const std::optional<MacAddress>& card, const IpAddress& address) const
    {
        if (mac && card)
            return *mac == *card;
        return std::find(addresses.begin(), addresses.end(), address) != addresses.end();
    }
};

Ends endsOf(const Device& device)
{
    Ends out{device.mac, {}};
    if (!device.address.isUnspecified())
        out.addresses.push_back(device.address);
    for (const AddressLease& lease : device.leases)
        out.addresses.push_back(lease.address);
    return out;
}

/// A flow's, and while it lasted: the same peer may go by another name before or after.
struct Talk {
    Ends device;
    std::uint16_t port = 0;
    std::uint8_t transport = 0;
    TimeSpan span;
};

class Chooser final : public PacketObserver {
public:
    Chooser(const Snapshot& snapshot, const PacketWish& wish, std::vector<FileIndex> files);

    void onPacket(const Packet& packet) override;
    void onMessage(const Observation& observation) override;
    /// After the last packet.
    ChosenPackets finish();

private:
    struct Waiting {
        FileIndex file = 0;
        std::uint64_t number = 0;
    };
    using Ways = std::pair<IpAddress, IpAddress>;

    bool isOfDevices(const Packet& packet) const;
    bool isOfTalk(const Packet& packet, bool portsToo) const;
    bool isOfTalk(const Packet& packet, bool sent, bool portsToo) const;
    void addFragment(const Packet& packet);
    void add(const Packet& packet);

    WantedPackets m_wanted;
    TimeChoice m_times;
    std::vector<FileIndex> m_files; ///< of the snapshot, by those that are read
    std::vector<Ends> m_devices;
    std::multimap<IpAddress, Talk> m_talks; ///< by the peer
    std::map<Ways, std::vector<Waiting>> m_fragments;
    std::size_t m_waiting = 0;
    ChosenPackets m_chosen;
};

Chooser::Chooser(const Snapshot& s, const PacketWish& wish, std::vector<FileIndex> files)
    : m_wanted(wantedPackets(s, wish)), m_times(wish.times), m_files(std::move(files))
{
    for (const DeviceId id : m_wanted.devices) {
        if (id.valid() && id.value < s.devices.size())
            m_devices.push_back(endsOf(s.devices[id.value]));
    }
    for (const FlowId id : m_wanted.flows) {
        if (!id.valid() || id.value >= s.flows.size())
            continue;
        const Flow& flow = s.flows[id.value];
        const Ends device = flow.device.valid() ? endsOf(s.devices[flow.device.value]) : Ends{};
        m_talks.emplace(flow.peer, Talk{device, flow.peerPort, flow.transport, {flow.first, flow.last}});
    }
}

void Chooser::onPacket(const Packet& packet)
{
    const Frame& frame = packet.frame;
    if (!m_times.holds(frame.time) || m_chosen.frames.has(frame.file, frame.number))
        return;
    const bool byDevice = m_wanted.everything || (m_wanted.arp && packet.network == NetworkLayer::Arp);
    if (m_wanted.frames.has(m_files[frame.file], frame.number) || (byDevice && isOfDevices(packet)))
        add(packet);
    else if (packet.fragment)
        addFragment(packet);
    else if (isOfTalk(packet, true))
        add(packet);
}

/// A server's answer that goes to all names the card that it is for.
void Chooser::onMessage(const Observation& o)
{
    const auto* const dhcp = o.protocol == Protocol::Dhcp ? messageIf<DhcpMessage>(o.message) : nullptr;
    if (!dhcp || !dhcp->clientMac || !m_wanted.everything || !m_times.holds(o.packet.frame.time))
        return;
    const auto isFor = [&](const Ends& device) { return device.mac == dhcp->clientMac; };
    if (std::any_of(m_devices.begin(), m_devices.end(), isFor))
        add(o.packet);
}

bool Chooser::isOfDevices(const Packet& packet) const
{
    return m_wanted.devices.empty() || std::any_of(m_devices.begin(), m_devices.end(), [&packet](const Ends& device) {
               return device.isAt(packet.source, packet.sourceIp) ||
                      device.isAt(packet.destination, packet.destinationIp);
           });
}

bool Chooser::isOfTalk(const Packet& packet, bool portsToo) const
{
    return isOfTalk(packet, true, portsToo) || isOfTalk(packet, false, portsToo);
}

/// sent: by the device to the peer.
bool Chooser::isOfTalk(const Packet& packet, bool sent, bool portsToo) const
{
    const auto [first, last] = m_talks.equal_range(sent ? packet.destinationIp : packet.sourceIp);
    const std::uint16_t port = sent ? packet.destinationPort : packet.sourcePort;
    return std::any_of(first, last, [&](const auto& entry) {
        const Talk& talk = entry.second;
        if (portsToo && (talk.port != port || talk.transport != packet.transport))
            return false;
        if (packet.frame.time < talk.span.from || packet.frame.time > talk.span.to)
            return false;
        return sent ? talk.device.isAt(packet.source, packet.sourceIp)
                    : talk.device.isAt(packet.destination, packet.destinationIp);
    });
}

/// A fragment has no ports; the one that completes its datagram tells those of all.
void Chooser::addFragment(const Packet& packet)
{
    if (!isOfTalk(packet, false))
        return;
    const Ways ways{packet.sourceIp, packet.destinationIp};
    const bool complete = packet.transport != ip_protocol::kNone;
    if (!complete && m_waiting < kFragmentsMax) {
        m_fragments[ways].push_back({packet.frame.file, packet.frame.number});
        ++m_waiting;
        return;
    }
    const auto found = m_fragments.find(ways);
    const bool wanted = !complete || isOfTalk(packet, true);
    if (wanted)
        add(packet);
    if (!complete || found == m_fragments.end())
        return;
    for (const Waiting& fragment : found->second) {
        if (wanted)
            m_chosen.frames.add(fragment.file, fragment.number);
    }
    m_waiting -= found->second.size();
    m_fragments.erase(found);
}

void Chooser::add(const Packet& packet)
{
    m_chosen.frames.add(packet.frame.file, packet.frame.number);
    for (const IpAddress& address : {packet.sourceIp, packet.destinationIp, packet.claimed}) {
        if (!address.isUnspecified() && m_chosen.addresses.size() < kAddressesMax)
            m_chosen.addresses.insert(address);
    }
}

/// Of datagrams that never became whole nobody knows the ports: they are between the two.
ChosenPackets Chooser::finish()
{
    for (const auto& [ways, fragments] : m_fragments) {
        for (const Waiting& fragment : fragments)
            m_chosen.frames.add(fragment.file, fragment.number);
        m_chosen.addresses.insert({ways.first, ways.second});
    }
    return std::move(m_chosen);
}

} // namespace

std::vector<std::pair<IpAddress, std::string>>
ChosenPackets::namesAmong(const std::vector<std::pair<IpAddress, std::string>>& names) const
{
    std::vector<std::pair<IpAddress, std::string>> out;
    std::copy_if(names.begin(), names.end(), std::back_inserter(out),
                 [this](const auto& name) { return addresses.contains(name.first); });
    return out;
}

Result<ChosenPackets> choosePackets(const Snapshot& snapshot, const PacketWish& wish, const std::stop_token& stop)
{
    std::vector<std::string> captures;
    std::vector<FileIndex> files;
    for (std::size_t i = 0; i < snapshot.files.size(); ++i) {
        if (!snapshot.files[i].opened)
            continue;
        captures.push_back(snapshot.files[i].path);
        files.push_back(static_cast<FileIndex>(i));
    }
    Chooser chooser(snapshot, wish, std::move(files));
    Dissector dissector({&chooser});
    CaptureSet set(captures);
    while (const Frame* const frame = set.next()) {
        if (stop.stop_requested())
            return tl::make_unexpected(Error{ErrorCode::Cancelled, {}, 0, 0, {}});
        if (frame->isPacket)
            dissector.dissect(*frame);
    }
    return chooser.finish();
}

} // namespace phonehome
