// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

#include "core/analysis/snapshot.h"
#include "core/analysis/talk.h"

namespace phonehome {

/// "STUN Refresh to nat.wemo2.com"
std::string talkTitle(const Talk& talk);

/// "STUN Refresh": what a group says, without to or from whom.
std::string groupSubject(const Snapshot& snapshot, const Group& group);
/// "lifetime", "TTL", "max-age" …
const char* promiseName(PromiseKind kind);

/// "STUN Refresh to nat.wemo2.com": what a group says, and to or from whom.
std::string groupTitle(const Snapshot& snapshot, const Group& group);

/// "STUN Refresh to nat.wemo2.com every 310 s, lifetime 330 s, margin 20 s", in English for scripts and JSON;
/// the window has its own, translated words.
std::string cadenceSentence(const Snapshot& snapshot, const Group& group);

/// What the verdict rests on: "every 310 s +- 0.004 s; 239 of 279 beats seen, 40 missed; the times are e^1388 times
/// better explained by a timer". In English as above.
std::string cadenceReason(const Cadence& cadence);

/// "24 in a silence of 7750 s", "61 in 3 silences, the longest 7750 s": beats that are missing and not counted as missed.
/// Empty where there are none. In English as above.
std::string silencesReason(const Cadence& cadence);

/// Seconds without needless digits: "310 s", "270.1 s", "0.25 s".
std::string periodText(double seconds);
/// "6 d 23 h 57 min", "90 s"; of a span of time.
std::string spanText(Duration span);

} // namespace phonehome
