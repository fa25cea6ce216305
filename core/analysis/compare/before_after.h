// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "core/analysis/compare/known_period.h"
#include "core/analysis/compare/rate_change.h"
#include "core/analysis/compare/role.h"
#include "core/analysis/snapshot.h"

namespace phonehome {

/// What is compared: a snapshot and the time that it is about. Cadences and promises are the snapshot's, so one of a
/// part of a capture is narrowed to it (parted_capture.h). What lies in its gaps counts for nothing.
struct ComparedTime {
    const Snapshot& snapshot;
    TimeSpan span;
};
/// All of a capture's time.
ComparedTime allOf(const Snapshot& snapshot);

/// What a device said in a role in one of the times.
struct RoleRate {
    std::uint32_t events = 0;
    double seconds = 0; ///< in which the device was there and seen; 0: never
    std::optional<KnownPeriod> period;
    std::optional<PromiseKind> promise;
    std::int64_t promised = 0; ///< seconds, the last

    double perDay() const { return seconds > 0 ? events * 86400.0 / seconds : 0; }
};

/// What became of it.
struct RoleChange {
    Role role;
    RoleRate before;
    RoleRate after;
    RateVerdict verdict = RateVerdict::TooShort;
    bool newPeriod = false;  ///< both are known, and they are not one (known_period.h): verdict is Changed
    bool newPromise = false; ///< another time was promised; says nothing of the rate
};

struct DeviceChanges {
    DeviceId before; ///< in that snapshot; invalid: the device was not there
    DeviceId after;
    std::vector<RoleChange> roles; ///< Gone, New, Changed, TooShort, Same; in each what was said most first

    bool isEverywhere() const { return before.valid() && after.valid(); }
};

/// Compares what each device said in two times, of one capture or of two. Devices are told by their MAC, by their address
/// where they have none; they come by name, those that were there both times first. Roles as in a fleet (role.h), but
/// where a device talks to several addresses on the internet that nothing names, they are one peer "…": such change of
/// themselves.
///
/// Rates are compared by rateChange(), over the time from the device's first packet to its last (what is missing at
/// either end counts as seen if it is a twentieth of the time or less), without gaps of the capture. A device that was not
/// there is compared with nothing: its roles are all too short.
std::vector<DeviceChanges> changesBetween(const ComparedTime& before, const ComparedTime& after);

/// Does the group say by itself what is compared as this role? Of peers that are one, "…", each does.
bool isPartOf(const Snapshot& snapshot, const Group& group, const Role& role);

/// How many names and nameless addresses on the internet the devices said anything to.
std::size_t internetTargets(const ComparedTime& time);

} // namespace phonehome
