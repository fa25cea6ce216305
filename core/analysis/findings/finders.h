// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include "core/analysis/findings/finding.h"

namespace phonehome {

/// What each of them finds it adds, in any order.
using Finder = void (*)(const Snapshot& snapshot, std::vector<Finding>& out);

/// Beats beside promises: PromiseOverrun, ThinMargin, BeatsMissed, AsksTooOften.
void findPromises(const Snapshot& snapshot, std::vector<Finding>& out);
/// What is open or in the clear: PortOpened, PlainHttp.
void findExposures(const Snapshot& snapshot, std::vector<Finding>& out);
/// The way to the internet: MappingForgotten, HomeAddressChanged.
void findUpstream(const Snapshot& snapshot, std::vector<Finding>& out);
/// Who is asked in spite of what is offered: TimeServersIgnored, ResolversIgnored.
void findIgnoredOffers(const Snapshot& snapshot, std::vector<Finding>& out);
/// How peers were found: HardCoded, EncryptedLookups.
void findHiddenLookups(const Snapshot& snapshot, std::vector<Finding>& out);
/// Who is spoken to from outside, through what it keeps open or by whoever wants to: ReachedFromOutside, TookCalls.
void findReached(const Snapshot& snapshot, std::vector<Finding>& out);
/// Who spoke by a timer of its own, and then did not: NotHeardSince, FellSilent.
void findSilences(const Snapshot& snapshot, std::vector<Finding>& out);
/// What does not work: NeverAnswered, NoLongerAnswered, CameUp.
void findFailures(const Snapshot& snapshot, std::vector<Finding>& out);
/// What DHCP could not give: NoAddressGiven, AddressRefused, AddressTaken, SeveralServers.
void findAddressTroubles(const Snapshot& snapshot, std::vector<Finding>& out);
/// When the capture's clock was wrong, or nothing was captured: ClockSetBack, ClockSetForward, NothingCaptured.
void findCaptureTimes(const Snapshot& snapshot, std::vector<Finding>& out);

} // namespace phonehome
