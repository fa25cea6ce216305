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

void add(EntryPage& page, const Object& object, Timestamp time)
{
    std::string line = lineOf(object);
    if (line.size() < LogLines::kLineMax)
        page.entries.push_back({std::move(line), time});
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
    const Object* queries = object ? listIn(*object, "queries") : nullptr;
    if (!queries)
        return std::nullopt;
    EntryPage out;
    out.count = queries->size();
    if (const auto cursor = apiWhole(*object, "cursor"); cursor && *cursor >= 0)
        out.cursor = static_cast<std::uint64_t>(*cursor);
    for (const Object& query : *queries) {
        if (!query.is_object())
            continue;
        if (const auto time = apiTime(query, "time"))
            add(out, query, *time);
    }
    return out;
}

std::optional<EntryPage> parsePiHoleDevices(std::string_view json)
{
    const auto object = objectFrom(json);
    const Object* devices = object ? listIn(*object, "devices") : nullptr;
    if (!devices)
        return std::nullopt;
    EntryPage out;
    out.count = devices->size();
    for (const Object& device : *devices) {
        if (device.is_object() && device.contains("ips"))
            add(out, device, {});
    }
    return out;
}

std::optional<EntryPage> parseAdGuardQueries(std::string_view json)
{
    const auto object = objectFrom(json);
    const Object* data = object ? listIn(*object, "data") : nullptr;
    if (!data)
        return std::nullopt;
    EntryPage out;
    out.count = data->size();
    out.oldest = apiText(*object, "oldest");
    for (const Object& entry : *data) {
        if (!entry.is_object())
            continue;
        if (const auto time = parseIsoTime(apiText(entry, "time")))
            add(out, entry, *time);
    }
    return out;
}

} // namespace phonehome
