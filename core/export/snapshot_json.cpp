// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/export/snapshot_json.h"

#include <algorithm>

#include "core/analysis/cadence_sentence.h"
#include "core/analysis/lookup_audit.h"
#include "core/analysis/own_names.h"
#include "core/analysis/time_servers.h"
#include "core/base/text.h"
#include "core/decode/packet.h"
#include "core/export/finding_list.h"
#include "core/export/log_text.h"
#include "core/export/name_list.h"
#include "core/export/problem_text.h"

namespace phonehome {

namespace {

std::string transportId(std::uint8_t transport)
{
    switch (transport) {
    case ip_protocol::kUdp: return "udp";
    case ip_protocol::kTcp: return "tcp";
    case ip_protocol::kIcmp: return "icmp";
    case ip_protocol::kIcmp6: return "icmp6";
    case ip_protocol::kIgmp: return "igmp";
    case ip_protocol::kNone: return "none";
    default: return std::to_string(transport);
    }
}

const char* verdictId(CadenceVerdict verdict)
{
    switch (verdict) {
    case CadenceVerdict::Timer: return "timer";
    case CadenceVerdict::NotPeriodic: return "not-periodic";
    case CadenceVerdict::TooFew: break;
    }
    return "too-few";
}

const char* patternId(CadencePattern pattern)
{
    switch (pattern) {
    case CadencePattern::AdaptivePoll: return "adaptive-poll";
    case CadencePattern::BackOff: return "back-off";
    case CadencePattern::AnnouncementBurst: return "announcement-burst";
    case CadencePattern::Daily: return "daily";
    case CadencePattern::Steady: break;
    }
    return "steady";
}

const char* changeId(CadenceChangeKind kind)
{
    switch (kind) {
    case CadenceChangeKind::Phase: return "phase";
    case CadenceChangeKind::Pause: return "pause";
    case CadenceChangeKind::Period: break;
    }
    return "period";
}

Json ownerJson(const Snapshot& s, const IpAddress& address)
{
    const Owner owner = s.hosting ? s.hosting->ownerOf(address) : Owner{};
    if (owner.empty())
        return {};
    Json out;
    out["asn"] = owner.asNumber == 0 ? Json() : Json(owner.asNumber);
    out["name"] = textOrNull(owner.name);
    out["country"] = textOrNull(owner.country);
    out["cloud"] = textOrNull(owner.cloud);
    out["region"] = textOrNull(owner.region);
    out["service"] = textOrNull(owner.service);
    return out;
}

Json flowJson(const Snapshot& s, const Flow& flow, const LookupAudit& audit)
{
    Json out;
    out["device"] = deviceKey(s, flow.device);
    out["peer"] = flow.peer.text();
    out["peer_port"] = flow.peerPort;
    out["l4"] = transportId(flow.transport);
    out["app"] = flow.app == Protocol::Other ? Json() : Json(protocolId(flow.app));
    out["first"] = epochText(flow.first);
    out["last"] = epochText(flow.last);
    out["packets_out"] = flow.packetsOut;
    out["packets_in"] = flow.packetsIn;
    out["bytes_out"] = flow.bytesOut;
    out["bytes_in"] = flow.bytesIn;
    const bool named = flow.nameSource != NameSource::None;
    out["name"] = named ? Json(s.text(flow.name)) : Json();
    out["name_source"] = named ? Json(nameSourceId(flow.nameSource)) : Json();
    out["name_confidence"] = named ? Json(confidenceId(flow.nameConfidence)) : Json();
    const MissingLookup missing = audit.of(flow);
    out["no_lookup"] = missing == MissingLookup::None ? Json() : Json(missingLookupId(missing));
    out["owner"] = ownerJson(s, flow.peer);
    return out;
}

Json cadenceJson(const Cadence& cadence)
{
    Json timers = Json::array();
    for (const CadenceTimer& timer : cadence.timers) {
        Json segments = Json::array();
        for (const CadenceSegment& segment : timer.segments) {
            Json entry;
            entry["start"] = epochText(segment.start);
            entry["end"] = epochText(segment.end);
            entry["period"] = segment.period;
            entry["jitter"] = segment.jitter;
            entry["clock"] = segment.clock == ClockKind::Free ? "free" : "locked";
            entry["beats"] = segment.beats;
            entry["missed"] = segment.missed;
            entry["late"] = segment.late;
            entry["hidden"] = segment.hidden;
            entry["doubles"] = segment.doubles;
            entry["doubles_after"] = Json::array();
            for (const Duration& after : segment.doublesAfter)
                entry["doubles_after"].push_back(after.seconds());
            segments.push_back(std::move(entry));
        }
        Json entry;
        entry["segments"] = std::move(segments);
        entry["silences"] = Json::array();
        for (const CadenceSilence& silence : timer.silences) {
            entry["silences"].push_back(
                {{"from", epochText(silence.from)}, {"to", epochText(silence.to)}, {"beats", silence.beats}});
        }
        timers.push_back(std::move(entry));
    }
    return timers;
}

Json promiseJson(const Group& group)
{
    if (!group.promise)
        return {};
    const Promise& promise = *group.promise;
    Json out;
    out["kind"] = promiseKindId(promise.kind);
    out["seconds"] = promise.seconds;
    out["min"] = promise.min;
    out["max"] = promise.max;
    out["requested"] = orNull(promise.requested);
    out["margin"] = orNull(promise.margin);
    out["renew_from"] = promise.renewal ? Json(promise.renewal->seconds) : Json();
    out["renew_from_told"] = promise.renewal && promise.renewal->told;
    out["class"] = promiseClassId(promise.verdict.kind);
    out["class_scope"] = promiseScopeId(promise.verdict.scope);
    out["class_levels"] = promise.verdict.levels;
    out["class_share"] = orNull(promise.verdict.share);
    Json renewals = Json::array();
    if (promise.renewals) {
        for (const Duration& renewal : *promise.renewals)
            renewals.push_back(renewal.seconds());
    }
    out["renewed_after"] = std::move(renewals);
    return out;
}

Json groupJson(const Snapshot& s, const Group& group)
{
    Json out;
    out["device"] = deviceKey(s, group.device);
    out["protocol"] = protocolId(group.protocol);
    out["direction"] = group.direction == Direction::Received ? "received" : "sent";
    out["kind"] = s.text(group.kind);
    out["peer"] = s.text(group.peer);
    out["peer_source"] = group.peerSource == NameSource::None ? Json() : Json(nameSourceId(group.peerSource));
    out["own_port"] = group.ownPort == 0 ? Json() : Json(group.ownPort);
    out["events"] = group.events;
    out["first"] = epochText(group.first);
    out["last"] = epochText(group.last);
    out["verdict"] = verdictId(group.cadence.verdict);
    out["evidence"] = group.cadence.evidence;
    out["confidence"] = group.cadence.confidence;
    out["pattern"] = patternId(group.cadence.pattern);
    out["timers"] = cadenceJson(group.cadence);
    Json changes = Json::array();
    for (const CadenceChange& change : group.cadence.changes) {
        changes.push_back({{"time", epochText(change.time)},
                           {"restart", change.restarted},
                           {"kind", changeId(change.kind)},
                           {"from", change.from},
                           {"to", change.to}});
    }
    out["changes"] = std::move(changes);
    out["promise"] = promiseJson(group);
    out["next"] = orNull(group.cadence.next);
    out["next_window"] = group.cadence.next ? Json(group.cadence.nextWindow.seconds()) : Json();
    out["cover"] = group.cadence.cover;
    out["explained"] = group.cadence.explained;
    out["why"] = cadenceReason(group.cadence);
    out["sentence"] = cadenceSentence(s, group);
    return out;
}

Json mappingJson(const Snapshot& s, const Mapping& mapping)
{
    const Flow& flow = s.flows[mapping.flow.value];
    Json out;
    out["device"] = deviceKey(s, mapping.device);
    out["server"] = Endpoint{flow.peer, flow.peerPort}.text();
    out["mapped_address"] = mapping.mapped.text();
    out["first"] = epochText(mapping.first);
    out["last"] = epochText(mapping.last);
    out["seen"] = mapping.seen;
    out["cause"] = mappingCauseId(mapping.cause);
    return out;
}

/// Devices that ask other time servers than DHCP offers them.
Json timeServersJson(const Snapshot& s)
{
    Json all = Json::array();
    for (const TimeServersIgnored& found : ignoredTimeServers(s)) {
        Json offered = Json::array();
        for (const IpAddress& server : found.offer.servers)
            offered.push_back(server.text());
        for (const std::string& name : found.offer.names)
            offered.push_back(name);
        Json asked = Json::array();
        for (const FlowId id : found.asked)
            asked.push_back(s.peerOf(s.flows[id.value]));
        all.push_back({{"device", deviceKey(s, found.offer.device)},
                       {"offered", std::move(offered)},
                       {"wanted", found.offer.wanted},
                       {"asked", std::move(asked)},
                       {"asks_offered_too", found.offeredToo}});
    }
    sortBy(all, {"device"});
    return all;
}

Json vantageJson(const Vantage& vantage)
{
    Json out;
    out["lan_unicast"] = visibilityId(vantage.lanUnicast);
    out["multicast"] = visibilityId(vantage.multicast);
    out["internet"] = visibilityId(vantage.internet);
    out["lookups"] = visibilityId(vantage.lookups);
    Json notes = Json::array();
    if (vantage.isResolverElsewhere())
        notes.push_back("No lookups in this capture: the resolver is probably on the LAN.");
    if (vantage.half)
        notes.push_back("Multicast questions without answers: the capture shows one side only.");
    out["notes"] = std::move(notes);
    return out;
}

/// What a person calls a device has no times, and may have a note.
Json deviceNamesJson(const Snapshot& s)
{
    Json out = Json::array();
    for (std::uint32_t i = 0; i < s.devices.size(); ++i) {
        const Json device = deviceKey(s, DeviceId{i});
        for (const DeviceName& name : s.devices[i].names) {
            if (name.source == NameSource::User)
                continue;
            out.push_back({{"device", device},
                           {"name", s.text(name.text)},
                           {"source", nameSourceId(name.source)},
                           {"first", epochText(name.first)},
                           {"last", epochText(name.last)}});
        }
        if (const OwnName* const own = ownNameOf(s, DeviceId{i}))
            out.push_back({{"device", device},
                           {"name", textOrNull(own->name)},
                           {"source", nameSourceId(NameSource::User)},
                           {"first", Json()},
                           {"last", Json()},
                           {"note", textOrNull(own->note)}});
    }
    sortBy(out, {"device", "name", "source"});
    return out;
}

} // namespace

void addSnapshot(Json& out, const Snapshot& s)
{
    // A final snapshot brings its own.
    const std::optional<LookupAudit> made = s.audit ? std::nullopt : std::optional<LookupAudit>(s);
    const LookupAudit& audit = s.audit ? *s.audit : *made;
    Json flows = Json::array();
    for (std::size_t i = 0; i < s.flows.size(); ++i)
        flows.push_back(flowJson(s, s.flows[i], audit));
    sortBy(flows, {"device", "peer", "peer_port", "l4", byTime("first")});
    out["flows"] = std::move(flows);

    out["names"] = nameList(s);

    out["device_names"] = deviceNamesJson(s);

    Json cadences = Json::array();
    for (std::size_t i = 0; i < s.groups.size(); ++i)
        cadences.push_back(groupJson(s, s.groups[i]));
    sortBy(cadences, {"device", "protocol", "kind", "peer", byTime("first")});
    out["cadences"] = std::move(cadences);

    Json restarts = Json::array();
    for (const DeviceRestart& restart : s.restarts)
        restarts.push_back({{"device", deviceKey(s, restart.device)}, {"time", epochText(restart.time)}});
    sortBy(restarts, {byTime("time"), "device"});
    out["restarts"] = std::move(restarts);

    Json gaps = Json::array();
    for (const CaptureGap& gap : s.gaps)
        gaps.push_back({{"from", epochText(gap.from)}, {"to", epochText(gap.to)}});
    out["gaps"] = std::move(gaps);

    Json mappings = Json::array();
    for (std::size_t i = 0; i < s.mappings.size(); ++i)
        mappings.push_back(mappingJson(s, s.mappings[i]));
    out["mappings"] = std::move(mappings);

    out["time_servers"] = timeServersJson(s);
    out["findings"] = findingList(s);
    addLogs(out, s);
    Json hosting = Json::array();
    for (const HostingFacts& file : s.hosting ? s.hosting->facts() : std::vector<HostingFacts>())
        hosting.push_back({{"file", utf8FromWire(file.path)}, {"type", file.type}, {"date", textOrNull(file.date)}});
    out["hosting"] = std::move(hosting);
    out["vantage"] = vantageJson(s.vantage);
    Json problems = Json::array();
    for (const Error& error : s.problems) {
        problems.push_back({{"where", {{"file", error.file}, {"packet", error.frame}, {"byte", error.offset}}},
                            {"what", problemText(error)}});
    }
    for (const FileFacts& file : s.files) {
        if (file.dropped > 0)
            problems.push_back({{"where", {{"file", file.path}}},
                                {"what", "the capturing program lost " + std::to_string(file.dropped) + " packets"}});
    }
    if (s.totals.cutPackets > 0) {
        problems.push_back({{"where", Json()},
                            {"what", std::to_string(s.totals.cutPackets) + " packets were cut by the snap length"}});
    }
    if (s.totals.encrypted > 0) {
        problems.push_back({{"where", Json()},
                            {"what", std::to_string(s.totals.encrypted) +
                                         " Wi-Fi packets are encrypted: only who sends to whom can be read"}});
    }
    for (std::size_t p = 0; p < kProtocolCount; ++p) {
        for (std::size_t r = 0; r < kMalformedCount; ++r) {
            if (const std::uint64_t n = s.totals.refusedFor[p][r])
                problems.push_back(
                    {{"where", {{"protocol", protocolId(static_cast<Protocol>(p))}}},
                     {"what", std::to_string(n) + " malformed: " + malformedId(static_cast<Malformed>(r))}});
        }
    }
    out["problems"] = std::move(problems);
}

} // namespace phonehome
