// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/findings/findings.h"

#include <algorithm>
#include <array>
#include <tuple>

#include "core/analysis/findings/finders.h"

namespace phonehome {

namespace {

constexpr std::array<Finder, 10> kFinders{findPromises,      findExposures,      findReached,  findUpstream,
                                          findIgnoredOffers, findHiddenLookups,  findFailures, findSilences,
                                          findCaptureTimes,  findAddressTroubles};

} // namespace

const char* findingKindId(FindingKind kind)
{
    constexpr std::array<const char*, kFindingKinds> kIds{"port-opened",
                                                          "mapping-forgotten",
                                                          "not-heard-since",
                                                          "no-longer-answered",
                                                          "promise-overrun",
                                                          "thin-margin",
                                                          "beats-missed",
                                                          "never-answered",
                                                          "fell-silent",
                                                          "time-servers-ignored",
                                                          "resolvers-ignored",
                                                          "hard-coded",
                                                          "encrypted-lookups",
                                                          "reached-from-outside",
                                                          "plain-http",
                                                          "asks-too-often",
                                                          "came-up",
                                                          "home-address-changed",
                                                          "clock-set-back",
                                                          "clock-set-forward",
                                                          "nothing-captured",
                                                          "no-address-given",
                                                          "address-refused",
                                                          "address-taken",
                                                          "several-dhcp-servers",
                                                          "took-calls"};
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
    std::vector<Finding> all = findingsOf(*snapshot);
    std::vector<LikeFindings> like = likeFindings(*snapshot, all);
    found->found = std::make_shared<const Found>(Found{std::move(all), std::move(like)});
    return found;
}

const std::vector<Finding>& findingsIn(const Snapshot& snapshot)
{
    static const std::vector<Finding> kNone;
    return snapshot.found ? snapshot.found->all : kNone;
}

const std::vector<LikeFindings>& likeFindingsIn(const Snapshot& snapshot)
{
    static const std::vector<LikeFindings> kNone;
    return snapshot.found ? snapshot.found->like : kNone;
}

std::vector<LikeFindingsOfKind> likeFindingsByKind(const Snapshot& snapshot, FindingWeight weight)
{
    std::vector<LikeFindingsOfKind> out;
    for (const LikeFindings& like : likeFindingsIn(snapshot)) {
        const Finding& first = findingsIn(snapshot)[like.members.front()];
        if (first.weight != weight)
            continue;
        auto at = std::find_if(out.begin(), out.end(), [&](const auto& ofKind) { return ofKind.kind == first.kind; });
        if (at == out.end())
            at = out.insert(out.end(), {first.kind, {}});
        at->all.push_back(&like);
    }
    return out;
}

} // namespace phonehome
