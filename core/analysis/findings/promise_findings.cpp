// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/findings/finders.h"

#include "core/analysis/findings/per_device.h"
#include "core/analysis/group_period.h"

namespace phonehome {

namespace {

constexpr double kBlur = 1.5;                ///< seconds that clocks and round trips may make of a margin
constexpr std::uint32_t kBeatsMin = 20;      ///< fewer say little of what is usual
constexpr std::uint32_t kMissedMin = 2;      ///< one may be the capture's own
constexpr std::uint32_t kMissedShare = 500;  ///< of so many beats, one
constexpr double kTooOften = 2;              ///< times within what an answer holds for
constexpr std::size_t kQuestionsMost = 1000; ///< looked at

/// Is something lost when the promise is over before the next beat? A cached answer or an idle connection is let go
/// by design.
bool isMissedThen(PromiseKind kind)
{
    switch (kind) {
    case PromiseKind::StunLifetime:
    case PromiseKind::SsdpMaxAge:
    case PromiseKind::DhcpLease:
    case PromiseKind::RouterLifetime:
    case PromiseKind::MappingLifetime:
    case PromiseKind::Subscription: return true;
    case PromiseKind::DnsTtl:
    case PromiseKind::MdnsTtl:
    case PromiseKind::NtpPoll:
    case PromiseKind::HttpKeepAlive: break;
    }
    return false;
}

/// Does it keep a way in from outside open?
bool isWayIn(PromiseKind kind)
{
    return kind == PromiseKind::StunLifetime || kind == PromiseKind::MappingLifetime;
}

/// Mappings are asked for anew halfway, and if that fails, thrice before they end (RFC 6886 s3.3, RFC 6887 s11.2.1): no
/// margin of theirs is thin.
void findMargin(const Group& group, GroupId id, double period, std::vector<Finding>& out)
{
    const Promise& promise = *group.promise;
    if (!promise.margin || !isMissedThen(promise.kind))
        return;
    if (*promise.margin < -kBlur) {
        const auto weight = isWayIn(promise.kind) ? FindingWeight::Warning : FindingWeight::Note;
        Finding f = findingOf(FindingKind::PromiseOverrun, weight, group, id);
        f.seconds = period;
        f.promised = static_cast<double>(promise.seconds);
        out.push_back(std::move(f));
    } else if (promise.kind == PromiseKind::StunLifetime &&
               missedBeatsSurvived(static_cast<double>(promise.seconds), period) == 0) {
        Finding f = findingOf(FindingKind::ThinMargin, FindingWeight::Advice, group, id);
        f.seconds = *promise.margin;
        f.promised = static_cast<double>(promise.seconds);
        out.push_back(std::move(f));
    }
}

/// Did most of the latest questions come while the answer before them held? Who got none has to ask again.
bool asksInSpiteOfAnswers(const Snapshot& s, const Group& group)
{
    std::size_t early = 0;
    std::size_t asked = 0;
    EventId at = group.latest;
    for (; asked < kQuestionsMost && s.holds(at); at = s.events[at.value].before, ++asked) {
        const EventId before = s.events[at.value].before;
        const bool answered = s.holds(before) && s.events[before.value].outcome == Outcome::Answered;
        early += answered ? 1 : 0;
    }
    return early * 2 >= asked;
}

void findTooOften(const Snapshot& s, GroupId id, double period, std::vector<Finding>& out)
{
    const Group& group = s.groups[id.value];
    const Promise& promise = *group.promise;
    // A resolver that answers out of its cache tells what is left of the time: the least it told is sure.
    if (promise.kind != PromiseKind::DnsTtl || period * kTooOften > static_cast<double>(promise.min) ||
        !asksInSpiteOfAnswers(s, group))
        return;
    Finding f = findingOf(FindingKind::AsksTooOften, FindingWeight::Note, group, id);
    f.seconds = period;
    f.promised = static_cast<double>(promise.min);
    out.push_back(std::move(f));
}

/// Were most of the latest questions in vain? Who got no answer asks again by another rule than its timer's.
bool isMostlyInVain(const Snapshot& s, const Group& group)
{
    std::size_t inVain = 0;
    std::size_t asked = 0;
    EventId at = group.latest;
    for (; asked < kQuestionsMost && s.holds(at); at = s.events[at.value].before, ++asked) {
        const Outcome outcome = s.events[at.value].outcome;
        inVain += outcome == Outcome::Unanswered || outcome == Outcome::Failed ? 1 : 0;
    }
    return inVain * 2 > asked;
}

void findMissed(const Snapshot& s, GroupId id, double period, std::vector<Finding>& out)
{
    const Group& group = s.groups[id.value];
    // What a device asks its neighbours comes from its caches, and waits where other talk has filled them.
    if (!group.promise && !s.isAbroad(group.lastPeer.address))
        return;
    const std::uint32_t missed = group.cadence.missed();
    const std::uint32_t due = group.cadence.beats() + missed;
    if (due < kBeatsMin || missed < kMissedMin || missed * kMissedShare < due || isMostlyInVain(s, group))
        return;
    Finding f = findingOf(FindingKind::BeatsMissed, FindingWeight::Note, group, id);
    f.count = missed;
    f.of = due;
    f.seconds = period;
    out.push_back(std::move(f));
}

} // namespace

void findPromises(const Snapshot& s, std::vector<Finding>& out)
{
    for (std::uint32_t i = 0; i < s.groups.size(); ++i) {
        const Group& group = s.groups[i];
        const auto period = groupPeriod(group);
        if (!period || period->perhaps || group.direction != Direction::Sent)
            continue;
        if (group.promise) {
            findMargin(group, GroupId{i}, period->seconds, out);
            findTooOften(s, GroupId{i}, period->seconds, out);
        }
        findMissed(s, GroupId{i}, period->seconds, out);
    }
}

} // namespace phonehome
