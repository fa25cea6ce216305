// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>

#include "core/analysis/group.h"

namespace phonehome {

/// A period that can be held against another.
struct KnownPeriod {
    double seconds = 0;
    double error = 0; ///< standard error, seconds: spread / sqrt(beats)
};

/// Of a timer that is sure (confidence kSureConfidence or more) and keeps to one period; nullopt for all others.
std::optional<KnownPeriod> knownPeriod(const Group& group);

/// Are they one period? Within 1 % and 0.25 s, or within four standard errors of both.
bool isOnePeriod(const KnownPeriod& a, const KnownPeriod& b);

/// Are two promises one, in seconds? Within 2 % and 1.5 s.
bool isOnePromise(double a, double b);

} // namespace phonehome
