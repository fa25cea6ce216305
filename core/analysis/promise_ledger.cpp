// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/promise_ledger.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <tuple>

#include "core/analysis/device_table.h"

namespace phonehome {

namespace {

constexpr std::size_t kUsesMax = 100'000;
constexpr std::size_t kGrantsMax = 10'000;

/// Room for one more: the older half goes, where there is twice what is kept.
template <typename T> void makeRoom(std::vector<T>& values, std::size_t kept)
{
    if (kept > 0 && values.size() >= 2 * kept)
        values.erase(values.begin(), values.end() - static_cast<std::ptrdiff_t>(kept));
}

/// Seconds from grant to renewal, in the middle of all.
double medianOf(std::vector<Duration> values)
{
    const auto middle = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
    std::nth_element(values.begin(), middle, values.end());
    return middle->seconds();
}

/// Does half of the renewals come after about the same time, whatever the others do?
bool agree(const std::vector<Duration>& sinceGrant)
{
    constexpr double kNear = 0.03;
    if (sinceGrant.empty())
        return false;
    const double middle = medianOf(sinceGrant);
    const auto near = std::count_if(sinceGrant.begin(), sinceGrant.end(),
                                    [middle](Duration d) { return std::abs(d.seconds() - middle) <= kNear * middle; });
    return 2 * static_cast<std::size_t>(near) >= sinceGrant.size();
}

/// Talk of one kind, by whom its rules may be shared.
using Kin = std::tuple<Protocol, std::uint32_t, std::uint32_t>;

/// nullopt: nobody knows.
using KinOf = std::optional<Kin> (*)(const Group&, const DeviceTable&);

std::optional<Kin> sameDevice(const Group& g, const DeviceTable&)
{
    return Kin{g.protocol, g.kind.value, g.device.value};
}

std::optional<Kin> sameMaker(const Group& g, const DeviceTable& devices)
{
    const StringId vendor = devices[g.device].vendor;
    return vendor.value == 0 ? std::nullopt : std::optional(Kin{g.protocol, g.kind.value, vendor.value});
}

bool isOpen(const Group& g)
{
    return g.promise && g.promise->margin && g.promise->verdict.kind == PromiseClass::CannotTell;
}

void compareKin(ChunkedTable<Group>& groups, const DeviceTable& devices, PromiseScope scope, KinOf kinOf)
{
    std::map<Kin, std::vector<PromiseUse>> uses;
    for (std::size_t i = 0; i < groups.size(); ++i) {
        const Group& g = groups[i];
        if (!g.promise || !g.promise->margin || !g.device.valid())
            continue;
        const auto promised = static_cast<double>(g.promise->seconds);
        if (const auto kin = kinOf(g, devices))
            uses[*kin].push_back({promised, promised - *g.promise->margin});
    }
    for (std::size_t i = 0; i < groups.size(); ++i) {
        if (!isOpen(groups[i]) || !groups[i].device.valid())
            continue;
        const auto kin = kinOf(groups[i], devices);
        PromiseVerdict verdict = kin ? judgePromise(uses[*kin]) : PromiseVerdict();
        if (verdict.levels < 2)
            continue;
        verdict.scope = scope;
        groups.edit(i).promise->verdict = verdict;
    }
}

} // namespace

PromiseLedger::Page& PromiseLedger::page(GroupId group)
{
    if (group.value >= m_pages.size())
        m_pages.resize(group.value + 1);
    return m_pages[group.value];
}

void PromiseLedger::granted(GroupId group, Timestamp time, std::int64_t seconds)
{
    Page& p = page(group);
    makeRoom(p.grants, m_kept);
    if ((p.grants.empty() || p.granted != seconds) && p.grants.size() < kGrantsMax) {
        p.grants.push_back({time, seconds});
        p.granted = seconds;
    }
}

void PromiseLedger::renewed(GroupId group, Duration sinceGrant, std::int64_t promised)
{
    Page& p = page(group);
    if (p.uses.size() >= kUsesMax)
        return;
    makeRoom(p.sinceGrant, m_kept);
    makeRoom(p.uses, m_kept);
    p.sinceGrant.push_back(sinceGrant);
    p.uses.push_back({static_cast<double>(promised), sinceGrant.seconds()});
}

void PromiseLedger::takeBack(GroupId group, Timestamp since, std::span<const Renewal> renewals)
{
    Page& p = page(group);
    std::erase_if(p.grants, [since](const Grant& grant) { return grant.time >= since; });
    p.granted = p.grants.empty() ? 0 : p.grants.back().seconds;
    for (auto renewal = renewals.rbegin(); renewal != renewals.rend(); ++renewal) {
        const auto after = std::find(p.sinceGrant.rbegin(), p.sinceGrant.rend(), renewal->sinceGrant);
        if (after == p.sinceGrant.rend())
            continue;
        // Both lists are as long as one another, but for what a budget let go of.
        const auto back = after - p.sinceGrant.rbegin();
        p.sinceGrant.erase(std::next(after).base());
        if (back < static_cast<std::ptrdiff_t>(p.uses.size()))
            p.uses.erase(std::next(p.uses.rbegin() + back).base());
    }
}

/// Granted to renewed where that was seen; else the period of each stretch under the promise that held in its middle.
std::vector<PromiseUse> PromiseLedger::usesOf(const Page& page, const Cadence& cadence)
{
    if (!page.uses.empty() || cadence.timers.empty())
        return page.uses;
    std::vector<PromiseUse> uses;
    for (const CadenceSegment& segment : cadence.timers.front().segments) {
        const Timestamp middle{segment.start.ns + (segment.end.ns - segment.start.ns) / 2};
        auto held = std::upper_bound(page.grants.begin(), page.grants.end(), middle,
                                     [](Timestamp t, const Grant& g) { return t < g.time; });
        if (held != page.grants.begin())
            uses.push_back({static_cast<double>(std::prev(held)->seconds), segment.period});
    }
    return uses;
}

void PromiseLedger::judge(GroupId id, Group& group) const
{
    Promise& promise = *group.promise;
    const CadenceSegment* main = group.cadence.main();
    static const Page kEmpty;
    const Page& page = id.value < m_pages.size() ? m_pages[id.value] : kEmpty;
    const auto seconds = static_cast<double>(promise.seconds);
    // Granted to renewed is what the promise is about; request to request has the round trip in it.
    if (!page.sinceGrant.empty())
        promise.renewals = std::make_shared<const std::vector<Duration>>(page.sinceGrant);
    // Where several timers renew at once, the middle of all renewals is none of theirs.
    if (!page.sinceGrant.empty() && group.cadence.timers.size() < 2) {
        promise.margin = seconds - medianOf(page.sinceGrant);
    } else if (main && isUsedUp(promise.kind)) {
        promise.margin = seconds - main->period;
    } else {
        promise.margin.reset();
    }
    if (promise.margin && *promise.margin < 0 && isLetGo(promise.kind))
        promise.margin.reset();
    // What follows no rhythm has no margin: the middle of renewals that differ is none of them.
    if (!main && group.cadence.verdict == CadenceVerdict::NotPeriodic && !agree(page.sinceGrant))
        promise.margin.reset();
    promise.verdict = judgePromise(usesOf(page, group.cadence));
}

void PromiseLedger::compare(ChunkedTable<Group>& groups, const DeviceTable& devices)
{
    compareKin(groups, devices, PromiseScope::Peers, sameDevice);
    compareKin(groups, devices, PromiseScope::Devices, sameMaker);
}

} // namespace phonehome
