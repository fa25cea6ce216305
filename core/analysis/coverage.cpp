// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/coverage.h"

#include <algorithm>

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

} // namespace

void Coverage::seen(std::uint32_t number, Timestamp time, DeviceId sender)
{
    if (number >= m_files.size())
        m_files.resize(std::size_t{number} + 1);
    File& file = m_files[number];
    if (file.any && file.previous - time > kChangesPlaces && m_steps.size() < kStepsKept)
        m_steps.push_back({file.previous, time});
    file.previous = time;
    if (!file.any) {
        file = {time, time, {}, true, {}, time};
    } else if (time > file.last) {
        file.longestPause = std::max(file.longestPause, time - file.last);
        paused(file, time);
        file.last = time;
    }
    file.first = std::min(file.first, time);
    if (sender.valid())
        heard(sender, time);
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

void Coverage::paused(File& file, Timestamp to) const
{
    if (to - file.last < kShortestWithin)
        return;
    const auto longer = [](const Pause& a, const Pause& b) {
        return a.span.to - a.span.from > b.span.to - b.span.from;
    };
    Pause pause{{file.last, to}, false};
    if (file.pauses.size() == kPausesKept && !longer(pause, file.pauses.back()))
        return;
    // Or just behind, where a file read together with this one goes on first.
    pause.ofAll = std::all_of(m_talkers.begin(), m_talkers.end(), [&](const Talker& t) {
        return t.device.valid() && file.last - t.last <= kJustBefore && t.last - file.last <= kJustBefore;
    });
    file.pauses.insert(std::upper_bound(file.pauses.begin(), file.pauses.end(), pause, longer), pause);
    if (file.pauses.size() > kPausesKept)
        file.pauses.pop_back();
}

std::vector<CaptureGap> Coverage::gapsWithin(const File& file)
{
    std::vector<CaptureGap> gaps;
    std::size_t count = 0;
    for (std::size_t i = 0; i < file.pauses.size() && file.pauses[i].ofAll; ++i) {
        const CaptureGap& span = file.pauses[i].span;
        // Behind the last that is kept are none, or shorter ones than it.
        const bool last = i + 1 == file.pauses.size();
        const Duration next = last ? kShortestWithin : file.pauses[i + 1].span.to - file.pauses[i + 1].span.from;
        if ((span.to - span.from).ns / kLongerWithin > next.ns && !(last && i + 1 == kPausesKept))
            count = i + 1;
    }
    gaps.reserve(count);
    for (std::size_t i = 0; i < count; ++i)
        gaps.push_back(file.pauses[i].span);
    return gaps;
}

/// Of that span, what the file spent in one pause: nothing where it saw packets all along.
CaptureGap Coverage::pausedIn(const File& file, const CaptureGap& span)
{
    CaptureGap longest{span.from, span.from};
    for (const Pause& pause : file.pauses) {
        const CaptureGap both{std::max(span.from, pause.span.from), std::min(span.to, pause.span.to)};
        if (both.to - both.from > longest.to - longest.from)
            longest = both;
    }
    return longest;
}

std::vector<CaptureGap> Coverage::gaps() const
{
    std::vector<CaptureGap> gaps = gapsBetween();
    for (const File& file : m_files) {
        for (CaptureGap gap : gapsWithin(file)) {
            // Another file may have been looking; or it was of the same computer, and fell silent with this one.
            for (const File& other : m_files) {
                if (&other != &file && other.any && other.first < gap.to && other.last > gap.from)
                    gap = pausedIn(other, gap);
            }
            if (gap.to - gap.from >= kShortestWithin)
                gaps.push_back(gap);
        }
    }
    std::sort(gaps.begin(), gaps.end(), [](const CaptureGap& a, const CaptureGap& b) { return a.from < b.from; });
    // Files that were silent together tell of the same gap.
    const auto repeated =
        std::unique(gaps.begin(), gaps.end(), [](const CaptureGap& a, const CaptureGap& b) { return b.from < a.to; });
    gaps.erase(repeated, gaps.end());
    return gaps;
}

std::vector<CaptureGap> Coverage::gapsBetween() const
{
    std::vector<File> files;
    std::copy_if(m_files.begin(), m_files.end(), std::back_inserter(files), [](const File& f) { return f.any; });
    std::sort(files.begin(), files.end(), [](const File& a, const File& b) { return a.first < b.first; });
    std::vector<CaptureGap> gaps;
    for (std::size_t i = 1; i < files.size(); ++i) {
        // What was seen until now, as one stretch.
        const File& next = files[i];
        const File& before = files[i - 1];
        const Duration pause = next.first - before.last;
        const Duration usual = std::max(before.longestPause, next.longestPause);
        if (pause >= kShortest && pause.ns / kLongerThanPauses > usual.ns)
            gaps.push_back({before.last, next.first});
        if (before.last > next.last)
            files[i].last = before.last;
        files[i].longestPause = usual;
    }
    return gaps;
}

} // namespace phonehome
