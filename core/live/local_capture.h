// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "core/live/child_process.h"

namespace phonehome {

/// A network interface of this machine.
struct NetworkInterface {
    std::string name;
    std::string description;
    std::vector<std::string> addresses;
    bool up = false;
    bool running = false; ///< has a carrier
    bool loopback = false;
    bool wireless = false;
    std::uint32_t linkType = 1; ///< DLT, 0 where it is not known
};

/// Whether this machine's packets may be captured, and by which program.
struct CaptureRight {
    enum class Program : std::uint8_t { None, Helper, Dumpcap };
    Program program = Program::None; ///< that may
    std::string helper;              ///< path of phonehome-capture; empty where there is none
    std::string text;                ///< why the helper may not
    std::string command;             ///< what gives it the right, run once with sudo
};

/// Looks for phonehome-capture beside our own program, then among those installed, then in PATH; empty = nowhere.
std::string findHelper();
/// Asks the helper, and where it may not capture, dumpcap. Runs programs: takes some hundredths of a second.
CaptureRight captureRight();
/// What these two ask and how they understand the answers, for whoever does not want to wait. A command whose name is
/// empty: there is nobody to ask.
ProcessPlan rightsQuestion(const std::string& helper);
CaptureRight rightFrom(const std::string& helper, const std::string& answer);
/// Answered by its exit code: 0 = it may.
ProcessPlan dumpcapQuestion();
ProcessPlan interfacesQuestion(const std::string& helper);
std::vector<NetworkInterface> networkInterfacesFrom(const std::string& answer);
/// The same of dumpcap, where there is no helper: names and addresses. Answered by dumpcapInterfacesFrom: what is no
/// network is left out, and whether an interface is up, the kernel says.
ProcessPlan dumpcapInterfacesQuestion();
std::vector<NetworkInterface> dumpcapInterfacesFrom(const std::string& answer);
/// One line of the helper's list; nullopt where it is none.
std::optional<NetworkInterface> interfaceFrom(const std::string& line);
/// The command that asks the parser of filters about one. A long filter takes it seconds.
ProcessPlan filterCheck(const std::string& helper, const std::string& filter, std::uint32_t linkType);
/// What its answer has against the filter; nullopt when nothing, or it is no answer.
std::optional<std::string> filterProblem(const std::string& answer);

/// The command that captures on an interface.
ProcessPlan localCapture(const CaptureRight& right, const std::string& interface, const std::string& filter);

} // namespace phonehome
