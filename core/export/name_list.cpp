// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/export/name_list.h"

#include <map>
#include <vector>

#include "core/analysis/device_key.h"
#include "core/base/text.h"
#include "core/export/csv.h"
#include "core/net/domain_name.h"

namespace phonehome {

namespace {

void addNames(const Snapshot& s, const NameRow& row, Json& out)
{
    Json aliases = Json::array();
    for (const StringId alias : row.aliases)
        aliases.push_back(s.text(alias));
    const auto add = [&](const NameAnswer* answer) {
        Json entry;
        entry["device"] = deviceKey(s, row.device);
        entry["name"] = s.text(row.name);
        entry["address"] = answer ? Json(answer->address.text()) : Json();
        entry["aliases"] = aliases;
        entry["type"] = dnsTypeText(row.type);
        entry["first"] = epochText(answer ? answer->first : row.first);
        entry["last"] = epochText(answer ? answer->last : row.last);
        entry["valid_until"] = answer ? orNull(answer->validUntil) : Json();
        entry["ttl"] = row.hasTtl ? Json(row.ttl) : Json();
        entry["source"] = nameSourceId(row.source);
        entry["blocked"] = row.blocked;
        entry["rcode"] = row.rcode;
        entry["domain"] = textOrNull(registeredDomain(s.text(row.name)));
        entry["asked"] = row.asked;
        out.push_back(std::move(entry));
    };
    for (const NameAnswer& answer : row.answers)
        add(&answer);
    // A name that was asked and never answered with an address is worth knowing too.
    if (row.answers.empty())
        add(nullptr);
}

constexpr const char* kIsoTime = "%Y-%m-%dT%H:%M:%SZ";

std::string csvOf(const Snapshot& s, const NameRow& row, const NameAnswer* answer)
{
    std::string aliases;
    for (const StringId alias : row.aliases)
        aliases += (aliases.empty() ? "" : " > ") + visibleText(s.text(alias));
    const Json device = deviceKey(s, row.device);
    const Owner owner = answer && s.hosting ? s.hosting->ownerOf(answer->address) : Owner{};
    return csvLine(
        {visibleText(s.text(row.name)), registeredDomain(s.text(row.name)), dnsTypeText(row.type),
         answer ? answer->address.text() : "", row.device.valid() ? visibleText(deviceTitle(s, row.device)) : "",
         device.is_null() ? "" : device.get<std::string>(), utcText(answer ? answer->first : row.first, kIsoTime),
         utcText(answer ? answer->last : row.last, kIsoTime), std::to_string(row.asked),
         row.hasTtl ? std::to_string(row.ttl) : "", aliases, row.resolver.isUnspecified() ? "" : row.resolver.text(),
         nameSourceId(row.source), confidenceId(confidenceOf(row.source)), row.blocked ? "yes" : "no",
         std::to_string(row.flows.size()), visibleText(ownerText(owner))});
}

/// Led somebody to the address who asked for the name.
bool isLookup(NameSource source)
{
    return source == NameSource::Dns || source == NameSource::DnsLog || source == NameSource::Sni ||
           source == NameSource::QuicSni || source == NameSource::HttpHost;
}

/// Whoever uses the file must not be led astray: "localhost" is this computer (RFC 6761 s6.3), and a name of one label is
/// one of the home.
bool isForHosts(std::string_view name, const IpAddress& address)
{
    const std::string_view last = name.substr(name.rfind('.') + 1);
    return last != "localhost" && (last.size() < name.size() || address.isPrivate());
}

} // namespace

Json deviceKey(const Snapshot& s, DeviceId id)
{
    if (!id.valid())
        return {};
    return deviceKey(s.devices[id.value]);
}

Json nameList(const Snapshot& s)
{
    Json names = Json::array();
    for (std::size_t i = 0; i < s.names.size(); ++i)
        addNames(s, s.names[i], names);
    sortBy(names, {"device", "name", "address", "source", byTime("first")});
    return names;
}

std::string namesAsJson(const Snapshot& s)
{
    Json out;
    out["schema"] = "phonehome-names/1";
    out["names"] = nameList(s);
    return jsonText(out);
}

std::string namesAsCsv(const Snapshot& s)
{
    std::string out =
        csvLine({"name", "domain", "type", "address", "asked_by", "device", "first", "last", "times_asked", "ttl_s",
                 "aliases", "resolver", "source", "confidence", "blocked", "flows", "owner"});
    for (std::size_t i = 0; i < s.names.size(); ++i) {
        const NameRow& row = s.names[i];
        for (const NameAnswer& answer : row.answers)
            out += csvOf(s, row, &answer);
        if (row.answers.empty())
            out += csvOf(s, row, nullptr);
    }
    return out;
}

std::string namesAsHosts(const Snapshot& s)
{
    std::map<IpAddress, std::map<std::string, Timestamp>> names; // and when each was last confirmed
    for (std::size_t i = 0; i < s.names.size(); ++i) {
        const NameRow& row = s.names[i];
        const std::string name = asciiLower(s.text(row.name));
        if (!isLookup(row.source) || row.blocked || !isHostName(name))
            continue;
        for (const NameAnswer& answer : row.answers) {
            if (!isForHosts(name, answer.address))
                continue;
            Timestamp& last = names[answer.address][name];
            last = std::max(last, answer.last);
        }
    }
    std::string out = "# Names that devices asked for, by the addresses they led to. The latest stands first.\n";
    for (const auto& [address, all] : names) {
        std::vector<std::pair<Timestamp, std::string>> latest;
        for (const auto& [name, last] : all)
            latest.emplace_back(last, name);
        std::stable_sort(latest.begin(), latest.end(), [](const auto& a, const auto& b) { return a.first > b.first; });
        out += address.text() + "\t";
        for (std::size_t i = 0; i < latest.size(); ++i)
            out += (i == 0 ? "" : " ") + latest[i].second;
        out += "\n";
    }
    return out;
}

} // namespace phonehome
