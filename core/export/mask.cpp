// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/export/mask.h"

#include <algorithm>
#include <unordered_set>
#include <vector>

#include "core/base/text.h"
#include "core/net/domain_name.h"

namespace phonehome {

namespace {

/// The first word, "Belkin" of "Belkin International Inc."; empty for an unknown maker.
std::string makerOf(const Snapshot& s, const Device& device)
{
    const std::string& vendor = s.text(device.vendor);
    return visibleText(vendor.substr(0, vendor.find_first_of(" ,.")));
}

/// Of the names that protocols of the LAN say ("query printer.local"): behind the first word.
std::string_view nameIn(std::string_view kind)
{
    const std::size_t blank = kind.find(' ');
    return blank == std::string_view::npos ? std::string_view() : kind.substr(blank + 1);
}

/// Who it is of a name of a service or a host at home: "Anna's iPhone" of "Anna's iPhone._airplay._tcp.local". Empty where
/// it names a service only, or nobody but an address.
std::string_view hostOf(std::string_view name)
{
    constexpr std::string_view kLocal = ".local";
    while (name.ends_with('.'))
        name.remove_suffix(1);
    if (name.starts_with('_') || name.ends_with(".arpa") || IpAddress::parse(name))
        return {};
    name = name.substr(0, name.find("._"));
    if (name.size() > kLocal.size() && equalsIgnoringAsciiCase(name.substr(name.size() - kLocal.size()), kLocal))
        name.remove_suffix(kLocal.size());
    return name;
}

} // namespace

Mask::Mask(const Snapshot& snapshot) : m_snapshot(snapshot)
{
    addDevices(snapshot);
    for (std::size_t i = 0; i < snapshot.mappings.size(); ++i)
        m_addresses.add(snapshot.mappings[i].mapped.address);
    addHomeNames(snapshot);
    for (const FileFacts& file : snapshot.files)
        addFolder(file.path);
    for (const Error& problem : snapshot.problems)
        addFolder(problem.file);
    for (const LogFacts& log : snapshot.logs)
        addFolder(log.report.file);
}

void Mask::addDevices(const Snapshot& s)
{
    // A router that handed on little seems to have its servers' addresses; devices talk with those.
    std::unordered_set<IpAddress> peers;
    for (std::size_t i = 0; i < s.flows.size(); ++i)
        peers.insert(s.flows[i].peer);
    const auto addAddress = [&](const IpAddress& address) {
        if (!peers.contains(address))
            m_addresses.add(address);
    };
    for (std::uint32_t i = 0; i < s.devices.size(); ++i) {
        const Device& device = s.devices[i];
        if (device.mac)
            m_cards.add(*device.mac);
        addAddress(device.address);
        for (const AddressLease& lease : device.leases)
            addAddress(lease.address);
        addDeviceNames(DeviceId{i});
    }
}

void Mask::addDeviceNames(DeviceId id)
{
    const Snapshot& s = m_snapshot;
    const Device& device = s.devices[id.value];
    const std::string by = "device " + std::to_string(id.value + 1);
    for (const DeviceName& name : device.names) {
        const bool shared = device.sharesName && name.text == device.names.front().text;
        m_names.add(s.text(name.text), shared ? "a device" : by, NameOf::Device);
    }
    // Made of its name or its card's, as sentences have it. A card or an address alone is no name.
    const std::string title = deviceTitle(s, id);
    if ((!device.mac || title != device.mac->text()) && title != device.address.text())
        m_names.add(title, by, NameOf::Device);
}

void Mask::addHomeNames(const Snapshot& s)
{
    for (std::size_t i = 0; i < s.names.size(); ++i) {
        const NameRow& row = s.names[i];
        addAnswered(row, s.text(row.name));
        for (const StringId alias : row.aliases)
            addAnswered(row, s.text(alias));
    }
    for (std::size_t i = 0; i < s.flows.size(); ++i) {
        const Flow& flow = s.flows[i];
        const bool away = flow.peer.isInternet() && !m_addresses.isHome(flow.peer);
        if (flow.nameSource != NameSource::None && !away && registeredDomain(s.text(flow.name)).empty())
            addHomeName(s.text(flow.name));
    }
    for (std::size_t i = 0; i < s.groups.size(); ++i) {
        const Group& group = s.groups[i];
        if (group.protocol == Protocol::Mdns || group.protocol == Protocol::Llmnr || group.protocol == Protocol::Nbns)
            addHomeName(nameIn(s.text(group.kind)));
    }
}

void Mask::addAnswered(const NameRow& row, const std::string& name)
{
    const auto isPublic = [&](const NameAnswer& a) { return a.address.isInternet() && m_addresses.isHome(a.address); };
    const auto isAtHome = [&](const NameAnswer& a) { return isPublic(a) || a.address.isPrivate(); };
    const auto isAway = [&](const NameAnswer& a) { return a.address.isInternet() && !m_addresses.isHome(a.address); };
    const std::string registered = registeredDomain(name);
    const bool leadsHome =
        !row.blocked && !row.answers.empty() && std::all_of(row.answers.begin(), row.answers.end(), isAtHome);
    // Some servers' names nobody registered either: s3.amazonaws.com.
    const bool leadsAway = std::any_of(row.answers.begin(), row.answers.end(), isAway);
    if ((registered.empty() && !leadsAway) || leadsHome)
        addHomeName(name);
    // Who names the home's public address has the domain for himself.
    if (leadsHome && std::any_of(row.answers.begin(), row.answers.end(), isPublic))
        addHomeName(registered);
}

void Mask::addHomeName(std::string_view name)
{
    const std::string_view host = hostOf(name);
    const std::string_view label = host.substr(0, host.find('.'));
    if (host.empty() || m_names.knows(host) || m_names.knows(label))
        return;
    // A name made of a card keeps what is left of that: "wemo-24f5a2xxxxxx".
    std::vector<Replacement> cards;
    m_cards.find(host, folded(host), cards);
    if (!cards.empty())
        return;
    const std::string by = "home name " + std::to_string(++m_homeNames);
    m_names.add(host, by, NameOf::Home);
    // "www" of a registered name is everybody's.
    if (registeredDomain(host).empty())
        m_names.add(label, by, NameOf::Home);
}

void Mask::addFolder(const std::string& path)
{
    const std::size_t slash = path.rfind('/');
    if (slash == std::string::npos || slash == 0)
        return;
    const std::string folder = utf8FromWire(path.substr(0, slash + 1));
    m_folders.insert(folder);
    m_folders.insert(visibleText(folder, folder.size()));
}

std::string Mask::title(DeviceId id) const
{
    if (!id.valid() || id.value >= m_snapshot.devices.size())
        return "?";
    const std::string maker = makerOf(m_snapshot, m_snapshot.devices[id.value]);
    return "device " + std::to_string(id.value + 1) + (maker.empty() ? "" : " (" + maker + ")");
}

std::string Mask::masked(std::string_view text)
{
    const FoldedText letters = folded(text);
    std::vector<Replacement> found;
    for (const std::string& folder : m_folders) {
        for (std::size_t at = text.find(folder); at != std::string_view::npos;
             at = text.find(folder, at + folder.size()))
            found.push_back({at, at + folder.size(), {}});
    }
    m_names.find(text, letters, found);
    m_cards.find(text, letters, found);
    m_addresses.find(text, letters, found);
    return replaced(text, std::move(found));
}

} // namespace phonehome
