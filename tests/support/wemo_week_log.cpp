// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <array>
#include <cstdio>
#include <utility>

#include "tests/support/wemo_week.h"
#include "tests/support/wemo_week_plan.h"

namespace phonehome {

namespace {

constexpr const char* kUpstream = "198.51.100.53";
constexpr const char* kBalancerName = "prod1-nat-elb.example.com";
/// The answer is in the device's hands before its first frame goes out.
constexpr Duration kLookupLead = Duration::ofMillis(90);

struct Line {
    Timestamp time;
    std::string body;
};

/// "May  4 07:12:40" in UTC. The week lies within one month.
std::string stamp(Timestamp t)
{
    constexpr std::int64_t kFirstOfMay = 1'588'291'200; // 2020-05-01 00:00:00 UTC
    const std::int64_t seconds = t.ns / 1'000'000'000 - kFirstOfMay;
    std::array<char, 32> text{};
    std::snprintf(text.data(), text.size(), "May %2d %02d:%02d:%02d", static_cast<int>(seconds / 86400 + 1),
                  static_cast<int>(seconds / 3600 % 24), static_cast<int>(seconds / 60 % 60),
                  static_cast<int>(seconds % 60));
    return text.data();
}

void asked(std::vector<Line>& lines, Timestamp t, const std::string& name, const std::vector<std::string>& replies)
{
    lines.push_back({t, "query[A] " + name + " from " + kSwitchIp.text()});
    lines.push_back({t, "forwarded " + name + " to " + kUpstream});
    for (const auto& reply : replies)
        lines.push_back({t + Duration::ofMillis(24), "reply " + reply});
}

void askedForCloud(std::vector<Line>& lines, Timestamp t)
{
    const std::string alias = std::string(kCloudName) + " is <CNAME>";
    const std::string address = std::string(kBalancerName) + " is " + kBalancerIp.text();
    asked(lines, t, kCloudName, {alias, address});
}

} // namespace

std::string wemoWeekPiholeLog()
{
    const WemoWeekPlan plan = wemoWeekPlan();
    std::vector<Line> lines;
    for (const auto& poll : plan.timePolls)
        asked(lines, poll.time - kLookupLead, poll.name, {poll.name + " is " + poll.server.text()});
    for (const auto& connection : plan.connections)
        askedForCloud(lines, connection.lookup);
    for (const Timestamp t : plan.checkLookups)
        askedForCloud(lines, t);
    std::stable_sort(lines.begin(), lines.end(), [](const Line& a, const Line& b) { return a.time < b.time; });

    std::string text;
    for (const auto& line : lines)
        text += stamp(line.time) + " dnsmasq[812]: " + line.body + "\n";
    return text;
}

} // namespace phonehome
