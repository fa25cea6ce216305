// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/compare_command.h"

#include <algorithm>
#include <ostream>

#include "app/cli/change_table.h"
#include "app/cli/fleet_table.h"
#include "app/cli/reading.h"
#include "core/analysis/compare/parted_capture.h"
#include "core/export/change_list.h"
#include "core/export/fleet_list.h"
#include "core/source/stream_store.h"

namespace phonehome {

namespace {

void write(OutputForm form, const ComparedTime& before, const ComparedTime& after, std::ostream& out)
{
    if (form == OutputForm::Json)
        out << changesAsJson(before, after);
    else if (form == OutputForm::Csv)
        out << changesAsCsv(before, after);
    else
        writeChanges(before, after, out);
}

/// One data set, parted at a moment, which belongs to what comes after it.
int partedAt(Timestamp at, const Arguments& arguments, std::ostream& out, std::ostream& err)
{
    const Reading reading(arguments);
    if (!reading.run.nothingOpened()) {
        const auto parted = partedCapture(reading.snapshot, at);
        if (!parted)
            return usage(err, "--at lies outside of the captures' time");
        write(arguments.form, parted->timeBefore(), parted->timeAfter(), out);
    }
    return verdict(reading, out, err);
}

int twoSets(const Arguments& arguments, std::ostream& out, std::ostream& err)
{
    Arguments first = arguments;
    first.files = arguments.before;
    Arguments second = arguments;
    second.files = arguments.after;
    const Reading before(first);
    const Reading after(second);
    if (!before.run.nothingOpened() && !after.run.nothingOpened())
        write(arguments.form, allOf(*before.snapshot), allOf(*after.snapshot), out);
    return std::max(verdict(before, out, err), verdict(after, out, err));
}

int devices(const Arguments& arguments, std::ostream& out, std::ostream& err)
{
    const Reading reading(arguments);
    const std::vector<NamedFleet> fleets = namedFleets(*reading.snapshot, arguments.all);
    if (arguments.form == OutputForm::Json)
        out << fleetsAsJson(*reading.snapshot, fleets);
    else if (arguments.form == OutputForm::Csv)
        out << fleetsAsCsv(*reading.snapshot, fleets);
    else if (!reading.run.nothingOpened())
        writeFleets(*reading.snapshot, fleets, out);
    return verdict(reading, out, err);
}

} // namespace

int compareCommand(const Arguments& arguments, std::ostream& out, std::ostream& err)
{
    if (arguments.form != OutputForm::Table && arguments.form != OutputForm::Json && arguments.form != OutputForm::Csv)
        return usage(err, "a comparison is a table, or --json or --csv");
    const bool isTwo = !arguments.before.empty() || !arguments.after.empty();
    if (isTwo && (arguments.before.empty() || arguments.after.empty() || !arguments.files.empty()))
        return usage(err, "--before and --after each want files, and there are no others");
    const auto hasStream = [](const auto& files) { return std::any_of(files.begin(), files.end(), isStream); };
    if (hasStream(arguments.before) && hasStream(arguments.after))
        return usage(err, "one of two times may come from a stream; save the other to a file first");
    if (isTwo && arguments.at)
        return usage(err, "--at parts one set of files; --before and --after are two");
    if (arguments.all && (isTwo || arguments.at))
        return usage(err, "--all says which devices to hold against one another; of two times, each is held against "
                          "itself");
    if (arguments.at)
        return partedAt(*arguments.at, arguments, out, err);
    return isTwo ? twoSets(arguments, out, err) : devices(arguments, out, err);
}

} // namespace phonehome
