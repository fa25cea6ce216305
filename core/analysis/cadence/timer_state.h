// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cmath>
#include <cstddef>

namespace phonehome {

/// One interval spans at most so many beats; more missing in a row are a silence.
constexpr int kSpanMax = 24;
/// Nats that an interval which fits nothing may cost at most.
constexpr double kOddInterval = 3.5;
/// Evidence of what can not be: beyond any sum of real evidence.
constexpr double kNever = -1e9;

/// What a timer would do: one beat a period, some beats missing.
struct TimerState {
    double period = 0;         ///< seconds
    double sigma = 0;          ///< seconds, of one interval
    double missedShare = 0.12; ///< of its beats
};

/// Beats that an interval spans, rounded; both positive. (std::round is a call where the processor has no rounding.)
inline double beatsIn(double interval, double period)
{
    // Mostly one, for which nothing has to be divided.
    if (interval > 0.51 * period && interval < 1.49 * period)
        return 1;
    const double beyondHalf = interval / period + 0.5;
    return static_cast<double>(static_cast<long long>(beyondHalf));
}

/// Passing over so many events between two beats costs what a Poisson stream of that rate would gain by them.
double skippedCost(std::size_t events);

/// Evidence of single intervals for one timer, in nats against "anything goes": a density of 0.6 in each nat of
/// log-interval, which is scale-free and beats bursts, Poisson and log-normal streams at their own game.
class IntervalOdds {
public:
    /// Intervals that span more beats than spans are not to be asked for.
    explicit IntervalOdds(const TimerState& state, int spans = kSpanMax);

    /// kNever when the interval is shorter than half a period or spans more than kSpanMax beats.
    double of(double interval) const
    {
        const double x = interval * m_rate + 0.5;
        if (x < 1 || x >= kSpanMax + 1)
            return kNever;
        const int k = static_cast<int>(x);
        return m_terms[static_cast<std::size_t>(k)].peak + miss(interval, k);
    }
    /// What being off takes away: a narrow middle and a wide skirt.
    double miss(double interval, int k) const
    {
        const double r = interval - k * m_period;
        const double q = r * r * m_terms[static_cast<std::size_t>(k)].sharpness;
        // Up to a little before where they cross, the middle is above the skirt.
        return q < 3.18 ? -q : std::max(-q, kSkirt - q / 9);
    }
    /// Of one beat that is exactly right.
    double top() const { return m_terms[1].peak; }
    /// Of any interval.
    double most() const;
    /// By so much each further beat lowers that at least, up to so many of them.
    double fall(int beats) const;
    /// What the square of being off an interval over k beats is multiplied with.
    double sharpness(int k) const { return m_terms[static_cast<std::size_t>(k)].sharpness; }
    double period() const { return m_period; }
    double rate() const { return m_rate; }

    static constexpr double kSkirt = -2.833213344056216; ///< ln(0.05 / 0.85)

private:
    struct Term {
        double peak = 0;
        double sharpness = 0;
    };

    double m_period;
    double m_rate;
    std::array<Term, kSpanMax + 1> m_terms{};
};

} // namespace phonehome
