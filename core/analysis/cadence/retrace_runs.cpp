// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/cadence/retrace_runs.h"

#include <algorithm>
#include <cmath>

#include "core/analysis/cadence/known_timers.h"

namespace phonehome {

namespace {

// Costs in nats. What they buy may be had anywhere, so that it has to show.
constexpr double kRestart = 5;
constexpr double kChange = 11;  ///< of the period, among those that are known
constexpr double kSilence = 14; ///< most that missing beats cost where the timer begins anew behind them
/// ln of the share of beats that are spread three times as wide as the others.
const double kSkirt = std::log(0.003 / 3);
constexpr double kLate = -0.081; ///< an exponential wait beside a normal one's peak: ln sqrt(2 pi) - 1
constexpr double kSigmasMost = 12;
constexpr double kSigmasTrusted = 3; ///< a beat of a schedule that is more off says nothing of the next

constexpr std::size_t kRunsMax = 24;
constexpr double kWide = 0.15;   ///< of the period: a timer that wavers more can't be told from talk
constexpr double kTalkMin = 0.2; ///< events in the longest period
constexpr double kBeatsMin = 16;
constexpr double kUndisturbed = 0.05; ///< events passed over for each beat
constexpr double kDrowned = 16;       ///< likewise: each of them is asked for by every event of 25 periods
constexpr std::size_t kNodesMax = 500'000;
constexpr double kBeyond = 12.5; ///< periods before and behind the runs that may hold beats

/// The best path whose last beat is an event.
struct Node {
    double worth = 0;
    double phase = 0;       ///< seconds: where the beat should have been, as far as beats up to it say
    double variance = 0;    ///< of that
    std::int32_t from = -1; ///< event before; itself where the period changes; -1 at the start
    std::uint8_t timer = 0; ///< of from
    bool anew = false;      ///< what was before says nothing of when this beat comes
};

/// The most likely path through the events: each is a beat of one of the timers or other talk, which comes as chance will
/// have it.
class Retrace {
public:
    Retrace(const Stamps& stamps, const std::vector<BeatRun>& runs) : m_stamps(stamps), m_runs(runs)
    {
        double beats = 0;
        double longest = 0;
        for (const BeatRun& run : runs) {
            beats += static_cast<double>(run.beats.size());
            longest = std::max(longest, run.state.period);
        }
        const auto& at = stamps.at;
        const auto begin = std::lower_bound(at.begin(), at.end(), at[runs.front().first()] - kBeyond * longest);
        const auto end = std::upper_bound(begin, at.end(), at[runs.back().last()] + kBeyond * longest);
        m_begin = static_cast<std::size_t>(begin - at.begin());
        m_count = static_cast<std::size_t>(end - begin);
        const double talk = (static_cast<double>(m_count) - beats + 1) / (*(end - 1) - *begin);
        m_timers = knownTimers(stamps, runs, std::max(talk, kTalkMin / longest));
    }

    std::vector<BeatRun> run()
    {
        m_nodes.resize(m_count * m_timers.size());
        m_ends.resize(m_timers.size());
        m_live.resize(m_timers.size());
        for (std::size_t e = 0; e < m_count; ++e) {
            for (std::size_t t = 0; t < m_timers.size(); ++t) {
                node(e, t) = begun(e, t);
                goOn(e, t);
            }
            changePeriod(e);
            keepEnds(e);
        }
        return traced();
    }

private:
    /// Where a path of one timer would best have ended, to begin anew behind it.
    struct End {
        double worth = 0; ///< less what was missed since
        std::size_t event = 0;
    };

    double at(std::size_t e) const { return m_stamps.at[m_begin + e]; }
    Node& node(std::size_t e, std::size_t t) { return m_nodes[e * m_timers.size() + t]; }

