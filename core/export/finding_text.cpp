// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/export/finding_text.h"

#include "core/analysis/cadence_sentence.h"
#include "core/analysis/promise.h"
#include "core/export/finding_words.h"

namespace phonehome {

namespace {

/// Of devices that were silent together.
std::string companyText(std::uint64_t others)
{
    return others == 0   ? std::string()
           : others == 1 ? ", and another device with it"
                         : ", and " + std::to_string(others) + " others with it";
}

const char* alsoText(const Finding& f)
{
    return f.offeredToo ? ", which it asks too" : "";
}

std::string marginText(const Snapshot& s, const Finding& f)
{
    std::string out = findingTitleText(s, f) + " has " +
                      (f.seconds > 0 ? periodText(f.seconds) : std::string("nothing")) + " to spare of the " +
                      periodText(f.promised) + " that were promised";
    // Over TCP it has TCP try again.
    if (triesAgain(s, f))
        out += ": " + std::to_string(stunSendsWithin(f.seconds)) + " of " + std::to_string(kStunSends) +
               " tries of a request leave in time";
    return out;
}

} // namespace

std::string findingSentence(const Snapshot& s, const Finding& f)
{
    switch (f.kind) {
    case FindingKind::PortOpened:
        return std::string(f.over ? "had the router let the internet in for a time: "
                                  : "has the router let the internet in: ") +
               findingListText(f.about) + ", granted by " + findingPeerText(s, f);
    case FindingKind::MappingForgotten:
        return "was forgotten upstream " + timesText(f.count) +
               ": its public port changed while it kept its own connection";
    case FindingKind::PromiseOverrun:
        return findingTitleText(s, f) + " comes every " + periodText(f.seconds) + ", but holds for " +
               periodText(f.promised) + " only";
    case FindingKind::ThinMargin: return marginText(s, f);
    case FindingKind::BeatsMissed:
        return findingTitleText(s, f) + " missed " + std::to_string(f.count) + " of " + std::to_string(f.of) +
               " beats, every " + periodText(f.seconds);
    case FindingKind::NotHeardSince:
        return "has not been heard since " + utcText(f.first, kFindingTime) + ", though it spoke every " +
               periodText(f.seconds) + companyText(f.of);
    case FindingKind::FellSilent:
        return "was silent " + timesText(f.count) + ", for " + spanText(f.last - f.first) +
               (f.count > 1 ? " at most" : "") + " from " + utcText(f.first, kFindingTime) + companyText(f.of);
    case FindingKind::ReachedFromOutside:
        return "was spoken to " + timesText(f.count) + " through what it keeps open, by " + findingListText(f.about);
    case FindingKind::NeverAnswered:
        return findingTitleText(s, f) + " was asked " + timesText(f.count) + " and never answered";
    case FindingKind::NoLongerAnswered:
        return findingTitleText(s, f) + " has had no answer since " + utcText(f.first, kFindingTime) + ", " +
               std::to_string(f.count) + " questions";
    case FindingKind::ClockSetBack:
        return "the capture's clock was set back " + timesText(f.count) + ", by " + periodText(f.seconds) +
               (f.count > 1 ? " at most" : "");
    case FindingKind::ClockSetForward:
        return "the capture's clock was set forward " + timesText(f.count) + (f.count > 1 ? ", at most" : ",") +
               " from " + utcText(f.first, kFindingTime) + " to " + utcText(f.last, kFindingTime);
    case FindingKind::NothingCaptured:
        return "nothing was captured " + timesText(f.count) + (f.count > 1 ? ", the longest time" : ",") + " from " +
               utcText(f.first, kFindingTime) + " to " + utcText(f.last, kFindingTime);
    case FindingKind::NoAddressGiven:
        return "asked for an address " + timesText(f.count) + " and nobody answered" + (f.over ? ", for a time" : "");
    case FindingKind::AddressRefused: return "was refused its address " + timesText(f.count) + " by a DHCP server";
    case FindingKind::AddressTaken:
        return "said " + timesText(f.count) + " that another device has the address that it was given";
    case FindingKind::SeveralServers: return "more than one server answers DHCP: " + findingListText(f.about);
    case FindingKind::TookCalls:
        return "took connections from the internet " + timesText(f.count) + ": " + findingListText(f.about);
    case FindingKind::TimeServersIgnored:
        return "asks " + findingListText(f.about) + " for the time, where it is told to ask " +
               findingListText(f.offered) + alsoText(f);
    case FindingKind::ResolversIgnored:
        return "looks names up at " + findingListText(f.about) + ", where it is told to ask " +
               findingListText(f.offered) + alsoText(f);
    case FindingKind::HardCoded:
        return "talks to " + std::to_string(f.count) + (f.count == 1 ? " address" : " addresses") +
               " that no lookup gave: " + findingListText(f.about);
    case FindingKind::EncryptedLookups:
        return "looks names up so that nobody reads them, at " + findingListText(f.about);
    case FindingKind::PlainHttp:
        return "sent " + std::to_string(f.count) + (f.count == 1 ? " request" : " requests") + " in the clear to " +
               findingListText(f.about);
    case FindingKind::AsksTooOften:
        return findingTitleText(s, f) + " comes every " + periodText(f.seconds) + ", though the answer holds for " +
               periodText(f.promised);
    case FindingKind::CameUp: return "came up " + timesText(f.count) + " while it was watched";
    case FindingKind::HomeAddressChanged:
        return "the home's public address changed " + timesText(f.count) + ": " + findingListText(f.about, " → ");
    }
    return {};
}

std::string nothingFoundText(const Snapshot& s)
{
    if (s.totals.packets == 0)
        return "nothing was found: there are no packets";
    std::string out = "nothing was found that its owner should know";
    if (s.vantage.internet == Visibility::None)
        out += ", but talk with the internet can't be seen from here";
    return out;
}

std::string findingAdvice(FindingKind kind)
{
    switch (kind) {
    case FindingKind::PortOpened:
        return "While it is open, whoever scans the home's address reaches the device there. If you don't know what "
               "for, switch UPnP, NAT-PMP and PCP off at the router.";
    case FindingKind::MappingForgotten:
        return "Something between device and server forgets idle connections sooner than the device keeps them alive; "
               "until its next beat nobody reaches it from outside. Lengthen the router's session timer for this "
               "port; if it is long enough, another NAT stands behind it.";
    case FindingKind::PromiseOverrun:
        return "Between the promise's end and the next beat, the other side need not remember the device.";
    case FindingKind::ThinMargin:
        return "One lost beat, and the server forgets the device until it asks anew. Have the router keep such "
               "sessions longer than the beat takes; see router settings.";
    case FindingKind::BeatsMissed:
        return "They were not sent, or lost before the place of capture. Look on the timeline at what else was silent "
               "then: one device alone points at it or its Wi-Fi, all at once at the network.";
    case FindingKind::NotHeardSince:
        return "It left, lost its power or its network, or hangs. With others at the same time, look at what they "
               "share: an access point, a switch, a socket.";
    case FindingKind::FellSilent:
        return "It was away, asleep, or without power or network. With others at the same time, look at what they "
               "share: an access point, a switch, a socket.";
    case FindingKind::ReachedFromOutside:
        return "The server spoke first, which is how an app away from home reaches the device. Compare the times with "
               "when somebody used it: what nobody did, somebody else did, or the server on its own.";
    case FindingKind::NeverAnswered: return "The service may be gone, or something on the way blocks it.";
    case FindingKind::NoLongerAnswered:
        return "The server may be gone, or the way to it; the device may not have noticed. What was promised before "
               "ends by itself.";
    case FindingKind::ClockSetBack:
        return "Times before and behind that overlap, so that beats and lookups around it may be told wrong. Routers "
               "without a clock of their own set it when they reach a time server: capture from then on.";
    case FindingKind::ClockSetForward:
        return "The time in between did not pass: nobody was silent then, and no beat was missed. What was captured "
               "before bears a wrong time; see which computer captured, and whether it has a clock of its own.";
    case FindingKind::NothingCaptured:
        return "Nobody at all was heard then: the capture was stopped or its computer slept, or the whole network was "
               "down. No device is said to have been silent, and no beat to be missed.";
    case FindingKind::NoAddressGiven:
        return "No DHCP server heard it, or none had an address left for it. Where others got one meanwhile, look at "
               "the "
               "server's range of addresses, and at what stands between it and this device.";
    case FindingKind::AddressRefused:
        return "The server knows the address as another's, or as none of its own: after a move to this network, or a "
               "change of the server. The device asks for another then.";
    case FindingKind::AddressTaken:
        return "Two devices with one address disturb each other. Most often somebody gave one of them an address by "
               "hand "
               "that lies in the server's range.";
    case FindingKind::SeveralServers:
        return "Whichever is faster decides which router and which resolver a device uses. If you run but one, the "
               "other "
               "is a router, a repeater or a program that hands out addresses of its own.";
    case FindingKind::TookCalls:
        return "The router passes this port on from outside: set by hand, by UPnP, or as an exposed host. Whoever "
               "scans "
               "the home's address reaches the device there. If you don't know what for, take it back at the router.";
    case FindingKind::TimeServersIgnored:
        return "The servers are set in the device. A router can hand these questions to a server at home; see router "
               "settings.";
    case FindingKind::ResolversIgnored:
        return "Its lookups pass by the resolver at home, with its filters and its log. A router can hand them to it; "
               "see router settings.";
    case FindingKind::HardCoded:
        return "The addresses are built in, or were learnt in a way that the capture does not show. Filters that work "
               "by name don't see them.";
    case FindingKind::EncryptedLookups:
        return "What it asks for is not seen here, and names of its other peers may be missing for that.";
    case FindingKind::PlainHttp:
        return "Everybody on the way can read and change it: what is asked for, and often which device asks.";
    case FindingKind::AsksTooOften:
        return "It keeps no answer. A resolver at home that caches spares the internet all of these but one a TTL.";
    case FindingKind::CameUp:
        return "It restarted, lost its power or its network, or moved to another access point: what devices say when "
               "they come up was seen.";
    case FindingKind::HomeAddressChanged:
        return "Connections from before are lost; devices find back at their next beat at the latest.";
    }
    return {};
}

} // namespace phonehome
