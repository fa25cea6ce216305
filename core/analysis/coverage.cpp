// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/coverage.h"

#include <algorithm>
#include <utility>

namespace phonehome {

namespace {

constexpr Duration kShortest = Duration::ofSeconds(1);
constexpr int kLongerThanPauses = 3;

// Within a file, a device may be alone for minutes: only what stands out by far is a gap.
constexpr Duration kShortestWithin = Duration::ofSeconds(30);
constexpr int kLongerWithin = 5;
constexpr Duration kJustBefore = Duration::ofSeconds(600);
constexpr std::size_t kPausesKept = 16;

/// Packets of several interfaces or queues may change places by less.
constexpr Duration kChangesPlaces = Duration::ofSeconds(2);
constexpr std::size_t kStepsKept = 64;

/// 1990-01-01 UTC. There are no captures from before: a computer that has no clock of its own begins in 1970.
constexpr Timestamp kFirstCaptures{631'152'000'000'000'000};
/// A pause that is by so little shorter than what a time server is ahead may be the clock's step to its time: both
/// clocks drift, and the answer was on its way.
constexpr Duration kWaver = Duration::ofSeconds(2);
/// A pause as long as one server is ahead may be so by chance: of this length it is not, to a few seconds.
constexpr Duration kNotByChance = Duration::ofSeconds(3600);

/// Files joined to one may lie years apart: nobody waits a month for the next packet of a network, not even of one device.
constexpr Duration kNobodyWaits = Duration::ofSeconds(std::int64_t{30} * 86'400);

/// No clock was ever that wrong, and two such fit a Duration.
constexpr Duration kAheadMax = Duration::ofSeconds(std::int64_t{100} * 366 * 86'400);

/// Is that pause a clock's step by so much, and no more besides than a quiet moment?
bool fits(const CaptureGap& pause, Duration step)
{
    const Duration rest{(pause.to - pause.from).ns - step.ns};
    return rest >= Duration{-kWaver.ns} && rest < kShortestWithin;
}

} // namespace

Coverage::Stretch& Coverage::stretchOf(std::uint32_t number, Timestamp time)
{
    if (number >= m_current.size())
        m_current.resize(std::size_t{number} + 1, kNone);
    std::uint32_t& current = m_current[number];
    bool begins = current == kNone;
    if (!begins && m_stretches[current].previous - time > kChangesPlaces) {
        // What came before may lie years ahead of what follows, or in its midst.
        begins = m_steps.size() < kStepsKept;
        stepped(m_stretches[current].previous, time);
    }
    if (begins) {
        current = static_cast<std::uint32_t>(m_stretches.size());
        m_stretches.push_back({time, time, {}, {}, time});
    }
    return m_stretches[current];
}

void Coverage::seen(std::uint32_t number, Timestamp time, DeviceId sender)
{
    Stretch& stretch = stretchOf(number, time);
    stretch.previous = time;
    if (time > stretch.last) {
        if (time - stretch.last >= kShortestWithin)
            paused(number, stretch, time);
        else
            stretch.longestShort = std::max(stretch.longestShort, time - stretch.last);
        stretch.last = time;
    }
    stretch.first = std::min(stretch.first, time);
    if (sender.valid())
        heard(sender, time);
}

void Coverage::told(std::uint32_t number, const IpAddress& server, Timestamp seen, Timestamp time)
{
    const TimeServer now{server, number, time - seen, seen};
    if (now.ahead > kAheadMax || Duration{-now.ahead.ns} > kAheadMax)
        return;
    const auto known = std::find_if(m_servers.begin(), m_servers.end(),
                                    [&](const TimeServer& s) { return s.file == number && s.address == server; });
    if (known == m_servers.end()) {
        m_servers[m_nextServer] = now;
        m_nextServer = (m_nextServer + 1) % kServers;
        return;
    }
    const TimeServer before = std::exchange(*known, now);
    const Duration step{before.ahead.ns - now.ahead.ns};
    // The clock is right by now, and the server's did not stand still.
    const bool isRight = now.ahead < kShortestWithin && Duration{-now.ahead.ns} < kShortestWithin;
    const Duration passed{(seen - before.seen).ns - step.ns};
    if (step < kShortestWithin || !isRight || passed < kWaver || number >= m_current.size() ||
        m_current[number] == kNone)
        return;
    for (Pause& pause : m_stretches[m_current[number]].pauses) {
        if (!pause.stepped && pause.span.to > before.seen && pause.span.to <= seen && fits(pause.span, step)) {
            pause.stepped = true;
            stepped(pause.span.from, pause.span.to);
            return;
        }
    }
}

void Coverage::heard(DeviceId sender, Timestamp time)
{
    // To the front; the others move up as far as where it stood.
    Talker moved{sender, time};
    for (Talker& talker : m_talkers) {
        std::swap(talker, moved);
        if (moved.device == sender)
            return;
    }
}

void Coverage::stepped(Timestamp from, Timestamp to)
{
    if (m_steps.size() < kStepsKept)
        m_steps.push_back({from, to});
}

bool Coverage::isStep(std::uint32_t number, const CaptureGap& pause) const
{
    if (pause.from < kFirstCaptures && pause.to >= kFirstCaptures)
        return true;
    return pause.to - pause.from >= kNotByChance &&
           std::any_of(m_servers.begin(), m_servers.end(),
                       [&](const TimeServer& s) { return s.file == number && fits(pause, s.ahead); });
}

void Coverage::paused(std::uint32_t number, Stretch& stretch, Timestamp to)
{
    const auto longer = [](const Pause& a, const Pause& b) {
        return a.span.to - a.span.from > b.span.to - b.span.from;
    };
    Pause pause{{stretch.last, to}, false, false};
    if (stretch.pauses.size() == kPausesKept && !longer(pause, stretch.pauses.back()))
        return;
    // Or just behind, where a file read together with this one goes on first.
    pause.ofAll = std::all_of(m_talkers.begin(), m_talkers.end(), [&](const Talker& t) {
        return t.device.valid() && stretch.last - t.last <= kJustBefore && t.last - stretch.last <= kJustBefore;
    });
    pause.stepped = isStep(number, pause.span);
    if (pause.stepped) {
        stepped(stretch.last, to);
        // What they said was said of another clock.
        for (TimeServer& server : m_servers) {
            if (server.file == number)
                server = {};
        }
    }
    stretch.pauses.insert(std::upper_bound(stretch.pauses.begin(), stretch.pauses.end(), pause, longer), pause);
    if (stretch.pauses.size() > kPausesKept)
        stretch.pauses.pop_back();
}

std::vector<CaptureGap> Coverage::gapsWithin(const Stretch& stretch)
{
    std::vector<CaptureGap> gaps;
    std::vector<Pause> pauses;
    for (const Pause& pause : stretch.pauses) {
        if (pause.stepped || pause.span.to - pause.span.from >= kNobodyWaits)
            gaps.push_back(pause.span);
        else
            pauses.push_back(pause);
    }
    std::size_t count = 0;
    for (std::size_t i = 0; i < pauses.size() && pauses[i].ofAll; ++i) {
        const CaptureGap& span = pauses[i].span;
        // Behind the last that is kept are none, or shorter ones than it.
        const bool last = i + 1 == pauses.size();
        const Duration next = last ? kShortestWithin : pauses[i + 1].span.to - pauses[i + 1].span.from;
        if ((span.to - span.from).ns / kLongerWithin > next.ns && !(last && stretch.pauses.size() == kPausesKept))
            count = i + 1;
    }
    for (std::size_t i = 0; i < count; ++i)
        gaps.push_back(pauses[i].span);
    return gaps;
}

/// The longest in which the file was looking.
Duration Coverage::usualPause(const Stretch& stretch)
{
    const std::vector<CaptureGap> gaps = gapsWithin(stretch);
    for (const Pause& pause : stretch.pauses) {
        const bool isGap =
            std::any_of(gaps.begin(), gaps.end(), [&](const CaptureGap& gap) { return gap.from == pause.span.from; });
        if (!isGap)
            return pause.span.to - pause.span.from;
    }
    return stretch.longestShort;
}

/// Of that span, what the file spent in one pause: nothing where it saw packets all along.
CaptureGap Coverage::pausedIn(const Stretch& stretch, const CaptureGap& span)
{
    CaptureGap longest{span.from, span.from};
    for (const Pause& pause : stretch.pauses) {
        const CaptureGap both{std::max(span.from, pause.span.from), std::min(span.to, pause.span.to)};
        if (both.to - both.from > longest.to - longest.from)
            longest = both;
    }
    return longest;
}

/// What of a gap another did not see either: before it began, behind its end and within, as far as it is worth telling.
std::vector<CaptureGap> Coverage::unseenBy(const Stretch& other, const CaptureGap& gap)
{
    if (other.first >= gap.to || other.last <= gap.from)
        return {gap};
    std::vector<CaptureGap> parts{
        {gap.from, std::max(gap.from, other.first)}, pausedIn(other, gap), {std::min(gap.to, other.last), gap.to}};
    std::erase_if(parts, [](const CaptureGap& part) { return part.to - part.from < kShortestWithin; });
    return parts;
}

std::vector<CaptureGap> Coverage::gaps() const
{
    std::vector<CaptureGap> gaps = gapsBetween();
    for (const Stretch& stretch : m_stretches) {
        // Another file may have been looking; or it was of the same computer, and fell silent with this one.
        std::vector<CaptureGap> left = gapsWithin(stretch);
        for (const Stretch& other : m_stretches) {
            if (left.empty())
                break;
            if (&other == &stretch)
                continue;
            std::vector<CaptureGap> unseen;
            for (const CaptureGap& gap : left) {
                const std::vector<CaptureGap> parts = unseenBy(other, gap);
                unseen.insert(unseen.end(), parts.begin(), parts.end());
            }
            left = std::move(unseen);
        }
        gaps.insert(gaps.end(), left.begin(), left.end());
    }
    std::sort(gaps.begin(), gaps.end(), [](const CaptureGap& a, const CaptureGap& b) { return a.from < b.from; });
    // Files that were silent together tell of the same gap.
    std::vector<CaptureGap> apart;
    for (const CaptureGap& gap : gaps) {
        if (!apart.empty() && gap.from < apart.back().to)
            apart.back().to = std::max(apart.back().to, gap.to);
        else
            apart.push_back(gap);
    }
    return apart;
}

std::vector<CaptureGap> Coverage::gapsBetween() const
{
    struct Looked {
        Timestamp first;
        Timestamp last;
        Duration usual;
    };
    std::vector<Looked> looked;
    looked.reserve(m_stretches.size());
    for (const Stretch& stretch : m_stretches)
        looked.push_back({stretch.first, stretch.last, usualPause(stretch)});
    std::sort(looked.begin(), looked.end(), [](const Looked& a, const Looked& b) { return a.first < b.first; });
    std::vector<CaptureGap> gaps;
    for (std::size_t i = 1; i < looked.size(); ++i) {
        // What was seen until now, as one stretch.
        Looked& next = looked[i];
        const Looked& before = looked[i - 1];
        const Duration pause = next.first - before.last;
        next.usual = std::max(before.usual, next.usual);
        if (pause >= kShortest && pause.ns / kLongerThanPauses > next.usual.ns)
            gaps.push_back({before.last, next.first});
        next.last = std::max(before.last, next.last);
    }
    return gaps;
}

} // namespace phonehome
