// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/finding_lines.h"

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

/// "a: ", "a and b: ", "a, b and c: ", "a, b and 10 more: "; nothing where it is about the whole home.
std::string whose(const Snapshot& s, const LikeFindings& like)
{
    constexpr std::size_t kAllNamed = 3;
    constexpr std::size_t kNamed = 2; // of more than that
    const std::size_t all = like.members.size();
    const std::size_t named = all <= kAllNamed ? all : kNamed;
    std::string out;
    for (std::size_t i = 0; i < named; ++i) {
        const DeviceId device = findingsIn(s)[like.members[i]].device;
        if (!device.valid())
            return {};
        out += i == 0 ? "" : i + 1 == all ? " and " : ", ";
        out += visibleText(deviceTitle(s, device), TextTable::kCellMax);
    }
    if (named < all)
        out += " and " + std::to_string(all - named) + " more";
    return out + ": ";
}

} // namespace

void writeFindings(const Snapshot& s, std::ostream& out)
{
    bool any = false;
    for (const FindingWeight weight : {FindingWeight::Warning, FindingWeight::Advice, FindingWeight::Note}) {
        const std::vector<LikeFindingsOfKind> kinds = likeFindingsByKind(s, weight);
        if (kinds.empty())
            continue;
        out << (any ? "\n" : "") << headingOf(weight) << "\n";
        any = true;
        for (const LikeFindingsOfKind& ofKind : kinds) {
            for (const LikeFindings* like : ofKind.all)
                out << "  " << whose(s, *like) << findingSentence(s, *like) << "\n";
            out << "    " << findingAdvice(ofKind.kind) << "\n";
        }
    }
    if (!any)
        out << nothingFoundText(s) << "\n";
}

} // namespace phonehome
