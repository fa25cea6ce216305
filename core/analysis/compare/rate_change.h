// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <span>

#include "core/base/time.h"

namespace phonehome {

/// Events in a time that was looked at, in one piece: gaps in it are to be cut out of the events' times (seen_time.h) as
/// they are out of its length.
struct RateTime {
    std::span<const Timestamp> events; ///< sorted, all of them in the time
    Timestamp start;
    double seconds = 0; ///< that were looked at; 0: nothing was
};

/// What became of a rate.
enum class RateVerdict : std::uint8_t {
    Same,     ///< and neither half nor twice as high: that would have been seen
    Changed,  ///< there are events in both
    Gone,     ///< no event behind
    New,      ///< no event before
    TooShort, ///< to say any of these
};
/// "same", "changed", "gone", "new", "too-short" as in JSON.
const char* rateVerdictId(RateVerdict verdict);

/// Chance that a verdict of Changed, Gone or New is wrong where events come at random, on a timer, or in bursts.
inline constexpr double kRateErrors = 0.001;

/// Is the rate of events the same in two times?
///
/// What is counted are occasions: events that follow one another within a twentieth of the mean gap, as it
/// is in the time with more events, are one. Occasions
/// that come at random are two Poisson counts: given their sum, the second is binomial with the second time's share, and
/// the test is exact (Przyborowski and Wilenski 1940), two-sided. Others are not: counts of a timer spread less, counts
/// of what comes in waves more. So counts are divided by how much they spread against Poisson's, which for independent
/// gaps is their squared coefficient of variation (Cox, Renewal Theory, 1962, s4.2). It is measured on the gaps of both
/// times, those to the ends among them, with six gaps of chance put in, so that few events prove no timer; and taken as a
/// tenth at least. As far as occasions are even, one of the difference is let pass: where a time begins and ends between
/// two beats is chance. Hence an hour without a beat of 310 s is news, one without a daily beat is not.
///
/// Where fewer than two of all occasions would fall into one of the times if the rate were the same, that one is too short,
/// unless they are even (half of Poisson's spread or less): a single burst looks like a rate of its own.
///
/// A rate is the same if it does not differ at the level of the test and if, by the same test, it is neither twice nor
/// half as high. A habit of the hour of day looks like a change: it takes times that are alike to compare.
RateVerdict rateChange(const RateTime& before, const RateTime& after);

} // namespace phonehome
