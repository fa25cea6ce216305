// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <limits>
#include <memory>
#include <span>
#include <vector>

#include "core/analysis/cadence_history.h"

namespace phonehome {

/// Keeps the cadence of one group as its events come. Between full runs an event costs next to nothing: it is the beat
/// that was due, a double of the last one, or odd. A full run gives what analyseCadence gives of the same times.
class CadenceTracker {
public:
    /// From now on holds so many of the latest times at least and twice as many at most, once they were judged; what
    /// the older ones said is kept. 0: all of them.
    void keep(std::size_t times) { m_kept = times; }
    /// Events may come out of order.
    void add(Timestamp time);

    /// These events, in order and among the latest, were no events of the group.
    void remove(std::span<const Timestamp> times);

    /// What is known beside the events is another: the last run does not hold any more.
    void reconsider() { m_changed = true; }
    /// Events came that no run has seen, or it is to be reconsidered.
    bool changed() const { return m_changed; }
    /// A full run is worth its time: the group is eight times what it was at the last, or it has grown by a quarter and
    /// three of the new events were odd; or more times are held than should be. The sum of the runs stays linear in the
    /// events.
    bool due() const;
    /// Judges all times that are held anew.
    const Cadence& judge(const ObservationWindow& window);

    /// The last full run's answer, gone on with beats that came when they were due.
    const Cadence& cadence() const { return m_cadence; }
    /// Times that are held.
    std::size_t size() const { return m_times.size(); }

private:
    bool isOverfull() const { return m_kept > 0 && m_times.size() > 2 * m_kept; }
    /// Lets go of the older times, once they said what they have to say.
    void letGo(const ObservationWindow& window);
    void expect(Timestamp time);
    void doubled(Timestamp time);
    void beat(Timestamp time, std::int64_t periods);

    // What every event asks comes first, in few lines of the processor's cache.
    std::vector<Timestamp> m_times;
    Timestamp m_last{std::numeric_limits<std::int64_t>::min()}; ///< the end of m_times
    std::uint32_t m_odd = 0;                                    ///< since the last full run
    bool m_changed = false;
    bool m_sorted = true;
    Cadence m_cadence;
    std::size_t m_judged = 0; ///< events that the last full run saw
    std::size_t m_kept = 0;
    std::unique_ptr<const JudgedStretch> m_past; ///< of the times that were let go; nullptr: none were
};

} // namespace phonehome
