// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/findings/finders.h"

#include <algorithm>
#include <cmath>
#include <map>

#include "core/analysis/findings/shared_silence.h"
#include "core/analysis/group_period.h"
#include "core/analysis/seen_time.h"

namespace phonehome {

namespace {

constexpr std::uint32_t kBeatsMin = 10;
/// Of the time in which a device was there at all, as much is spanned by the beats of a timer that it keeps always: an
/// app's, while it was open, does not tell when a phone ought to speak.
constexpr double kShareOfStay = 0.5;
/// Periods of its fastest timer without a word; fewer are beats that were missed.
constexpr double kPeriodsMin = 4;
constexpr double kSecondsMin = 300;
/// From its last word before to its first behind, or the capture's end.
using Silence = TimeSpan;

/// A device that speaks by timers of its own, and when it did not.
struct Speaker {
    GroupId fastest;
    double period = 0; ///< seconds, of its fastest timer
    std::uint32_t words = 0;
    Timestamp last;
    std::vector<Silence> silences;

    double silentFrom() const { return std::max(kSecondsMin, kPeriodsMin * period); }
};

using Speakers = std::map<DeviceId, Speaker>;

bool isAlwaysKept(const Snapshot& s, const Group& group)
{
    const CadenceSegment* const main = group.cadence.main();
    if (!group.device.valid() || group.direction != Direction::Sent || !main ||
        group.cadence.confidence < kSureConfidence || group.cadence.beats() < kBeatsMin)
        return false;
    const Device& device = s.devices[group.device.value];
    // An IPv6 address alone is given up after a day (RFC 8981): that says nothing of who had it.
    if (!device.mac && device.address.isV6())
        return false;
    return group.cadence.beats() * main->period >= kShareOfStay * (device.last - device.first).seconds();
}

Speakers speakersOf(const Snapshot& s)
{
    Speakers out;
    for (std::uint32_t i = 0; i < s.groups.size(); ++i) {
        const Group& group = s.groups[i];
        if (!isAlwaysKept(s, group))
            continue;
        Speaker& speaker = out[group.device];
        const double period = group.cadence.main()->period;
        if (speaker.period == 0 || period < speaker.period) {
            speaker.period = period;
            speaker.fastest = GroupId{i};
        }
    }
    return out;
}

/// Where the oldest events were let go, groups still tell the last word of who had fallen silent by then. Not of whom
/// a group speaks before and behind: when its last word before was, nobody knows.
void seedLetGo(const Snapshot& s, std::vector<Speaker*>& byDevice)
{
    if (s.events.first() == 0 || s.events.first() >= s.events.size())
        return;
    const Timestamp oldest = s.events[s.events.first()].time;
    std::vector<bool> unknown(s.devices.size());
    for (std::size_t i = 0; i < s.groups.size(); ++i) {
        const Group& group = s.groups[i];
        Speaker* const speaker = group.device.valid() ? byDevice[group.device.value] : nullptr;
        if (!speaker || group.direction != Direction::Sent || group.events == 0 || group.first >= oldest)
            continue;
        unknown[group.device.value] = unknown[group.device.value] || group.last >= oldest;
        speaker->last = speaker->words == 0 ? group.last : std::max(speaker->last, group.last);
        speaker->words += group.events;
    }
    for (std::size_t i = 0; i < byDevice.size(); ++i) {
        if (byDevice[i] && unknown[i])
            byDevice[i]->words = 0;
    }
}

void endsSilence(const Snapshot& s, Speaker& speaker, Timestamp now)
{
    if (speaker.words > 0 && seenTime(s.gaps, speaker.last, now).seconds() > speaker.silentFrom())
        speaker.silences.push_back({speaker.last, now});
}

void listen(const Snapshot& s, Speakers& speakers)
{
    if (speakers.empty())
        return;
    std::vector<Speaker*> byDevice(s.devices.size());
    for (auto& [device, speaker] : speakers)
        byDevice[device.value] = &speaker;
    seedLetGo(s, byDevice);
    for (std::size_t i = s.events.first(); i < s.events.size(); ++i) {
        const Event& event = s.events[i];
        Speaker* const speaker = event.device.valid() ? byDevice[event.device.value] : nullptr;
        if (!speaker)
            continue;
        // That a device is spoken to does not say that it is there; that it answers is what its outcome says.
        const bool spoke = s.groups[event.group.value].direction == Direction::Sent ||
                           event.outcome == Outcome::Answered || event.outcome == Outcome::Failed;
        if (!spoke)
            continue;
        endsSilence(s, *speaker, event.time);
        speaker->last = speaker->words == 0 ? event.time : std::max(speaker->last, event.time);
        ++speaker->words;
    }
    for (auto& [device, speaker] : speakers)
        endsSilence(s, speaker, s.totals.last);
}

double seconds(const Silence& silence)
{
    return (silence.to - silence.from).seconds();
}

/// How many others were silent with it.
std::uint64_t company(const Speakers& speakers, DeviceId of, const Silence& silence)
{
    const auto isShared = [&](const Silence& other) { return isKeptBy(silence, other); };
    return static_cast<std::uint64_t>(std::count_if(speakers.begin(), speakers.end(), [&](const auto& other) {
        return other.first != of && std::any_of(other.second.silences.begin(), other.second.silences.end(), isShared);
    }));
}

/// Where the clock was set back behind a device's last word, what bears later times came before it.
bool isOutOfOrder(const Snapshot& s, const Silence& open)
{
    return std::any_of(s.clockSteps.begin(), s.clockSteps.end(),
                       [&](const ClockStep& step) { return step.to < step.from && open.from < step.from; });
}

/// Its card sends on, whatever it no longer says: not silent, but done with that.
bool sendsOn(const Device& device, const Speaker& speaker, Timestamp since)
{
    return std::any_of(device.leases.begin(), device.leases.end(), [&](const AddressLease& lease) {
        return (lease.last - since).seconds() > speaker.silentFrom();
    });
}

/// One that sleeps every night sleeps when the capture ends, too.
bool isItsHabit(const std::vector<Silence>& past, const Silence& open)
{
    constexpr std::size_t kHabit = 2;
    return past.size() >= kHabit && std::any_of(past.begin(), past.end(), [&](const Silence& silence) {
               return seconds(silence) >= seconds(open);
           });
}

Finding findingOf(FindingKind kind, DeviceId device, const Speaker& speaker, const Silence& silence)
{
    Finding f;
    f.kind = kind;
    f.weight = FindingWeight::Note;
    f.device = device;
    f.group = speaker.fastest;
    f.first = silence.from;
    f.last = silence.to;
    return f;
}

/// comesAndGoes: it was silent before.
Finding notHeardSince(const Snapshot& s, const Speakers& speakers, DeviceId device, const Silence& open,
                      bool comesAndGoes)
{
    const Speaker& speaker = speakers.at(device);
    Finding f = findingOf(FindingKind::NotHeardSince, device, speaker, open);
    f.seconds = speaker.period;
    f.count = static_cast<std::uint64_t>(std::floor(seenTime(s.gaps, open.from, open.to).seconds() / speaker.period));
    f.of = company(speakers, device, open);
    // Who comes and goes is not missed.
    const auto& mac = s.devices[device.value].mac;
    const bool alwaysThere = !comesAndGoes && mac && !mac->isLocallyAdministered();
    f.weight = alwaysThere ? FindingWeight::Advice : FindingWeight::Note;
    return f;
}

} // namespace

void findSilences(const Snapshot& s, std::vector<Finding>& out)
{
    Speakers speakers = speakersOf(s);
    listen(s, speakers);
    for (const auto& [device, speaker] : speakers) {
        std::vector<Silence> past = speaker.silences;
        if (!past.empty() && past.back().to == s.totals.last && past.back().from == speaker.last) {
            const Silence open = past.back();
            past.pop_back();
            if (!isOutOfOrder(s, open) && !isItsHabit(past, open) &&
                !sendsOn(s.devices[device.value], speaker, open.from))
                out.push_back(notHeardSince(s, speakers, device, open, !past.empty()));
        }
        if (past.empty())
            continue;
        const Silence longest = *std::max_element(
            past.begin(), past.end(), [](const Silence& a, const Silence& b) { return seconds(a) < seconds(b); });
        Finding f = findingOf(FindingKind::FellSilent, device, speaker, longest);
        f.count = past.size();
        f.seconds = seconds(longest);
        f.of = company(speakers, device, longest);
        out.push_back(std::move(f));
    }
}

} // namespace phonehome
