// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pipeline/choose_packets.h"

#include <algorithm>
#include <list>
#include <map>
#include <optional>

#include "core/decode/datagram_key.h"
#include "core/decode/dissector.h"
#include "core/pipeline/sought_talks.h"
#include "core/source/capture_set.h"

namespace phonehome {

namespace {

constexpr std::size_t kAddressesMax = 1U << 20U;
constexpr std::size_t kFragmentsMax = 8192; ///< that wait for the one that tells their ports; and their datagrams
/// RFC 8200 s4.5: what is not whole by then never will be, and its number may be another datagram's.
constexpr Duration kPatience = Duration::ofSeconds(60);

struct FrameId {
    FileIndex file = 0;
    std::uint64_t number = 0;
    bool operator==(const FrameId&) const = default;
};

/// What came of one so far.
struct Datagram {
    DatagramKey key;
    Timestamp since;
    std::vector<FrameId> fragments; ///< that wait
    bool between = false;           ///< its ends are those of a talk, with whatever ports
    std::optional<bool> wanted;     ///< once it is known
};

class Chooser final : public PacketObserver {
public:
    Chooser(const Snapshot& snapshot, const PacketWish& wish, std::vector<FileIndex> files);

    void onPacket(const Packet& packet) override;
    void onMessage(const Observation& observation) override;
    /// After the last packet.
    ChosenPackets finish();

private:
    using Datagrams = std::list<Datagram>;

    bool isOfDevices(const Packet& packet) const;
    void addFragment(const Packet& packet, const DatagramKey& key);
    Datagrams::iterator datagramOf(const Packet& packet, const DatagramKey& key);
    void takeFragments(Datagram& datagram);
    void giveUp(Datagrams::iterator datagram);
    void add(const Packet& packet);
    void add(const IpAddress& address);

    WantedPackets m_wanted;
    TimeChoice m_times;
    std::vector<FileIndex> m_files; ///< of the snapshot, by those that are read
    std::vector<Ends> m_devices;
    SoughtTalks m_talks;
    Datagrams m_datagrams; ///< in parts, the oldest first
    std::map<DatagramKey, Datagrams::iterator> m_byKey;
    std::size_t m_waiting = 0;    ///< fragments
    std::vector<FrameId> m_whole; ///< frames of the last datagram that was completed, by the last of them
    ChosenPackets m_chosen;
};

Chooser::Chooser(const Snapshot& s, const PacketWish& wish, std::vector<FileIndex> files)
    : m_wanted(wantedPackets(s, wish)), m_times(wish.times), m_files(std::move(files)), m_talks(s, m_wanted.flows)
{
    for (const DeviceId id : m_wanted.devices) {
        if (id.valid() && id.value < s.devices.size())
            m_devices.push_back(endsOf(s.devices[id.value]));
    }
}

void Chooser::onPacket(const Packet& packet)
{
    const Frame& frame = packet.frame;
    // A fragment that is in already may tell of others that are not: what a router streams is twice in a frame.
    if (!m_times.holds(frame.time) || (!packet.fragment && m_chosen.frames.has(frame.file, frame.number)))
        return;
    if (const auto key = datagramKey(packet)) {
        addFragment(packet, *key);
        return;
    }
    const bool byDevice = m_wanted.everything || (m_wanted.arp && packet.network == NetworkLayer::Arp);
    const bool portsToo = !packet.fragment || packet.transport != ip_protocol::kNone;
    if (m_wanted.frames.has(m_files[frame.file], frame.number) || (byDevice && isOfDevices(packet)) ||
        m_talks.holds(packet, portsToo))
        add(packet);
}

/// A server's answer that goes to all names the card that it is for.
void Chooser::onMessage(const Observation& o)
{
    const auto* const dhcp = o.protocol == Protocol::Dhcp ? messageIf<DhcpMessage>(o.message) : nullptr;
    if (!dhcp || !dhcp->clientMac || !m_wanted.everything || !m_times.holds(o.packet.frame.time))
        return;
    const auto isFor = [&](const Ends& device) { return device.hasCard(*dhcp->clientMac); };
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

/// A fragment has no ports; the one that completes its datagram tells those of all, or the first where one was cut.
void Chooser::addFragment(const Packet& packet, const DatagramKey& key)
{
    const FrameId frame{packet.frame.file, packet.frame.number};
    const auto found = datagramOf(packet, key);
    Datagram& datagram = *found;
    datagram.fragments.push_back(frame);
    ++m_waiting;
    datagram.between = datagram.between || m_talks.holds(packet, false);
    const bool told = packet.transport != ip_protocol::kNone;
    if (m_wanted.frames.has(m_files[frame.file], frame.number) || (m_wanted.everything && isOfDevices(packet)) ||
        (told && m_talks.holds(packet, true)))
        datagram.wanted = true;
    else if (told && !datagram.wanted)
        datagram.wanted = false;
    if (packet.reassembled)
        m_whole = datagram.fragments;
    if (datagram.wanted)
        takeFragments(datagram);
    if (m_chosen.frames.has(frame.file, frame.number))
        add(packet);
    if (packet.reassembled)
        giveUp(found);
}

/// The one that waits, or a new one.
Chooser::Datagrams::iterator Chooser::datagramOf(const Packet& packet, const DatagramKey& key)
{
    const Timestamp now = packet.frame.time;
    if (const auto old = m_byKey.find(key); old != m_byKey.end()) {
        const Timestamp since = old->second->since;
        if ((now < since ? since - now : now - since) > kPatience)
            giveUp(old->second);
    }
    while (!m_datagrams.empty() && (m_waiting >= kFragmentsMax || m_datagrams.size() >= kFragmentsMax))
        giveUp(m_datagrams.begin());
    const auto [entry, fresh] = m_byKey.try_emplace(key);
    if (fresh)
        entry->second = m_datagrams.insert(m_datagrams.end(), Datagram{key, now, {}, false, {}});
    return entry->second;
}

/// Those that wait are wanted or not: they need not wait any more.
void Chooser::takeFragments(Datagram& datagram)
{
    m_waiting -= datagram.fragments.size();
    if (*datagram.wanted) {
        for (const FrameId& fragment : datagram.fragments)
            m_chosen.frames.add(fragment.file, fragment.number);
    }
    datagram.fragments.clear();
}

/// Of datagrams that never became whole nobody knows the ports: they are between the two.
void Chooser::giveUp(Datagrams::iterator datagram)
{
    if (!datagram->wanted) {
        datagram->wanted = datagram->between;
        takeFragments(*datagram);
        if (datagram->between) {
            add(datagram->key.source);
            add(datagram->key.destination);
        }
    }
    m_byKey.erase(datagram->key);
    m_datagrams.erase(datagram);
}

/// With the other fragments, if it completed a datagram.
void Chooser::add(const Packet& packet)
{
    const FrameId frame{packet.frame.file, packet.frame.number};
    m_chosen.frames.add(frame.file, frame.number);
    if (!m_whole.empty() && m_whole.back() == frame) {
        for (const FrameId& fragment : m_whole)
            m_chosen.frames.add(fragment.file, fragment.number);
    }
    for (const IpAddress& address : {packet.sourceIp, packet.destinationIp, packet.claimed})
        add(address);
}

void Chooser::add(const IpAddress& address)
{
    if (!address.isUnspecified() && m_chosen.addresses.size() < kAddressesMax)
        m_chosen.addresses.insert(address);
}

ChosenPackets Chooser::finish()
{
    while (!m_datagrams.empty())
        giveUp(m_datagrams.begin());
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
