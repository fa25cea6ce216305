// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/wemo_week_plan.h"

#include <array>

#include "tests/support/split_mix.h"

namespace phonehome {

namespace {

constexpr Timestamp kStart{1'588'576'360'204'118'000}; ///< Monday, 4 May 2020, 07:12:40 UTC
constexpr Duration kWeek = Duration::ofSeconds(std::int64_t{7} * 86400);
constexpr Duration kPowerLost = Duration::ofSeconds(3 * 86400 + 15167);
constexpr Duration kSilence = Duration::ofSeconds(90);
constexpr Duration kAddressChange = Duration::ofSeconds(5 * 86400 + 34880);
/// At most one beat until the loss is felt, the retransmissions, and the pause before a new try.
constexpr Duration kToReconnect = Duration::ofSeconds(402);
constexpr Duration kBootToCloud = Duration::ofSeconds(8);
constexpr Duration kBootToTime = Duration::ofSeconds(31);
constexpr Duration kTimePoll = Duration::ofSeconds(600);
constexpr Duration kCheck = Duration::ofSeconds(std::int64_t{4} * 3600);

const IpAddress kFirstPublic = IpAddress::v4(203, 0, 113, 7);
const IpAddress kSecondPublic = IpAddress::v4(203, 0, 113, 99);

/// The pool gives three addresses in turn for each of its four names.
constexpr std::array<std::array<std::uint8_t, 3>, 4> kPool{
    {{11, 58, 140}, {23, 71, 152}, {36, 94, 177}, {42, 118, 203}}};

void addPolls(WemoWeekPlan& plan, const WemoWeekPlan::Uptime& uptime, SplitMix& random)
{
    Timestamp t = uptime.boot + kBootToTime;
    for (bool clockSet = false; t < uptime.end; clockSet = true) {
        const std::size_t turn = plan.timePolls.size();
        const std::size_t name = turn % kPool.size();
        const std::uint8_t host = kPool[name][turn / kPool.size() % kPool[name].size()];
        plan.timePolls.push_back(
            {t, std::to_string(name) + ".openwrt.pool.ntp.org", IpAddress::v4(192, 0, 2, host), clockSet});
        t = t + kTimePoll + Duration{random.between(0, 9000) * 1000};
    }
}

} // namespace

WemoWeekPlan wemoWeekPlan()
{
    SplitMix random(0x77656d6f);
    WemoWeekPlan plan;
    plan.start = kStart;
    plan.end = kStart + kWeek;
    plan.powerLost = kStart + kPowerLost;
    plan.powerBack = plan.powerLost + kSilence;
    plan.addressChange = kStart + kAddressChange;
    for (const auto& uptime : plan.uptimes())
        addPolls(plan, uptime, random);
    plan.connections = {
        {plan.start + kBootToCloud, plan.powerLost, kFirstPublic, true},
        {plan.powerBack + kBootToCloud, plan.addressChange, kFirstPublic, true},
        {plan.addressChange + kToReconnect, plan.end, kSecondPublic, false},
    };
    for (Timestamp t = plan.start + kCheck; t < plan.end; t = t + kCheck)
        plan.checkLookups.push_back(t + Duration{random.between(0, 40'000'000) * 1000});
    return plan;
}

} // namespace phonehome
