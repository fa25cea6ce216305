// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <initializer_list>

#include <QDateTime>
#include <QObject>
#include <QString>
#include <QTimeZone>

#include "core/base/time.h"

namespace phonehome {

enum class ZoneChoice { Local, Utc };

/// What periods that are held against each other are quoted in.
enum class PeriodUnit { Seconds, Hours };
/// Hours where each of them, but those of nothing, is two hours or longer; else seconds.
PeriodUnit unitFor(std::initializer_list<double> seconds);

/// The one time zone of all views, the axes and exports, and how times and spans are written in it.
class TimeFormat : public QObject {
    Q_OBJECT
public:
    explicit TimeFormat(QObject* parent = nullptr);

    ZoneChoice choice() const { return m_choice; }
    void setChoice(ZoneChoice choice);
    const QTimeZone& zone() const { return m_zone; }

    /// All times at hand lie in it: dateTime() tells their years where they are not all in one.
    void setSpan(const TimeSpan& span);

    /// Whole seconds, in the zone.
    QDateTime at(Timestamp t) const;
    /// "Tue 7 Apr 12:32:25.318" in the locale's words, of a capture of several years "Tue 7 Apr 2026 12:32:25.318"; digits:
    /// of the fraction, 0..9.
    QString dateTime(Timestamp t, int digits = 3) const;
    /// For headings, with the year: "Tue 7 Apr 2026 12:32:25 – 14:01:00", without what is said already.
    QString span(const TimeSpan& span) const;
    /// "12:32:25.318"
    QString time(Timestamp t, int digits = 3) const;
    /// "2026-04-07T12:32:25.318416-05:00" for files and the clipboard.
    QString iso(Timestamp t) const;
    /// "UTC", or "Europe/Berlin, UTC+02:00" as it was at t.
    QString zoneText(Timestamp t) const;
    /// "UTC+02:00", short enough for an axis.
    QString zoneOffset(Timestamp t) const;

    /// "310 s", "310.06 s", "5 min 10 s" is never used: a period is quoted in seconds below two hours, then "24.0 h".
    static QString period(double seconds);
    /// The same beside others, in the unit of them all.
    static QString period(double seconds, PeriodUnit unit);
    /// Between two events, to hold against a period: "310.04 s".
    static QString interval(Duration d);
    static QString interval(Duration d, PeriodUnit unit);
    /// "± 0.04 s", "± 4 ms"
    static QString spread(double seconds);
    /// "7 d 2 h", "2 h 3 min", "41.2 ms": a length of time to read at a glance.
    static QString length(Duration d);

signals:
    void changed();

private:
    bool liesInSeveralYears() const;

    ZoneChoice m_choice = ZoneChoice::Local;
    TimeSpan m_span;
    bool m_severalYears = false; ///< of the span, in the zone: every cell asks
    QTimeZone m_zone;
};

} // namespace phonehome
