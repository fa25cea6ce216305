// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <utility>
#include <vector>

#include <QString>

#include "core/analysis/snapshot.h"
#include "ui/models/selection.h"

namespace phonehome {

struct LaneEvent {
    Timestamp time;
    std::uint32_t id = 0;    ///< row of the snapshot's events
    std::uint32_t group = 0; ///< row of the snapshot's groups
};

/// The regular talk of a lane: what its bracket and its promise say.
struct LaneBeats {
    GroupId group;
    double period = 0;             ///< seconds
    QString periodText;            ///< "310 s"
    std::optional<double> promise; ///< seconds
    QString promiseText;           ///< "lifetime 330 s"
    Timestamp first;
    Timestamp last;
    std::vector<Timestamp> missed;
    std::vector<std::pair<Timestamp, QString>> marks; ///< changes of the timer, in words; in time order
};

/// One protocol's events, in time order.
struct Lane {
    Protocol protocol{};
    std::vector<LaneEvent> events;
    std::optional<LaneBeats> beats;

    /// Index of the first event at or after t.
    std::size_t lowerBound(Timestamp t) const;
    /// The event nearest to t, nullptr in an empty lane.
    const LaneEvent* nearest(Timestamp t) const;
    /// The event of the same group before this one, nullptr for the first.
    const LaneEvent* before(const LaneEvent& event) const;
};

/// The lanes of a timeline: the six protocols that people look for, then others that occur. Kept up as a capture loads.
class Lanes {
public:
    /// Only the focus's device, protocol and group matter: a span is shown, not cut out.
    void update(const SnapshotPtr& snapshot, const Focus& focus);

    const std::vector<Lane>& all() const { return m_lanes; }
    const Lane* of(Protocol protocol) const;
    bool empty() const;
    const SnapshotPtr& snapshot() const { return m_snapshot; }

private:
    void start();
    void addNew();
    void findBeats(Lane& lane);
    static bool setsThePace(const Lane& lane, const LaneBeats& beats);

    SnapshotPtr m_snapshot;
    Focus m_focus;
    std::size_t m_seen = 0;
    std::vector<Lane> m_lanes;
};

} // namespace phonehome
