// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/finding_lines.h"

#include <optional>
#include <ostream>

#include "app/cli/text_table.h"
#include "core/analysis/findings/findings.h"
#include "core/base/text.h"
#include "core/export/finding_text.h"

namespace phonehome {

namespace {

const char* headingOf(FindingWeight weight)
{
    switch (weight) {
    case FindingWeight::Warning: return "Warnings";
    case FindingWeight::Advice: return "Advice";
    case FindingWeight::Note: break;
    }
    return "Notes";
}

} // namespace

void writeFindings(const Snapshot& s, std::ostream& out)
{
    std::optional<FindingWeight> weight;
    for (const Finding& finding : findingsIn(s)) {
        if (weight != finding.weight)
            out << (weight ? "\n" : "") << headingOf(finding.weight) << "\n";
        weight = finding.weight;
        out << "  ";
        if (finding.device.valid())
            out << visibleText(deviceTitle(s, finding.device), TextTable::kCellMax) << ": ";
        out << findingSentence(s, finding) << "\n    " << findingAdvice(finding.kind) << "\n";
    }
    if (!weight)
        out << "nothing was found that its owner should know\n";
}

} // namespace phonehome
