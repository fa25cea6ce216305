// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/group_facts.h"

#include <algorithm>
#include <cmath>

#include <QCoreApplication>
#include <QLocale>

#include "core/analysis/group_members.h"
#include "core/analysis/group_period.h"
#include "core/analysis/reverse_names.h"
#include "core/analysis/time_servers.h"
#include "core/decode/packet.h"
#include "ui/models/device_facts.h"
#include "ui/models/event_facts.h"
#include "ui/models/name_model.h"
#include "ui/models/texts.h"

namespace phonehome {

namespace {

struct Facts {
    Q_DECLARE_TR_FUNCTIONS(phonehome::GroupFacts)
};

constexpr std::size_t kChangesListed = 8;
constexpr double kOnTimeSeconds = 1; ///< what leases are counted in

QString percent(double share)
{
    return Facts::tr("%1 %").arg(QLocale().toString(100 * share, 'f', 1));
}

/// The list of a table, filled only with what there is to say.
class FactList {
public:
    void add(const QString& label, const QString& value)
    {
        if (!value.isEmpty())
            m_facts.emplace_back(label, value);
    }
    std::vector<Fact> take() { return std::move(m_facts); }

private:
    std::vector<Fact> m_facts;
};

void addCadence(const Group& group, const TimeFormat& time, FactList& out)
{
    const Cadence& cadence = group.cadence;
    const CadenceSegment* main = cadence.main();
    if (!main) {
        out.add(Facts::tr("period"), periodText(group));
        out.add(Facts::tr("seen"), countText(group.events));
        return;
    }
    out.add(Facts::tr("period"), TimeFormat::interval(Duration::fromSeconds(main->period), periodUnit(group)));
    out.add(Facts::tr("spread"), TimeFormat::spread(main->jitter));
    out.add(Facts::tr("a late beat"), main->clock == ClockKind::Locked
                                          ? Facts::tr("does not move the next: fixed schedule")
                                          : Facts::tr("moves all that follow: no fixed schedule"));
    out.add(Facts::tr("beats"), countText(cadence.beats()));
    out.add(Facts::tr("missed"), countText(cadence.missed()));
    if (cadence.hidden() > 0)
        out.add(Facts::tr("due amid other talk"), countText(cadence.hidden()));
    out.add(Facts::tr("silent"), silencesText(cadence));
    std::uint64_t doubles = 0;
    for (const CadenceSegment& segment : cadence.timers.front().segments)
        doubles += segment.doubles;
    if (doubles > 0)
        out.add(Facts::tr("doubled"), countText(doubles));
    if (cadence.timers.size() > 1)
        out.add(Facts::tr("other timers"), countText(cadence.timers.size() - 1));
    if (cadence.confidence < kSureConfidence)
        out.add(Facts::tr("how sure"), Facts::tr("perhaps, %1").arg(percent(cadence.confidence)));
    else // e^E as a power of ten; beyond some point a larger one says no more
        out.add(Facts::tr("chance of coincidence"),
                cadence.evidence > 99 * M_LN10 ? Facts::tr("less than 1 in 10^99")
                                               : Facts::tr("1 in 10^%1").arg(std::floor(cadence.evidence / M_LN10)));
    if (cadence.next)
        out.add(Facts::tr("next due"), time.dateTime(*cadence.next, 0));
}

/// Retransmissions are UDP's: over TCP the kernel repeats, and the capture shows no message twice.
bool isOverUdp(const Snapshot& snapshot, GroupId group)
{
    const EventId event = latestOfGroup(snapshot, group);
    const FlowId flow = event.valid() ? snapshot.events[event.value].flow : FlowId{};
    return flow.valid() && snapshot.flows[flow.value].transport == ip_protocol::kUdp;
}

void addPromise(const Snapshot& snapshot, GroupId id, FactList& out)
{
    const Group& group = snapshot.groups[id.value];
    if (!group.promise)
        return;
    const Promise& p = *group.promise;
    const QString kind = promiseKindText(p.kind);
    const PeriodUnit unit = periodUnit(group);
    const auto seconds = [unit](std::int64_t s) { return TimeFormat::period(static_cast<double>(s), unit); };
    out.add(kind, p.min == p.max ? seconds(p.seconds)
                                 : Facts::tr("%1 (%2 to %3)").arg(seconds(p.seconds), seconds(p.min), seconds(p.max)));
    if (p.kind == PromiseKind::StunLifetime || p.requested)
        out.add(Facts::tr("asked for"), p.requested ? seconds(*p.requested) : Facts::tr("nothing"));
    out.add(Facts::tr("renewal due (T1)"), renewalText(p, unit));
    if (!p.margin)
        return;
    const auto promised = static_cast<double>(p.seconds);
    const QString length = TimeFormat::period(std::abs(*p.margin), unit);
    out.add(Facts::tr("margin"),
            *p.margin < 0 ? QChar(0x2212) + length : Facts::tr("%1, %2").arg(length, percent(*p.margin / promised)));
    out.add(Facts::tr("pace"), promiseVerdictText(p, unit));
    if (*p.margin < 0)
        return;
    // Without a period nobody knows how many beats there would be.
    if (groupPeriod(group))
        out.add(Facts::tr("survives"),
                Facts::tr("%Ln missed beat(s)", nullptr, missedBeatsSurvived(promised, promised - *p.margin)));
    if (p.kind == PromiseKind::StunLifetime && isOverUdp(snapshot, id))
        out.add(Facts::tr("tries in it"), Facts::tr("%1 of %2").arg(stunSendsWithin(*p.margin)).arg(kStunSends));
}

void addChanges(const Group& group, const TimeFormat& time, FactList& out)
{
    const auto& changes = group.cadence.changes;
    for (std::size_t i = 0; i < changes.size() && i < kChangesListed; ++i)
        out.add(time.dateTime(changes[i].time, 0), changeText(changes[i]));
    if (changes.size() > kChangesListed)
        out.add(Facts::tr("more changes"), countText(changes.size() - kChangesListed));
}

/// Whether the device asks for the time where DHCP tells it to.
void addTimeServers(const Snapshot& snapshot, const Group& group, FactList& out)
{
    if (group.protocol != Protocol::Ntp)
        return;
    for (const TimeServersIgnored& found : ignoredTimeServers(snapshot)) {
        if (found.offer.device != group.device)
            continue;
        QStringList offered;
        for (const IpAddress& server : found.offer.servers)
            offered << QString::fromStdString(server.text());
        for (const std::string& name : found.offer.names)
            offered << fromWire(name);
        out.add(Facts::tr("DHCP offers"), offered.join(QStringLiteral(", ")));
        QStringList asked;
        for (const FlowId id : found.asked)
            asked << fromWire(snapshot.peerOf(snapshot.flows[id.value]));
        const QString others = nameListText(asked);
        out.add(Facts::tr("asked instead"),
                found.offeredToo ? Facts::tr("%1, and what DHCP offers", "time servers").arg(others) : others);
        if (!found.offer.wanted)
            out.add(Facts::tr("asked DHCP for time servers"), Facts::tr("no"));
    }
}

/// How servers saw the device, over time.
void addMappings(const Snapshot& snapshot, const Group& group, const TimeFormat& time, FactList& out)
{
    if (group.protocol != Protocol::Stun)
        return;
    const Mapping* last = nullptr;
    std::uint64_t forgotten = 0;
    for (std::size_t i = 0; i < snapshot.mappings.size(); ++i) {
        const Mapping& mapping = snapshot.mappings[i];
        if (mapping.device != group.device)
            continue;
        last = &mapping;
        forgotten += mapping.cause == MappingCause::Forgotten ? 1 : 0;
        if (mapping.cause == MappingCause::AddressChanged)
            out.add(time.dateTime(mapping.first, 0),
                    Facts::tr("public address now %1").arg(QString::fromStdString(mapping.mapped.address.text())));
    }
    if (last)
        out.add(Facts::tr("seen from outside as"), QString::fromStdString(last->mapped.text()));
    if (forgotten > 0)
        out.add(Facts::tr("forgotten upstream"),
                Facts::tr("%Ln time(s): the port changed while the device kept its own", nullptr,
                          static_cast<int>(forgotten)));
}

} // namespace

PeriodUnit periodUnit(const Group& group)
{
    const auto period = groupPeriod(group);
    const double said = period ? period->seconds : 0;
    if (!group.promise)
        return unitFor({said});
    const Promise& p = *group.promise;
    const auto seconds = [](std::int64_t s) { return static_cast<double>(s); };
    // A lease says when it is to be renewed, and how long after that it was.
    const double due = p.renewal ? seconds(p.renewal->seconds) : 0;
    const double late = p.renewal && p.margin ? seconds(p.seconds) - *p.margin - due : 0;
    return unitFor({said, seconds(p.seconds), seconds(p.min), seconds(p.max), seconds(p.requested.value_or(0)),
                    p.margin.value_or(0), due, std::abs(late) < kOnTimeSeconds ? 0 : late});
}

QString periodText(const Group& group)
{
    if (const auto period = groupPeriod(group)) {
        QString words = TimeFormat::period(period->seconds, periodUnit(group));
        if (const auto range = group.cadence.pollRange())
            words = Facts::tr("%1 to %2").arg(TimeFormat::period(range->first), TimeFormat::period(range->second));
        return period->perhaps ? Facts::tr("perhaps %1").arg(words) : words;
    }
    return group.cadence.verdict == CadenceVerdict::NotPeriodic ? Facts::tr("no fixed period")
                                                                : Facts::tr("too few for a period");
}

QString changeText(const CadenceChange& change)
{
    switch (change.kind) {
    case CadenceChangeKind::Period: {
        const PeriodUnit unit = unitFor({change.from, change.to});
        return Facts::tr("%1 → %2").arg(TimeFormat::period(change.from, unit), TimeFormat::period(change.to, unit));
    }
    case CadenceChangeKind::Phase: return change.restarted ? Facts::tr("restart") : Facts::tr("jump");
    case CadenceChangeKind::Pause: return Facts::tr("pause");
    }
    return {};
}

QString silencesText(const Cadence& cadence)
{
    if (cadence.timers.empty() || cadence.timers.front().silences.empty())
        return {};
    // Of the timer that the group's sentence speaks of.
    Duration longest;
    int count = 0;
    for (const CadenceSilence& silence : cadence.timers.front().silences) {
        // One beat less where a timer began anew is no silence that anybody would hear.
        if (silence.beats < 2)
            continue;
        ++count;
        longest = std::max(longest, silence.to - silence.from);
    }
    return count == 0 ? QString()
                      : Facts::tr("%Ln silence(s), the longest %1", nullptr, count).arg(TimeFormat::length(longest));
}

QString promiseVerdictText(const Promise& promise, PeriodUnit unit)
{
    if (!promise.margin)
        return {};
    const PromiseVerdict& verdict = promise.verdict;
    QString words;
    switch (verdict.kind) {
    case PromiseClass::CannotTell:
        return promise.min == promise.max ? Facts::tr("cannot tell, the promise never changed")
                                          : Facts::tr("cannot tell, no interval goes with another promise");
    case PromiseClass::FixedMargin:
        words = Facts::tr("fixed margin %1, so who promises sets the pace")
                    .arg(TimeFormat::period(std::max(0.0, *promise.margin), unit));
        break;
    case PromiseClass::Follows:
        words = Facts::tr("follows the promise, %1 of it").arg(percent(verdict.share.value_or(0)));
        break;
    case PromiseClass::Ignores: words = Facts::tr("ignores the promise, hard-coded"); break;
    }
    const int levels = static_cast<int>(verdict.levels);
    switch (verdict.scope) {
    case PromiseScope::Group: return Facts::tr("%1 (told by %Ln different promise(s))", nullptr, levels).arg(words);
    case PromiseScope::Peers:
        return Facts::tr("%1 (told by %Ln different promise(s) of several servers)", nullptr, levels).arg(words);
    case PromiseScope::Devices:
        return Facts::tr("%1 (told by %Ln different promise(s) to devices of this maker)", nullptr, levels).arg(words);
    }
    return words;
}

QString renewalText(const Promise& promise, PeriodUnit unit)
{
    if (!promise.renewal)
        return {};
    const auto due = static_cast<double>(promise.renewal->seconds);
    QString when = promise.renewal->told ? Facts::tr("after %1, as the server says").arg(TimeFormat::period(due, unit))
                                         : Facts::tr("after %1, half the lease").arg(TimeFormat::period(due, unit));
    if (!promise.margin)
        return when;
    const double late = static_cast<double>(promise.seconds) - *promise.margin - due;
    if (std::abs(late) < kOnTimeSeconds)
        return Facts::tr("%1: asked then").arg(when);
    return late > 0 ? Facts::tr("%1: asked %2 later").arg(when, TimeFormat::period(late, unit))
                    : Facts::tr("%1: asked %2 before that").arg(when, TimeFormat::period(-late, unit));
}

std::vector<Fact> groupFacts(const Snapshot& snapshot, GroupId id, const TimeFormat& time)
{
    const Group& group = snapshot.groups[id.value];
    FactList out;
    addCadence(group, time, out);
    addPromise(snapshot, id, out);
    out.add(Facts::tr("device"), deviceTitleText(snapshot, group.device));
    addTimeServers(snapshot, group, out);
    for (const auto& [label, value] : startFacts(snapshot, group.device, time))
        out.add(label, value);
    if (const GroupMembers members = groupMembers(snapshot, group); !members.names.empty()) {
        out.add(Facts::tr("names"), countText(members.names.size()));
        out.add(Facts::tr("addresses"), countText(members.addresses));
    }
    out.add(Facts::tr("address"), endpointText(group.lastPeer));
    if (group.peerSource != NameSource::None)
        out.add(Facts::tr("named by"), nameSourceText(group.peerSource));
    if (const NameId now = reverseNameOf(snapshot, group.lastPeer.address); now.valid())
        out.add(Facts::tr("looked up now"), fromWire(snapshot.text(snapshot.names[now.value].name)));
    out.add(Facts::tr("since"), time.dateTime(group.first, 0));
    out.add(Facts::tr("last"), time.dateTime(group.last, 0));
    addChanges(group, time, out);
    addMappings(snapshot, group, time, out);
    return out.take();
}

} // namespace phonehome