    /// The timer begins with this event, or anew.
    Node begun(std::size_t e, std::size_t t)
    {
        const KnownTimer& timer = m_timers[t];
        Node best{0, at(e), timer.wavers, -1, static_cast<std::uint8_t>(t), true};
        for (std::size_t before = 0; before < m_timers.size() && e > 0; ++before) {
            const std::size_t end = m_ends[before].event;
            const double missing = std::max(0.0, (at(e) - at(end)) * timer.rate - 1);
            const double worth = node(end, before).worth + timer.anew - std::min(missing * timer.missed, kSilence) -
                                 (before == t ? kRestart : kChange);
            if (worth > best.worth) {
                best.worth = worth;
                best.from = static_cast<std::int32_t>(end);
                best.timer = static_cast<std::uint8_t>(before);
            }
        }
        return best;
    }

    /// The event is one of the next beats behind an earlier one.
    void goOn(std::size_t e, std::size_t t)
    {
        const KnownTimer& timer = m_timers[t];
        Node& best = node(e, t);
        const double farthest = (kSpanMax + 0.5) * timer.period;
        // From what is worth less, no path will ever be worth as much as one that begins anew.
        const double floor = best.worth - timer.seen - timer.onTime;
        std::vector<std::uint32_t>& live = m_live[t];
        std::size_t kept = 0;
        for (const std::uint32_t event : live) {
            const Node& from = node(event, t);
            if (from.worth < floor || at(e) - at(event) > farthest)
                continue;
            live[kept++] = event;
            tryBeat(e, event, timer, from, best);
        }
        live.resize(kept);
        live.push_back(static_cast<std::uint32_t>(e));
    }

    void tryBeat(std::size_t e, std::uint32_t event, const KnownTimer& timer, const Node& from, Node& best) const
    {
        const double stretch = at(e) - from.phase;
        const double beats = std::floor(stretch * timer.rate + 0.5);
        const double off = stretch - beats * timer.period;
        const double ahead = from.variance + beats * timer.strays;
        const double variance = ahead + timer.wavers;
        const double square = off * off / variance;
        if (beats < 1 || square > kSigmasMost * kSigmasMost)
            return;
        double onTime = std::max(-square / 2, kSkirt - square / 18);
        if (timer.late && off > 0)
            onTime = std::max(onTime, kLate - std::sqrt(square));
        const double most = from.worth + timer.seen + timer.onTime - (beats - 1) * timer.missed + onTime;
        if (most <= best.worth)
            return;
        const double worth = most - 0.5 * std::log(variance / (timer.strays + timer.wavers));
        if (worth <= best.worth)
            return;
        // As a Kalman filter: a schedule's beats tell its phase together, of any other timer the last one does.
        double gain = 1;
        if (timer.wavers > 0)
            gain = square < kSigmasTrusted * kSigmasTrusted ? ahead / variance : 0;
        best = {worth, at(e) - (1 - gain) * off, (1 - gain) * ahead, static_cast<std::int32_t>(event), best.timer,
                false};
        best.timer = static_cast<std::uint8_t>(&timer - m_timers.data());
    }

    /// At this beat, one period becomes another.
    void changePeriod(std::size_t e)
    {
        for (std::size_t t = 0; t < m_timers.size(); ++t) {
            Node& to = node(e, t);
            for (std::size_t before = 0; before < m_timers.size(); ++before) {
                const Node& from = node(e, before);
                const bool isBeat = from.from >= 0 && static_cast<std::size_t>(from.from) != e;
                if (before != t && isBeat && from.worth - kChange > to.worth)
                    to = {from.worth - kChange,
                          from.phase,
                          from.variance,
                          static_cast<std::int32_t>(e),
                          static_cast<std::uint8_t>(before),
                          false};
            }
        }
    }

    void keepEnds(std::size_t e)
    {
        for (std::size_t t = 0; t < m_timers.size(); ++t) {
            End& end = m_ends[t];
            const double worth = node(e, t).worth;
            if (e > 0) {
                end.worth -= (at(e) - at(e - 1)) * m_timers[t].rate * m_timers[t].missed;
                if (worth < std::max(end.worth, node(end.event, t).worth - kSilence))
                    continue;
            }
            end = {worth, e};
        }
    }

