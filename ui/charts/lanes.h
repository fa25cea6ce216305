// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <vector>

#include <QString>

#include "ui/charts/lane_beats.h"
#include "ui/charts/lane_choice.h"

namespace phonehome {

struct LaneEvent {
    Timestamp time;
    std::uint32_t id = 0;    ///< row of the snapshot's events
    std::uint32_t group = 0; ///< row of the snapshot's groups
};

/// What is shown in one line, in time order.
struct Lane {
    LaneChoice::Row row;
    std::optional<Protocol> protocol; ///< nullopt: events of several may be in it
    std::vector<LaneEvent> events;
    std::optional<LaneBeats> beats;

    /// Index of the first event at or after t.
    std::size_t lowerBound(Timestamp t) const;
    /// The same at or after index from, quick where it is near.
    std::size_t lowerBound(Timestamp t, std::size_t from) const;
    /// The event nearest to t, nullptr in an empty lane.
    const LaneEvent* nearest(Timestamp t) const;
};

/// The lanes of a timeline: by protocol the six that people look for, then others that occur; else what occurs. Kept up
/// as a capture loads.
class Lanes {
public:
    /// Of the focus, a span is shown, not cut out; what is excluded is.
    void update(const SnapshotPtr& snapshot, const Focus& focus, LaneMode mode = LaneMode::Protocol);

    LaneMode mode() const { return m_mode; }
    const std::vector<Lane>& all() const { return m_lanes; }
    const Lane* of(Protocol protocol) const; ///< nullptr: there is none, or the lanes are not by protocol
    /// The lane that an event of the snapshot lies in, nullptr when it is not shown.
    const Lane* holding(EventId event) const;
    bool empty() const;
    const SnapshotPtr& snapshot() const { return m_snapshot; }
    Protocol protocolOf(const LaneEvent& event) const { return m_protocols[event.group]; }
    /// Another number whenever lanes or events may have changed.
    std::uint64_t version() const { return m_version; }

private:
    /// Of a lane's main group.
    struct Times {
        GroupId group;
        std::size_t seen = 0; ///< events of the lane that were looked at
        std::vector<Timestamp> times;

        /// Of the event at an index on: all before it stood there, none of them later.
        void forgetFrom(Timestamp time, std::size_t index);
    };

    bool isChosenWell() const;
    void start();
    void addNew();
    void forgetOld();
    void findBeats();
    void tellWhose();
    void tellSharedPaces();
    const std::vector<Timestamp>& timesOf(std::size_t lane, GroupId group);
    static bool setsThePace(const Lane& lane, const LaneBeats& beats);

    SnapshotPtr m_snapshot;
    Focus m_focus;
    LaneMode m_mode = LaneMode::Protocol;
    LaneChoice m_choice;
    std::size_t m_seen = 0;
    std::size_t m_first = 0; ///< event that the lanes may hold
    std::uint64_t m_version = 0;
    std::vector<Lane> m_lanes;
    std::vector<Times> m_times;        ///< by lane
    std::vector<Protocol> m_protocols; ///< by group
};

} // namespace phonehome
