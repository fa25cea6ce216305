// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <utility>
#include <vector>

#include "core/base/time.h"

namespace phonehome {

enum class CadenceVerdict : std::uint8_t { TooFew, NotPeriodic, Timer };
enum class CadencePattern : std::uint8_t { Steady, AdaptivePoll, BackOff, AnnouncementBurst, Daily };
enum class ClockKind : std::uint8_t { Free, Locked }; ///< re-armed after each beat, or on a fixed schedule

/// A stretch in which one timer ran with one period.
struct CadenceSegment {
    Timestamp start;   ///< first beat
    Timestamp end;     ///< last beat
    double period = 0; ///< seconds
    double jitter = 0; ///< seconds, robust (1.4826 MAD of one-beat residuals)
    ClockKind clock = ClockKind::Free;
    std::uint32_t beats = 0;
    std::uint32_t missed = 0;
    std::uint32_t late = 0;           ///< of the beats: those that came behind their time, and the next one on its own
    std::uint32_t hidden = 0;         ///< beats that were due amid other talk: nobody knows of them
    std::uint32_t doubles = 0;        ///< events beyond the first of a beat
    std::vector<Timestamp> missedAt;  ///< expected and not seen, in time order, at most 4096
    std::vector<Timestamp> doubledAt; ///< the doubles, in time order, at most 4096
    std::vector<Duration> doublesAfter; ///< usual distances of doubles from their beat, ascending, at most 8
    bool operator==(const CadenceSegment&) const = default;
};

/// Beats that are missing and not counted as missed: more in a row than would be; any before a beat with which the timer
/// began anew or had another period; of one that works in shifts, three and more.
struct CadenceSilence {
    Timestamp from;          ///< last beat before
    Timestamp to;            ///< first beat behind
    std::uint32_t beats = 0; ///< that would have been
    bool operator==(const CadenceSilence&) const = default;
};

struct CadenceTimer {
    std::vector<CadenceSegment> segments; ///< in time order, never empty
    std::vector<CadenceSilence> silences; ///< in time order
    bool operator==(const CadenceTimer&) const = default;
};

enum class CadenceChangeKind : std::uint8_t { Period, Phase, Pause };

struct CadenceChange {
    Timestamp time;
    CadenceChangeKind kind{};
    double from = 0; ///< period before and after, seconds
    double to = 0;
    bool restarted = false; ///< the device came up between these beats, as its other talk says
    bool operator==(const CadenceChange&) const = default;
};

/// What the times of one group say.
struct Cadence {
    CadenceVerdict verdict = CadenceVerdict::TooFew;
    CadencePattern pattern = CadencePattern::Steady;
    double evidence = 0;                ///< nats: ln odds of a timer against "anything goes"
    double confidence = 0;              ///< 0..1
    std::vector<CadenceTimer> timers;   ///< strongest first; empty unless verdict is Timer
    std::vector<CadenceChange> changes; ///< of the timers, in time order
    std::optional<Timestamp> next;      ///< when the strongest timer's next beat is due
    Duration nextWindow;                ///< that much before or after next is in time; behind it, the beat is overdue
    double cover = 0;                   ///< share of the seen time in which the strongest timer ran
    double explained = 0;               ///< share of the events that are beats of a timer or doubles of one

    /// The longest segment of the strongest timer, nullptr without a timer.
    const CadenceSegment* main() const;
    /// Shortest and longest period, in seconds, of a timer that polls adaptively and keeps to none of them.
    std::optional<std::pair<double, double>> pollRange() const;
    std::uint32_t missed() const; ///< over all segments of the strongest timer
    std::uint32_t hidden() const;
    std::uint32_t beats() const;
    std::uint64_t silent() const; ///< beats of its silences
    bool operator==(const Cadence&) const = default;
};

/// Stretch of time in which the capture could not see: between files, drops, capture stopped.
struct CaptureGap {
    Timestamp from;
    Timestamp to;
};

/// Stretch of time in which a group's connection was amid talk: an event could not begin, and may be part of it.
struct BusyStretch {
    Timestamp from;
    Timestamp to;
};

/// What was looked at: the capture's span, the gaps in it, when the device came up, and what is known of the group
/// itself; all sorted.
struct ObservationWindow {
    Timestamp start;
    Timestamp end;
    std::vector<CaptureGap> gaps = {};
    std::vector<Timestamp> restarts = {};
    std::span<const BusyStretch> busy = {};
    /// When something else began the wait for the group's next event anew: a lease or an allocation that was not renewed
    /// but new.
    std::span<const Timestamp> rearmed = {};
    /// How much behind its time a beat may come whose first tries were lost, ascending.
    std::span<const Duration> tries = {};
};

/// The timers behind the times of a group's events (sorted). Pure: no clock, no state; the same input gives the same
/// answer on any thread. Linear in the events but for the sort of a sample.
Cadence analyseCadence(std::span<const Timestamp> times, const ObservationWindow& window);

} // namespace phonehome
