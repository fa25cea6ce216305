// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/reading.h"

#include <memory>
#include <ostream>
#include <utility>

#include "app/cli/commands.h"
#include "app/cli/usage_text.h"
#include "core/analysis/own_names.h"
#include "core/analysis/reverse_names.h"
#include "core/base/text.h"
#include "core/export/log_text.h"
#include "core/export/problem_text.h"

namespace phonehome {

Reading::Reading(const Arguments& arguments, std::vector<PacketObserver*> others)
    : run(arguments.files, std::move(others), arguments.logs)
{
    const HostingPtr hosting = Hosting::load(arguments.owners, fileProblems);
    const OwnNamesPtr names = ownNames(arguments.deviceNames);
    run.run({});
    snapshot = withOwnNames(withHosting(run.snapshot(true), hosting), names);
    if (!arguments.reverseLookups)
        return;
    constexpr std::size_t kAddressesMax = 1024;
    LookedUpNames found = arguments.lookUpNames(unnamedPeers(*snapshot, kAddressesMax));
    snapshot = withReverseNames(snapshot, found.names);
    said.insert(said.end(), found.said.begin(), found.said.end());
}

OwnNamesPtr Reading::ownNames(const std::string& path)
{
    if (path.empty())
        return nullptr;
    const auto file = readEthers(path);
    if (!file) {
        fileProblems.push_back(file.error());
        return nullptr;
    }
    if (const std::size_t unread = file->unread())
        said.push_back(visibleText(utf8FromWire(path)) + ": " + std::to_string(unread) +
                       (unread == 1 ? " line names" : " lines name") + " no network card");
    return std::make_shared<const OwnNames>(file->names());
}

int verdict(const Reading& reading, std::ostream& out, std::ostream& err)
{
    bool damaged = false;
    for (const LogFacts& log : reading.snapshot->logs) {
        const std::string text = logProblemText(log.report);
        if (!text.empty())
            err << "phonehome-cli: " << text << "\n";
        damaged = damaged || log.report.problem != LogProblem::None;
    }
    for (const std::string& sentence : reading.said) {
        err << "phonehome-cli: " << sentence << "\n";
        damaged = true;
    }
    for (const Error& problem : reading.fileProblems) {
        err << "phonehome-cli: " << problemText(problem) << "\n";
        damaged = true;
    }
    for (const Error& problem : reading.run.problems()) {
        err << "phonehome-cli: " << problemText(problem) << "\n";
        damaged = damaged || problem.code != ErrorCode::UnknownLinkType;
    }
    if (!isWritten(out, err))
        return exit_code::kNoOutput;
    if (reading.run.nothingOpened())
        return exit_code::kNothing;
    return damaged ? exit_code::kDamaged : exit_code::kOk;
}

bool isWritten(std::ostream& out, std::ostream& err)
{
    if (out.flush())
        return true;
    err << "phonehome-cli: the output could not be written\n";
    return false;
}

int usage(std::ostream& err, const std::string& why)
{
    err << "phonehome-cli: " << why << "\nphonehome-cli --help says what there is\n";
    return exit_code::kUsage;
}

} // namespace phonehome
