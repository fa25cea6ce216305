// SPDX-License-Identifier: GPL-3.0-or-later
// What is said of a group: its title, its cadence in one sentence, what stands beside it.
#include <algorithm>
#include <cmath>

#include <QCoreApplication>
#include <QLocale>

#include "core/analysis/group_period.h"
#include "core/analysis/renewal_interval.h"
#include "ui/models/group_facts.h"
#include "ui/models/texts.h"
#include "ui/models/time_format.h"

namespace phonehome {

namespace {

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(phonehome::Texts)
};

/// What a group's title is made of.
struct GroupWords {
    QString what; ///< "STUN Refresh", "TCP 8883 data"
    QString peer;
    bool received = false;

    explicit GroupWords(const Talk& talk) : peer(fromWire(talk.peer)), received(talk.direction == Direction::Received)
    {
        const QString kind = fromWire(talk.kind);
        // What is not decoded says its transport and port.
        what = kind.isEmpty()                     ? protocolText(talk.protocol)
               : talk.protocol == Protocol::Other ? kind
                                                  : protocolText(talk.protocol) + u' ' + kind;
    }
};

Talk talkOf(const Snapshot& snapshot, const Group& group)
{
    return {group.protocol, group.direction, snapshot.text(group.kind), peerText(snapshot, group).toStdString(),
            group.ownPort};
}

/// Where several say the same to a peer at once, the port tells who.
QString withPort(const QString& text, std::uint16_t port)
{
    return port == 0 ? text : Texts::tr("%1 (port %2)").arg(text, QString::number(port));
}

/// "basicevent:1" of "urn:Belkin:service:basicevent:1" (UPnP Device Architecture 1.3.2): where there is little room, what
/// all types of a maker have in common would be all that is left of them.
QString shortUrn(const QString& text)
{
    const qsizetype urn = text.indexOf(QLatin1String("urn:"));
    const qsizetype domainEnd = urn < 0 ? -1 : text.indexOf(u':', urn + 4);
    const qsizetype type = domainEnd < 0 ? -1 : text.indexOf(u':', domainEnd + 1);
    const bool whole = type > 0 && text.indexOf(u':', type + 1) > 0;
    return whole ? text.left(urn) + text.mid(type + 1) : text;
}

/// Announcements go to their protocol's own group: nobody needs to be told which.
bool isToOwnGroup(Protocol protocol, const QString& peer)
{
    if (protocol != Protocol::Ssdp && protocol != Protocol::Mdns && protocol != Protocol::Llmnr)
        return false;
    const auto address = IpAddress::parse(peer.toStdString());
    return address && address->isMulticast();
}

} // namespace

QString talkTitleText(const Talk& talk)
{
    GroupWords words(talk);
    words.what = withPort(words.what, talk.ownPort);
    if (words.peer.isEmpty())
        return words.what;
    return (words.received ? Texts::tr("%1 from %2") : Texts::tr("%1 to %2")).arg(words.what, words.peer);
}

QString groupTitle(const Snapshot& snapshot, const Group& group)
{
    return talkTitleText(talkOf(snapshot, group));
}

QString laneTitle(const Snapshot& snapshot, const Group& group)
{
    return laneTitle(talkOf(snapshot, group));
}

QString laneTitle(const Talk& talk)
{
    constexpr QLatin1String kData(" data");
    GroupWords words(talk);
    // Data is all that a port without a protocol can say.
    if (talk.protocol == Protocol::Other && words.what.endsWith(kData))
        words.what.chop(kData.size());
    words.what = shortUrn(words.what);
    if (words.peer.isEmpty() || isToOwnGroup(talk.protocol, words.peer))
        return withPort(words.what, talk.ownPort);
    // What is too long loses its middle: what differs stands at the end.
    return withPort(words.what + (words.received ? QStringLiteral(" ← ") : QStringLiteral(" → ")) + words.peer,
                    talk.ownPort);
}

QString cadenceHeading(const Snapshot& snapshot, const Group& group)
{
    const QString title = groupTitle(snapshot, group);
    if (group.cadence.pollRange())
        return Texts::tr("%1: every %2, an adaptive poll").arg(title, periodText(group));
    if (const CadenceSegment* main = group.cadence.main())
        return (group.cadence.confidence < kSureConfidence ? Texts::tr("%1: perhaps every %2 %3")
                                                           : Texts::tr("%1: every %2 %3"))
            .arg(title, TimeFormat::period(main->period, periodUnit(group)), TimeFormat::spread(main->jitter));
    if (group.cadence.verdict == CadenceVerdict::NotPeriodic)
        return Texts::tr("%1: no fixed period").arg(title);
    if (const auto period = renewalInterval(group))
        return Texts::tr("%1: perhaps every %2").arg(title, TimeFormat::period(*period, periodUnit(group)));
    return Texts::tr("%1: seen %Ln time(s), too few for a period", nullptr, static_cast<int>(group.events)).arg(title);
}

