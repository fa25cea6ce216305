// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/joined_name.h"

#include <algorithm>

namespace phonehome {

namespace {

void addAnswers(std::vector<NameAnswer>& to, const std::vector<NameAnswer>& from)
{
    for (const NameAnswer& answer : from) {
        const auto known =
            std::find_if(to.begin(), to.end(), [&](const NameAnswer& a) { return a.address == answer.address; });
        if (known == to.end()) {
            to.push_back(answer);
            continue;
        }
        known->first = std::min(known->first, answer.first);
        known->last = std::max(known->last, answer.last);
        known->validUntil = std::max(known->validUntil, answer.validUntil);
    }
}

/// What the better row does not know, the other adds.
void add(NameRow& to, const NameRow& from)
{
    addAnswers(to.answers, from.answers);
    for (const FlowId flow : from.flows) {
        if (std::find(to.flows.begin(), to.flows.end(), flow) == to.flows.end())
            to.flows.push_back(flow);
    }
    to.first = std::min(to.first, from.first);
    to.last = std::max(to.last, from.last);
    to.asked = std::max(to.asked, from.asked);
    to.answered = std::max(to.answered, from.answered);
    if (!to.hasTtl && from.hasTtl) {
        to.hasTtl = true;
        to.ttl = from.ttl;
    }
    if (to.aliases.empty())
        to.aliases = from.aliases;
    if (to.resolver.isUnspecified())
        to.resolver = from.resolver;
}

} // namespace

NameId joinedTo(const Snapshot& snapshot, NameId name)
{
    const NameId first = snapshot.names[name.value].joinedTo;
    return first.valid() ? first : name;
}

JoinedName joinedName(const Snapshot& snapshot, NameId first)
{
    const NameRow& own = snapshot.names[first.value];
    if (!own.next.valid())
        return {own, {own.source}};
    std::vector<const NameRow*> rows;
    // A chain may be longer than what this snapshot holds of it.
    for (NameId id = first; id.valid() && id.value < snapshot.names.size(); id = snapshot.names[id.value].next)
        rows.push_back(&snapshot.names[id.value]);
    std::stable_sort(rows.begin(), rows.end(),
                     [](const NameRow* a, const NameRow* b) { return a->source < b->source; });
    JoinedName out;
    for (const NameRow* row : rows) {
        if (out.sources.empty())
            out.row = *row;
        else
            add(out.row, *row);
        out.sources.push_back(row->source);
    }
    return out;
}

} // namespace phonehome
