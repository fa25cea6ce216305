// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/result.h"
#include "core/base/time.h"
#include "core/decode/message.h"

namespace phonehome {

/// One beat of a device by its words, as a snapshot's group has them.
struct SavedBeat {
    Protocol protocol = Protocol::Other;
    bool received = false; ///< its peer says it
    std::string kind;
    std::string peer;
    bool operator==(const SavedBeat&) const = default;
};

/// What was looked at, by what it is called: the next reading may number rows otherwise.
struct SavedView {
    std::string device; ///< its network card, or its address where it has none; empty: all
    std::optional<Protocol> protocol;
    std::optional<SavedBeat> beat;
    std::string name;                 ///< what goes by this name; empty: all
    std::optional<TimeSpan> span;     ///< that all views are narrowed to
    std::vector<TimeSpan> excluded;   ///< that are left out of all; sorted, no two touch
    std::optional<Timestamp> parting; ///< before and after which is compared
    std::optional<TimeSpan> zoom;     ///< what the timeline shows; nullopt: all
    std::string tab;                  ///< in front; empty: whichever is
    bool operator==(const SavedView&) const = default;
};

/// Captures and logs that are opened together, and what was looked at of them.
struct SavedSession {
    std::vector<std::string> captures; ///< as the file system has them
    std::vector<std::string> logs;     ///< of resolvers, likewise
    std::string zone; ///< of logs that do not say theirs, as TimeZone::find() takes it; empty: the machine's
    std::optional<double> logSeconds; ///< added to the logs' times; nullopt: to be found
    SavedView view;
    bool operator==(const SavedSession&) const = default;
};

/// The session as JSON for a file at that place: files in its folder and below stand as seen from there, so that the
/// folder may move; others by their whole path. Paths are made absolute by the working directory. Error: WrongSession
/// for a path that is no UTF-8, which JSON can't hold.
Result<std::string> sessionText(const SavedSession& session, const std::string& path);

/// The session that such a text says, its paths as seen from the file's folder. Unknown keys are passed over. Error:
/// WrongSession, detail: what is wrong with it.
Result<SavedSession> parseSession(std::string_view text, const std::string& path);

/// Reads it from its file. Errors: those of checkReadable(), and WrongSession.
Result<SavedSession> readSession(const std::string& path);

/// Does the file say of itself that it is one? Looks at its first bytes; false for what can't be read.
bool isSession(const std::string& path);

} // namespace phonehome
