// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/findings/finders.h"

#include <algorithm>
#include <array>
#include <unordered_map>

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

/// Until when a device is seen under which address: of two, those that go on longest.
class SeenUntil {
public:
    /// Does another address than this go on behind that time?
    bool anotherBehind(const IpAddress& address, Timestamp time) const
    {
        return std::any_of(m_latest.begin(), m_latest.end(),
                           [&](const Until& until) { return until.last > time && until.address != address; });
    }
    void add(const Mapping& mapping)
    {
        const Until until{mapping.mapped.address, mapping.last};
        for (Until& known : m_latest) {
            if (known.address == until.address) {
                known.last = std::max(known.last, until.last);
                return;
            }
        }
        Until& least = m_latest[0].last < m_latest[1].last ? m_latest[0] : m_latest[1];
        if (least.last < until.last)
            least = until;
    }

private:
    struct Until {
        IpAddress address;
        Timestamp last;
    };
    std::array<Until, 2> m_latest{};
};

/// Where a home has several addresses at once (two providers, or one that shares them out by connection, against RFC 4787
/// REQ-2), connections go on under the one while others begin under the other: nothing changed.
std::vector<const Mapping*> addressChanges(const Snapshot& s)
{
    std::unordered_map<DeviceId, SeenUntil> seen;
    std::vector<const Mapping*> changes;
    for (std::size_t i = 0; i < s.mappings.size(); ++i) {
        const Mapping& mapping = s.mappings[i];
        if (!mapping.mapped.address.isV4())
            continue;
        SeenUntil& until = seen[mapping.device];
        if (mapping.cause == MappingCause::AddressChanged &&
            !until.anotherBehind(mapping.mapped.address, mapping.first))
            changes.push_back(&mapping);
        until.add(mapping);
    }
    return changes;
}

/// The address that the device was seen under before that one; nullptr: none of this version.
const Mapping* before(const Snapshot& s, const Mapping& change)
{
    const Mapping* latest = nullptr;
    for (std::size_t i = 0; i < s.mappings.size(); ++i) {
        const Mapping& mapping = s.mappings[i];
        const bool earlier = mapping.device == change.device && mapping.first < change.first &&
                             mapping.mapped.address.isV4() && mapping.mapped.address != change.mapped.address;
        if (earlier && (!latest || mapping.last > latest->last))
            latest = &mapping;
    }
    return latest;
}

/// All devices of a home see its address change; what they saw in turn is one row of addresses.
void findAddressChanges(const Snapshot& s, std::vector<Finding>& out)
{
    std::vector<const Mapping*> changes = addressChanges(s);
    if (changes.empty())
        return;
    std::stable_sort(changes.begin(), changes.end(),
                     [](const Mapping* a, const Mapping* b) { return a->first < b->first; });
    Finding f;
    f.kind = FindingKind::HomeAddressChanged;
    f.weight = FindingWeight::Note;
    f.flow = changes.front()->flow;
    f.first = changes.front()->first;
    if (const Mapping* const was = before(s, *changes.front()))
        f.about.push_back(was->mapped.address.text());
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
