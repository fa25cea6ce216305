// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/findings/finders.h"

#include <algorithm>

namespace phonehome {

namespace {

Finding ofCapture(FindingKind kind, FindingWeight weight)
{
    Finding f;
    f.kind = kind;
    f.weight = weight;
    return f;
}

bool isForward(const ClockStep& step)
{
    return step.from < step.to;
}

void findStepsBack(const Snapshot& s, std::vector<Finding>& out)
{
    Finding f = ofCapture(FindingKind::ClockSetBack, FindingWeight::Warning);
    for (const ClockStep& step : s.clockSteps) {
        if (isForward(step))
            continue;
        f.first = f.count == 0 ? step.from : f.first;
        f.last = step.from;
        f.seconds = std::max(f.seconds, (step.from - step.to).seconds());
        ++f.count;
    }
    if (f.count > 0)
        out.push_back(std::move(f));
}

/// One more of those that a finding is about, which tells where the longest begins and ends.
void add(Finding& f, Timestamp from, Timestamp to)
{
    ++f.count;
    if (f.count > 1 && (to - from).seconds() <= f.seconds)
        return;
    f.first = from;
    f.last = to;
    f.seconds = (to - from).seconds();
}

void findStepsForward(const Snapshot& s, std::vector<Finding>& out)
{
    Finding f = ofCapture(FindingKind::ClockSetForward, FindingWeight::Note);
    for (const ClockStep& step : s.clockSteps) {
        if (isForward(step))
            add(f, step.from, step.to);
    }
    if (f.count > 0)
        out.push_back(std::move(f));
}

void findGaps(const Snapshot& s, std::vector<Finding>& out)
{
    Finding f = ofCapture(FindingKind::NothingCaptured, FindingWeight::Note);
    for (const CaptureGap& gap : s.gaps) {
        // Time that did not pass is no time without a capture.
        const bool stepped = std::any_of(s.clockSteps.begin(), s.clockSteps.end(), [&](const ClockStep& step) {
            return std::min(step.from, step.to) < gap.to && gap.from < std::max(step.from, step.to);
        });
        if (!stepped)
            add(f, gap.from, gap.to);
    }
    if (f.count > 0)
        out.push_back(std::move(f));
}

} // namespace

void findCaptureTimes(const Snapshot& s, std::vector<Finding>& out)
{
    findStepsBack(s, out);
    findStepsForward(s, out);
    findGaps(s, out);
}

} // namespace phonehome
