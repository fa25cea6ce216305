// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/argument_rules.h"

#include <algorithm>

#include "core/source/stream_store.h"

namespace phonehome {

bool hasStream(const std::vector<std::string>& files)
{
    return std::any_of(files.begin(), files.end(), isStream);
}

std::string misplaced(std::string_view command, const Arguments& arguments)
{
    const bool isTwo = !arguments.before.empty() || !arguments.after.empty();
    if (arguments.unmasked && command != "report")
        return "only a report is masked";
    if ((isTwo || arguments.at) && command != "compare")
        return "--before, --after and --at say what to compare, of compare";
    if (arguments.all && command != "compare")
        return "--all says which devices to compare, of compare";
    if (!arguments.target.empty() && command != "router")
        return "--for says which router, of router";
    if (arguments.allowList && command != "router")
        return "--allow-list is for router";
    const bool ofRouter = command == "router" && arguments.packets.onlyDevice();
    if (arguments.packets.given() && arguments.form != OutputForm::Pcapng && !ofRouter)
        return "--device, --peer, --protocol, --from and --to say which packets, of export --pcapng";
    if (arguments.where.given && command != "capture")
        return std::string(command) + " reads files; where to capture is for capture";
    if (isTwo && !arguments.resolvers.empty())
        return "two times are two questions to a resolver; ask it for each, and join what it says as logs";
    return {};
}

std::string unanswerable(std::string_view command, const Arguments& arguments, const NetworkAccess& network)
{
    const bool joins = !arguments.logs.paths.empty() || !arguments.resolvers.empty();
    if (joins && (hasStream(arguments.files) || hasStream(arguments.before) || hasStream(arguments.after)))
        return "a log is joined to files, which are read twice; save the stream to a file first";
    if (!arguments.resolvers.empty() && command == "capture")
        return "capture asks no resolver; ask it for the file that it writes";
    if ((!arguments.resolvers.empty() && !network.askResolver) || (arguments.reverseLookups && !network.lookUpNames))
        return "this build asks no resolvers: it was made without Qt";
    if (arguments.reverseLookups && (arguments.form == OutputForm::Pcapng || arguments.form == OutputForm::Hosts))
        return "names of now have no place in a list of names without times: use --json or --csv";
    return {};
}

} // namespace phonehome
