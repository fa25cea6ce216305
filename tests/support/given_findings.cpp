// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/given_findings.h"

#include <algorithm>
#include <tuple>

namespace phonehome {

Timestamp givenSecond(double s)
{
    return Timestamp{1'600'000'000'000'000'000} + Duration::fromSeconds(s);
}

DeviceId GivenFindings::device(const std::string& name)
{
    const auto number = static_cast<std::uint32_t>(m_devices.size());
    Device device;
    device.mac =
        MacAddress{{0x24, 0xf5, 0xa2, 0, static_cast<std::uint8_t>(number >> 8), static_cast<std::uint8_t>(number)}};
    device.names.push_back({m_strings.intern(name), NameSource::Dhcp, givenSecond(0), givenSecond(0)});
    device.first = givenSecond(0);
    device.last = givenSecond(86400);
    m_devices.append(device);
    return DeviceId{number};
}

GroupId GivenFindings::talk(DeviceId device, const GivenTalk& talk)
{
    Group group;
    group.device = device;
    group.protocol = talk.protocol;
    group.ownPort = talk.ownPort;
    group.kind = m_strings.intern(talk.kind);
    group.peer = m_strings.intern(talk.peer);
    group.peerSource = NameSource::Dns;
    CadenceSegment segment;
    segment.period = talk.period;
    segment.beats = 100;
    group.cadence.verdict = CadenceVerdict::Timer;
    group.cadence.confidence = 1;
    group.cadence.timers.push_back({{segment}, {}});
    m_groups.append(group);
    return GroupId{static_cast<std::uint32_t>(m_groups.size() - 1)};
}

void GivenFindings::add(Finding finding)
{
    m_findings.push_back(std::move(finding));
}

void GivenFindings::addMargin(DeviceId device, const std::string& peer, double spare, double promised)
{
    Finding f;
    f.kind = FindingKind::ThinMargin;
    f.weight = FindingWeight::Advice;
    f.device = device;
    f.group = talk(device, {.peer = peer, .period = promised - spare});
    f.seconds = spare;
    f.promised = promised;
    f.first = givenSecond(1);
    f.last = givenSecond(86000);
    add(f);
}

void GivenFindings::addSilence(DeviceId device, const GivenSilence& silence)
{
    const double length = silence.to - silence.from;
    Finding f;
    f.kind = silence.open ? FindingKind::NotHeardSince : FindingKind::FellSilent;
    f.weight = FindingWeight::Note;
    f.device = device;
    f.group = talk(device, {.period = silence.period});
    f.count = silence.open ? static_cast<std::uint64_t>(length / silence.period) : 1;
    f.of = silence.others;
    f.seconds = silence.open ? silence.period : length;
    f.first = givenSecond(silence.from);
    f.last = givenSecond(silence.to);
    add(f);
}

SnapshotPtr GivenFindings::snapshot()
{
    std::stable_sort(m_findings.begin(), m_findings.end(), [](const Finding& a, const Finding& b) {
        return std::tuple(a.weight, a.device.value, a.kind) < std::tuple(b.weight, b.device.value, b.kind);
    });
    auto out = std::make_shared<Snapshot>();
    out->final = true;
    out->strings = m_strings.snapshot();
    out->devices = m_devices.snapshot();
    out->groups = m_groups.snapshot();
    out->totals.packets = 1;
    out->totals.first = givenSecond(0);
    out->totals.last = givenSecond(86400);
    out->found = std::make_shared<const Found>(Found{m_findings, likeFindings(*out, m_findings)});
    return out;
}

SnapshotPtr twelveAlike()
{
    GivenFindings home;
    for (int i = 0; i < 12; ++i)
        home.addMargin(home.device("socket" + std::to_string(i)), "nat.example.com", 20 + 0.001 * i);
    home.addMargin(home.device("lamp"), "nat.example.com", 3);
    return home.snapshot();
}

} // namespace phonehome
