// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <cmath>
#include <optional>

#include "core/analysis/cadence/tidy_runs.h"

namespace phonehome {

namespace {

constexpr std::size_t kRunsMax = 64;
constexpr double kStepMin = 0.012; ///< of the period
/// A smaller step is one too where it is many spreads wide and many beats stand on either side: a period that only drifts
/// is 3.5 of them apart from one half of the run to the other.
constexpr double kSmallStepMin = 0.002;
constexpr double kSmallStepSpreads = 6;
constexpr double kSmallStepSide = 20;
constexpr double kRounding = 1e-9; ///< far more than sums are off
constexpr double kSideMin = 4;     ///< beats on either side of a step

/// Sums of relative residuals and of beats over a run's intervals, so that any two halves can be compared.
struct Sums {
    std::vector<double> off{0};
    std::vector<double> beats{0};
    std::vector<double> square{0}; ///< of residuals

    /// Of one beat, from the mean of its side of a cut.
    double spreadBeside(std::size_t cut) const
    {
        const double left = beats[cut];
        const double right = beats.back() - left;
        const double behind = off.back() - off[cut];
        const double rest = square.back() - off[cut] * off[cut] / left - behind * behind / right;
        return std::sqrt(std::max(0.0, rest) / (left + right));
    }
};

Sums sumsOf(const Stamps& stamps, const BeatRun& run)
{
    Sums sums;
    const double period = run.state.period;
    const double limit = 4 * run.state.sigma;
    sums.off.reserve(run.beats.size());
    sums.beats.reserve(run.beats.size());
    sums.square.reserve(run.beats.size());
    for (std::size_t j = 0; j + 1 < run.beats.size(); ++j) {
        const double interval = intervalOf(stamps, run, j);
        const double beats = std::max(1.0, beatsIn(interval, period));
        const double off = interval - beats * period;
        const bool fits = off * off <= limit * limit * beats;
        sums.off.push_back(sums.off.back() + (fits ? off / period : 0));
        sums.beats.push_back(sums.beats.back() + (fits ? beats : 0));
        sums.square.push_back(sums.square.back() + (fits ? off / period * (off / period) : 0));
    }
    return sums;
}

bool isClearStep(const Sums& sums, std::size_t cut, double step, double relativeSigma)
{
    const double fewer = std::min(sums.beats[cut], sums.beats.back() - sums.beats[cut]);
    if (step > std::max(kStepMin, 1.5 * relativeSigma / std::sqrt(fewer)))
        return true;
    return step > kSmallStepMin && fewer >= kSmallStepSide && step > kSmallStepSpreads * sums.spreadBeside(cut);
}

/// Where the mean interval steps, if evidence and size of the step are enough.
std::optional<std::size_t> stepIn(const Sums& sums, double relativeSigma)
{
    const std::size_t m = sums.off.size() - 1;
    const double variance = relativeSigma * relativeSigma;
    double best = 6 + 1.5 * std::log(static_cast<double>(m));
    std::optional<std::size_t> at;
    for (std::size_t cut = 4; cut + 4 <= m; ++cut) {
        const double left = sums.beats[cut];
        const double right = sums.beats[m] - left;
        if (left < kSideMin || right < kSideMin)
            continue;
        // Mostly it is far from enough, and that shows without a division.
        const double before = sums.off[cut] * right;
        const double behind = (sums.off[m] - sums.off[cut]) * left;
        const double most = std::abs(before - behind) + kRounding * (std::abs(before) + std::abs(behind));
        if (0.5 * most * most < best * variance * left * right * (left + right) * (1 - kRounding))
            continue;
        const double step = sums.off[cut] / left - (sums.off[m] - sums.off[cut]) / right;
        const double gain = 0.5 * step * step / variance * left * right / (left + right);
        if (gain <= best)
            continue;
        if (isClearStep(sums, cut, std::abs(step), relativeSigma)) {
            best = gain;
            at = cut;
        }
    }
    return at;
}

struct Line {
    double count = 0, x = 0, y = 0, xx = 0, xy = 0, yy = 0;

    void add(double px, double py)
    {
        ++count;
        x += px;
        y += py;
        xx += px * px;
        xy += px * py;
        yy += py * py;
    }
    /// The line rises or falls by more than 8 % over all, and its t is above six.
    bool steep() const
    {
        if (count < 5)
            return false;
        const double vx = xx - x * x / count;
        const double vy = yy - y * y / count;
        const double c = xy - x * y / count;
        if (vx <= 0 || vy <= 0)
            return false;
        const double r2 = c * c / (vx * vy);
        return std::abs(c / vx) * count > 0.08 && r2 * (count - 2) > 36 * (1 - r2);
    }
};

bool keepsGrowing(const Stamps& stamps, const BeatRun& run)
{
    Line line;
    for (std::size_t j = 0; j + 1 < run.beats.size(); ++j) {
        const double interval = intervalOf(stamps, run, j);
        const double beats = std::max(1.0, beatsIn(interval, run.state.period));
        if (beats <= kSpanMax)
            line.add(static_cast<double>(j), interval / beats / run.state.period - 1);
    }
    return line.steep();
}

} // namespace

void splitRuns(const Stamps& stamps, std::vector<BeatRun>& runs)
{
    std::size_t i = 0;
    while (i < runs.size()) {
        BeatRun& run = runs[i];
        std::optional<std::size_t> at;
        if (run.beats.size() > 10 && runs.size() < kRunsMax)
            at = stepIn(sumsOf(stamps, run), run.state.sigma / run.state.period);
        if (!at) {
            ++i;
            continue;
        }
        BeatRun rest = run;
        rest.beats.erase(rest.beats.begin(), rest.beats.begin() + static_cast<std::ptrdiff_t>(*at));
        run.beats.resize(*at + 1);
        settle(stamps, run);
        settle(stamps, rest);
        runs.insert(runs.begin() + static_cast<std::ptrdiff_t>(i) + 1, std::move(rest));
    }
}

void dropTrends(const Stamps& stamps, std::vector<BeatRun>& runs)
{
    std::erase_if(runs, [&](const BeatRun& run) { return keepsGrowing(stamps, run); });
}

} // namespace phonehome
