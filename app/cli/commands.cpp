// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/commands.h"

#include <algorithm>
#include <array>
#include <ostream>
#include <span>

#include "app/cli/summary.h"
#include "core/export/message_lists.h"
#include "core/export/problem_text.h"
#include "core/export/snapshot_json.h"
#include "core/pipeline/capture_run.h"

namespace phonehome {

namespace {

constexpr const char* kUsage =
    "usage: phonehome-cli export --json FILE...   everything that is known, as JSON\n"
    "       phonehome-cli summary FILE...         devices, cadences and names, as a table\n"
    "       phonehome-cli --help | --version\n"
    "\n"
    "Several files are read as one data set, in time order. Exit codes: 0 done, 1 a file is\n"
    "damaged and was read in part, 2 wrong usage, 3 no file could be opened, 4 output failed.\n";

struct Arguments {
    std::vector<std::string> files;
    bool json = false;
    std::string unknown; ///< the first option that is none of ours
};

Arguments parse(std::span<const std::string> words)
{
    Arguments out;
    bool options = true;
    for (const std::string& word : words) {
        if (options && word == "--")
            options = false;
        else if (options && word == "--json")
            out.json = true;
        else if (options && word.size() > 1 && word.front() == '-' && out.unknown.empty())
            out.unknown = word;
        else
            out.files.push_back(word);
    }
    return out;
}

int usage(std::ostream& err, const std::string& why)
{
    err << "phonehome-cli: " << why << "\n" << kUsage;
    return exit_code::kUsage;
}

/// What went wrong goes to err, a line each; the exit code says how bad it was.
int verdict(const CaptureRun& run, std::ostream& out, std::ostream& err)
{
    bool damaged = false;
    for (const Error& problem : run.problems()) {
        err << "phonehome-cli: " << problemText(problem) << "\n";
        damaged = damaged || problem.code != ErrorCode::UnknownLinkType;
    }
    if (!out.flush()) {
        err << "phonehome-cli: the output could not be written\n";
        return exit_code::kNoOutput;
    }
    if (run.nothingOpened())
        return exit_code::kNothing;
    return damaged ? exit_code::kDamaged : exit_code::kOk;
}

int exportJson(const Arguments& arguments, std::ostream& out, std::ostream& err)
{
    if (!arguments.json)
        return usage(err, "export needs --json");
    MessageLists lists;
    CaptureRun run(arguments.files, {&lists});
    run.run({});
    const SnapshotPtr snapshot = run.snapshot(true);
    Json json;
    json["schema"] = "phonehome-export/1";
    lists.addTo(json, *snapshot);
    addSnapshot(json, *snapshot);
    out << json.dump(1, ' ', false, Json::error_handler_t::replace) << "\n";
    return verdict(run, out, err);
}

int summary(const Arguments& arguments, std::ostream& out, std::ostream& err)
{
    CaptureRun run(arguments.files);
    run.run({});
    writeSummary(*run.snapshot(true), out);
    return verdict(run, out, err);
}

struct Command {
    const char* name;
    int (*run)(const Arguments&, std::ostream&, std::ostream&);
};

constexpr std::array kCommands{Command{"export", exportJson}, Command{"summary", summary}};

} // namespace

int runCommand(const std::vector<std::string>& words, std::ostream& out, std::ostream& err)
{
    if (words.empty())
        return usage(err, "no command given");
    if (words[0] == "--help" || words[0] == "-h") {
        out << kUsage;
        return exit_code::kOk;
    }
    if (words[0] == "--version") {
        out << "phonehome-cli " PHONEHOME_VERSION "\n";
        return exit_code::kOk;
    }
    const auto command =
        std::find_if(kCommands.begin(), kCommands.end(), [&](const Command& row) { return words[0] == row.name; });
    if (command == kCommands.end())
        return usage(err, "unknown command \"" + words[0] + "\"");
    const Arguments arguments = parse(std::span(words).subspan(1));
    if (!arguments.unknown.empty())
        return usage(err, "unknown option " + arguments.unknown);
    if (arguments.files.empty())
        return usage(err, words[0] + " needs at least one capture file");
    return command->run(arguments, out, err);
}

} // namespace phonehome
