// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/saved/saved_view.h"

#include <algorithm>
#include <string_view>
#include <utility>

#include "core/dnslog/log_text.h"

namespace phonehome {

namespace {

constexpr std::size_t kSpansMax = 10'000;
constexpr const char* kReceived = "received";
constexpr const char* kSent = "sent";

SavedJson spanAsJson(const TimeSpan& span)
{
    return SavedJson::array({epochText(span.from), epochText(span.to)});
}

/// What epochText() gives, of times before 1970 too.
std::optional<Timestamp> timeOf(const std::string& text)
{
    const bool negative = text.starts_with('-');
    const auto time = parseEpoch(std::string_view(text).substr(negative ? 1 : 0));
    return negative && time ? std::optional(Timestamp{-time->ns}) : time;
}

std::optional<TimeSpan> spanOfJson(const SavedJson& json)
{
    if (!json.is_array() || json.size() != 2 || !json[0].is_string() || !json[1].is_string())
        return std::nullopt;
    const auto from = timeOf(json[0].get_ref<const std::string&>());
    const auto to = timeOf(json[1].get_ref<const std::string&>());
    return from && to && *from <= *to ? std::optional(TimeSpan{*from, *to}) : std::nullopt;
}

std::string textOf(const SavedJson& json, const char* key)
{
    const auto found = json.find(key);
    return found != json.end() && found->is_string() ? found->get<std::string>() : std::string();
}

std::optional<TimeSpan> spanOf(const SavedJson& json, const char* key)
{
    const auto found = json.find(key);
    return found == json.end() ? std::nullopt : spanOfJson(*found);
}

std::optional<SavedBeat> beatOf(const SavedJson& json)
{
    const auto found = json.find("beat");
    if (found == json.end() || !found->is_object())
        return std::nullopt;
    const auto protocol = protocolById(textOf(*found, "protocol"));
    if (!protocol)
        return std::nullopt;
    return SavedBeat{*protocol, textOf(*found, "direction") == kReceived, textOf(*found, "says"),
                     textOf(*found, "peer")};
}

/// Sorted, those that touch as one.
std::vector<TimeSpan> apart(std::vector<TimeSpan> spans)
{
    std::sort(spans.begin(), spans.end());
    std::vector<TimeSpan> out;
    for (const TimeSpan& span : spans) {
        if (!out.empty() && span.from <= out.back().to)
            out.back().to = std::max(out.back().to, span.to);
        else
            out.push_back(span);
    }
    return out;
}

} // namespace

SavedJson viewAsJson(const SavedView& view)
{
    SavedJson json = SavedJson::object();
    if (!view.device.empty())
        json["device"] = view.device;
    if (view.protocol)
        json["protocol"] = protocolId(*view.protocol);
    if (view.beat) {
        json["beat"] = {{"protocol", protocolId(view.beat->protocol)},
                        {"direction", view.beat->received ? kReceived : kSent},
                        {"says", view.beat->kind},
                        {"peer", view.beat->peer}};
    }
    if (!view.name.empty())
        json["name"] = view.name;
    if (view.span)
        json["span"] = spanAsJson(*view.span);
    for (const TimeSpan& span : view.excluded)
        json["excluded"].push_back(spanAsJson(span));
    if (view.parting)
        json["parting"] = epochText(*view.parting);
    if (view.zoom)
        json["zoom"] = spanAsJson(*view.zoom);
    if (!view.tab.empty())
        json["tab"] = view.tab;
    return json;
}

SavedView viewOfJson(const SavedJson& json)
{
    SavedView view;
    if (!json.is_object())
        return view;
    view.device = textOf(json, "device");
    view.protocol = protocolById(textOf(json, "protocol"));
    view.beat = beatOf(json);
    view.name = textOf(json, "name");
    view.span = spanOf(json, "span");
    if (const auto excluded = json.find("excluded"); excluded != json.end() && excluded->is_array()) {
        for (const SavedJson& entry : *excluded) {
            if (const auto span = spanOfJson(entry); span && view.excluded.size() < kSpansMax)
                view.excluded.push_back(*span);
        }
        view.excluded = apart(std::move(view.excluded));
    }
    if (const auto parting = textOf(json, "parting"); !parting.empty())
        view.parting = timeOf(parting);
    view.zoom = spanOf(json, "zoom");
    view.tab = textOf(json, "tab");
    return view;
}

} // namespace phonehome
