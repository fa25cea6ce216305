// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>
#include <vector>

#include "core/analysis/cadence.h"

namespace phonehome {

/// How long the capture looked between two moments: what lies in gaps is left out. Zero where `to` is not behind `from`.
/// gaps: sorted, apart from one another, as a snapshot's are.
Duration seenTime(std::span<const CaptureGap> gaps, Timestamp from, Timestamp to);

/// The longest stretch between two moments that no gap parts which is longer than all that was seen in it: where a clock
/// was set years forward, the time behind it or before. Mostly there is no such gap, and it is all of it.
TimeSpan mainStretch(std::span<const CaptureGap> gaps, Timestamp from, Timestamp to);

/// Does the moment lie inside a gap? At its ends something was seen. gaps: as above.
bool isUnseen(std::span<const CaptureGap> gaps, Timestamp time);

/// Moves times to where they would be had the gaps behind `from` taken no time: what lies in a gap comes to its
/// beginning, what is before `from` stays. times: sorted, and so they stay.
void cutGaps(std::span<const CaptureGap> gaps, Timestamp from, std::vector<Timestamp>& times);

} // namespace phonehome