    std::vector<BeatRun> traced()
    {
        const auto last =
            static_cast<std::size_t>(std::max_element(m_nodes.begin(), m_nodes.end(),
                                                      [](const Node& a, const Node& b) { return a.worth < b.worth; }) -
                                     m_nodes.begin());
        std::size_t e = last / m_timers.size();
        std::size_t t = last % m_timers.size();
        std::vector<BeatRun> out;
        BeatRun run = emptyRunOf(t);
        for (;;) {
            const Node& n = node(e, t);
            run.beats.push_back(static_cast<std::uint32_t>(m_begin + e));
            if (n.from >= 0 && n.timer == t && n.anew)
                run.restarts.push_back(static_cast<std::uint32_t>(run.beats.size() - 1));
            if (n.from < 0 || n.timer != t) {
                finish(run);
                if (run.beats.size() > 1)
                    out.push_back(std::move(run));
                if (n.from < 0)
                    break;
                run = emptyRunOf(n.timer);
            }
            t = n.timer;
            e = static_cast<std::size_t>(n.from);
        }
        std::reverse(out.begin(), out.end());
        return out;
    }

    BeatRun emptyRunOf(std::size_t timer) const
    {
        const BeatRun& like = m_runs[m_timers[timer].run];
        BeatRun run;
        run.state = like.state;
        run.jitter = like.jitter;
        run.locked = like.locked;
        run.retraced = true;
        return run;
    }

    /// Turns round what was gathered from the last beat to the first.
    void finish(BeatRun& run) const
    {
        if (run.beats.size() < 2)
            return;
        const auto intervals = static_cast<std::uint32_t>(run.beats.size() - 1);
        std::reverse(run.beats.begin(), run.beats.end());
        std::reverse(run.restarts.begin(), run.restarts.end());
        for (std::uint32_t& restart : run.restarts)
            restart = intervals - 1 - restart;
        settle(m_stamps, run);
    }

    const Stamps& m_stamps;
    const std::vector<BeatRun>& m_runs;
    std::size_t m_begin = 0; ///< events count from here
    std::size_t m_count = 0;
    std::vector<KnownTimer> m_timers;
    std::vector<Node> m_nodes;                      ///< by event, then by timer
    std::vector<End> m_ends;                        ///< by timer
    std::vector<std::vector<std::uint32_t>> m_live; ///< by timer: events from which it may still go on
};

/// A poll that doubles its period more than once, or halves it: what comes between its beats are beats, not other talk.
bool pollsAdaptively(const std::vector<BeatRun>& runs)
{
    constexpr double kNear = 0.05;
    const auto doubles = [&](const BeatRun& a, const BeatRun& b) {
        const double octaves = std::log2(b.state.period / a.state.period);
        return octaves > 0.5 && std::abs(octaves - std::round(octaves)) < kNear;
    };
    const auto doublesAgain = [&](const BeatRun& b) {
        return std::any_of(runs.begin(), runs.end(), [&](const BeatRun& c) { return doubles(b, c); });
    };
    return std::any_of(runs.begin(), runs.end(), [&](const BeatRun& a) {
        return std::any_of(runs.begin(), runs.end(),
                           [&](const BeatRun& b) { return doubles(a, b) && doublesAgain(b); });
    });
}

/// So little is passed over that a run's own intervals say all there is, or so much may be a beat that none stands out; or
/// it would take too long, or too much memory.
bool nothingToRetrace(const std::vector<BeatRun>& runs)
{
    double beats = 0;
    double passed = 0;
    for (const BeatRun& run : runs) {
        if (run.everyEvent || run.state.sigma > kWide * run.state.period)
            return true;
        const auto own = static_cast<double>(run.beats.size());
        beats += own;
        passed += static_cast<double>(run.last() - run.first() + 1) - own;
    }
    const std::size_t events = runs.back().last() - runs.front().first() + std::size_t{1};
    return runs.size() > kRunsMax || events * runs.size() > kNodesMax || beats < kBeatsMin || passed < 2 ||
           passed < kUndisturbed * beats || passed > kDrowned * beats || pollsAdaptively(runs);
}

} // namespace

void retraceRuns(const Stamps& stamps, std::vector<BeatRun>& runs)
{
    if (nothingToRetrace(runs))
        return;
    std::vector<BeatRun> again = Retrace(stamps, runs).run();
    if (!again.empty())
        runs = std::move(again);
}

} // namespace phonehome
