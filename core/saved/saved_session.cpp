// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/saved/saved_session.h"

#include <array>
#include <cmath>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <system_error>
#include <utility>

#include "core/base/readable_file.h"
#include "core/base/text.h"
#include "core/saved/saved_view.h"

namespace phonehome {

namespace {

constexpr const char* kSchema = "phonehome-session/1";
constexpr std::size_t kBytesMax = std::size_t{4} << 20U;
constexpr std::size_t kFilesMax = 10'000;

namespace fs = std::filesystem;

/// By the working directory; without one, as it is.
fs::path wholePath(const std::string& path)
{
    std::error_code none;
    const fs::path whole = fs::absolute(fs::path(path), none);
    return (none ? fs::path(path) : whole).lexically_normal();
}

fs::path folderOf(const std::string& path)
{
    return wholePath(path).parent_path();
}

/// As seen from the folder where it lies there or below.
std::string seenFrom(const fs::path& folder, const std::string& path)
{
    const fs::path whole = wholePath(path);
    const fs::path relative = whole.lexically_relative(folder);
    return relative.empty() || *relative.begin() == ".." ? whole.string() : relative.string();
}

tl::unexpected<Error> wrong(const std::string& path, const std::string& why)
{
    return tl::unexpected(Error{ErrorCode::WrongSession, path, 0, 0, why});
}

Result<SavedJson> pathsAsJson(const std::vector<std::string>& paths, const std::string& session)
{
    SavedJson out = SavedJson::array();
    for (const std::string& path : paths) {
        const std::string text = seenFrom(folderOf(session), path);
        if (utf8FromWire(text) != text)
            return wrong(session, "the name of " + utf8FromWire(text) + " is no UTF-8");
        out.push_back(text);
    }
    return out;
}

/// Whole paths of a list that may be missing; nullopt: no list of names.
std::optional<std::vector<std::string>> pathsOf(const SavedJson& json, const char* key, const fs::path& folder)
{
    std::vector<std::string> out;
    const auto list = json.find(key);
    if (list == json.end())
        return out;
    if (!list->is_array() || list->size() > kFilesMax)
        return std::nullopt;
    for (const SavedJson& entry : *list) {
        const auto* const text = entry.get_ptr<const std::string*>();
        // A name that ends at its first NUL is another than the one that was read.
        if (!text || text->empty() || text->find('\0') != std::string::npos)
            return std::nullopt;
        out.push_back((folder / *text).lexically_normal().string());
    }
    return out;
}

/// How the times of the logs are to be read.
void readLogClock(const SavedJson& json, SavedSession& out)
{
    if (const auto zone = json.find("log-zone"); zone != json.end() && zone->is_string())
        out.zone = zone->get<std::string>();
    // Further apart are no two clocks, and what is added to a time has to fit.
    constexpr double kOffsetMax = 400.0 * 366 * 86400;
    if (const auto offset = json.find("log-offset"); offset != json.end() && offset->is_number()) {
        if (const double seconds = offset->get<double>(); std::fabs(seconds) < kOffsetMax)
            out.logSeconds = seconds;
    }
}

} // namespace

Result<std::string> sessionText(const SavedSession& session, const std::string& path)
{
    SavedJson json;
    json["schema"] = kSchema;
    auto captures = pathsAsJson(session.captures, path);
    auto logs = pathsAsJson(session.logs, path);
    if (!captures || !logs)
        return tl::unexpected((captures ? logs : captures).error());
    json["captures"] = std::move(*captures);
    if (!session.logs.empty()) {
        json["logs"] = std::move(*logs);
        if (!session.zone.empty())
            json["log-zone"] = utf8FromWire(session.zone);
        if (session.logSeconds)
            json["log-offset"] = *session.logSeconds;
    }
    if (SavedJson view = viewAsJson(session.view); !view.empty())
        json["view"] = std::move(view);
    return json.dump(1, ' ', false, SavedJson::error_handler_t::replace) + "\n";
}

Result<SavedSession> parseSession(std::string_view text, const std::string& path)
{
    const SavedJson json = SavedJson::parse(text, nullptr, false);
    if (json.is_discarded())
        return wrong(path, "not JSON, or cut");
    if (!json.is_object() || !json.contains("schema") || !json["schema"].is_string())
        return wrong(path, "it does not say that it is one");
    if (json["schema"] != kSchema)
        return wrong(path, "its form is " + json["schema"].get<std::string>() + ", and only " + kSchema + " is known");
    const fs::path folder = folderOf(path);
    const auto captures = pathsOf(json, "captures", folder);
    const auto logs = pathsOf(json, "logs", folder);
    if (!captures || captures->empty())
        return wrong(path, "it names no captures");
    if (!logs)
        return wrong(path, "its list of logs is damaged");
    SavedSession out;
    out.captures = *captures;
    out.logs = *logs;
    if (!out.logs.empty())
        readLogClock(json, out);
    if (const auto view = json.find("view"); view != json.end())
        out.view = viewOfJson(*view);
    return out;
}

Result<SavedSession> readSession(const std::string& path)
{
    const auto size = checkReadable(path);
    if (!size)
        return tl::unexpected(size.error());
    if (*size > kBytesMax)
        return wrong(path, "too large");
    std::ifstream file(path, std::ios::binary);
    std::ostringstream text;
    text << file.rdbuf();
    return parseSession(text.str(), path);
}

bool isSession(const std::string& path)
{
    if (!checkReadable(path))
        return false;
    std::array<char, 256> head{};
    std::ifstream file(path, std::ios::binary);
    file.read(head.data(), head.size());
    const std::string_view begin(head.data(), static_cast<std::size_t>(file.gcount()));
    return begin.starts_with('{') && begin.find("\"phonehome-session/") != std::string_view::npos;
}

} // namespace phonehome
