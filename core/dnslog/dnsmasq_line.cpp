// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/dnslog/dnsmasq_line.h"

#include <algorithm>
#include <array>

#include "core/dnslog/log_text.h"

namespace phonehome {

namespace {

using Verb = DnsmasqLine::Verb;

struct SourceRow {
    std::string_view text;
    Verb verb;
    DnsmasqSource source;
};

/// Longest first where one begins like another.
constexpr std::array kSources{
    SourceRow{"reply ", Verb::Answer, DnsmasqSource::Reply},
    SourceRow{"cached-stale ", Verb::Answer, DnsmasqSource::Cached},
    SourceRow{"cached ", Verb::Answer, DnsmasqSource::Cached},
    SourceRow{"config ", Verb::Answer, DnsmasqSource::Config},
    SourceRow{"DHCP ", Verb::Answer, DnsmasqSource::Config},
    SourceRow{"Pi-hole hostname ", Verb::Answer, DnsmasqSource::Config},
    SourceRow{"gravity blocked (CNAME) ", Verb::Answer, DnsmasqSource::Blocked},
    SourceRow{"gravity blocked ", Verb::Answer, DnsmasqSource::Blocked},
    SourceRow{"exactly blacklisted (CNAME) ", Verb::Answer, DnsmasqSource::Blocked},
    SourceRow{"exactly blacklisted ", Verb::Answer, DnsmasqSource::Blocked},
    SourceRow{"regex blacklisted (CNAME) ", Verb::Answer, DnsmasqSource::Blocked},
    SourceRow{"regex blacklisted ", Verb::Answer, DnsmasqSource::Blocked},
    SourceRow{"exactly denied (CNAME) ", Verb::Answer, DnsmasqSource::Blocked},
    SourceRow{"exactly denied ", Verb::Answer, DnsmasqSource::Blocked},
    SourceRow{"regex denied (CNAME) ", Verb::Answer, DnsmasqSource::Blocked},
    SourceRow{"regex denied ", Verb::Answer, DnsmasqSource::Blocked},
    SourceRow{"special domain ", Verb::Answer, DnsmasqSource::Blocked},
    SourceRow{"Mozilla canary domain ", Verb::Answer, DnsmasqSource::Blocked},
    SourceRow{"Apple iCloud Private Relay domain ", Verb::Answer, DnsmasqSource::Blocked},
    SourceRow{"Designated Resolver domain ", Verb::Answer, DnsmasqSource::Blocked},
    SourceRow{"blocked upstream with known address ", Verb::Answer, DnsmasqSource::Blocked},
    SourceRow{"blocked upstream with NULL address ", Verb::Answer, DnsmasqSource::Blocked},
    SourceRow{"blocked upstream with NXRA address ", Verb::Answer, DnsmasqSource::Blocked},
    SourceRow{"blocked upstream with EDE15 ", Verb::Answer, DnsmasqSource::Blocked},
    SourceRow{"blocked upstream with 0.0.0.0 ", Verb::Answer, DnsmasqSource::Blocked},
    SourceRow{"blocked upstream with :: ", Verb::Answer, DnsmasqSource::Blocked},
    SourceRow{"to be refused (gravity database is not available) ", Verb::Answer, DnsmasqSource::Blocked},
    SourceRow{"to be dropped (gravity database is not available) ", Verb::Answer, DnsmasqSource::Blocked},
    SourceRow{"blocked (gravity database is not available) ", Verb::Answer, DnsmasqSource::Blocked},
    SourceRow{"to be refused ", Verb::Answer, DnsmasqSource::Blocked},
    SourceRow{"to be dropped ", Verb::Answer, DnsmasqSource::Blocked},
    SourceRow{"Rate-limiting ", Verb::Answer, DnsmasqSource::Blocked},
    SourceRow{"forwarded ", Verb::Other, DnsmasqSource::Reply},
    SourceRow{"validation ", Verb::Other, DnsmasqSource::Reply},
    SourceRow{"dnssec-", Verb::Other, DnsmasqSource::Reply},
    SourceRow{"auth[", Verb::Other, DnsmasqSource::Reply},
    SourceRow{"non-query opcode", Verb::Other, DnsmasqSource::Reply},
    SourceRow{"ipset add ", Verb::Other, DnsmasqSource::Reply},
    SourceRow{"nftset add ", Verb::Other, DnsmasqSource::Reply},
};

bool isDigits(std::string_view text)
{
    return !text.empty() && std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

/// "1.2.3.4/35150", "fe80::1%eth0/53"
std::optional<IpAddress> clientOf(std::string_view text)
{
    text = text.substr(0, text.rfind('/'));
    return IpAddress::parse(text.substr(0, text.find('%')));
}

/// "UDP 17 192.168.1.2/4711 " or parts of it; false when the prefix is there and damaged.
bool takePrefix(std::string_view& body, DnsmasqLine& out)
{
    if (body.starts_with("UDP ") || body.starts_with("TCP "))
        body.remove_prefix(4);
    const std::size_t first = body.find(' ');
    const std::string_view serial = body.substr(0, first);
    if (first == std::string_view::npos || (serial != "*" && !isDigits(serial)))
        return true;
    const std::size_t second = body.find(' ', first + 1);
    if (second == std::string_view::npos)
        return false;
    const std::string_view client = body.substr(first + 1, second - first - 1);
    if (client.find('/') == std::string_view::npos)
        return true; // "3 names loaded": a number that is no serial
    out.client = clientOf(client);
    out.serial = serial;
    body.remove_prefix(second + 1);
    return out.client.has_value();
}

bool parseQuery(std::string_view body, DnsmasqLine& out)
{
    const std::size_t bracket = body.find(']');
    if (bracket == std::string_view::npos || bracket + 1 >= body.size() || body[bracket + 1] != ' ')
        return false;
    out.type = logType(body.substr(6, bracket - 6));
    body.remove_prefix(bracket + 2);
    const std::size_t from = body.rfind(" from ");
    if (from == std::string_view::npos)
        return false;
    out.name = body.substr(0, from);
    const std::string_view client = body.substr(from + 6);
    const auto address = IpAddress::parse(client.substr(0, client.find_first_of("%# ")));
    if (!address)
        return false;
    if (!out.client)
        out.client = address;
    out.verb = Verb::Query;
    return out.type.has_value() && !out.name.empty();
}

/// "NAME is DESTINATION" behind a source's word.
bool parseAnswer(std::string_view rest, DnsmasqLine& out)
{
    out.name = takeUntil(rest, ' ');
    if (rest.starts_with("is ")) {
        out.destination = rest.substr(3);
        if (out.name == "error")
            out.verb = Verb::Error;
        return !out.destination.empty() && !out.name.empty();
    }
    if (rest.starts_with("blocked ")) { // "reply NAME blocked during CNAME inspection"
        out.source = DnsmasqSource::Blocked;
        out.destination = "blocked";
        return true;
    }
    // "reply query is duplicate", "reply NAME truncated", "validation result is …"
    out.verb = Verb::Other;
    return out.name == "query" || rest.starts_with("truncated");
}

/// A hosts file's path as source: the words before the last but one are it, blanks and all.
bool parsePath(std::string_view body, DnsmasqLine& out)
{
    const std::size_t is = body.rfind(" is ");
    if (is == std::string_view::npos)
        return false;
    const std::size_t name = body.rfind(' ', is - 1);
    if (name == std::string_view::npos || is == 0)
        return false;
    const std::string_view path = body.substr(0, name);
    out.verb = Verb::Answer;
    // Pi-hole v4 kept its lists as hosts files.
    const bool list = path.ends_with("/gravity.list") || path.ends_with("/black.list");
    out.source = list ? DnsmasqSource::Blocked : DnsmasqSource::Config;
    out.name = body.substr(name + 1, is - name - 1);
    out.destination = body.substr(is + 4);
    return !out.name.empty() && !out.destination.empty();
}

} // namespace

std::optional<DnsmasqLine> parseDnsmasqBody(std::string_view body)
{
    DnsmasqLine out;
    if (!takePrefix(body, out))
        return std::nullopt;
    if (body.starts_with("query["))
        return parseQuery(body, out) ? std::optional(out) : std::nullopt;
    for (const SourceRow& row : kSources) {
        if (!body.starts_with(row.text))
            continue;
        out.verb = row.verb;
        out.source = row.source;
        if (row.verb == Verb::Other || parseAnswer(body.substr(row.text.size()), out))
            return out;
        return std::nullopt;
    }
    if (body.starts_with('/'))
        return parsePath(body, out) ? std::optional(out) : std::nullopt;
    // With a serial before it, the line is of a query all the same, in words that a later version chose.
    if (!out.serial.empty())
        out.verb = Verb::Other;
    return out;
}

} // namespace phonehome
