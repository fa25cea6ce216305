// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include "core/analysis/cadence.h"

namespace phonehome {

/// Keeps the cadence of one group as its events come. Between full runs an event costs next to nothing: it is the beat
/// that was due, a double of the last one, or odd. A full run gives what analyseCadence gives of the same times.
class CadenceTracker {
public:
    /// Events may come out of order.
    void add(Timestamp time);

    /// What is known beside the events is another: the last run does not hold any more.
    void reconsider() { m_changed = true; }
    /// Events came that no run has seen, or it is to be reconsidered.
    bool changed() const { return m_changed; }
    /// A full run is worth its time: the group is four times what it was at the last, or it has grown by a quarter and three of
    /// the new events were odd. The sum of the runs stays linear in the events.
    bool due() const;
    /// Judges all events anew.
    const Cadence& judge(const ObservationWindow& window);

    /// The last full run's answer, gone on with beats that came when they were due.
    const Cadence& cadence() const { return m_cadence; }
    std::size_t size() const { return m_times.size(); }

private:
    void expect(Timestamp time);
    void doubled(Timestamp time);
    void beat(Timestamp time, std::int64_t periods);

    std::vector<Timestamp> m_times;
    Cadence m_cadence;
    std::size_t m_judged = 0; ///< events that the last full run saw
    std::uint32_t m_odd = 0;  ///< since then
    bool m_changed = false;
    bool m_sorted = true;
};

} // namespace phonehome
