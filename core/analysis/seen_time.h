// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>
#include <vector>

#include "core/analysis/cadence.h"

namespace phonehome {

/// How long the capture looked between two moments: what lies in gaps is left out. Zero where `to` is not behind `from`.
/// gaps: sorted, apart from one another, as a snapshot's are.
Duration seenTime(std::span<const CaptureGap> gaps, Timestamp from, Timestamp to);

/// Does the moment lie inside a gap? At its ends something was seen. gaps: as above.
bool isUnseen(std::span<const CaptureGap> gaps, Timestamp time);

/// Moves times to where they would be had the gaps behind `from` taken no time: what lies in a gap comes to its
/// beginning, what is before `from` stays. times: sorted, and so they stay.
void cutGaps(std::span<const CaptureGap> gaps, Timestamp from, std::vector<Timestamp>& times);

} // namespace phonehome
