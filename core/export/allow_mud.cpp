// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>

#include "core/decode/packet.h"
#include "core/export/allow_targets.h"
#include "core/export/json.h"

namespace phonehome {

namespace {

/// Which way the frames of a list go.
enum class Way : std::uint8_t { FromDevice, ToDevice };

std::string listName(Way way, bool v6)
{
    return std::string("phonehome-") + (v6 ? "v6" : "v4") + (way == Way::FromDevice ? "fr" : "to");
}

/// RFC 8520 s3.9: a maker's name for the kind of device; nobody has one for what was only watched, hence ".invalid"
/// (RFC 6761 s6.4).
constexpr const char* kUrl = "https://phonehome.invalid/observed.json";
constexpr std::size_t kSystemInfoMax = 60; ///< characters (s3.6)

/// "Belkin International Inc., seen 2020-05-04 to 2020-05-11"
std::string systemInfo(const Snapshot& s, const AllowList& list)
{
    std::string maker;
    for (const DeviceId id : list.devices) {
        const std::string& vendor = s.text(s.devices[id.value].vendor);
        if (id != list.devices.front() && vendor != maker)
            return "several makers";
        maker = vendor;
    }
    constexpr const char* kDay = "%Y-%m-%d";
    const std::string seen = ", seen " + utcText(s.totals.first, kDay) + " to " + utcText(s.totals.last, kDay);
    return visibleText(maker.empty() ? "a device" : maker, kSystemInfoMax - 1 - seen.size()) + seen;
}

Json accepted(const std::string& name, Json matches)
{
    Json ace;
    ace["name"] = name;
    ace["matches"] = std::move(matches);
    ace["actions"]["forwarding"] = "accept";
    return ace;
}

/// One peer of a rule: a host name, or an address.
Json peerMatches(const AllowRule& rule, Way way, const std::string& key, const std::string& peer)
{
    const bool from = way == Way::FromDevice;
    Json matches;
    Json& ip = matches[rule.v6 ? "ipv6" : "ipv4"];
    ip["protocol"] = rule.of->transport;
    ip[key] = peer;
    if (!rule.hasPort())
        return matches;
    Json& transport = matches[rule.transportText()];
    transport[from ? "destination-port" : "source-port"] = {{"operator", "eq"}, {"port", rule.of->port}};
    if (rule.of->transport == ip_protocol::kTcp)
        transport["ietf-mud:direction-initiated"] = "from-device";
    return matches;
}

void addRule(Json& aces, const AllowRule& rule, Way way)
{
    const std::string end = way == Way::FromDevice ? "destination" : "source";
    const std::string name = rule.name() + (way == Way::FromDevice ? "_to_" : "_from_");
    for (const std::string& host : rule.of->names) {
        const std::string key = way == Way::FromDevice ? "ietf-acldns:dst-dnsname" : "ietf-acldns:src-dnsname";
        aces.push_back(accepted(name + host, peerMatches(rule, way, key, host)));
    }
    for (const IpAddress& stray : rule.of->strays) {
        if (stray.isV6() == rule.v6)
            aces.push_back(accepted(name + stray.text(),
                                    peerMatches(rule, way, end + (rule.v6 ? "-ipv6-network" : "-ipv4-network"),
                                                stray.text() + (rule.v6 ? "/128" : "/32"))));
    }
}

Json accessList(const std::vector<AllowRule>& rules, Way way, bool v6)
{
    Json aces = Json::array();
    // What the list is of is the internet: at home nothing changes.
    aces.push_back(accepted("home", {{"ietf-mud:mud", {{"local-networks", Json::array({nullptr})}}}}));
    for (const AllowRule& rule : rules) {
        if (rule.v6 == v6)
            addRule(aces, rule, way);
    }
    Json out;
    out["name"] = listName(way, v6);
    out["type"] = v6 ? "ipv6-acl-type" : "ipv4-acl-type";
    out["aces"]["ace"] = std::move(aces);
    return out;
}

} // namespace

std::string mudProfile(const Snapshot& s, const AllowList& list)
{
    // JSON takes no comments in which to say so.
    if (list.leftOut > 0)
        return "# MUD profile: not written. These devices talk to more than a profile can hold, so this one would cut\n"
               "# them off. Take fewer devices.\n";
    const auto rules = allowRules(list);
    Json json;
    Json& mud = json["ietf-mud:mud"];
    mud["mud-version"] = 1;
    mud["mud-url"] = kUrl;
    mud["last-update"] = utcText(s.totals.last, "%Y-%m-%dT%H:%M:%SZ");
    mud["cache-validity"] = 48; // hours, what RFC 8520 s3.5 has by itself
    mud["is-supported"] = true;
    mud["systeminfo"] = systemInfo(s, list);
    Json lists = Json::array();
    for (const Way way : {Way::FromDevice, Way::ToDevice}) {
        Json& policy = mud[way == Way::FromDevice ? "from-device-policy" : "to-device-policy"];
        for (const bool v6 : {false, true}) {
            policy["access-lists"]["access-list"].push_back({{"name", listName(way, v6)}});
            lists.push_back(accessList(rules, way, v6));
        }
    }
    json["ietf-access-control-list:acls"]["acl"] = std::move(lists);
    return jsonText(json);
}

} // namespace phonehome
