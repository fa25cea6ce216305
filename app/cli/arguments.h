// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "app/cli/ask_resolver.h"
#include "app/cli/packet_options.h"
#include "core/live/remote_capture.h"
#include "core/live/tzsp_listener.h"
#include "core/pipeline/log_join.h"

namespace phonehome {

/// How a command writes what it has to say.
enum class OutputForm { Table, Json, Csv, Hosts, Pcapng, Html };

/// Where "capture" captures.
struct CaptureWhere {
    RemoteHost host;                  ///< empty: this machine
    std::optional<TzspListener> tzsp; ///< what a router streams
    std::string interface;
    std::string filter;
    double seconds = 0; ///< 0: until interrupted
    bool given = false; ///< one of its options was
};

/// What follows the command's name.
struct Arguments {
    std::vector<std::string> files;
    LogInputs logs;
    bool zoneGiven = false; ///< of the logs
    std::vector<ResolverAddress> resolvers;
    bool reverseLookups = false;
    LookUpNames lookUpNames;         ///< of reverseLookups; for the caller to set
    std::string deviceNames;         ///< a file of names as ethers(5) has them; empty: none
    std::vector<std::string> owners; ///< databases of address owners and clouds' ranges, in the order given
    CaptureWhere where;
    OutputForm form = OutputForm::Table;
    std::string target;     ///< the router that settings are for; empty: the first there is
    bool allowList = false; ///< of a router: what devices may go on reaching, not timers and redirects
    bool unmasked = false;  ///< of a report
    bool all = false;       ///< of a comparison: devices of all makers
    // Of a comparison of two times.
    std::vector<std::string> before;
    std::vector<std::string> after;
    std::optional<Timestamp> at; ///< where one set of files is parted
    std::string pcapng;          ///< of that form: the file to write
    PacketOptions packets;       ///< and what of the captures is in it
    std::string wrong;           ///< what the first wrong option is told; empty: all are right
};

Arguments parseArguments(std::span<const std::string> words);

} // namespace phonehome
