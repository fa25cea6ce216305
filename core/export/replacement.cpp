// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/export/replacement.h"

#include <algorithm>
#include <map>

namespace phonehome {

std::string replaced(std::string_view text, std::vector<Replacement> replacements)
{
    std::stable_sort(replacements.begin(), replacements.end(), [](const Replacement& a, const Replacement& b) {
        return a.end - a.begin != b.end - b.begin ? a.end - a.begin > b.end - b.begin : a.begin < b.begin;
    });
    std::map<std::size_t, const Replacement*> kept; // by begin, apart from one another
    for (const Replacement& r : replacements) {
        const auto after = kept.lower_bound(r.begin);
        const bool meetsAfter = after != kept.end() && after->second->begin < r.end;
        const bool meetsBefore = after != kept.begin() && std::prev(after)->second->end > r.begin;
        if (!meetsAfter && !meetsBefore)
            kept.emplace(r.begin, &r);
    }
    std::string out;
    std::size_t at = 0;
    for (const auto& [begin, r] : kept) {
        out += text.substr(at, begin - at);
        out += r->by;
        at = r->end;
    }
    return out += text.substr(at);
}

} // namespace phonehome
