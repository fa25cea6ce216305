// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/export/mask.h"

#include <algorithm>
#include <array>
#include <memory>
#include <unordered_set>
#include <vector>

#include "core/analysis/own_names.h"
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

/// Domains of homes that anybody's may be, sorted.
constexpr std::array<std::string_view, 9> kCommonDomains{"corp",     "fritz.box", "home",  "home.arpa",  "internal",
                                                         "intranet", "lan",       "local", "localdomain"};
static_assert(std::is_sorted(kCommonDomains.begin(), kCommonDomains.end()));

bool isCommonDomain(std::string_view domain)
{
    return std::binary_search(kCommonDomains.begin(), kCommonDomains.end(), std::string_view(asciiLower(domain)));
}

/// The public name that a client put its own domain behind: "nat.wemo2.com" of "nat.wemo2.com.smith.lan". Empty for none.
std::string_view publicPart(std::string_view host)
{
    if (!registeredDomain(host).empty())
        return {};
    for (std::size_t dot = host.rfind('.'); dot != std::string_view::npos && dot > 0; dot = host.rfind('.', dot - 1)) {
        if (!registeredDomain(host.substr(0, dot)).empty())
            return host.substr(0, dot);
    }
    return {};
}

/// What a maker numbers its devices by, of "uuid:Socket-1_0-221603K12003FD": what stands last, if it looks like one.
std::string_view serialOf(std::string_view kind)
{
    constexpr std::string_view kMark = "uuid:";
    constexpr std::size_t kSizeMin = 8;
    constexpr std::size_t kUuidEnd = 12; // also the size of a card, which is hidden by itself
    const std::string_view serial = kind.starts_with(kMark) ? kind.substr(kind.rfind('-') + 1) : std::string_view();
    const auto digits = std::count_if(serial.begin(), serial.end(), [](char c) { return c >= '0' && c <= '9'; });
    return serial.size() >= kSizeMin && serial.size() != kUuidEnd && digits * 2 > static_cast<long>(serial.size())
               ? serial
               : std::string_view();
}

} // namespace

Mask::Mask(const Snapshot& snapshot) : m_snapshot(snapshot)
{
    addDevices(snapshot);
    for (std::size_t i = 0; i < snapshot.mappings.size(); ++i)
        m_addresses.add(snapshot.mappings[i].mapped.address);
    for (const IpAddress& address : snapshot.externalAddresses)
        m_addresses.add(address);
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
    // A router that handed on little seems to have its servers' addresses; devices talk with those. Of any other card, what
    // it sends from is its own, whoever talks to that.
    std::unordered_set<IpAddress> peers;
    std::unordered_set<DeviceId> talks;
    for (std::size_t i = 0; i < s.flows.size(); ++i) {
        peers.insert(s.flows[i].peer);
        talks.insert(s.flows[i].device);
    }
    for (std::uint32_t i = 0; i < s.devices.size(); ++i) {
        const Device& device = s.devices[i];
        const bool isItsOwn = device.mac && !device.router && talks.contains(DeviceId{i});
        const auto addAddress = [&](const IpAddress& address) {
            if (isItsOwn || !peers.contains(address))
                m_addresses.add(address);
        };
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
    for (std::size_t i = 0; i < s.names.size(); ++i)
        m_asked.insert(asciiLower(s.text(s.names[i].name)));
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
        addSerial(group);
    }
}

/// Devices ask their makers' servers by it: "221603k12003fd.devices.example.com".
void Mask::addSerial(const Group& group)
{
    if (group.protocol != Protocol::Ssdp || group.direction != Direction::Sent || !group.device.valid())
        return;
    const std::string_view serial = serialOf(m_snapshot.text(group.kind));
    if (!serial.empty() && !m_names.knows(serial))
        m_names.add(serial, "device " + std::to_string(group.device.value + 1), NameOf::Device);
}

bool Mask::isAskedFor(std::string_view name) const
{
    return m_asked.contains(asciiLower(name));
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
    const std::string_view domain = host.substr(std::min(label.size() + 1, host.size()));
    // Of a device that is known, the domain may still be its family's.
    if (host.empty() || m_names.knows(host) || (m_names.knows(label) && (domain.empty() || isCommonDomain(domain))))
        return;
    // Who got no answer asks again below the home's own domain. The name stays what it is.
    const std::string_view known = publicPart(host);
    if (!known.empty() && isAskedFor(known) && isCommonDomain(host.substr(known.size() + 1)))
        return;
    // A name made of a card keeps what is left of that: "wemo-24f5a2xxxxxx".
    std::vector<Replacement> cards;
    m_cards.find(host, folded(host), cards);
    if (!cards.empty())
        return;
    const std::string by = "home name " + std::to_string(++m_homeNames);
    m_names.add(host, by, NameOf::Home);
    // "www" of a registered name is everybody's.
    if (known.empty() && registeredDomain(host).empty())
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

SnapshotPtr Mask::titled() const
{
    auto names = std::make_shared<OwnNames>();
    for (std::uint32_t i = 0; i < m_snapshot.devices.size(); ++i) {
        if (const auto& mac = m_snapshot.devices[i].mac)
            (*names)[*mac].name = title(DeviceId{i});
    }
    return withOwnNames(std::make_shared<const Snapshot>(m_snapshot), names);
}

std::string Mask::masked(std::string_view text)
{
    return without(text, MaskedNames::Of::All);
}

std::string Mask::maskedSettings(std::string_view text)
{
    std::string out;
    while (!text.empty()) {
        const bool more = text.find('\n') != std::string_view::npos;
        const std::string_view line = takeLine(text);
        const bool isComment = line.substr(std::min(line.find_first_not_of(" \t"), line.size())).starts_with('#');
        out += without(line, isComment ? MaskedNames::Of::Devices : MaskedNames::Of::SeveralWords);
        out += more ? "\n" : "";
    }
    return out;
}

std::string Mask::without(std::string_view text, MaskedNames::Of names)
{
    const FoldedText letters = folded(text);
    std::vector<Replacement> found;
    for (const std::string& folder : m_folders) {
        for (std::size_t at = text.find(folder); at != std::string_view::npos;
             at = text.find(folder, at + folder.size()))
            found.push_back({at, at + folder.size(), {}});
    }
    m_names.find(text, letters, found, names);
    m_cards.find(text, letters, found);
    m_addresses.find(text, letters, found);
    return replaced(text, std::move(found));
}

} // namespace phonehome
