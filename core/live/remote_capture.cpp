// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/live/remote_capture.h"

#include <algorithm>
#include <array>
#include <sstream>
#include <string_view>

#include "core/live/remote_words.h"

namespace phonehome {

namespace {

/// For a shell: one word, whatever is in it.
std::string quoted(const std::string& word)
{
    constexpr std::string_view kPlain = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_./:@=,+%";
    if (!word.empty() && word.find_first_not_of(kPlain) == std::string::npos)
        return word;
    std::string out = "'";
    for (const char c : word)
        out += c == '\'' ? std::string("'\\''") : std::string(1, c);
    return out + "'";
}

ProcessPlan ssh(const RemoteHost& host, const std::string& script, SshQuestions questions, const std::string& askpass)
{
    ProcessPlan plan;
    const bool ask = questions == SshQuestions::Ask && !askpass.empty();
    plan.command = {"ssh", "-T", "-o", ask ? "BatchMode=no" : "BatchMode=yes"};
    // A dead link is found out within 15 s, where it would hang for ever.
    for (const char* option : {"ConnectTimeout=15", "ServerAliveInterval=5", "ServerAliveCountMax=3",
                               "StrictHostKeyChecking=ask", "NumberOfPasswordPrompts=2"}) {
        plan.command.emplace_back("-o");
        plan.command.emplace_back(option);
    }
    if (host.port != 22) {
        plan.command.emplace_back("-p");
        plan.command.push_back(std::to_string(host.port));
    }
    if (!host.keyFile.empty()) {
        plan.command.emplace_back("-i");
        plan.command.push_back(host.keyFile);
    }
    if (!host.user.empty()) {
        plan.command.emplace_back("-l");
        plan.command.push_back(host.user);
    }
    // A name that begins with a dash is a name all the same.
    plan.command.emplace_back("--");
    plan.command.push_back(host.host);
    plan.command.push_back(script);
    plan.environment = {"LC_ALL=C"};
    if (ask) {
        plan.environment.push_back("SSH_ASKPASS=" + askpass);
        plan.environment.emplace_back("SSH_ASKPASS_REQUIRE=force");
        plan.environment.emplace_back("PHONEHOME_ASKPASS=1");
    }
    return plan;
}

/// A command for a router's shell that ends when our connection does. sshd leaves one that has nothing to write behind
/// for ever when the connection goes: it is ended with our side of its input. A background job's input is empty, so
/// that is kept under another number.
std::string endingWithInput(const std::string& command, bool sudo)
{
    return "exec 3<&0; " + command + " </dev/null & p=$!; { cat <&3 >/dev/null; " +
           std::string(sudo ? "sudo -n kill $p || " : "") +
           "kill $p; } >/dev/null 2>&1 & c=$!; wait $p; s=$?; kill $c "
           "2>/dev/null; exit $s";
}

struct FailureRow {
    const char* words; ///< on standard error, in English: we ask for LC_ALL=C
    RemoteFailure failure;
};

/// Looked for in this order: a changed key says "verification failed" too.
constexpr std::array kFailures{
    FailureRow{"REMOTE HOST IDENTIFICATION HAS CHANGED", RemoteFailure::HostKeyChanged},
    FailureRow{"Host key verification failed", RemoteFailure::HostKeyUnknown},
    FailureRow{"Could not resolve hostname", RemoteFailure::NameUnknown},
    FailureRow{"Connection refused", RemoteFailure::Refused},
    FailureRow{"No route to host", RemoteFailure::NoRoute},
    FailureRow{"Network is unreachable", RemoteFailure::Unreachable},
    FailureRow{"Unable to negotiate", RemoteFailure::OldAlgorithms},
    FailureRow{"Connection timed out", RemoteFailure::TimedOut},
    FailureRow{"not responding", RemoteFailure::TimedOut},
    FailureRow{"Operation timed out", RemoteFailure::TimedOut},
    FailureRow{"closed by remote host", RemoteFailure::ClosedByRemote},
    FailureRow{"Permission denied (", RemoteFailure::Denied},
    FailureRow{"Too many authentication failures", RemoteFailure::Denied},
    FailureRow{"a password is required", RemoteFailure::SudoPassword},
    FailureRow{"a terminal is required", RemoteFailure::SudoPassword},
    FailureRow{"permission to capture on that device", RemoteFailure::NoRight},
    FailureRow{"permission to perform this capture", RemoteFailure::NoRight},
    FailureRow{"Operation not permitted", RemoteFailure::NoRight},
    FailureRow{"No such device", RemoteFailure::NoInterface},
    FailureRow{"interface disappeared", RemoteFailure::InterfaceGone},
    FailureRow{"That device is not up", RemoteFailure::InterfaceGone},
    FailureRow{"can't parse filter expression", RemoteFailure::BadFilter},
    FailureRow{"syntax error in filter expression", RemoteFailure::BadFilter},
    FailureRow{"tcpdump: command not found", RemoteFailure::NoTcpdump},
    FailureRow{"tcpdump: not found", RemoteFailure::NoTcpdump},
    FailureRow{"sudo: not found", RemoteFailure::NoTcpdump},
    FailureRow{"syntax error", RemoteFailure::ShellSyntax},
};

} // namespace

std::string remoteFilter(const RemoteHost& host, const std::string& filter)
{
    const std::string own = "not tcp port " + std::to_string(host.port);
    return filter.empty() ? own : own + " and (" + filter + ")";
}

std::string remoteScript(const RemoteHost& host, const std::string& interface, const std::string& filter)
{
    // Not --immediate-mode: its ring has slots of the whole snap length, 32 of them, and a burst overruns it. What
    // comes up to a second later comes whole.
    const std::string tcpdump = std::string(host.sudo ? "sudo -n " : "") + "tcpdump -U -n -s 0 -B 4096 -i " +
                                quoted(interface) + " -w - " + quoted(remoteFilter(host, filter));
    return endingWithInput(tcpdump, host.sudo);
}

std::string remoteTail(const RemoteHost& host, const std::string& path)
{
    // -F: the log's file changes under its name at night. Its words are read, so in the language that all have.
    return "echo " + std::string(kRemoteRuns) + " >&2; " +
           endingWithInput(std::string(host.sudo ? "sudo -n " : "") + "env LC_ALL=C tail -n 200000 -F " + quoted(path),
                           host.sudo);
}

ProcessPlan remoteCapture(const RemoteHost& host, const std::string& script, SshQuestions questions,
                          const std::string& askpass)
{
    return ssh(host, script, questions, askpass);
}

ProcessPlan remoteInterfaces(const RemoteHost& host, SshQuestions questions, const std::string& askpass)
{
    return ssh(host, "ls /sys/class/net 2>/dev/null || " + std::string(host.sudo ? "sudo -n " : "") + "tcpdump -D",
               questions, askpass);
}

std::vector<std::string> interfacesFrom(const std::string& output)
{
    std::vector<std::string> out;
    std::istringstream lines(output);
    for (std::string line; std::getline(lines, line) && out.size() < 256;) {
        // "1.eth0 [Up, Running]" by tcpdump -D, or the name alone.
        if (const std::size_t dot = line.find('.');
            dot != std::string::npos && dot > 0 && line.find_first_not_of("0123456789") == dot)
            line = line.substr(dot + 1);
        line = line.substr(0, line.find_first_of(" \t\r"));
        const bool sane = !line.empty() && line.size() < 64 &&
                          std::all_of(line.begin(), line.end(), [](char c) { return c > ' ' && c < 0x7f; });
        if (sane && std::find(out.begin(), out.end(), line) == out.end())
            out.push_back(line);
    }
    // Where everything passes first, what is of no use last.
    const auto rank = [](const std::string& name) {
        return name.starts_with("br-lan") ? 0 : name.starts_with("br") ? 1 : name == "lo" ? 3 : 2;
    };
    std::stable_sort(out.begin(), out.end(),
                     [&](const std::string& a, const std::string& b) { return rank(a) < rank(b); });
    return out;
}

std::string asTyped(const std::vector<std::string>& command)
{
    std::string out;
    for (const std::string& word : command)
        out += (out.empty() ? "" : " ") + quoted(word);
    return out;
}

RemoteFailure remoteFailure(const RecordingNews& news)
{
    if (news.error)
        return news.error->code == ErrorCode::NotStarted    ? RemoteFailure::NoSsh
               : news.error->code == ErrorCode::NotACapture ? RemoteFailure::NoCapture
                                                            : RemoteFailure::Other;
    for (const FailureRow& row : kFailures) {
        for (const std::string& line : news.words) {
            if (line.find(row.words) != std::string::npos)
                return row.failure;
        }
    }
    if (news.exitCode == 127)
        return RemoteFailure::NoTcpdump;
    if (!news.preamble.empty() && news.packets == 0)
        return RemoteFailure::NoCapture;
    return news.exitCode.value_or(0) == 0 ? RemoteFailure::None : RemoteFailure::Other;
}

} // namespace phonehome
