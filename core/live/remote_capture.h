// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "core/live/child_process.h"
#include "core/live/recording_news.h"

namespace phonehome {

/// A router, or any machine, that captures for us over ssh. Holds no secret.
struct RemoteHost {
    std::string host;
    std::string user;
    std::uint16_t port = 22;
    std::string keyFile; ///< empty: what ssh takes by itself, an agent's too
    bool sudo = false;   ///< tcpdump is run by "sudo -n"

    bool operator==(const RemoteHost&) const = default;
};

/// Who answers what ssh asks.
enum class SshQuestions : std::uint8_t {
    None, ///< BatchMode: a question is a failure
    Ask,  ///< a program of ours, by SSH_ASKPASS: host keys, passphrases, passwords
};

/// The capture filter that leaves out our own session, which would feed on itself.
std::string remoteFilter(const RemoteHost& host, const std::string& filter);
/// What the router's shell is told: tcpdump that ends when our connection does.
std::string remoteScript(const RemoteHost& host, const std::string& interface, const std::string& filter);
/// The same for a resolver's log: its last lines, and those that it grows by.
std::string remoteTail(const RemoteHost& host, const std::string& path);
/// The whole command on this side. script: as remoteScript gives it, or as edited by the user. askpass: path of the
/// program that asks.
ProcessPlan remoteCapture(const RemoteHost& host, const std::string& script, SshQuestions questions,
                          const std::string& askpass);
/// Lists the router's interfaces.
ProcessPlan remoteInterfaces(const RemoteHost& host, SshQuestions questions, const std::string& askpass);
/// Its answer: names, in its order.
std::vector<std::string> interfacesFrom(const std::string& output);
/// As one types it, for people to read and copy.
std::string asTyped(const std::vector<std::string>& command);

/// Why a remote capture did not come about, or ended; each has a sentence that says what to do.
enum class RemoteFailure : std::uint8_t {
    None,
    HostKeyUnknown,
    HostKeyChanged,
    Denied,  ///< neither key nor password was taken
    Refused, ///< nothing listens on the port
    NoRoute,
    Unreachable,
    NameUnknown,
    OldAlgorithms, ///< the server knows only algorithms that ssh no longer takes
    TimedOut,
    ClosedByRemote,
    NoTcpdump,
    NoRight,      ///< tcpdump there is not allowed to capture
    SudoPassword, ///< sudo there wants a password
    NoInterface,
    InterfaceGone,
    BadFilter,
    ShellSyntax, ///< the command was edited into something no shell takes
    NoCapture,   ///< text came instead of packets
    NoSsh,       ///< this machine has no ssh
    Other,
};
RemoteFailure remoteFailure(const RecordingNews& news);

} // namespace phonehome
