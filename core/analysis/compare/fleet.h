// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <stop_token>
#include <vector>

#include "core/analysis/compare/role.h"
#include "core/analysis/narrowed.h"
#include "core/analysis/snapshot.h"

namespace phonehome {

/// How a device differs from the others in a role.
enum class DifferenceKind : std::uint8_t {
    Period,   ///< another period than most
    Unsteady, ///< no fixed period, where most have one
    Fewer,    ///< far fewer messages than the others' period would make
    Stopped,  ///< its timer ended while the device went on, and the others' did not
    Promise,  ///< promised another time than most
    Silent,   ///< says nothing, where most others of its maker do
    Alone,    ///< says it, where most others of its maker do not
};
/// "period", "unsteady", "fewer", "stopped", "promise", "silent", "alone" as in JSON.
const char* differenceKindId(DifferenceKind kind);

/// That a device differs, and from what.
struct Difference {
    DifferenceKind kind{};
    std::uint32_t others = 0; ///< how many do what it does not; of Alone, how many are silent
    double seconds = 0;       ///< their period; of Promise, what they were promised; 0: they have none in common
    bool operator==(const Difference&) const = default;
};

/// What one device says in a role.
struct FleetCell {
    std::uint32_t column = 0;
    std::vector<GroupId> groups; ///< the most telling first; empty where it should speak and is silent
    std::uint32_t events = 0;
    bool isOfSeveral = false; ///< groups with peers of the device's own, each at its own pace: the cell has none
    std::vector<Difference> differences; ///< in the order of DifferenceKind

    bool differs() const { return !differences.empty(); }
    bool operator==(const FleetCell&) const = default;
};

struct FleetRow {
    Role role;
    std::vector<FleetCell> cells; ///< ascending by column; a device without one says nothing
    std::uint32_t speakers = 0;
    std::uint32_t differing = 0;  ///< cells that differ
    std::optional<double> period; ///< seconds, that more than half of the periods agree with

    /// nullptr: the device says nothing, as is to be expected of it.
    const FleetCell* cellOf(std::uint32_t column) const;
};

/// A device of the fleet.
struct FleetColumn {
    DeviceId device;
    std::uint32_t differing = 0; ///< rows in which it differs
    /// Of another kind than the others of its maker: it says less than half of what most of them say. It is no measure
    /// for their silence, nor they for its own.
    bool isStranger = false;
};

/// Devices side by side: what each of them says in which role, and who does otherwise.
struct Fleet {
    std::vector<FleetColumn> columns;
    std::vector<FleetRow> rows; ///< what most of them say first; of those alike, first where somebody differs

    /// Somebody does otherwise than most. Two have no most: what only one of them says is what differs.
    bool differsIn(const FleetRow& row) const
    {
        return row.differing > 0 || (columns.size() == 2 && row.speakers == 1);
    }
    /// Rows that not all devices say anything in, whether that is to be expected or too little to be judged.
    std::size_t unshared() const;
};

/// Devices of one maker.
struct FleetFamily {
    StringId vendor; ///< empty: the makers are not known
    std::vector<DeviceId> devices;
};

/// Which devices of a snapshot are compared: nullopt for all.
struct FleetChoice {
    std::optional<std::vector<DeviceId>> devices;
    TimeChoice times = {}; ///< that the snapshot was narrowed to
};

/// Makers of two devices and more that say anything, those with most devices first, then by name. Those without a known
/// maker (private MACs among them) come last.
std::vector<FleetFamily> fleetFamilies(const Snapshot& snapshot);

/// Compares devices; those that say nothing at all are left out, columns go by the devices' titles ("plug 2" before
/// "plug 10"). Linear in the groups but for sorting.
///
/// Who differs, and by which rule:
/// * Period: a sure period (confidence 0.75 or more) that is not the row's. The row's is the median; a period agrees with
///   it within 1 % and 0.25 s, and within four standard errors of both (spread / sqrt(beats)). Where more than half of
///   the periods agree, the others differ. Where they fall into two halves, two devices for instance, nobody knows who is
///   right: both differ (but not where each talks to a server of its own). Else the role has no common period, and none
///   differs.
/// * Unsteady, Fewer, Stopped: where more than half of all who speak have the common period, who has none in six messages
///   and more; who said less than a third of what it would make in the time in which the device was there, if that is
///   six at least; whose last message is six periods before the device's last packet, if fewer than half are like that.
/// * Promise: likewise, with promises of one kind. They agree within 2 % and 1.5 s, or when the row's lies between the
///   least and the most that was promised to the device.
/// * Silent and Alone: among devices of one maker, strangers aside. Somebody says a thing as a habit who says it six
///   times and more, over at least half of the time in which the device was there. Silent is who says nothing where two
///   thirds of the others have the habit, if at their rate six messages were due in its own time. Alone is who has a
///   habit where two thirds of the others, and two at least, are silent, each for as long as six messages take.
///
/// Gaps of the capture and excluded times are no part of any time here: nothing was due in them.
///
/// When it is stopped, what it gives is not whole.
Fleet fleetOf(const Snapshot& snapshot, const FleetChoice& choice = {}, const std::stop_token& stop = {});

} // namespace phonehome
