// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/findings/findings.h"

#include <algorithm>
#include <array>
#include <tuple>

#include "core/analysis/findings/finders.h"

namespace phonehome {

namespace {

constexpr std::array<Finder, 8> kFinders{findPromises,      findExposures,     findReached,  findUpstream,
                                         findIgnoredOffers, findHiddenLookups, findFailures, findSilences};

} // namespace

const char* findingKindId(FindingKind kind)
{
    constexpr std::array<const char*, kFindingKinds> kIds{
        "port-opened",       "mapping-forgotten",    "not-heard-since",   "no-longer-answered",
        "promise-overrun",   "thin-margin",          "beats-missed",      "never-answered",
        "fell-silent",       "time-servers-ignored", "resolvers-ignored", "hard-coded",
        "encrypted-lookups", "reached-from-outside", "plain-http",        "asks-too-often",
        "came-up",           "home-address-changed", "clock-set-back"};
    return kIds[static_cast<std::size_t>(kind)];
}

const char* findingWeightId(FindingWeight weight)
{
    switch (weight) {
    case FindingWeight::Warning: return "warning";
    case FindingWeight::Advice: return "advice";
    case FindingWeight::Note: break;
    }
    return "note";
}

std::vector<Finding> findingsOf(const Snapshot& snapshot)
{
    std::vector<Finding> out;
    for (const Finder find : kFinders)
        find(snapshot, out);
    std::stable_sort(out.begin(), out.end(), [](const Finding& a, const Finding& b) {
        return std::tuple(a.weight, a.device.value, a.kind) < std::tuple(b.weight, b.device.value, b.kind);
    });
    return out;
}

SnapshotPtr withFindings(const SnapshotPtr& snapshot)
{
    auto found = std::make_shared<Snapshot>(*snapshot);
    found->findings = std::make_shared<const std::vector<Finding>>(findingsOf(*snapshot));
    return found;
}

const std::vector<Finding>& findingsIn(const Snapshot& snapshot)
{
    static const std::vector<Finding> kNone;
    return snapshot.findings ? *snapshot.findings : kNone;
}

} // namespace phonehome