QString cadenceExplanation(const Snapshot&, const Group& group)
{
    QStringList parts;
    if (group.cadence.main()) {
        const auto count = [&](CadenceChangeKind kind) {
            const auto& changes = group.cadence.changes;
            return static_cast<int>(std::count_if(changes.begin(), changes.end(),
                                                  [&](const CadenceChange& change) { return change.kind == kind; }));
        };
        const auto restarts =
            static_cast<int>(std::count_if(group.cadence.changes.begin(), group.cadence.changes.end(),
                                           [](const CadenceChange& change) { return change.restarted; }));
        const int jumps = count(CadenceChangeKind::Phase) - restarts;
        const int periods = count(CadenceChangeKind::Period);
        QStringList counts{Texts::tr("%Ln beat(s)", nullptr, static_cast<int>(group.cadence.beats())),
                           Texts::tr("%Ln missed", nullptr, static_cast<int>(group.cadence.missed()))};
        if (const std::uint32_t hidden = group.cadence.hidden(); hidden > 0)
            counts << Texts::tr("%Ln amid other talk", nullptr, static_cast<int>(hidden));
        if (const QString silences = silencesText(group.cadence); !silences.isEmpty())
            counts << silences;
        if (restarts > 0)
            counts << Texts::tr("%Ln restart(s)", nullptr, restarts);
        if (jumps > 0)
            counts << Texts::tr("%Ln jump(s)", nullptr, jumps);
        if (periods > 0)
            counts << Texts::tr("%Ln change(s) of period", nullptr, periods);
        parts << Texts::tr("%1.").arg(counts.join(QStringLiteral(", ")));
    }
    if (group.promise) {
        const Promise& p = *group.promise;
        const PeriodUnit unit = periodUnit(group);
        const QString promised = TimeFormat::period(static_cast<double>(p.seconds), unit);
        const QString kind = promiseKindText(p.kind);
        const bool even = p.margin && std::abs(*p.margin) < 0.01 * static_cast<double>(p.seconds);
        if (even)
            parts << Texts::tr("Promised %1 %2: used to its end.").arg(kind, promised);
        else if (!p.margin)
            parts << Texts::tr("Promised %1: %2.").arg(kind, promised);
        else if (*p.margin >= 0)
            parts << Texts::tr("Promised %1 %2: %3 to spare.").arg(kind, promised, TimeFormat::period(*p.margin, unit));
        else if (p.kind == PromiseKind::HttpKeepAlive)
            parts << Texts::tr("Promised %1 %2: the connection is over %3 before the next beat.")
                         .arg(kind, promised, TimeFormat::period(-*p.margin, unit));
        else if (p.kind == PromiseKind::DnsTtl)
            parts << Texts::tr("Promised %1 %2: asked again %3 after its end.")
                         .arg(kind, promised, TimeFormat::period(-*p.margin, unit));
        else
            parts << Texts::tr("Promised %1 %2: used %3 longer than that.")
                         .arg(kind, promised, TimeFormat::period(-*p.margin, unit));
        if (const QString renewal = renewalText(p, unit); !renewal.isEmpty() && p.margin)
            parts << Texts::tr("Renewal due %1.").arg(renewal);
        // A question that is asked of keepalives; for the rest only an answer is worth a line.
        const bool asked = p.kind == PromiseKind::StunLifetime && p.verdict.levels > 0;
        if (const QString pace = promiseVerdictText(p, unit);
            !pace.isEmpty() && (asked || p.verdict.kind != PromiseClass::CannotTell))
            parts << Texts::tr("Hard-coded or negotiated: %1.").arg(pace);
        if (p.renewals && !p.renewals->empty() && p.renewals->size() <= 4) {
            QStringList after;
            for (const Duration& renewal : *p.renewals)
                after << Texts::tr("%1 s").arg(QLocale().toString(renewal.seconds(), 'f', 2));
            parts << Texts::tr("Renewed after %1.").arg(after.join(QStringLiteral(", ")));
        }
    }
    return parts.join(u' ');
}

} // namespace phonehome
