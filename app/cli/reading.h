// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <iosfwd>
#include <string>
#include <vector>

#include "app/cli/arguments.h"
#include "core/analysis/own_name.h"
#include "core/pipeline/capture_run.h"

namespace phonehome {

/// One reading of the captures, with what belongs to it.
struct Reading {
    CaptureRun run;
    std::vector<Error> fileProblems; ///< of owners' and names' files
    SnapshotPtr snapshot;
    std::vector<std::string> said; ///< of reverse lookups and names' files

    /// Reads all of the arguments' files; others see each packet too.
    explicit Reading(const Arguments& arguments, std::vector<PacketObserver*> others = {});

private:
    OwnNamesPtr ownNames(const std::string& path);
};

/// What went wrong goes to err, a line each; the exit code says how bad it was.
int verdict(const Reading& reading, std::ostream& out, std::ostream& err);

/// Did all that was said get where it goes? Says so where it did not.
bool isWritten(std::ostream& out, std::ostream& err);

/// Says why the words are wrong, and how they should be; gives the exit code for that.
int usage(std::ostream& err, const std::string& why);

} // namespace phonehome
