// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/findings/finders.h"

#include <algorithm>

#include "core/analysis/findings/per_device.h"

namespace phonehome {

namespace {

constexpr std::size_t kAddressesTold = 16;

/// How often something upstream forgot a device's connection.
void findForgotten(const Snapshot& s, std::vector<Finding>& out)
{
    PerDevice all(FindingKind::MappingForgotten, FindingWeight::Warning);
    for (std::size_t i = 0; i < s.mappings.size(); ++i) {
        const Mapping& mapping = s.mappings[i];
        if (mapping.cause != MappingCause::Forgotten)
            continue;
        Finding& f = all.of(mapping.device, mapping.first, mapping.first);
        ++f.count;
        f.flow = mapping.flow;
    }
    all.into(out);
}

/// All devices of a home see its address change; what they saw in turn is one row of addresses.
void findAddressChanges(const Snapshot& s, std::vector<Finding>& out)
{
    std::vector<const Mapping*> changes;
    for (std::size_t i = 0; i < s.mappings.size(); ++i) {
        if (s.mappings[i].cause == MappingCause::AddressChanged && s.mappings[i].mapped.address.isV4())
            changes.push_back(&s.mappings[i]);
    }
    if (changes.empty())
        return;
    std::stable_sort(changes.begin(), changes.end(),
                     [](const Mapping* a, const Mapping* b) { return a->first < b->first; });
    Finding f;
    f.kind = FindingKind::HomeAddressChanged;
    f.weight = FindingWeight::Note;
    f.flow = changes.front()->flow;
    f.first = changes.front()->first;
    IpAddress last;
    for (const Mapping* change : changes) {
        if (change->mapped.address == last)
            continue;
        last = change->mapped.address;
        f.last = change->first;
        ++f.count;
        if (f.about.size() < kAddressesTold)
            f.about.push_back(last.text());
    }
    out.push_back(std::move(f));
}

} // namespace

void findUpstream(const Snapshot& s, std::vector<Finding>& out)
{
    findForgotten(s, out);
    findAddressChanges(s, out);
}

} // namespace phonehome
