// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/lane_choice.h"

#include <algorithm>
#include <array>
#include <tuple>

#include "ui/models/device_facts.h"
#include "ui/models/group_model.h"
#include "ui/models/texts.h"

namespace phonehome {

namespace {

/// The first six are always there, so that the eye finds them in the same place.
constexpr std::array kOrder{Protocol::Stun,     Protocol::Ntp,  Protocol::Ssdp,  Protocol::Mdns, Protocol::Dns,
                            Protocol::Tls,      Protocol::Dhcp, Protocol::Dhcp6, Protocol::Http, Protocol::Llmnr,
                            Protocol::Nbns,     Protocol::Arp,  Protocol::Icmp,  Protocol::Igmp, Protocol::Pcp,
                            Protocol::Referral, Protocol::Other};
constexpr std::size_t kAlways = 6;
constexpr std::size_t kRowsMax = 40; ///< more are a list, not a picture

bool isAskedFor(const Snapshot& snapshot, const Focus& focus, std::uint32_t group)
{
    if (focus.group.valid())
        return focus.group.value == group;
    return focus.protocol && snapshot.groups[group].protocol == *focus.protocol;
}

} // namespace

std::uint32_t LaneChoice::keyOf(const Snapshot& snapshot, std::uint32_t group) const
{
    switch (m_mode) {
    case LaneMode::Protocol: return static_cast<std::uint32_t>(snapshot.groups[group].protocol);
    case LaneMode::Device: return snapshot.groups[group].device.value;
    case LaneMode::Peer: return snapshot.groups[group].peer.value;
    case LaneMode::Group: break;
    }
    return group;
}

std::uint32_t LaneChoice::of(const Snapshot& snapshot, GroupId id) const
{
    const Group& group = snapshot.groups[id.value];
    if (m_device.valid() && group.device != m_device)
        return kNone;
    Event event;
    event.group = id;
    event.device = group.device;
    event.protocol = group.protocol;
    return of(event);
}

/// Every time: devices and groups may have learnt better names.
void LaneChoice::name(const Snapshot& snapshot)
{
    for (Row& row : m_rows) {
        if (row.others > 0) {
            row.title = othersText(m_mode, row.others);
            continue;
        }
        switch (m_mode) {
        case LaneMode::Protocol: row.title = protocolText(static_cast<Protocol>(row.key)); break;
        case LaneMode::Group:
            row.title = laneTitle(snapshot, snapshot.groups[row.key]);
            row.detail = m_device.valid() ? QString() : deviceTitleText(snapshot, snapshot.groups[row.key].device);
            break;
        case LaneMode::Device: row.title = deviceTitleText(snapshot, DeviceId{row.key}); break;
        case LaneMode::Peer:
            row.title = fromWire(snapshot.text(StringId{row.key}));
            if (row.title.isEmpty())
                row.title = QStringLiteral("–");
            break;
        }
    }
}

void LaneChoice::choose(const Snapshot& snapshot, const Focus& focus, LaneMode mode)
{
    m_mode = mode;
    m_device = focus.device;
    m_rows.clear();
    m_rowOf.clear();
    m_keyOf.clear();
    m_rowOfKey.clear();
    if (mode == LaneMode::Protocol) {
        grow(snapshot);
        return;
    }
    struct Candidate {
        bool wanted = false;
        GroupRank rank;
        std::uint64_t events = 0;
    };
    std::unordered_map<std::uint32_t, Candidate> candidates;
    for (std::uint32_t g = 0; g < snapshot.groups.size(); ++g) {
        const Group& group = snapshot.groups[g];
        if (focus.device.valid() && group.device != focus.device)
            continue;
        Candidate& c = candidates[keyOf(snapshot, g)];
        c.wanted = c.wanted || isAskedFor(snapshot, focus, g);
        // By device, the busiest; else what has the best evidence for a timer.
        if (mode != LaneMode::Device)
            c.rank = std::max(c.rank, groupRank(group));
        c.events += group.events;
    }
    std::vector<std::pair<std::uint32_t, Candidate>> order(candidates.begin(), candidates.end());
    std::sort(order.begin(), order.end(), [](const auto& a, const auto& b) {
        return std::tuple(b.second.wanted, b.second.rank, b.second.events, a.first) <
               std::tuple(a.second.wanted, a.second.rank, a.second.events, b.first);
    });
    for (const auto& [key, candidate] : order)
        rowFor(key);
    grow(snapshot);
}

bool LaneChoice::placesAs(const LaneChoice& other) const
{
    const auto alike = [](const Row& a, const Row& b) { return a.key == b.key && a.others == b.others; };
    return m_mode == other.m_mode && m_device == other.m_device && m_rowOf == other.m_rowOf &&
           std::equal(m_rows.begin(), m_rows.end(), other.m_rows.begin(), other.m_rows.end(), alike);
}

std::uint32_t LaneChoice::rowFor(std::uint32_t key)
{
    const auto [at, isNew] = m_rowOfKey.try_emplace(key, static_cast<std::uint32_t>(m_rows.size()));
    if (!isNew)
        return at->second;
    if (m_rows.size() < kRowsMax) {
        m_rows.push_back({{}, {}, key, 0});
        return at->second;
    }
    if (m_rows.size() == kRowsMax)
        m_rows.push_back({{}, {}, kNone, 0});
    at->second = kRowsMax;
    ++m_rows.back().others;
    return at->second;
}

bool LaneChoice::grow(const Snapshot& snapshot)
{
    if (m_mode == LaneMode::Protocol) {
        std::array<bool, kProtocolCount> seen{};
        for (std::uint32_t g = 0; g < snapshot.groups.size(); ++g) {
            const Group& group = snapshot.groups[g];
            if (!m_device.valid() || group.device == m_device)
                seen[static_cast<std::size_t>(group.protocol)] = true;
        }
        m_rowOf.resize(kProtocolCount, kNone);
        for (std::size_t i = 0; i < kOrder.size(); ++i) {
            const auto protocol = static_cast<std::uint32_t>(kOrder[i]);
            if (i < kAlways || seen[protocol])
                m_rowOf[protocol] = rowFor(protocol);
        }
        name(snapshot);
        return true;
    }
    // A name may have come for what was an address.
    for (std::uint32_t slot = 0; m_mode == LaneMode::Peer && slot < m_keyOf.size(); ++slot) {
        if (m_keyOf[slot] != keyOf(snapshot, slot))
            return false;
    }
    if (m_mode == LaneMode::Device) {
        m_rowOf.resize(snapshot.devices.size(), kNone);
        for (std::uint32_t d = 0; d < m_rowOf.size(); ++d) {
            if (m_rowOf[d] == kNone && (!m_device.valid() || m_device.value == d) && hasEvents(snapshot.devices[d]))
                m_rowOf[d] = rowFor(d);
        }
    } else {
        for (auto g = static_cast<std::uint32_t>(m_keyOf.size()); g < snapshot.groups.size(); ++g) {
            m_keyOf.push_back(keyOf(snapshot, g));
            m_rowOf.push_back(m_device.valid() && snapshot.groups[g].device != m_device ? kNone
                                                                                        : rowFor(m_keyOf.back()));
        }
    }
    name(snapshot);
    return true;
}

bool LaneChoice::hides(const Snapshot& snapshot, const Focus& focus) const
{
    if (m_rows.empty() || m_rows.back().others == 0)
        return false;
    for (std::uint32_t g = 0; g < snapshot.groups.size(); ++g) {
        if (isAskedFor(snapshot, focus, g) && of(snapshot, GroupId{g}) + 1 == m_rows.size())
            return true;
    }
    return false;
}

} // namespace phonehome
