// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>

#include "core/analysis/cadence_sentence.h"
#include "core/analysis/compare/role.h"
#include "core/analysis/findings/findings.h"
#include "core/analysis/promise.h"
#include "core/base/text.h"
#include "core/export/finding_text.h"
#include "core/export/finding_words.h"

namespace phonehome {

namespace {

/// "310 s", "300 s to 310 s"
std::string rangeText(const std::string& least, const std::string& most)
{
    return least == most ? least : least + " to " + most;
}

std::string periodsText(const Spread<double>& seconds)
{
    if (const auto one = asOne(seconds))
        return periodText(*one);
    return rangeText(periodText(seconds.least), periodText(seconds.most));
}

std::string countsText(const Spread<std::uint64_t>& count)
{
    return rangeText(std::to_string(count.least), std::to_string(count.most));
}

/// "once each", "3 to 4 times each"
std::string timesEachText(const Spread<std::uint64_t>& count)
{
    return (count.least == count.most ? timesText(count.least) : countsText(count) + " times") + " each";
}

/// Of devices beyond these that were silent with them.
std::string companyText(std::uint64_t others)
{
    return others == 0   ? std::string()
           : others == 1 ? ", and another device with them"
                         : ", and " + std::to_string(others) + " others with them";
}

/// "STUN Refresh to nat.wemo2.com"; "SSDP uuid:… to 239.255.255.250" where each has something of its own.
std::string titleText(const Snapshot& s, const Finding& f)
{
    return f.group.valid() && f.device.valid() ? visibleText(roleTitle(roleOf(s, s.groups[f.group.value])))
                                               : std::string();
}

std::string marginText(const Snapshot& s, const Finding& first, const LikeFindings& like)
{
    std::string out = titleText(s, first) + " has " +
                      (like.seconds.least > 0 ? periodsText(like.seconds) : std::string("nothing")) +
                      " to spare of the " + periodsText(like.promised) + " that were promised";
    const std::vector<Finding>& all = findingsIn(s);
    if (std::all_of(like.members.begin(), like.members.end(), [&](auto place) { return triesAgain(s, all[place]); }))
        out += ": " +
               rangeText(std::to_string(stunSendsWithin(like.seconds.least)),
                         std::to_string(stunSendsWithin(like.seconds.most))) +
               " of " + std::to_string(kStunSends) + " tries of a request leave in time";
    return out;
}

std::string offerText(const Finding& f)
{
    return findingListText(f.about) + (f.kind == FindingKind::TimeServersIgnored ? " for the time" : "") +
           ", where they are told to ask " + findingListText(f.offered) + (f.offeredToo ? ", which they ask too" : "");
}

std::string severalText(const Snapshot& s, const Finding& f, const LikeFindings& like)
{
    switch (f.kind) {
    case FindingKind::PortOpened:
        return std::string(f.over ? "had the router let the internet in for a time: "
                                  : "have the router let the internet in: ") +
               findingListText(f.about) + ", granted by " + findingPeerText(s, f);
    case FindingKind::MappingForgotten:
        return "were forgotten upstream " + timesEachText(like.count) +
               ": their public ports changed while they kept their own connections";
    case FindingKind::PromiseOverrun:
        return titleText(s, f) + " comes every " + periodsText(like.seconds) + ", but holds for " +
               periodsText(like.promised) + " only";
    case FindingKind::ThinMargin: return marginText(s, f, like);
    case FindingKind::BeatsMissed:
        return titleText(s, f) + " missed " + countsText(like.count) + " of " + countsText(like.of) +
               " beats each, every " + periodsText(like.seconds);
    case FindingKind::NotHeardSince:
        return "have not been heard since " + utcText(like.first, kFindingTime) + ", though they spoke every " +
               periodsText(like.seconds) + companyText(like.others);
    case FindingKind::FellSilent:
        return "were silent " + timesEachText(like.count) + ", for " +
               spanText(Duration::fromSeconds(like.seconds.most)) + " at most, from " +
               utcText(like.first, kFindingTime) + " at the earliest" + companyText(like.others);
    case FindingKind::ReachedFromOutside:
        return "were spoken to " + timesEachText(like.count) + " through what they keep open, by " +
               findingListText(f.about);
    case FindingKind::NeverAnswered:
        return titleText(s, f) + " was asked " + timesEachText(like.count) + " and never answered";
    case FindingKind::NoLongerAnswered:
        return titleText(s, f) + " has had no answer since " + utcText(like.first, kFindingTime) + ", " +
               countsText(like.count) + " questions each";
    case FindingKind::TimeServersIgnored: return "ask " + offerText(f);
    case FindingKind::ResolversIgnored: return "look names up at " + offerText(f);
    case FindingKind::HardCoded:
        return "talk to " + std::to_string(f.count) + (f.count == 1 ? " address" : " addresses") +
               " that no lookup gave: " + findingListText(f.about);
    case FindingKind::EncryptedLookups:
        return "look names up so that nobody reads them, at " + findingListText(f.about);
    case FindingKind::PlainHttp:
        return "sent " + countsText(like.count) + (like.count.most == 1 ? " request" : " requests") +
               " each in the clear to " + findingListText(f.about);
    case FindingKind::AsksTooOften:
        return titleText(s, f) + " comes every " + periodsText(like.seconds) + ", though the answer holds for " +
               periodsText(like.promised);
    case FindingKind::NoAddressGiven:
        return "asked for an address " + timesEachText(like.count) + " and nobody answered" +
               (f.over ? ", for a time" : "");
    case FindingKind::AddressRefused:
        return "were refused their addresses " + timesEachText(like.count) + " by a DHCP server";
    case FindingKind::AddressTaken:
        return "said " + timesEachText(like.count) + " that another device has the address that they were given";
    case FindingKind::TookCalls:
        return "took connections from the internet " + timesEachText(like.count) + ": " + findingListText(f.about);
    case FindingKind::CameUp: return "came up " + timesEachText(like.count) + " while they were watched";
    case FindingKind::ClockSetBack:
    case FindingKind::ClockSetForward:
    case FindingKind::NothingCaptured:
    case FindingKind::SeveralServers:
    case FindingKind::HomeAddressChanged: break; // of no device
    }
    return findingSentence(s, f);
}

} // namespace

std::string findingSentence(const Snapshot& s, const LikeFindings& like)
{
    const Finding& first = findingsIn(s)[like.members.front()];
    return like.ofSeveral() ? severalText(s, first, like) : findingSentence(s, first);
}

} // namespace phonehome
