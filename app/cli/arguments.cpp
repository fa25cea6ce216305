// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/arguments.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <string_view>

#include "core/dnslog/time_zone.h"

namespace phonehome {

namespace {

/// Each takes a value and says what is wrong with it, "" when nothing is.
using Take = std::string (*)(const std::string& value, Arguments& out);

std::string takeZone(const std::string& value, Arguments& out)
{
    const auto zone = TimeZone::find(value);
    if (!zone)
        return "unknown time zone \"" + value + "\"";
    out.logs.zone = *zone;
    out.zoneGiven = true;
    return {};
}

std::string takeOffset(const std::string& value, Arguments& out)
{
    const std::string_view digits = std::string_view(value).substr(value.starts_with('+') ? 1 : 0);
    double seconds = 0;
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), seconds);
    constexpr double kOffsetMax = 400.0 * 366 * 86400;
    if (error != std::errc() || end != digits.data() + digits.size() || !(std::fabs(seconds) < kOffsetMax))
        return "--dns-log-offset wants seconds, not \"" + value + "\"";
    out.logs.offset = Duration::fromSeconds(seconds);
    return {};
}

std::string takeLog(const std::string& value, Arguments& out)
{
    out.logs.paths.push_back(value);
    return {};
}

std::string takeResolver(const std::string& url, bool adguard, Arguments& out)
{
    // Whoever lists the processes would read it.
    const std::size_t at = url.rfind('@');
    const std::size_t scheme = url.find("://");
    const std::size_t from = scheme == std::string::npos ? 0 : scheme + 3;
    if (at != std::string::npos && url.find(':', from) < at)
        return "a password does not belong on the command line; set PHONEHOME_PASSWORD or type it when asked";
    out.resolvers.push_back({adguard, url, {}});
    return {};
}

std::string takePiHole(const std::string& value, Arguments& out)
{
    return takeResolver(value, false, out);
}

std::string takeAdGuard(const std::string& value, Arguments& out)
{
    return takeResolver(value, true, out);
}

std::string takeTrusted(const std::string& value, Arguments& out)
{
    const auto digits = std::count_if(value.begin(), value.end(), [](char c) { return c != ':'; });
    constexpr std::ptrdiff_t kSha256 = 64;
    if (out.resolvers.empty() || digits != kSha256 ||
        value.find_first_not_of("0123456789abcdefABCDEF:") != std::string::npos)
        return "--trust wants the SHA-256 of the certificate of the resolver named before it";
    out.resolvers.back().trusted = value;
    return {};
}

std::string takeOwners(const std::string& value, Arguments& out)
{
    out.owners.push_back(value);
    return {};
}

std::string takeDeviceNames(const std::string& value, Arguments& out)
{
    if (!out.deviceNames.empty())
        return "--device-names is one file";
    out.deviceNames = value;
    return value.empty() ? "--device-names wants the name of a file" : "";
}

constexpr const char* kOneForm = "one form of output at a time, not ";

std::string takePcapng(const std::string& value, Arguments& out)
{
    if (out.form != OutputForm::Table)
        return std::string(kOneForm) + "--pcapng too";
    out.form = OutputForm::Pcapng;
    out.pcapng = value;
    return value.empty() || value == "-" ? "--pcapng wants the name of a file to write" : "";
}

std::string takeDevice(const std::string& value, Arguments& out)
{
    out.packets.device = value;
    return value.empty() ? "--device wants a MAC, a name or an address" : "";
}

std::string takePeer(const std::string& value, Arguments& out)
{
    out.packets.peer = value;
    return value.empty() ? "--peer wants a name or an address" : "";
}

std::string takeProtocol(const std::string& value, Arguments& out)
{
    out.packets.protocol = protocolById(value);
    return out.packets.protocol ? "" : "--protocol knows no \"" + value + "\"";
}

std::string takeTime(const std::string& value, DayEdge edge, std::optional<Timestamp>& out)
{
    out = timeOf(value, edge);
    return out ? "" : "a time is written as 2020-05-04T07:12:40Z, not \"" + value + "\"";
}

std::string takeFrom(const std::string& value, Arguments& out)
{
    return takeTime(value, DayEdge::Begin, out.packets.from);
}

std::string takeTo(const std::string& value, Arguments& out)
{
    return takeTime(value, DayEdge::End, out.packets.to);
}

/// "user@host:port", each part but the host may be missing; an IPv6 address with a port stands in brackets.
bool splitHost(std::string text, RemoteHost& host)
{
    if (const std::size_t at = text.rfind('@'); at != std::string::npos) {
        host.user = text.substr(0, at);
        text = text.substr(at + 1);
    }
    const bool brackets = text.starts_with('[');
    const std::size_t colon = brackets ? text.find("]:") : text.find(':');
    const bool port = colon != std::string::npos && (brackets || text.find(':', colon + 1) == std::string::npos);
    if (port) {
        const std::string digits = text.substr(colon + (brackets ? 2 : 1));
        const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), host.port);
        if (error != std::errc() || end != digits.data() + digits.size() || host.port == 0)
            return false;
        text = text.substr(0, colon + (brackets ? 1 : 0));
    }
    host.host = text.starts_with('[') && text.ends_with(']') ? text.substr(1, text.size() - 2) : text;
    return !host.host.empty();
}

