// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/narrowed.h"

#include <algorithm>
#include <unordered_map>
#include <utility>

#include "core/base/in_parallel.h"

namespace phonehome {

namespace {

/// Between two looks at whether it is still wanted.
constexpr std::size_t kStopEvery = 65536;

/// What is left of a group.
struct Rest {
    std::vector<Timestamp> times;
    std::optional<Promise> promise; ///< what its events promise; the last of them counts
    Cadence cadence;
};

void notePromise(std::optional<Promise>& promise, std::int64_t seconds)
{
    if (!promise) {
        promise.emplace();
        promise->min = promise->max = seconds;
    }
    promise->seconds = seconds;
    promise->min = std::min(promise->min, seconds);
    promise->max = std::max(promise->max, seconds);
}

Promise promiseOf(const Group& group, const Rest& rest)
{
    Promise promise = *group.promise;
    if (rest.promise) {
        promise.seconds = promise.kind == PromiseKind::DnsTtl ? rest.promise->max : rest.promise->seconds;
        promise.min = rest.promise->min;
        promise.max = rest.promise->max;
    }
    // Renewals are not told apart by time: the period stands for them.
    if (const CadenceSegment* const main = rest.cadence.main(); main && isUsedUp(promise.kind))
        promise.margin = static_cast<double>(promise.seconds) - main->period;
    if (promise.margin && *promise.margin < 0 && isLetGo(promise.kind))
        promise.margin.reset();
    return promise;
}

void narrow(Group& group, Rest& rest)
{
    group.events = static_cast<std::uint32_t>(rest.times.size());
    group.last = rest.times.empty() ? group.first : rest.times.back();
    group.first = rest.times.empty() ? group.first : rest.times.front();
    group.cadence = std::move(rest.cadence);
    if (group.promise)
        group.promise = promiseOf(group, rest);
}

} // namespace

bool TimeChoice::holds(Timestamp t) const
{
    if (span && (t < span->from || t > span->to))
        return false;
    const auto after = std::upper_bound(excluded.begin(), excluded.end(), t,
                                        [](Timestamp moment, const TimeSpan& e) { return moment < e.from; });
    return after == excluded.begin() || std::prev(after)->to < t;
}

std::vector<CaptureGap> gapsOf(const Snapshot& whole, const TimeChoice& choice)
{
    std::vector<CaptureGap> all = whole.gaps;
    for (const TimeSpan& span : choice.excluded)
        all.push_back({span.from, span.to});
    std::sort(all.begin(), all.end(), [](const CaptureGap& a, const CaptureGap& b) { return a.from < b.from; });
    std::vector<CaptureGap> joined;
    joined.reserve(all.size());
    for (const CaptureGap& gap : all) {
        if (joined.empty() || joined.back().to < gap.from)
            joined.push_back(gap);
        else
            joined.back().to = std::max(joined.back().to, gap.to);
    }
    return joined;
}

SnapshotPtr narrowed(const SnapshotPtr& whole, const TimeChoice& choice, const std::stop_token& stop)
{
    if (!whole || choice.isAll())
        return whole;
    std::vector<Rest> rests(whole->groups.size());
    for (std::size_t i = whole->events.first(); i < whole->events.size(); ++i) {
        if (i % kStopEvery == 0 && stop.stop_requested())
            return nullptr;
        const Event& event = whole->events[i];
        if (!choice.holds(event.time))
            continue;
        Rest& rest = rests[event.group.value];
        rest.times.push_back(event.time);
        if (event.promised != Event::kNoPromise)
            notePromise(rest.promise, event.promised);
    }

    ObservationWindow window{whole->totals.first, whole->totals.last, gapsOf(*whole, choice)};
    if (choice.span) {
        window.start = std::max(window.start, choice.span->from);
        window.end = std::min(window.end, choice.span->to);
    }
    std::vector<std::size_t> order(rests.size());
    for (std::size_t i = 0; i < order.size(); ++i)
        order[i] = i;
    std::stable_sort(order.begin(), order.end(),
                     [&](std::size_t a, std::size_t b) { return rests[a].times.size() > rests[b].times.size(); });
    std::unordered_map<DeviceId, std::vector<Timestamp>> restarts;
    for (const DeviceRestart& restart : whole->restarts)
        restarts[restart.device].push_back(restart.time);
    for (auto& [device, times] : restarts)
        std::sort(times.begin(), times.end());
    inParallel(order.size(), [&](std::size_t n) {
        Rest& rest = rests[order[n]];
        if (rest.times.empty() || stop.stop_requested())
            return;
        std::sort(rest.times.begin(), rest.times.end());
        const Group& group = whole->groups[order[n]];
        ObservationWindow own = window;
        if (const auto found = restarts.find(group.device); found != restarts.end())
            own.restarts = found->second;
        own.tries = triesOf(group);
        if (group.wait) {
            own.busy = group.wait->busy;
            own.rearmed = group.wait->rearmed;
        }
        rest.cadence = analyseCadence(rest.times, own);
    });
    if (stop.stop_requested())
        return nullptr;

    auto out = std::make_shared<Snapshot>(*whole);
    ChunkedTable<Group> groups(whole->groups);
    for (std::size_t i = 0; i < rests.size(); ++i)
        narrow(groups.edit(i), rests[i]);
    out->groups = groups.snapshot();
    return out;
}

} // namespace phonehome
