// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/dnslog/resolver_answers.h"

#include <algorithm>
#include <array>
#include <cstdio>

#include <nlohmann/json.hpp>

#include "core/dnslog/api_json.h"
#include "core/dnslog/log_lines.h"
#include "core/dnslog/log_text.h"

namespace phonehome {

namespace {

using Object = nlohmann::json;

std::optional<Object> objectFrom(std::string_view json)
{
    Object parsed = Object::parse(json, nullptr, false);
    if (!parsed.is_object())
        return std::nullopt;
    return parsed;
}

/// nullptr where there is no such list.
const Object* listIn(const Object& object, const char* key)
{
    const auto found = object.find(key);
    return found != object.end() && found->is_array() ? &*found : nullptr;
}

std::string lineOf(const Object& object)
{
    return object.dump(-1, ' ', false, Object::error_handler_t::replace);
}

/// In one line, whoever wrote it.
std::string oneLine(std::string text)
{
    std::replace_if(
        text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) < ' '; }, ' ');
    return text;
}

/// "[1611729969.250000] "
std::string stampOf(Timestamp time)
{
    constexpr std::int64_t kNs = 1'000'000'000;
    std::array<char, 48> text{};
    std::snprintf(text.data(), text.size(), "[%lld.%06lld] ", static_cast<long long>(time.ns / kNs),
                  static_cast<long long>(time.ns % kNs / 1000));
    return text.data();
}

/// The entries of a list that have a time; nullopt where there is no such list.
template <typename TimeOf>
std::optional<EntryPage> pageOf(const std::optional<Object>& object, const char* key, TimeOf timeOf)
{
    const Object* list = object ? listIn(*object, key) : nullptr;
    if (!list)
        return std::nullopt;
    EntryPage page;
    page.count = list->size();
    for (const Object& entry : *list) {
        const std::optional<Timestamp> time = entry.is_object() ? timeOf(entry) : std::nullopt;
        if (!time)
            continue;
        std::string line = lineOf(entry);
        if (line.size() < LogLines::kLineMax)
            page.entries.push_back({std::move(line), *time});
    }
    return page;
}

} // namespace

std::optional<PiHoleSession> parsePiHoleSession(std::string_view json)
{
    const auto object = objectFrom(json);
    if (!object || !object->contains("session") || !object->at("session").is_object())
        return std::nullopt;
    const Object& session = object->at("session");
    PiHoleSession out;
    out.valid = apiFlag(session, "valid");
    out.wantsCode = apiFlag(session, "totp");
    out.sid = apiText(session, "sid");
    // It goes into a header.
    if (std::any_of(out.sid.begin(), out.sid.end(), [](char c) { return c <= ' ' || c > '~'; }))
        return std::nullopt;
    return out;
}

PiHoleRefusal parsePiHoleRefusal(std::string_view json)
{
    const auto object = objectFrom(json);
    if (!object || !object->contains("error") || !object->at("error").is_object())
        return {};
    const Object& error = object->at("error");
    return {apiText(error, "key"), oneLine(apiText(error, "message"))};
}

std::optional<PiHoleLogPage> parsePiHoleLog(std::string_view json)
{
    const auto object = objectFrom(json);
    const Object* log = object ? listIn(*object, "log") : nullptr;
    const auto next = object ? apiWhole(*object, "nextID") : std::nullopt;
    if (!log || !next || *next < 0)
        return std::nullopt;
    PiHoleLogPage out;
    out.nextId = static_cast<std::uint64_t>(*next);
    out.process = apiWhole(*object, "pid").value_or(0);
    out.count = log->size();
    const std::string tag = "dnsmasq[" + std::to_string(out.process) + "]: ";
    for (const Object& entry : *log) {
        if (!entry.is_object())
            continue;
        const auto time = apiTime(entry, "timestamp");
        const std::string message = apiText(entry, "message");
        if (!time || message.empty())
            continue;
        out.lines.push_back(stampOf(*time) + tag + oneLine(message));
        if (!out.first)
            out.first = time;
        out.last = time;
    }
    return out;
}

std::optional<EntryPage> parsePiHoleQueries(std::string_view json)
{
    const auto object = objectFrom(json);
    auto out = pageOf(object, "queries", [](const Object& query) { return apiTime(query, "time"); });
    if (!out)
        return std::nullopt;
    if (const auto cursor = apiWhole(*object, "cursor"); cursor && *cursor >= 0)
        out->cursor = static_cast<std::uint64_t>(*cursor);
    return out;
}

std::optional<EntryPage> parsePiHoleDevices(std::string_view json)
{
    return pageOf(objectFrom(json), "devices", [](const Object& device) {
        return device.contains("ips") ? std::optional(Timestamp()) : std::nullopt;
    });
}

std::optional<EntryPage> parseAdGuardQueries(std::string_view json)
{
    const auto object = objectFrom(json);
    auto out = pageOf(object, "data", [](const Object& entry) { return parseIsoTime(apiText(entry, "time")); });
    if (out)
        out->oldest = apiText(*object, "oldest");
    return out;
}

} // namespace phonehome
