// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "core/analysis/snapshot.h"

namespace phonehome {

/// What was found, mostly of a device. Beside each stands which fields of Finding say more.
enum class FindingKind : std::uint8_t {
    PortOpened,         ///< it had the router let the internet in: group, about (what, "UDP 9000"), count, over
    MappingForgotten,   ///< something upstream forgot a connection in use, its public port changed: flow, count
    NotHeardSince,      ///< since first, though it spoke by a timer: group, count (beats due since), seconds (period),
                        ///< of (other devices that fell silent with it)
    NoLongerAnswered,   ///< since first, until the end: group, count (questions since)
    PromiseOverrun,     ///< its beats come when what was promised is over: group, seconds (period), promised
    ThinMargin,         ///< one lost beat, and a STUN server's promise is over: group, seconds (to spare), promised
    BeatsMissed,        ///< group, count (missed), of (due), seconds (period)
    NeverAnswered,      ///< group, count (questions)
    FellSilent,         ///< and spoke again: group, count (silences), seconds (the longest, first to last), of (others)
    TimeServersIgnored, ///< flow, about (whom it asks), offered, offeredToo
    ResolversIgnored,   ///< flow, about (whom it asks), offered, offeredToo
    HardCoded,          ///< addresses on the internet that no lookup gave: flow, about (addresses), count
    EncryptedLookups,   ///< names asked for so that nobody reads them: flow, about (resolvers)
    ReachedFromOutside, ///< by what it keeps open: group, about (who spoke first), count (how often)
    PlainHttp,          ///< requests to the internet that everybody on the way reads: group, about (hosts), count
    AsksTooOften,       ///< looks a name up anew while the answer holds: group, seconds (period), promised (TTL)
    CameUp,             ///< while it was watched: count
    HomeAddressChanged, ///< of the home: flow, count (changes), about (addresses, in the order of time, the first the one before)
    ClockSetBack,    ///< of the capture: count, seconds (the largest step)
    ClockSetForward, ///< of the capture, first and last the largest step's ends: count, seconds (its length)
    NothingCaptured, ///< of the capture, first and last the longest gap's ends: count, seconds (its length)
    NoAddressGiven, ///< asks DHCP for an address and nobody answers: group, count (questions), over (it was answered since)
    AddressRefused, ///< by a DHCP server: group, count
    AddressTaken,   ///< it says that another has the address that it was given (DHCP DECLINE): group, count
    SeveralServers, ///< of the home: more than one answers DHCP: about (addresses), count
    TookCalls,      ///< connections from the internet: group, about (who, "203.0.113.5 → TCP 22"), count
};
inline constexpr std::size_t kFindingKinds = 26;
/// "port-opened" … as in JSON.
const char* findingKindId(FindingKind kind);

/// How much it asks for.
enum class FindingWeight : std::uint8_t {
    Warning, ///< something is open, or fails
    Advice,  ///< the router's owner can make it better
    Note,    ///< good to know
};
/// "warning", "advice", "note" as in JSON.
const char* findingWeightId(FindingWeight weight);

/// One thing about a device that its owner wants to know, with where to look for it.
struct Finding {
    FindingKind kind{};
    FindingWeight weight{};
    DeviceId device;         ///< invalid: of the home, or of the capture
    GroupId group;           ///< whose events show it; invalid: none do
    FlowId flow;             ///< talk that shows it; invalid: none does
    std::uint64_t count = 0; ///< how often, or how many
    std::uint64_t of = 0;    ///< among so many, or how many others
    double seconds = 0;
    double promised = 0;              ///< seconds
    std::vector<std::string> about;   ///< names, addresses or ports, sorted; hostile text
    std::vector<std::string> offered; ///< addresses or names that it was told to use instead; hostile text
    bool offeredToo = false;          ///< it asks one of those as well
    bool over = false;                ///< it was so for a time, and is no more at the end of the capture
    Timestamp first;                  ///< of what shows it
    Timestamp last;
};

} // namespace phonehome
