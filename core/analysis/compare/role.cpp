// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/compare/role.h"

#include <algorithm>
#include <map>
#include <set>
#include <string_view>

#include "core/analysis/cadence_sentence.h"
#include "core/base/text.h"

namespace phonehome {

namespace {

/// "uuid:…" of "uuid:Socket-1_0-2215K01100003", "uuid:…::upnp:rootdevice" of a USN (UPnP Device Architecture 1.1 s1.2.2).
std::string withoutUuid(std::string kind)
{
    constexpr std::string_view kUuid = "uuid:";
    const std::size_t at = kind.find(kUuid);
    if (at == std::string::npos)
        return kind;
    const std::size_t from = at + kUuid.size();
    const std::size_t end = kind.find("::", from);
    return kind.replace(from, (end == std::string::npos ? kind.size() : end) - from, kOfItsOwn);
}

bool isOwnAddress(const Device& device, const std::string& text)
{
    const auto address = IpAddress::parse(text);
    return address && (*address == device.address ||
                       std::any_of(device.leases.begin(), device.leases.end(),
                                   [&](const AddressLease& lease) { return lease.address == *address; }));
}

std::string_view firstLabel(std::string_view name)
{
    return name.substr(0, name.find('.'));
}

/// "announce ….local" of "announce socket7.local": by the first label, which is a host's or a service instance's name.
std::string withoutOwnName(const Snapshot& s, const Device& device, std::string kind)
{
    const std::size_t word = kind.rfind(' ') == std::string::npos ? 0 : kind.rfind(' ') + 1;
    const std::string_view label = firstLabel(std::string_view(kind).substr(word));
    const bool own = !label.empty() && std::any_of(device.names.begin(), device.names.end(), [&](const DeviceName& n) {
        return equalsIgnoringAsciiCase(firstLabel(s.text(n.text)), label);
    });
    return own ? kind.replace(word, label.size(), kOfItsOwn) : kind;
}

bool saysNames(Protocol protocol)
{
    return protocol == Protocol::Mdns || protocol == Protocol::Llmnr || protocol == Protocol::Nbns;
}

/// What may differ from device to device though the role is the same.
std::string& variablePart(Role& role)
{
    return role.protocol == Protocol::Dns ? role.kind : role.peer;
}

} // namespace

std::string roleTitle(const Role& role)
{
    return talkTitle({role.protocol, role.direction, role.kind, role.peer});
}

Role roleOf(const Snapshot& s, const Group& group)
{
    const Device& device = s.devices[group.device.value];
    Role role{group.protocol, group.direction, s.text(group.kind), s.text(group.peer)};
    if (role.protocol == Protocol::Ssdp)
        role.kind = withoutUuid(std::move(role.kind));
    if (saysNames(role.protocol))
        role.kind = withoutOwnName(s, device, std::move(role.kind));
    if (group.peerSource == NameSource::None && isOwnAddress(device, role.peer))
        role.peer = kOfItsOwn;
    return role;
}

void joinOwnPeers(std::span<RoleUse> uses, std::uint32_t devices)
{
    if (devices < 2)
        return;
    const auto subjectOf = [](Role role) {
        variablePart(role).clear();
        return role;
    };
    struct Subject {
        std::map<std::string, std::set<std::uint32_t>> whoHas; ///< by variable part
        std::set<std::uint32_t> withOwn;
    };
    std::map<Role, Subject> subjects;
    for (RoleUse& use : uses)
        subjects[subjectOf(use.role)].whoHas[variablePart(use.role)].insert(use.device);
    const std::size_t few = std::max<std::size_t>(2, (devices + 2) / 3);
    for (auto& [role, subject] : subjects) {
        for (const auto& [part, who] : subject.whoHas) {
            if (!part.empty() && who.size() < few)
                subject.withOwn.insert(who.begin(), who.end());
        }
    }
    for (RoleUse& use : uses) {
        const Subject& subject = subjects.at(subjectOf(use.role));
        std::string& part = variablePart(use.role);
        if (!part.empty() && subject.withOwn.size() * 2 > devices && subject.whoHas.at(part).size() < few)
            part = kOfItsOwn;
    }
}

} // namespace phonehome
