// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/name_groups.h"

#include <map>
#include <optional>
#include <set>
#include <unordered_map>
#include <utility>

#include "core/base/text.h"
#include "core/net/domain_name.h"

namespace phonehome {

namespace {

/// By head and tail of numbered names: the numbers that are there.
using Numbers = std::map<std::pair<std::string, std::string>, std::set<std::uint32_t>>;

NameGroup groupOf(const std::string& name, const std::optional<NumberedName>& numbered, const Numbers& numbers)
{
    if (std::string pool = poolPattern(name); !pool.empty())
        return {std::move(pool), NameGroupKind::Numbered, {}};
    if (numbered) {
        const auto& all = numbers.at({numbered->head, numbered->tail});
        if (all.size() > 1)
            return {patternText(*numbered, {all.begin(), all.end()}), NameGroupKind::Numbered, {}};
    }
    if (std::string domain = registeredDomain(name); !domain.empty())
        return {std::move(domain), NameGroupKind::Domain, {}};
    return {asciiLower(name), NameGroupKind::Alone, {}};
}

} // namespace

std::vector<NameGroup> groupNames(const std::vector<std::string>& names)
{
    Numbers numbers;
    std::vector<std::optional<NumberedName>> numbered;
    numbered.reserve(names.size());
    for (const std::string& name : names) {
        numbered.push_back(numberedPattern(name));
        if (numbered.back())
            numbers[{numbered.back()->head, numbered.back()->tail}].insert(numbered.back()->number);
    }
    std::vector<NameGroup> groups;
    std::unordered_map<std::string, std::size_t> byTitle;
    for (std::size_t i = 0; i < names.size(); ++i) {
        NameGroup group = groupOf(names[i], numbered[i], numbers);
        const auto [known, isNew] = byTitle.try_emplace(group.title, groups.size());
        if (isNew)
            groups.push_back(std::move(group));
        groups[known->second].members.push_back(static_cast<std::uint32_t>(i));
    }
    return groups;
}

} // namespace phonehome
