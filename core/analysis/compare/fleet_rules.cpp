// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/compare/fleet_rules.h"

#include <algorithm>

#include "core/analysis/compare/known_period.h"
#include "core/analysis/compare/majority.h"

namespace phonehome {

namespace {

const Group& mainOf(const Snapshot& s, const FleetCell& cell)
{
    return s.groups[cell.groups.front().value];
}

struct PeriodOf {
    FleetCell* cell = nullptr;
    KnownPeriod period;
};

bool agree(const PeriodOf& a, const PeriodOf& b)
{
    return isOnePeriod(a.period, b.period);
}

std::vector<PeriodOf> periodsOf(const Snapshot& s, FleetRow& row)
{
    std::vector<PeriodOf> out;
    for (FleetCell& cell : row.cells) {
        if (const auto period = cell.groups.empty() || cell.isOfSeveral ? std::nullopt : knownPeriod(mainOf(s, cell)))
            out.push_back({&cell, *period});
    }
    return out;
}

struct PromiseOf {
    FleetCell* cell = nullptr;
    const Promise* promise = nullptr;
};

bool agree(const PromiseOf& a, const PromiseOf& reference)
{
    const auto common = static_cast<double>(reference.promise->seconds);
    const auto least = static_cast<double>(a.promise->min);
    const auto most = static_cast<double>(a.promise->max);
    return isOnePromise(common, std::clamp(common, std::min(least, most), most));
}

/// Marks the values that do not agree. add(value, reference, how many have the reference).
template <typename Values, typename Add>
CommonValue markOthers(const Values& values, const CommonValue& common, const Add& add)
{
    if (common.kind == Commonness::None)
        return common;
    for (std::size_t i = 0; i < values.size(); ++i) {
        const bool agrees = agree(values[i], values[common.reference]);
        if (common.kind == Commonness::Divided)
            add(values[i], values[agrees ? common.second : common.reference], common.agreeing);
        else if (!agrees)
            add(values[i], values[common.reference], common.agreeing);
    }
    return common;
}

void add(FleetCell& cell, DifferenceKind kind, std::size_t others, double seconds)
{
    cell.differences.push_back({kind, static_cast<std::uint32_t>(others), seconds});
}

Timestamp lastOf(const Snapshot& s, const FleetCell& cell)
{
    Timestamp last = mainOf(s, cell).last;
    for (const GroupId id : cell.groups)
        last = std::max(last, s.groups[id.value].last);
    return last;
}

/// Those who say less than the period that most have would make.
void markSeldom(const Snapshot& s, std::span<const FleetMember> members, double period, FleetRow& row)
{
    std::size_t keeping = 0;
    std::vector<FleetCell*> stopped;
    for (FleetCell& cell : row.cells) {
        if (cell.groups.empty())
            continue;
        const FleetMember& member = members[cell.column];
        const double due = member.presence / period;
        const double silent = member.seen(lastOf(s, cell), member.last);
        const bool timer = mainOf(s, cell).cadence.main() && !cell.isOfSeveral && cell.events >= kHabitEvents;
        const bool ends = timer && silent >= kHabitEvents * period;
        if (ends)
            stopped.push_back(&cell);
        else
            ++keeping;
        if (!ends && !cell.differs() && due >= kHabitEvents && cell.events * 3.0 < due)
            add(cell, DifferenceKind::Fewer, 0, period);
        else if (mainOf(s, cell).cadence.verdict == CadenceVerdict::NotPeriodic && !cell.isOfSeveral &&
                 cell.events >= kHabitEvents)
            add(cell, DifferenceKind::Unsteady, 0, period);
    }
    if (stopped.size() >= keeping)
        return;
    for (FleetCell* const cell : stopped)
        add(*cell, DifferenceKind::Stopped, keeping, period);
}

/// A row as the rules of silence see it.
struct Voices {
    const std::vector<bool>& speaks;        ///< by column
    const std::vector<FleetCell*>& habitOf; ///< by column; nullptr without the habit
    double period = 0;                      ///< of the row; 0 without one
};

/// Marks those of one maker who speak alone, and adds cells for those who are silent.
void markFamily(std::span<const FleetMember> members, const std::vector<std::uint32_t>& family, const Voices& voices,
                std::vector<FleetCell>& silent)
{
    const auto rateOf = [&](std::uint32_t column) {
        return voices.habitOf[column]->events / std::max(1.0, members[column].presence);
    };
    std::vector<double> rates; // of those who have the habit
    std::vector<std::uint32_t> quiet;
    for (const std::uint32_t column : family) {
        if (voices.habitOf[column])
            rates.push_back(rateOf(column));
        else if (!voices.speaks[column])
            quiet.push_back(column);
    }
    if (rates.empty() || quiet.empty())
        return;
    const std::size_t habits = rates.size();
    const std::size_t others = family.size() - 1;
    std::nth_element(rates.begin(), rates.begin() + static_cast<std::ptrdiff_t>(habits / 2), rates.end());
    const auto isDue = [&](std::uint32_t column, double rate) {
        return members[column].presence * rate >= kHabitEvents;
    };
    for (const std::uint32_t column : quiet) {
        if (habits * 3 >= others * 2 && isDue(column, rates[habits / 2]))
            silent.push_back(
                {column, {}, 0, false, {{DifferenceKind::Silent, static_cast<std::uint32_t>(habits), voices.period}}});
    }
    for (const std::uint32_t column : family) {
        if (!voices.habitOf[column] || quiet.size() < 2 || quiet.size() * 3 < others * 2)
            continue;
        const auto told = static_cast<std::size_t>(std::count_if(
            quiet.begin(), quiet.end(), [&, rate = rateOf(column)](std::uint32_t c) { return isDue(c, rate); }));
        if (told >= 2 && told * 3 >= others * 2)
            add(*voices.habitOf[column], DifferenceKind::Alone, told, 0);
    }
}

} // namespace

bool isHabit(const Snapshot& s, const FleetCell& cell, const FleetMember& member)
{
    if (cell.groups.empty() || cell.events < kHabitEvents)
        return false;
    Timestamp first = mainOf(s, cell).first;
    for (const GroupId id : cell.groups)
        first = std::min(first, s.groups[id.value].first);
    return member.seen(first, lastOf(s, cell)) * 2 >= member.presence;
}

void markPeriods(const Snapshot& s, std::span<const FleetMember> members, FleetRow& row)
{
    const std::vector<PeriodOf> periods = periodsOf(s, row);
    CommonValue common = commonValue(
        periods.size(),
        [&](std::size_t a, std::size_t b) { return periods[a].period.seconds < periods[b].period.seconds; },
        [&](std::size_t a, std::size_t b) { return agree(periods[a], periods[b]); });
    // Of servers that are each device's own, two may be for two things.
    if (common.kind == Commonness::Divided && (row.role.peer == kOfItsOwn || row.role.kind == kOfItsOwn))
        common.kind = Commonness::None;
    markOthers(periods, common, [](const PeriodOf& own, const PeriodOf& others, std::size_t count) {
        add(*own.cell, DifferenceKind::Period, count, others.period.seconds);
    });
    if (common.kind != Commonness::Common)
        return;
    row.period = periods[common.reference].period.seconds;
    if (common.agreeing * 2 <= row.speakers)
        return;
    markSeldom(s, members, *row.period, row);
    for (FleetCell& cell : row.cells) {
        for (Difference& difference : cell.differences) {
            if (difference.others == 0)
                difference.others = static_cast<std::uint32_t>(common.agreeing);
        }
    }
}

void markPromises(const Snapshot& s, FleetRow& row)
{
    std::vector<PromiseOf> promises;
    for (FleetCell& cell : row.cells) {
        if (cell.groups.empty())
            continue;
        const auto& promise = mainOf(s, cell).promise;
        if (promise && (promises.empty() || promises.front().promise->kind == promise->kind))
            promises.push_back({&cell, &*promise});
    }
    const CommonValue common = commonValue(
        promises.size(),
        [&](std::size_t a, std::size_t b) { return promises[a].promise->seconds < promises[b].promise->seconds; },
        [&](std::size_t a, std::size_t b) { return agree(promises[a], promises[b]); });
    markOthers(promises, common, [](const PromiseOf& own, const PromiseOf& others, std::size_t count) {
        add(*own.cell, DifferenceKind::Promise, count, static_cast<double>(others.promise->seconds));
    });
}

void markSilence(const Snapshot& s, std::span<const FleetMember> members,
                 std::span<const std::vector<std::uint32_t>> families, FleetRow& row)
{
    // By column: where it speaks, and who has the habit.
    std::vector<bool> speaks(members.size());
    std::vector<FleetCell*> habitOf(members.size());
    bool any = false;
    for (FleetCell& cell : row.cells) {
        speaks[cell.column] = true;
        if (isHabit(s, cell, members[cell.column])) {
            habitOf[cell.column] = &cell;
            any = true;
        }
    }
    std::vector<FleetCell> silent;
    for (std::size_t f = 0; any && f < families.size(); ++f)
        markFamily(members, families[f], {speaks, habitOf, row.period.value_or(0)}, silent);
    row.cells.insert(row.cells.end(), silent.begin(), silent.end());
    std::sort(row.cells.begin(), row.cells.end(),
              [](const FleetCell& a, const FleetCell& b) { return a.column < b.column; });
}

} // namespace phonehome
