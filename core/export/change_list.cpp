// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/export/change_list.h"

#include <array>
#include <cstdio>

#include "core/analysis/cadence_sentence.h"
#include "core/base/text.h"
#include "core/export/csv.h"
#include "core/export/json.h"
#include "core/export/name_list.h"

namespace phonehome {

namespace {

std::string number(double value, int digits)
{
    std::array<char, 40> out{};
    std::snprintf(out.data(), out.size(), "%.*f", digits, value);
    return out.data();
}

/// "6.9 d", "2.0 h", "12 min"
std::string lengthText(double seconds)
{
    if (seconds >= 86400)
        return number(seconds / 86400, 1) + " d";
    return seconds >= 3600 ? number(seconds / 3600, 1) + " h" : number(seconds / 60, 0) + " min";
}

/// With three figures that count.
std::string perDayText(double perDay)
{
    return number(perDay, perDay >= 100 ? 0 : perDay >= 10 ? 1 : 2) + " a day";
}

std::string promiseText(const RoleRate& rate)
{
    return std::to_string(rate.promised) + " s";
}

Json rateJson(const RoleRate& rate)
{
    Json out;
    out["events"] = rate.events;
    out["seconds"] = rate.seconds;
    out["per_day"] = rate.seconds > 0 ? Json(rate.perDay()) : Json();
    out["period"] = rate.period ? Json(rate.period->seconds) : Json();
    out["period_error"] = rate.period ? Json(rate.period->error) : Json();
    out["promise"] = rate.promise ? Json(promiseKindId(*rate.promise)) : Json();
    out["promised"] = rate.promise ? Json(rate.promised) : Json();
    return out;
}

Json changeJson(const RoleChange& change)
{
    Json out;
    out["protocol"] = protocolId(change.role.protocol);
    out["direction"] = change.role.direction == Direction::Sent ? "sent" : "received";
    out["kind"] = textOrNull(change.role.kind);
    out["peer"] = textOrNull(change.role.peer);
    out["title"] = roleTitle(change.role);
    out["verdict"] = rateVerdictId(change.verdict);
    out["new_period"] = change.newPeriod;
    out["new_promise"] = change.newPromise;
    out["before"] = rateJson(change.before);
    out["after"] = rateJson(change.after);
    out["sentence"] = roleChangeText(change);
    return out;
}

Json timeJson(const ComparedTime& time)
{
    return {{"first", epochText(time.span.from)},
            {"last", epochText(time.span.to)},
            {"internet_targets", internetTargets(time)}};
}

/// The device in the snapshot that has it.
std::pair<const Snapshot*, DeviceId> deviceOf(const ComparedTime& before, const ComparedTime& after,
                                              const DeviceChanges& changes)
{
    return changes.after.valid() ? std::pair(&after.snapshot, changes.after)
                                 : std::pair(&before.snapshot, changes.before);
}

} // namespace

std::string roleRateText(const RoleRate& rate)
{
    if (rate.seconds <= 0)
        return "not there";
    if (rate.events == 0)
        return "none in " + lengthText(rate.seconds);
    const std::string often = perDayText(rate.perDay());
    return rate.period ? "every " + periodText(rate.period->seconds) + ", " + often : often;
}

std::string roleChangeText(const RoleChange& change)
{
    std::string out;
    switch (change.verdict) {
    case RateVerdict::Same: out = "the same"; break;
    case RateVerdict::Gone: out = "gone"; break;
    case RateVerdict::New: out = "new"; break;
    case RateVerdict::TooShort: out = "too short to say"; break;
    case RateVerdict::Changed:
        out = "changed from " + roleRateText(change.before) + " to " + roleRateText(change.after);
        break;
    }
    if (change.newPromise)
        out += std::string("; ") + promiseName(*change.after.promise) + " from " + promiseText(change.before) + " to " +
               promiseText(change.after);
    return out;
}

std::string changesAsJson(const ComparedTime& before, const ComparedTime& after)
{
    Json devices = Json::array();
    for (const DeviceChanges& changes : changesBetween(before, after)) {
        const auto [s, device] = deviceOf(before, after, changes);
        Json roles = Json::array();
        for (const RoleChange& change : changes.roles)
            roles.push_back(changeJson(change));
        devices.push_back({{"device", deviceKey(*s, device)},
                           {"title", deviceTitle(*s, device)},
                           {"there_before", changes.before.valid()},
                           {"there_after", changes.after.valid()},
                           {"roles", std::move(roles)}});
    }
    return jsonText(Json{{"schema", "phonehome-before-after/1"},
                         {"before", timeJson(before)},
                         {"after", timeJson(after)},
                         {"devices", std::move(devices)}});
}

std::string changesAsCsv(const ComparedTime& before, const ComparedTime& after)
{
    std::string out =
        csvLine({"name", "device", "protocol", "direction", "kind", "peer", "verdict", "events_before",
                 "seconds_before", "per_day_before", "period_before_s", "promised_before_s", "events_after",
                 "seconds_after", "per_day_after", "period_after_s", "promised_after_s", "what"});
    const auto addRate = [](std::vector<std::string>& cells, const RoleRate& rate) {
        cells.insert(cells.end(), {std::to_string(rate.events), number(rate.seconds, 3), number(rate.perDay(), 3),
                                   rate.period ? number(rate.period->seconds, 3) : "",
                                   rate.promise ? std::to_string(rate.promised) : ""});
    };
    for (const DeviceChanges& changes : changesBetween(before, after)) {
        const auto [s, device] = deviceOf(before, after, changes);
        for (const RoleChange& change : changes.roles) {
            std::vector<std::string> cells{
                visibleText(deviceTitle(*s, device)), deviceKey(*s, device).get<std::string>(),
                protocolId(change.role.protocol),     change.role.direction == Direction::Sent ? "sent" : "received",
                visibleText(change.role.kind),        visibleText(change.role.peer),
                rateVerdictId(change.verdict)};
            addRate(cells, change.before);
            addRate(cells, change.after);
            cells.push_back(roleChangeText(change));
            out += csvLine(cells);
        }
    }
    return out;
}

} // namespace phonehome
