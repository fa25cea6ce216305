// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/finding_texts.h"

#include <algorithm>

#include <QCoreApplication>

#include "ui/models/finding_words.h"
#include "ui/models/texts.h"
#include "ui/models/time_format.h"

namespace phonehome {

namespace {

struct Findings {
    Q_DECLARE_TR_FUNCTIONS(phonehome::Findings)
};

/// of: how many others.
QString withCompany(const QString& sentence, std::uint64_t others)
{
    return others == 0
               ? sentence
               : Findings::tr("%1, and %Ln other(s) with it", "devices", static_cast<int>(others)).arg(sentence);
}

} // namespace

QString findingWeightText(FindingWeight weight)
{
    switch (weight) {
    case FindingWeight::Warning: return Findings::tr("Warning");
    case FindingWeight::Advice: return Findings::tr("Advice");
    case FindingWeight::Note: break;
    }
    return Findings::tr("Note");
}

QString findingMark(FindingWeight weight)
{
    switch (weight) {
    case FindingWeight::Warning: return QStringLiteral("▲");
    case FindingWeight::Advice: return QStringLiteral("●");
    case FindingWeight::Note: break;
    }
    return QStringLiteral("○");
}

QString findingText(const Snapshot& s, const Finding& f, const TimeFormat& time)
{
    const auto count = static_cast<int>(std::min<std::uint64_t>(f.count, 1'000'000'000));
    const QString seconds = TimeFormat::period(f.seconds);
    const QString promised = TimeFormat::period(f.promised);
    switch (f.kind) {
    case FindingKind::PortOpened:
        return (f.over ? Findings::tr("Had the router let the internet in for a time: %1, granted by %2")
                       : Findings::tr("Has the router let the internet in: %1, granted by %2"))
            .arg(listedText(f.about), findingPeer(s, f));
    case FindingKind::MappingForgotten:
        return Findings::tr("Was forgotten upstream %Ln time(s): its public port changed while it kept its connection",
                            nullptr, count);
    case FindingKind::NoLongerAnswered:
        return Findings::tr("%1 has had no answer since %2, %Ln question(s)", nullptr, count)
            .arg(findingTitle(s, f), time.dateTime(f.first, 0));
    case FindingKind::PromiseOverrun:
        return Findings::tr("%1 comes every %2, but holds for %3 only").arg(findingTitle(s, f), seconds, promised);
    case FindingKind::ThinMargin:
        return f.seconds > 0 ? Findings::tr("%1 has %2 to spare of the %3 that were promised")
                                   .arg(findingTitle(s, f), seconds, promised)
                             : Findings::tr("%1 has nothing to spare of the %2 that were promised")
                                   .arg(findingTitle(s, f), promised);
    case FindingKind::BeatsMissed:
        return Findings::tr("%1 missed %Ln of %2 beats, every %3", nullptr, count)
            .arg(findingTitle(s, f), countText(f.of), seconds);
    case FindingKind::NotHeardSince:
        return withCompany(Findings::tr("Has not been heard since %1, though it spoke every %2")
                               .arg(time.dateTime(f.first, 0), seconds),
                           f.of);
    case FindingKind::FellSilent:
        return withCompany(Findings::tr("Was silent %Ln time(s), for %1 at most, from %2", nullptr, count)
                               .arg(TimeFormat::length(f.last - f.first), time.dateTime(f.first, 0)),
                           f.of);
    case FindingKind::ReachedFromOutside:
        return Findings::tr("Was spoken to %Ln time(s) through what it keeps open, by %1", nullptr, count)
            .arg(listedText(f.about));
    case FindingKind::NeverAnswered:
        return Findings::tr("%1 was asked %Ln time(s) and never answered", nullptr, count).arg(findingTitle(s, f));
    case FindingKind::TimeServersIgnored:
        return (f.offeredToo ? Findings::tr("Asks %1 for the time, where it is told to ask %2, which it asks too")
                             : Findings::tr("Asks %1 for the time, where it is told to ask %2"))
            .arg(listedText(f.about), listedText(f.offered));
    case FindingKind::ResolversIgnored:
        return (f.offeredToo ? Findings::tr("Looks names up at %1, where it is told to ask %2, which it asks too")
                             : Findings::tr("Looks names up at %1, where it is told to ask %2"))
            .arg(listedText(f.about), listedText(f.offered));
    case FindingKind::HardCoded:
        return Findings::tr("Talks to %Ln address(es) that no lookup gave: %1", nullptr, count)
            .arg(listedText(f.about));
    case FindingKind::EncryptedLookups:
        return Findings::tr("Looks names up so that nobody reads them, at %1").arg(listedText(f.about));
    case FindingKind::PlainHttp:
        return Findings::tr("Sent %Ln request(s) in the clear to %1", nullptr, count).arg(listedText(f.about));
    case FindingKind::AsksTooOften:
        return Findings::tr("%1 comes every %2, though the answer holds for %3")
            .arg(findingTitle(s, f), seconds, promised);
    case FindingKind::CameUp: return Findings::tr("Came up %Ln time(s) while it was watched", nullptr, count);
    case FindingKind::HomeAddressChanged:
        return Findings::tr("The home's public address changed %Ln time(s): %1", nullptr, count)
            .arg(listedText(f.about, QStringLiteral(" → ")));
    case FindingKind::ClockSetBack:
        return Findings::tr("The capture's clock was set back %Ln time(s), by %1 at most", nullptr, count).arg(seconds);
    case FindingKind::NoAddressGiven:
        return f.over ? Findings::tr("Asked for an address %Ln time(s) and nobody answered, for a time", nullptr, count)
                      : Findings::tr("Asked for an address %Ln time(s) and nobody answered", nullptr, count);
    case FindingKind::AddressRefused:
        return Findings::tr("Was refused its address %Ln time(s) by a DHCP server", nullptr, count);
    case FindingKind::AddressTaken:
        return Findings::tr("Said %Ln time(s) that another device has the address that it was given", nullptr, count);
    case FindingKind::SeveralServers:
        return Findings::tr("More than one server answers DHCP: %1").arg(listedText(f.about));
    case FindingKind::TookCalls:
        return Findings::tr("Took connections from the internet %Ln time(s): %1", nullptr, count)
            .arg(listedText(f.about));
    case FindingKind::ClockSetForward:
        return Findings::tr("The capture's clock was set forward %Ln time(s), at most from %1 to %2", nullptr, count)
            .arg(time.dateTime(f.first, 0), time.dateTime(f.last, 0));
    case FindingKind::NothingCaptured:
        return Findings::tr("Nothing was captured %Ln time(s), the longest from %1 to %2", nullptr, count)
            .arg(time.dateTime(f.first, 0), time.dateTime(f.last, 0));
    }
    return {};
}

QString findingAdviceText(FindingKind kind)
{
    switch (kind) {
    case FindingKind::PortOpened:
        return Findings::tr("While it is open, whoever scans the home's address reaches the device there. If you don't "
                            "know what for, switch UPnP, NAT-PMP and PCP off at the router.");
    case FindingKind::MappingForgotten:
        return Findings::tr("Something between device and server forgets idle connections sooner than the device keeps "
                            "them alive; until its next beat nobody reaches it from outside. Lengthen the router's "
                            "session timer for this port; if it is long enough, another NAT stands behind it.");
    case FindingKind::NoLongerAnswered:
        return Findings::tr("The server may be gone, or the way to it; the device may not have noticed. What was "
                            "promised before ends by itself.");
    case FindingKind::PromiseOverrun:
        return Findings::tr(
            "Between the promise's end and the next beat, the other side need not remember the device.");
    case FindingKind::ThinMargin:
        return Findings::tr("One lost beat, and the server forgets the device until it asks anew. Have the router keep "
                            "such sessions longer than the beat takes.");
    case FindingKind::BeatsMissed:
        return Findings::tr(
            "They were not sent, or lost before the place of capture. Look on the timeline at what else "
            "was silent then: one device alone points at it or its Wi-Fi, all at once at the network.");
    case FindingKind::NotHeardSince:
        return Findings::tr("It left, lost its power or its network, or hangs. With others at the same time, look at "
                            "what they share: an access point, a switch, a socket.");
    case FindingKind::FellSilent:
        return Findings::tr("It was away, asleep, or without power or network. With others at the same time, look at "
                            "what they share: an access point, a switch, a socket.");
    case FindingKind::ReachedFromOutside:
        return Findings::tr("The server spoke first, which is how an app away from home reaches the device. Compare "
                            "the times with when somebody used it: what nobody did, somebody else did, or the server "
                            "on its own.");
    case FindingKind::NeverAnswered: return Findings::tr("The service may be gone, or something on the way blocks it.");
    case FindingKind::TimeServersIgnored:
        return Findings::tr(
            "The servers are set in the device. A router can hand these questions to a server at home.");
    case FindingKind::ResolversIgnored:
        return Findings::tr("Its lookups pass by the resolver at home, with its filters and its log. A router can hand "
                            "them to it.");
    case FindingKind::HardCoded:
        return Findings::tr(
            "The addresses are built in, or were learnt in a way that the capture does not show. Filters "
            "that work by name don't see them.");
    case FindingKind::EncryptedLookups:
        return Findings::tr("What it asks for is not seen here, and names of its other peers may be missing for that.");
    case FindingKind::PlainHttp:
        return Findings::tr("Everybody on the way can read and change it: what is asked for, and often which device "
                            "asks.");
    case FindingKind::AsksTooOften:
        return Findings::tr(
            "It keeps no answer. A resolver at home that caches spares the internet all of these but one "
            "a TTL.");
    case FindingKind::CameUp:
        return Findings::tr("It restarted, lost its power or its network, or moved to another access point: what "
                            "devices say when they come up was seen.");
    case FindingKind::HomeAddressChanged:
        return Findings::tr("Connections from before are lost; devices find back at their next beat at the latest.");
    case FindingKind::ClockSetBack:
        return Findings::tr("Times before and behind that overlap, so that beats and lookups around it may be told "
                            "wrong. Routers without a clock of their own set it when they reach a time server: capture "
                            "from then on.");
    case FindingKind::NoAddressGiven:
        return Findings::tr(
            "No DHCP server heard it, or none had an address left for it. Where others got one "
            "meanwhile, look at the server's range of addresses, and at what stands between it and this "
            "device.");
    case FindingKind::AddressRefused:
        return Findings::tr("The server knows the address as another's, or as none of its own: after a move to this "
                            "network, or a change of the server. The device asks for another then.");
    case FindingKind::AddressTaken:
        return Findings::tr("Two devices with one address disturb each other. Most often somebody gave one of them an "
                            "address by hand that lies in the server's range.");
    case FindingKind::SeveralServers:
        return Findings::tr("Whichever is faster decides which router and which resolver a device uses. If you run but "
                            "one, the other is a router, a repeater or a program that hands out addresses of its own.");
    case FindingKind::TookCalls:
        return Findings::tr(
            "The router passes this port on from outside: set by hand, by UPnP, or as an exposed host. "
            "Whoever scans the home's address reaches the device there. If you don't know what for, take "
            "it back at the router.");
    case FindingKind::ClockSetForward:
        return Findings::tr("The time in between did not pass: nobody was silent then, and no beat was missed. What "
                            "was captured before bears a wrong time; see which computer captured, and whether it has a "
                            "clock of its own.");
    case FindingKind::NothingCaptured:
        return Findings::tr("Nobody at all was heard then: the capture was stopped or its computer slept, or the whole "
                            "network was down. No device is said to have been silent, and no beat to be missed.");
    }
    return {};
}

bool hasRouterSettings(FindingKind kind)
{
    switch (kind) {
    case FindingKind::MappingForgotten:
    case FindingKind::ThinMargin:
    case FindingKind::PromiseOverrun:
    case FindingKind::TimeServersIgnored:
    case FindingKind::ResolversIgnored: return true;
    default: return false;
    }
}

} // namespace phonehome