std::string takeHost(const std::string& value, Arguments& out)
{
    out.where.given = true;
    return splitHost(value, out.where.host) ? "" : "--ssh wants USER@HOST or USER@HOST:PORT";
}

std::string takeTzsp(const std::string& value, Arguments& out)
{
    out.where.given = true;
    out.where.tzsp = tzspListener(value);
    return out.where.tzsp ? ""
                          : "--tzsp wants an address of this machine, ADDRESS or ADDRESS:PORT, not \"" + value + "\"";
}

std::string takeKey(const std::string& value, Arguments& out)
{
    out.where.given = true;
    out.where.host.keyFile = value;
    return {};
}

std::string takeInterface(const std::string& value, Arguments& out)
{
    out.where.given = true;
    out.where.interface = value;
    return {};
}

std::string takeFilter(const std::string& value, Arguments& out)
{
    out.where.given = true;
    out.where.filter = value;
    return {};
}

std::string takeTarget(const std::string& value, Arguments& out)
{
    out.target = value;
    return value.empty() ? "--for wants the name of a router" : "";
}

std::string takeMoment(const std::string& value, Arguments& out)
{
    out.at = timeOf(value);
    return out.at ? "" : "--at wants a time such as 2026-04-07T12:00:00Z, not \"" + value + "\"";
}

std::string takeSeconds(const std::string& value, Arguments& out)
{
    out.where.given = true;
    const auto [end, error] = std::from_chars(value.data(), value.data() + value.size(), out.where.seconds);
    const bool good = error == std::errc() && end == value.data() + value.size() && out.where.seconds > 0;
    return good ? "" : "--seconds wants a number above 0";
}

struct ValueOption {
    std::string_view name;
    Take take;
};
constexpr std::array kValueOptions{ValueOption{"--dns-log", takeLog},
                                   ValueOption{"--dns-log-zone", takeZone},
                                   ValueOption{"--dns-log-offset", takeOffset},
                                   ValueOption{"--pihole", takePiHole},
                                   ValueOption{"--adguard", takeAdGuard},
                                   ValueOption{"--trust", takeTrusted},
                                   ValueOption{"--mmdb", takeOwners},
                                   ValueOption{"--cloud-ranges", takeOwners},
                                   ValueOption{"--device-names", takeDeviceNames},
                                   ValueOption{"--pcapng", takePcapng},
                                   ValueOption{"--device", takeDevice},
                                   ValueOption{"--peer", takePeer},
                                   ValueOption{"--protocol", takeProtocol},
                                   ValueOption{"--from", takeFrom},
                                   ValueOption{"--to", takeTo},
                                   ValueOption{"--ssh", takeHost},
                                   ValueOption{"--tzsp", takeTzsp},
                                   ValueOption{"--key", takeKey},
                                   ValueOption{"--interface", takeInterface},
                                   ValueOption{"--filter", takeFilter},
                                   ValueOption{"--seconds", takeSeconds},
                                   ValueOption{"--for", takeTarget},
                                   ValueOption{"--at", takeMoment}};

struct FormOption {
    std::string_view name;
    OutputForm form;
};
constexpr std::array kFormOptions{FormOption{"--json", OutputForm::Json}, FormOption{"--csv", OutputForm::Csv},
                                  FormOption{"--hosts", OutputForm::Hosts}, FormOption{"--html", OutputForm::Html}};

template <typename Options> auto find(const Options& options, std::string_view name)
{
    return std::find_if(options.begin(), options.end(), [&](const auto& option) { return option.name == name; });
}

} // namespace

Arguments parseArguments(std::span<const std::string> words)
{
    Arguments out;
    bool options = true;
    std::vector<std::string>* files = &out.files;
    const auto fail = [&out](const std::string& why) {
        if (out.wrong.empty())
            out.wrong = why;
    };
    for (std::size_t i = 0; i < words.size(); ++i) {
        const std::string& word = words[i];
        const std::string name = word.substr(0, word.find('='));
        const auto* form = find(kFormOptions, word);
        const auto* valued = find(kValueOptions, name);
        if (options && word == "--") {
            options = false;
        } else if (options && form != kFormOptions.end()) {
            if (out.form != OutputForm::Table && out.form != form->form)
                fail(kOneForm + word + " too");
            out.form = form->form;
        } else if (options && word == "--reverse-lookups") {
            out.reverseLookups = true;
        } else if (options && word == "--unmasked") {
            out.unmasked = true;
        } else if (options && word == "--allow-list") {
            out.allowList = true;
        } else if (options && (word == "--before" || word == "--after")) {
            // All files that follow belong to it.
            files = word == "--before" ? &out.before : &out.after;
        } else if (options && word == "--all") {
            out.all = true;
        } else if (options && word == "--sudo") {
            out.where.given = out.where.host.sudo = true;
        } else if (options && valued != kValueOptions.end()) {
            const bool joined = name.size() < word.size();
            if (!joined && i + 1 == words.size())
                fail(name + " wants a value");
            else
                fail(valued->take(joined ? word.substr(name.size() + 1) : words[++i], out));
        } else if (options && word.size() > 1 && word.front() == '-') {
            fail("unknown option " + word);
        } else {
            files->push_back(word);
        }
    }
    return out;
}

} // namespace phonehome
