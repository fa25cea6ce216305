// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <utility>
#include <vector>

#include <QString>

#include "core/analysis/snapshot.h"
#include "ui/models/time_format.h"

namespace phonehome {

/// Label and value.
using Fact = std::pair<QString, QString>;

/// Everything that the cadence chart of a group draws, and what the sentence rests on, as numbers in words: the table
/// beside the chart, for keyboard and screen reader too.
std::vector<Fact> groupFacts(const Snapshot& snapshot, GroupId group, const TimeFormat& time);

/// The one unit in which a group's period, its promise and what is between them are said.
PeriodUnit periodUnit(const Group& group);

/// "310 s", "perhaps 310 s", "no fixed period", "too few for a period": the same words wherever a period stands alone.
QString periodText(const Group& group);

/// "310 s → 290 s", "restart", "jump", "pause"
QString changeText(const CadenceChange& change);
/// "3 silences, the longest 2 h 3 min": when a timer left out beats that are not counted as missed; else empty.
QString silencesText(const Cadence& cadence);
/// How the interval is made of the promise, as a sentence; empty where nothing was promised or no interval is known.
QString promiseVerdictText(const Promise& promise, PeriodUnit unit);
/// When a lease is to be renewed, and when it was; empty where nothing says so.
QString renewalText(const Promise& promise, PeriodUnit unit);

} // namespace phonehome
