// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/change_table.h"

#include <array>
#include <ostream>

#include "app/cli/text_table.h"
#include "core/base/text.h"
#include "core/export/change_list.h"

namespace phonehome {

namespace {

constexpr const char* kTime = "%Y-%m-%d %H:%M:%S UTC";

void writeTime(const char* name, const ComparedTime& time, std::ostream& out)
{
    out << name;
    if (time.snapshot.totals.packets == 0)
        out << "nothing was captured\n";
    else
        out << utcText(time.span.from, kTime) << " to " << utcText(time.span.to, kTime) << ", " << internetTargets(time)
            << " names and nameless addresses on the internet\n";
}

void writeSum(const std::vector<DeviceChanges>& all, std::ostream& out)
{
    std::array<std::size_t, 5> counts{};
    for (const DeviceChanges& changes : all) {
        for (const RoleChange& change : changes.roles)
            ++counts[static_cast<std::size_t>(change.verdict)];
    }
    const auto count = [&](RateVerdict verdict) { return counts[static_cast<std::size_t>(verdict)]; };
    out << count(RateVerdict::Gone) << " gone, " << count(RateVerdict::New) << " new, " << count(RateVerdict::Changed)
        << " changed, " << count(RateVerdict::Same) << " the same, " << count(RateVerdict::TooShort)
        << " too short to say\n";
}

} // namespace

void writeChanges(const ComparedTime& before, const ComparedTime& after, std::ostream& out)
{
    const std::vector<DeviceChanges> all = changesBetween(before, after);
    writeTime("Before: ", before, out);
    writeTime("After:  ", after, out);
    writeSum(all, out);
    for (const DeviceChanges& changes : all) {
        const bool isThere = changes.after.valid();
        const std::string title =
            deviceTitle(isThere ? after.snapshot : before.snapshot, isThere ? changes.after : changes.before);
        out << "\n" << visibleText(title, TextTable::kCellMax);
        out << (changes.isEverywhere() ? "\n" : isThere ? ": not there before\n" : ": not there after\n");
        TextTable table({"WHAT", "BEFORE", "AFTER", "VERDICT"});
        for (const RoleChange& change : changes.roles) {
            // Before and after stand beside it.
            const bool isPlain = change.verdict == RateVerdict::Changed && !change.newPromise;
            table.add({roleTitle(change.role), roleRateText(change.before), roleRateText(change.after),
                       isPlain ? "changed" : roleChangeText(change)});
        }
        table.write(out);
    }
}

} // namespace phonehome
