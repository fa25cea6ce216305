// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/commands.h"

#include <algorithm>
#include <array>
#include <ostream>
#include <span>

#include "app/cli/argument_rules.h"
#include "app/cli/arguments.h"
#include "app/cli/capture_command.h"
#include "app/cli/compare_command.h"
#include "app/cli/finding_lines.h"
#include "app/cli/name_table_text.h"
#include "app/cli/reading.h"
#include "app/cli/session_files.h"
#include "app/cli/summary.h"
#include "app/cli/usage_text.h"
#include "core/analysis/address_names.h"
#include "core/base/text.h"
#include "core/export/finding_list.h"
#include "core/export/message_lists.h"
#include "core/export/name_list.h"
#include "core/export/problem_text.h"
#include "core/export/report.h"
#include "core/export/router_text.h"
#include "core/export/snapshot_json.h"
#include "core/live/save_recording.h"
#include "core/pipeline/choose_packets.h"
#include "core/source/capture_set.h"

namespace phonehome {

namespace {

int exportPcapng(const Arguments& arguments, std::ostream& out, std::ostream& err)
{
    if (hasStream(arguments.files))
        return usage(err, "packets are read twice to be written with their names; save the stream to a file first");
    const Reading reading(arguments);
    PacketWish wish;
    if (const std::string wrong = readWish(arguments.packets, *reading.snapshot, wish);
        !wrong.empty() && !reading.run.nothingOpened()) {
        err << "phonehome-cli: " << wrong << "\n";
        return exit_code::kUsage;
    }
    RecordingFacts facts;
    facts.program = "phonehome-cli " PHONEHOME_VERSION;
    facts.names = addressNames(*reading.snapshot);
    if (!wish.isAll()) {
        const auto chosen = choosePackets(*reading.snapshot, wish);
        facts.names = chosen->namesAmong(facts.names);
        facts.frames = std::make_shared<const FrameSet>(chosen->frames);
    }
    // A file that can't be opened is said below; the others are written all the same.
    std::vector<std::string> captures;
    for (const FileFacts& file : reading.snapshot->files) {
        if (!file.opened)
            continue;
        captures.push_back(file.path);
        facts.addWords(file.dropped, file.comments);
    }
    if (!captures.empty()) {
        const auto saved = saveRecording(captures, facts, arguments.pcapng);
        if (!saved) {
            err << "phonehome-cli: " << problemText(saved.error()) << "\n";
            return exit_code::kNoOutput;
        }
        out << *saved << " packets and " << facts.names.size() << " names in " << arguments.pcapng << "\n";
    }
    return verdict(reading, out, err);
}

int exportAll(const Arguments& arguments, std::ostream& out, std::ostream& err)
{
    if (arguments.form == OutputForm::Pcapng)
        return exportPcapng(arguments, out, err);
    if (arguments.form != OutputForm::Json)
        return usage(err, "export needs --json or --pcapng");
    MessageLists lists;
    const Reading reading(arguments, {&lists});
    Json json;
    json["schema"] = "phonehome-export/1";
    lists.moveTo(json, *reading.snapshot);
    addSnapshot(json, *reading.snapshot);
    out << jsonText(json);
    return verdict(reading, out, err);
}

int summary(const Arguments& arguments, std::ostream& out, std::ostream& err)
{
    if (arguments.form != OutputForm::Table)
        return usage(err, "summary is a table");
    const Reading reading(arguments);
    if (!reading.run.nothingOpened())
        writeSummary(*reading.snapshot, out);
    return verdict(reading, out, err);
}

int names(const Arguments& arguments, std::ostream& out, std::ostream& err)
{
    if (arguments.form == OutputForm::Pcapng)
        return usage(err, "names in a pcapng come with its packets: export --pcapng");
    if (arguments.form == OutputForm::Html)
        return usage(err, "a page of all is made by report --html");
    const Reading reading(arguments);
    switch (arguments.form) {
    case OutputForm::Table: writeNameTable(*reading.snapshot, out); break;
    case OutputForm::Json: out << namesAsJson(*reading.snapshot); break;
    case OutputForm::Csv: out << namesAsCsv(*reading.snapshot); break;
    case OutputForm::Hosts: out << namesAsHosts(*reading.snapshot); break;
    case OutputForm::Pcapng:
    case OutputForm::Html: break;
    }
    return verdict(reading, out, err);
}

int findings(const Arguments& arguments, std::ostream& out, std::ostream& err)
{
    if (arguments.form != OutputForm::Table && arguments.form != OutputForm::Json)
        return usage(err, "findings are a list, or --json");
    const Reading reading(arguments);
    if (arguments.form == OutputForm::Json)
        out << findingsAsJson(*reading.snapshot);
    else if (!reading.run.nothingOpened())
        writeFindings(*reading.snapshot, out);
    return verdict(reading, out, err);
}

int router(const Arguments& arguments, std::ostream& out, std::ostream& err)
{
    if (arguments.form != OutputForm::Table)
        return usage(err, "router settings come in the router's own form");
    const RouterTarget* const target =
        arguments.target.empty() ? &routerTargets().front() : routerTarget(arguments.target);
    if (!target)
        return usage(err, "no router settings are known for \"" + arguments.target + "\"");
    if (!target->write && !arguments.allowList)
        return usage(err, "--for " + arguments.target + " says what devices may reach: add --allow-list");
    const Reading reading(arguments);
    const Snapshot& s = *reading.snapshot;
    DeviceId device;
    if (!arguments.packets.device.empty() && !reading.run.nothingOpened()) {
        const auto called = deviceCalled(s, arguments.packets.device);
        if (!called) {
            err << "phonehome-cli: " << called.error() << "\n";
            return exit_code::kUsage;
        }
        device = *called;
    }
    if (!reading.run.nothingOpened())
        out << (arguments.allowList ? allowSettings(*target, s, allowList(s, device))
                                    : routerSettings(*target, s, routerNeeds(s, device)));
    return verdict(reading, out, err);
}

int report(const Arguments& arguments, std::ostream& out, std::ostream& err)
{
    if (arguments.form != OutputForm::Table && arguments.form != OutputForm::Html)
        return usage(err, "a report is Markdown, or --html");
    const Reading reading(arguments);
    const ReportPrivacy privacy = arguments.unmasked ? ReportPrivacy::Whole : ReportPrivacy::Masked;
    if (!reading.run.nothingOpened())
        out << (arguments.form == OutputForm::Html ? reportAsHtml(*reading.snapshot, privacy)
                                                   : reportAsMarkdown(*reading.snapshot, privacy));
    return verdict(reading, out, err);
}

int capture(const Arguments& arguments, std::ostream& out, std::ostream& err)
{
    const CaptureWhere& where = arguments.where;
    if (where.tzsp && !(where.interface.empty() && where.host.host.empty() && where.filter.empty()))
        return usage(err, "--tzsp takes no interface, router or filter: the router is told what it streams");
    if (!where.tzsp && where.interface.empty())
        return usage(err, "capture needs --interface, or --tzsp");
    if (arguments.files.size() != 1)
        return usage(err, "capture writes one file");
    if (!arguments.logs.paths.empty() || !arguments.owners.empty() || !arguments.deviceNames.empty() ||
        arguments.form != OutputForm::Table || arguments.reverseLookups)
        return usage(err, "capture takes no logs, owners, names or forms; use them on the file that it writes");
    return captureCommand(arguments.where, arguments.files.front(), out, err);
}

/// When the captures were made, by the frames that have a time, if any has; nullopt for captures without packets.
std::optional<LogSpan> spanOf(const std::vector<std::string>& files)
{
    std::optional<LogSpan> span;
    bool timed = false;
    CaptureSet set(files);
    while (const Frame* const frame = set.next()) {
        if (timed && !frame->hasTime)
            continue;
        if (!span || timed != frame->hasTime)
            span = LogSpan{frame->time, frame->time};
        span->first = std::min(span->first, frame->time);
        span->last = std::max(span->last, frame->time);
        timed = frame->hasTime;
    }
    return span;
}

/// Adds the logs that resolvers give; false where one of them gave not all.
bool fetchLogs(Arguments& arguments, std::vector<FetchedLogs>& fetched, std::ostream& err, const AskResolver& ask)
{
    const auto span = spanOf(arguments.files);
    bool whole = true;
    for (const ResolverAddress& address : arguments.resolvers) {
        fetched.push_back(ask(address, span));
        const FetchedLogs& logs = fetched.back();
        for (const std::string& sentence : logs.said)
            err << "phonehome-cli: " << sentence << "\n";
        arguments.logs.paths.insert(arguments.logs.paths.end(), logs.paths.begin(), logs.paths.end());
        whole = whole && logs.isWhole;
    }
    return whole;
}

struct Command {
    const char* name;
    int (*run)(const Arguments&, std::ostream&, std::ostream&);
    const char* needs; ///< what it can't do without
};

constexpr const char* kCapture = "at least one capture file";
constexpr std::array kCommands{Command{"export", exportAll, kCapture},
                               Command{"summary", summary, kCapture},
                               Command{"names", names, kCapture},
                               Command{"findings", findings, kCapture},
                               Command{"compare", compareCommand, kCapture},
                               Command{"router", router, kCapture},
                               Command{"report", report, kCapture},
                               Command{"capture", capture, "a file to write"}};

std::string commandNames()
{
    std::string out;
    for (const Command& command : kCommands)
        out += (&command == kCommands.begin()     ? ""
                : &command + 1 == kCommands.end() ? " and "
                                                  : ", ") +
               std::string(command.name);
    return out;
}

} // namespace

int runCommand(const std::vector<std::string>& words, std::ostream& out, std::ostream& err,
               const NetworkAccess& network)
{
    if (words.empty()) {
        err << "phonehome-cli: no command given\n" << usageText();
        return exit_code::kUsage;
    }
    // Behind a command too: there is one text for all.
    const bool help = words[0] == "-h" || std::find(words.begin(), words.end(), "--help") != words.end();
    if (help) {
        out << usageText();
        return isWritten(out, err) ? exit_code::kOk : exit_code::kNoOutput;
    }
    if (words[0] == "--version") {
        out << "phonehome-cli " PHONEHOME_VERSION "\n";
        return isWritten(out, err) ? exit_code::kOk : exit_code::kNoOutput;
    }
    const auto command =
        std::find_if(kCommands.begin(), kCommands.end(), [&](const Command& row) { return words[0] == row.name; });
    if (command == kCommands.end())
        return usage(err, "unknown command \"" + visibleText(words[0]) + "\"; there are " + commandNames());
    Arguments arguments = parseArguments(std::span(words).subspan(1));
    if (!arguments.wrong.empty())
        return usage(err, arguments.wrong);
    if (arguments.files.empty() && arguments.before.empty() && arguments.after.empty())
        return usage(err, words[0] + " needs " + command->needs);
    if (const std::string wrong = misplaced(words[0], arguments); !wrong.empty())
        return usage(err, wrong);
    if (const auto opened = command->run == capture ? Result<void>() : openSessions(arguments); !opened) {
        err << "phonehome-cli: " << problemText(opened.error()) << "\n";
        return exit_code::kNothing;
    }
    if (const std::string wrong = unanswerable(words[0], arguments, network); !wrong.empty())
        return usage(err, wrong);
    arguments.lookUpNames = network.lookUpNames;
    std::vector<FetchedLogs> fetched; // as long as the logs are read
    const bool whole = arguments.resolvers.empty() || fetchLogs(arguments, fetched, err, network.askResolver);
    const int code = command->run(arguments, out, err);
    return code == exit_code::kOk && !whole ? exit_code::kDamaged : code;
}

} // namespace phonehome
