// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/live/local_capture.h"

#include <algorithm>
#include <array>
#include <climits>
#include <csignal>
#include <fstream>
#include <sstream>

#include <net/if.h>
#include <nlohmann/json.hpp>
#include <poll.h>
#include <unistd.h>

namespace phonehome {

namespace {

using Json = nlohmann::json;

constexpr int kPatienceMs = 3000;
constexpr std::size_t kOutputMax = 1U << 20;
constexpr const char* kHelper = "phonehome-capture";

struct Answer {
    std::string output;
    std::optional<ExitCode> exitCode;
};

/// Runs a program to its end, at most three seconds.
Answer ask(const ProcessPlan& plan)
{
    auto started = ChildProcess::start(plan);
    if (!started)
        return {};
    ChildProcess child = std::move(*started);
    child.closeInput();
    Answer answer;
    std::array<char, 8192> text{};
    for (int waited = 0; waited < kPatienceMs && answer.output.size() < kOutputMax;) {
        pollfd watched{child.output(), POLLIN, 0};
        if (poll(&watched, 1, 100) <= 0) {
            waited += 100;
            continue;
        }
        const ssize_t got = read(child.output(), text.data(), text.size());
        if (got <= 0)
            break;
        answer.output.append(text.data(), static_cast<std::size_t>(got));
    }
    answer.exitCode = child.waitFor(kPatienceMs);
    return answer;
}

std::string textOf(const Json& json, const char* key)
{
    const auto found = json.find(key);
    return found != json.end() && found->is_string() ? found->get<std::string>() : std::string();
}

bool flagOf(const Json& json, const char* key)
{
    const auto found = json.find(key);
    return found != json.end() && found->is_boolean() && found->get<bool>();
}

Json parsed(const std::string& text)
{
    return Json::parse(text, nullptr, false);
}

/// The likeliest first.
int rankOf(const NetworkInterface& i)
{
    const bool any = i.name == "any";
    return (i.up ? 0 : 8) + (i.loopback || any ? 4 : 0) + (i.addresses.empty() ? 2 : 0) + (i.running ? 0 : 1);
}

void sortByRank(std::vector<NetworkInterface>& interfaces)
{
    std::stable_sort(interfaces.begin(), interfaces.end(),
                     [](const NetworkInterface& a, const NetworkInterface& b) { return rankOf(a) < rankOf(b); });
}

std::vector<std::string> split(const std::string& text, char at)
{
    std::vector<std::string> out;
    std::istringstream parts(text);
    for (std::string part; std::getline(parts, part, at);)
        out.push_back(std::move(part));
    return out;
}

/// libpcap lists more than networks.
bool isNetwork(const std::string& name)
{
    constexpr std::array kOthers{"bluetooth", "dbus-", "nflog", "nfqueue", "usbmon"};
    return std::none_of(kOthers.begin(), kOthers.end(), [&](const char* other) { return name.starts_with(other); });
}

/// As the kernel tells it; what it does not know (any) is up.
void readLinkState(NetworkInterface& interface)
{
    std::ifstream file("/sys/class/net/" + interface.name + "/flags");
    unsigned flags = IFF_UP | IFF_RUNNING;
    file >> std::hex >> flags;
    interface.up = (flags & IFF_UP) != 0;
    interface.running = (flags & IFF_RUNNING) != 0;
}

/// "2. eth0<tab>vendor<tab>friendly name<tab>type<tab>address,address<tab>network or loopback<tab>outside program".
std::optional<NetworkInterface> interfaceFromDumpcap(const std::string& line)
{
    const std::vector<std::string> columns = split(line, '\t');
    const std::size_t space = columns.empty() ? std::string::npos : columns[0].find(". ");
    if (columns.size() < 6 || space == std::string::npos || (columns.size() > 6 && !columns[6].empty()))
        return std::nullopt;
    NetworkInterface out;
    out.name = columns[0].substr(space + 2);
    out.description = columns[2].empty() ? columns[1] : columns[2];
    out.addresses = split(columns[4], ',');
    out.loopback = columns[5] == "loopback";
    if (out.name.empty() || out.name.find('/') != std::string::npos || !isNetwork(out.name))
        return std::nullopt;
    readLinkState(out);
    return out;
}

} // namespace

std::string findHelper()
{
    std::array<char, PATH_MAX> own{};
    const ssize_t length = readlink("/proc/self/exe", own.data(), own.size() - 1);
    std::vector<std::string> places;
    if (length > 0) {
        const std::string program(own.data(), static_cast<std::size_t>(length));
        places.push_back(program.substr(0, program.rfind('/')));
    }
    std::istringstream path(getenv("PATH") ? getenv("PATH") : ""); // NOLINT: nobody sets variables here
    for (std::string folder; std::getline(path, folder, ':');)
        places.push_back(folder);
    for (const std::string& folder : places) {
        std::string candidate = folder + "/" + kHelper;
        if (!folder.empty() && access(candidate.c_str(), X_OK) == 0)
            return candidate;
    }
    return {};
}

ProcessPlan rightsQuestion(const std::string& helper)
{
    return {{helper, "rights"}, {}, 0};
}

CaptureRight rightFrom(const std::string& helper, const std::string& answer)
{
    CaptureRight right;
    right.helper = helper;
    const Json json = parsed(answer);
    if (!json.is_object())
        return right;
    if (flagOf(json, "mayCapture")) {
        right.program = CaptureRight::Program::Helper;
        return right;
    }
    right.text = textOf(json, "text");
    right.command = textOf(json, "command");
    return right;
}

ProcessPlan dumpcapQuestion()
{
    // It lists the link types of an interface it may capture on, and fails where it may on none.
    return {{"dumpcap", "-L", "-M", "-i", "lo"}, {}, 0};
}

ProcessPlan interfacesQuestion(const std::string& helper)
{
    return {{helper, "list"}, {}, 0};
}

CaptureRight captureRight()
{
    const std::string helper = findHelper();
    CaptureRight right = rightFrom(helper, helper.empty() ? std::string() : ask(rightsQuestion(helper)).output);
    if (right.program == CaptureRight::Program::None && ask(dumpcapQuestion()).exitCode == 0)
        right.program = CaptureRight::Program::Dumpcap;
    return right;
}

std::optional<NetworkInterface> interfaceFrom(const std::string& line)
{
    const Json json = parsed(line);
    if (!json.is_object() || textOf(json, "name").empty())
        return std::nullopt;
    NetworkInterface out;
    out.name = textOf(json, "name");
    out.description = textOf(json, "description");
    if (const auto addresses = json.find("addresses"); addresses != json.end() && addresses->is_array()) {
        for (const Json& address : *addresses) {
            if (address.is_string())
                out.addresses.push_back(address.get<std::string>());
        }
    }
    out.up = flagOf(json, "up");
    out.running = flagOf(json, "running");
    out.loopback = flagOf(json, "loopback");
    out.wireless = flagOf(json, "wireless");
    if (const auto type = json.find("linkType"); type != json.end() && type->is_number_unsigned())
        out.linkType = type->get<std::uint32_t>();
    return out;
}

std::vector<NetworkInterface> networkInterfacesFrom(const std::string& answer)
{
    std::vector<NetworkInterface> out;
    std::istringstream lines(answer);
    for (std::string line; std::getline(lines, line);) {
        if (auto interface = interfaceFrom(line))
            out.push_back(std::move(*interface));
    }
    sortByRank(out);
    return out;
}

ProcessPlan dumpcapInterfacesQuestion()
{
    return {{"dumpcap", "-D", "-M"}, {}, 0};
}

std::vector<NetworkInterface> dumpcapInterfacesFrom(const std::string& answer)
{
    std::vector<NetworkInterface> out;
    for (const std::string& line : split(answer, '\n')) {
        if (auto interface = interfaceFromDumpcap(line))
            out.push_back(std::move(*interface));
    }
    sortByRank(out);
    return out;
}

ProcessPlan filterCheck(const std::string& helper, const std::string& filter, std::uint32_t linkType)
{
    return {{helper, "check", filter, std::to_string(linkType)}, {}, 0};
}

std::optional<std::string> filterProblem(const std::string& answer)
{
    const Json json = parsed(answer);
    if (!json.is_object() || flagOf(json, "ok") || json.find("ok") == json.end())
        return std::nullopt;
    return textOf(json, "text");
}

ProcessPlan localCapture(const CaptureRight& right, const std::string& interface, const std::string& filter)
{
    ProcessPlan plan;
    if (right.program == CaptureRight::Program::Dumpcap) {
        plan.command = {"dumpcap", "-q", "-P", "-i", interface, "-B", "16", "-w", "-"};
        // It does not look at its input, and says what it lost when it is interrupted.
        plan.stopSignal = SIGINT;
    } else {
        plan.command = {right.helper, "capture", interface};
    }
    if (!filter.empty()) {
        if (right.program == CaptureRight::Program::Dumpcap)
            plan.command.emplace_back("-f");
        plan.command.push_back(filter);
    }
    return plan;
}

} // namespace phonehome
