// SPDX-License-Identifier: GPL-3.0-or-later
// The one program of Phonehome that needs a right, and only this: cap_net_raw. It hands what an interface receives to
// whoever reads its standard output, as a pcap stream, and does nothing else.
#include <charconv>
#include <chrono>
#include <csignal>
#include <cstdio>
#include <string>
#include <string_view>
#include <vector>

#include <fcntl.h>
#include <unistd.h>

#include "app/capture/capture_loop.h"
#include "app/capture/counters.h"
#include "app/capture/filter.h"
#include "app/capture/interfaces.h"
#include "app/capture/json_line.h"
#include "app/capture/live_device.h"
#include "app/capture/privileges.h"
#include "app/capture/sandbox.h"
#include "app/capture/signals.h"

namespace phonehome {

namespace {

constexpr const char* kUsage =
    "usage: phonehome-capture list                          network interfaces, a JSON line each\n"
    "       phonehome-capture rights                        says whether it may capture, else what to run\n"
    "       phonehome-capture capture INTERFACE [FILTER]    packets as a pcap stream to standard output\n"
    "       phonehome-capture check FILTER LINKTYPE         tries a filter\n"
    "       phonehome-capture check                         tries filters from standard input, \"LINKTYPE FILTER\"\n"
    "                                                       a line each, and answers each at once\n"
    "       phonehome-capture --help | --version\n"
    "\n"
    "A capture ends when standard input does, at SIGTERM or SIGINT, with the program that started it, with its\n"
    "reader and with its interface. Standard error carries JSON lines: \"ready\", \"statistics\" each second, "
    "\"end\".\n"
    "FILTER is in the language of tcpdump, LINKTYPE a number as \"list\" says it.\n"
    "\n"
    "Exit codes: 0 done or stopped, 1 failed otherwise, 2 wrong usage, 3 no right to capture, 4 no such interface,\n"
    "5 interface is down, 6 filter refused, 7 interface vanished, 8 output failed.\n";

// First and last words may be waited with, before and after the packets.
constexpr std::chrono::milliseconds kPatience{500};

using Words = std::vector<std::string>;
using Answer = tl::expected<void, Ending>;

tl::unexpected<Ending> wrongUsage(const std::string& why)
{
    return tl::unexpected(Ending{End::Usage, why + " See phonehome-capture --help.", ""});
}

Answer print(const std::string& text)
{
    if (std::fputs(text.c_str(), stdout) == EOF || std::fflush(stdout) != 0)
        return tl::unexpected(Ending{End::OutputFailed, "The answer could not be written.", ""});
    return {};
}

Answer list(const Words&)
{
    if (!dropEverything())
        return tl::unexpected(Ending{End::Failed, "The program's rights could not be given up.", ""});
    const auto lines = interfaceLines();
    if (!lines)
        return tl::unexpected(lines.error());
    std::string all;
    for (const std::string& line : *lines)
        all += line;
    return print(all);
}

Answer rights(const Words&)
{
    keepNetRaw();
    const Answer may = mayCapture();
    if (may)
        return print(JsonLine().flag("mayCapture", true).line());
    const auto printed = print(JsonLine()
                                   .flag("mayCapture", false)
                                   .text("text", may.error().text)
                                   .text("command", may.error().command)
                                   .line());
    return printed ? may : printed;
}

Answer check(const Words& words)
{
    if (!dropEverything() || !forbidSockets())
        return tl::unexpected(Ending{End::Failed, "The program's rights could not be given up.", ""});
    if (words.empty()) {
        if (!answerFilters(stdin, stdout))
            return tl::unexpected(Ending{End::OutputFailed, "The answer could not be written.", ""});
        return {};
    }
    std::uint32_t linkType = 0;
    const char* last = words[1].data() + words[1].size();
    if (const auto [end, error] = std::from_chars(words[1].data(), last, linkType); error != std::errc() || end != last)
        return wrongUsage("A link type is a number.");
    const Answer checked = checkFilter(words[0], linkType);
    JsonLine line;
    line.flag("ok", checked.has_value());
    if (!checked)
        line.text("text", checked.error().text);
    const auto printed = print(line.line());
    return printed ? checked : printed;
}

/// Opens with the right, then gives it up, then looks at what strangers wrote: first the filter, then packets.
tl::expected<LiveDevice, Ending> openWithoutRights(const Words& words)
{
    const pid_t parent = getppid();
    keepNetRaw();
    auto device = openDevice(words[0]);
    if (!dropEverything() || !forbidSockets())
        return tl::unexpected(Ending{End::Failed, "The program's rights could not be given up.", ""});
    if (!followParent(parent))
        return tl::unexpected(Ending{End::ParentGone, "The program that started the capture is gone.", ""});
    if (device && words.size() > 1)
        if (const auto set = setFilter(*device, words[1]); !set)
            return tl::unexpected(set.error());
    return device;
}

Answer capture(const Words& words)
{
    if (isatty(STDOUT_FILENO) != 0)
        return wrongUsage("Packets are no text: send standard output to a file or a program.");
    const auto device = openWithoutRights(words);
    if (!device)
        return tl::unexpected(device.error());
    // Not earlier: a long filter may take seconds to compile, and until then a signal ends the program as it is.
    const int signals = watchSignals();
    if (signals < 0)
        return tl::unexpected(Ending{End::Failed, "This system gives no signal descriptors.", ""});
    Counters counters(*device);
    PacketStream stream(STDOUT_FILENO);
    std::vector<int> readable = counters.files();
    readable.insert(readable.end(), {STDIN_FILENO, signals});
    if (!allowOnlyCapturing(readable, {STDOUT_FILENO, STDERR_FILENO}, pcap_fileno(device->handle.get())))
        return tl::unexpected(Ending{End::Failed, "The program could not lock itself in.", ""});

    stream.addHeader(device->linkType, kSnapLength);
    JsonLine ready;
    ready.flag("ready", true)
        .text("interface", device->name)
        .number("linkType", device->linkType)
        .number("snapLength", kSnapLength)
        .text("precision", "nanoseconds");
    if (!device->warning.empty())
        ready.text("warning", device->warning);
    say(ready, kPatience);
    const Ending end = CaptureLoop(*device, stream, counters, signals).run();
    say(JsonLine().object("statistics", counters.statistics(stream.packets(), stream.waiting())), kPatience);
    return tl::unexpected(end);
}

struct Command {
    const char* name;
    Answer (*run)(const Words&);
    std::size_t fewest;
    std::size_t most;
};

constexpr Command kCommands[] = {
    {"list", list, 0, 0}, {"rights", rights, 0, 0}, {"capture", capture, 1, 2}, {"check", check, 0, 2}};

Answer run(const Words& words)
{
    if (words.empty())
        return wrongUsage("No command was given.");
    if (words[0] == "--help" || words[0] == "-h")
        return print(kUsage);
    if (words[0] == "--version")
        return print("phonehome-capture " PHONEHOME_VERSION "\n");
    for (const Command& command : kCommands) {
        if (words[0] != command.name)
            continue;
        const std::size_t given = words.size() - 1;
        const bool half = words[0] == "check" && given == 1;
        if (given < command.fewest || given > command.most || half)
            return wrongUsage("The command " + words[0] + " was given the wrong number of arguments.");
        return command.run(Words(words.begin() + 1, words.end()));
    }
    return wrongUsage("There is no command " + shownName(words[0]) + ".");
}

/// What the caller left closed would else be taken by the next thing opened, and packets be written to it.
void fillStandardDescriptors()
{
    int fd = open("/dev/null", O_RDWR);
    while (fd >= 0 && fd <= STDERR_FILENO)
        fd = dup(fd);
    if (fd >= 0)
        close(fd);
}

} // namespace

} // namespace phonehome

int main(int argc, char** argv)
{
    using namespace phonehome;
    fillStandardDescriptors();
    // Who does not read any more is noticed by the write that fails.
    std::signal(SIGPIPE, SIG_IGN);
    const Answer answer = run(Words(argv + (argc > 0 ? 1 : 0), argv + argc));
    if (answer)
        return rowOf(End::Done).exitCode;
    const EndRow& row = rowOf(answer.error().end);
    JsonLine line;
    line.text("end", row.word).text("text", answer.error().text);
    if (!answer.error().command.empty())
        line.text("command", answer.error().command);
    say(line, kPatience);
    return row.exitCode;
}
