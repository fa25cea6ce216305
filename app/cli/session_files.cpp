// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/session_files.h"

#include <utility>

#include "core/saved/saved_session.h"

namespace phonehome {

namespace {

Result<void> openSessionsAmong(std::vector<std::string>& files, Arguments& arguments)
{
    std::vector<std::string> out;
    for (std::string& file : files) {
        if (!isSession(file)) {
            out.push_back(std::move(file));
            continue;
        }
        const auto session = readSession(file);
        if (!session)
            return tl::unexpected(session.error());
        out.insert(out.end(), session->captures.begin(), session->captures.end());
        LogInputs& logs = arguments.logs;
        logs.paths.insert(logs.paths.end(), session->logs.begin(), session->logs.end());
        if (const auto zone = TimeZone::find(session->zone); zone && !session->zone.empty() && !arguments.zoneGiven)
            logs.zone = *zone;
        if (session->logSeconds && !logs.offset)
            logs.offset = Duration::fromSeconds(*session->logSeconds);
    }
    files = std::move(out);
    return {};
}

} // namespace

Result<void> openSessions(Arguments& arguments)
{
    for (std::vector<std::string>* files : {&arguments.files, &arguments.before, &arguments.after}) {
        if (auto opened = openSessionsAmong(*files, arguments); !opened)
            return opened;
    }
    return {};
}

} // namespace phonehome
