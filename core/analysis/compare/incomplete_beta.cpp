// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/compare/incomplete_beta.h"

#include <cmath>

namespace phonehome {

namespace {

/// The continued fraction of DLMF 8.17.22 by Lentz's method as Thompson and Barnett changed it (1986).
double continuedFraction(double x, double a, double b)
{
    constexpr int kStepsMax = 100'000; // grows with the root of the larger parameter
    constexpr double kTiny = 1e-300;
    constexpr double kEnough = 1e-14;
    const auto notZero = [](double value) { return std::abs(value) < kTiny ? kTiny : value; };
    double c = 1;
    double d = 1 / notZero(1 - (a + b) * x / (a + 1));
    double out = d;
    for (int i = 1; i < kStepsMax; ++i) {
        const double m = i;
        const double even = m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m));
        d = 1 / notZero(1 + even * d);
        c = notZero(1 + even / c);
        out *= c * d;
        const double odd = -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1));
        d = 1 / notZero(1 + odd * d);
        c = notZero(1 + odd / c);
        out *= c * d;
        if (std::abs(c * d - 1) < kEnough)
            break;
    }
    return out;
}

/// std::lgamma writes a global (signgam); this is Stirling's series, for x of 0 and more, with a shift where x is small.
double logGamma(double x)
{
    constexpr double kSmall = 12;
    double shift = 0;
    for (; x < kSmall; x += 1)
        shift += std::log(x);
    const double x2 = 1 / (x * x);
    const double series = (1.0 / 12 - x2 * (1.0 / 360 - x2 * (1.0 / 1260 - x2 / 1680))) / x;
    return (x - 0.5) * std::log(x) - x + 0.5 * std::log(2 * M_PI) + series - shift;
}

} // namespace

double incompleteBeta(double x, double a, double b)
{
    if (x <= 0)
        return 0;
    if (x >= 1)
        return 1;
    const double front = std::exp(logGamma(a + b) - logGamma(a) - logGamma(b) + a * std::log(x) + b * std::log1p(-x));
    // The fraction converges quickly on this side of the mean only.
    if (x < (a + 1) / (a + b + 2))
        return front * continuedFraction(x, a, b) / a;
    return 1 - front * continuedFraction(1 - x, b, a) / b;
}

} // namespace phonehome
