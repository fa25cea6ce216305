// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/commands.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <ostream>
#include <span>

#include "app/cli/capture_command.h"
#include "app/cli/summary.h"
#include "core/dnslog/time_zone.h"
#include "core/export/log_text.h"
#include "core/export/message_lists.h"
#include "core/export/problem_text.h"
#include "core/export/snapshot_json.h"
#include "core/pipeline/capture_run.h"

namespace phonehome {

namespace {

constexpr const char* kUsage =
    "usage: phonehome-cli export --json [LOGS] FILE...   everything that is known, as JSON\n"
    "       phonehome-cli summary [LOGS] FILE...         devices, cadences and names, as a table\n"
    "       phonehome-cli capture [WHERE] OUT.pcapng     captures, until Ctrl+C, then the summary\n"
    "       phonehome-cli --help | --version\n"
    "\n"
    "LOGS, what a resolver on the LAN wrote down while the capture ran:\n"
    "  --dns-log LOG              names the capture's addresses; may be given several times. Taken are the\n"
    "                             logs of dnsmasq, Pi-hole (pihole-FTL.db too), AdGuard Home, Unbound and\n"
    "                             Zeek, lists of hosts, and CSV; plain or gzip\n"
    "  --dns-log-zone ZONE        time zone of logs that do not say theirs, as Europe/Berlin or +01:00;\n"
    "                             without it, this machine's\n"
    "  --dns-log-offset SECONDS   added to the logs' times; without it, found by comparison\n"
    "\n"
    "WHERE is captured:\n"
    "  --interface NAME           of this machine, or of the router's\n"
    "  --ssh USER@HOST[:PORT]     at a router, by its tcpdump; --key FILE, --sudo as it needs them\n"
    "  --filter FILTER            in tcpdump's language; --seconds N ends it by itself\n"
    "\n"
    "A FILE may be - for standard input, or a pipe.\n"
    "Several files are read as one data set, in time order. Exit codes: 0 done, 1 a file\n"
    "or log is damaged and was read in part, 2 wrong usage, 3 no file could be opened, 4 output\n"
    "failed.\n";

struct Arguments {
    std::vector<std::string> files;
    LogInputs logs;
    bool json = false;
    std::string wrong; ///< what the first wrong option is told; empty: all are right
};

/// Reads one option with its value, as "--dns-log LOG" or "--dns-log=LOG"; what is wrong with it, else "".
std::string takeLogOption(const std::string& option, const std::string& value, LogInputs& logs)
{
    if (option == "--dns-log") {
        logs.paths.push_back(value);
        return {};
    }
    if (option == "--dns-log-zone") {
        const auto zone = TimeZone::find(value);
        if (!zone)
            return "unknown time zone \"" + value + "\"";
        logs.zone = *zone;
        return {};
    }
    const std::string_view digits = std::string_view(value).substr(value.starts_with('+') ? 1 : 0);
    double seconds = 0;
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), seconds);
    constexpr double kOffsetMax = 400.0 * 366 * 86400;
    if (error != std::errc() || end != digits.data() + digits.size() || !(std::fabs(seconds) < kOffsetMax))
        return "--dns-log-offset wants seconds, not \"" + value + "\"";
    logs.offset = Duration::fromSeconds(seconds);
    return {};
}

constexpr std::array<std::string_view, 3> kLogOptions{"--dns-log", "--dns-log-zone", "--dns-log-offset"};

Arguments parse(std::span<const std::string> words)
{
    Arguments out;
    bool options = true;
    const auto fail = [&out](const std::string& why) {
        if (out.wrong.empty())
            out.wrong = why;
    };
    for (std::size_t i = 0; i < words.size(); ++i) {
        const std::string& word = words[i];
        const std::string option = word.substr(0, word.find('='));
        if (options && word == "--") {
            options = false;
        } else if (options && word == "--json") {
            out.json = true;
        } else if (options && std::find(kLogOptions.begin(), kLogOptions.end(), option) != kLogOptions.end()) {
            const bool joined = option.size() < word.size();
            if (!joined && i + 1 == words.size())
                fail(option + " wants a value");
            else
                fail(takeLogOption(option, joined ? word.substr(option.size() + 1) : words[++i], out.logs));
        } else if (options && word.size() > 1 && word.front() == '-') {
            fail("unknown option " + word);
        } else {
            out.files.push_back(word);
        }
    }
    return out;
}

int usage(std::ostream& err, const std::string& why)
{
    err << "phonehome-cli: " << why << "\n" << kUsage;
    return exit_code::kUsage;
}

/// What went wrong goes to err, a line each; the exit code says how bad it was.
int verdict(const CaptureRun& run, const Snapshot& snapshot, std::ostream& out, std::ostream& err)
{
    bool damaged = false;
    for (const LogFacts& log : snapshot.logs) {
        const std::string text = logProblemText(log.report);
        if (!text.empty())
            err << "phonehome-cli: " << text << "\n";
        damaged = damaged || log.report.problem != LogProblem::None;
    }
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
    CaptureRun run(arguments.files, {&lists}, arguments.logs);
    run.run({});
    const SnapshotPtr snapshot = run.snapshot(true);
    Json json;
    json["schema"] = "phonehome-export/1";
    lists.addTo(json, *snapshot);
    addSnapshot(json, *snapshot);
    out << json.dump(1, ' ', false, Json::error_handler_t::replace) << "\n";
    return verdict(run, *snapshot, out, err);
}

int summary(const Arguments& arguments, std::ostream& out, std::ostream& err)
{
    CaptureRun run(arguments.files, {}, arguments.logs);
    run.run({});
    const SnapshotPtr snapshot = run.snapshot(true);
    writeSummary(*snapshot, out);
    return verdict(run, *snapshot, out, err);
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
    if (words[0] == "capture")
        return captureCommand(std::span(words).subspan(1), out, err);
    const auto command =
        std::find_if(kCommands.begin(), kCommands.end(), [&](const Command& row) { return words[0] == row.name; });
    if (command == kCommands.end())
        return usage(err, "unknown command \"" + words[0] + "\"");
    const Arguments arguments = parse(std::span(words).subspan(1));
    if (!arguments.wrong.empty())
        return usage(err, arguments.wrong);
    if (arguments.files.empty())
        return usage(err, words[0] + " needs at least one capture file");
    return command->run(arguments, out, err);
}

} // namespace phonehome
