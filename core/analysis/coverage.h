// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstdint>
#include <vector>

#include "core/analysis/snapshot.h"
#include "core/base/ids.h"
#include "core/net/ip_address.h"

namespace phonehome {

/// When the files of a data set were looking: what would have been heard in a gap is nobody's miss. A pause between two
/// files is a gap in the capture when it is longer than any pause within them could explain. So is one within a file
/// in which three devices fell silent at once, far longer than at any other time: a computer that slept, or a capture
/// that was stopped and went on. Where fewer talk, it is their silence, for less than a month. And so is one in which the capturing computer's
/// clock was set forward, as the time servers' answers tell, or a time from before there were captures: that time did
/// not pass.
class Coverage {
public:
    /// A packet of the file with that number, in the file's order. sender: invalid where unknown.
    void seen(std::uint32_t file, Timestamp time, DeviceId sender);
    /// A time server's answer that was seen at a time of the file's clock tells what time it was then.
    void told(std::uint32_t file, const IpAddress& server, Timestamp seen, Timestamp time);

    /// Sorted, apart from one another.
    std::vector<CaptureGap> gaps() const;
    /// Where times stepped back by more than packets change places, in the order of the files, and where the clock was
    /// set forward, as it turned out.
    const std::vector<ClockStep>& clockSteps() const { return m_steps; }

private:
    static constexpr std::size_t kCompany = 3;
    static constexpr std::size_t kServers = 8;
    static constexpr std::uint32_t kNone = 0xffffffff;

    struct Pause {
        CaptureGap span;
        bool ofAll = false;   ///< several devices had talked just before
        bool stepped = false; ///< the clock was set forward in it
    };
    /// Of one file, as far as its clock was not set back.
    struct Stretch {
        Timestamp first;
        Timestamp last;
        Duration longestShort;     ///< pause, of those that are not kept
        std::vector<Pause> pauses; ///< the longest, from the longest down
        Timestamp previous;        ///< packet
    };
    struct Talker {
        DeviceId device;
        Timestamp last;
    };
    /// What a time server said last.
    struct TimeServer {
        IpAddress address;
        std::uint32_t file = kNone;
        Duration ahead; ///< its clock, of the file's
        Timestamp seen;
    };

    Stretch& stretchOf(std::uint32_t file, Timestamp time);
    void heard(DeviceId sender, Timestamp time);
    void paused(std::uint32_t file, Stretch& stretch, Timestamp to);
    bool isStep(std::uint32_t file, const CaptureGap& pause) const;
    void stepped(Timestamp from, Timestamp to);
    static std::vector<CaptureGap> gapsWithin(const Stretch& stretch);
    static Duration usualPause(const Stretch& stretch);
    static CaptureGap pausedIn(const Stretch& stretch, const CaptureGap& span);
    static std::vector<CaptureGap> unseenBy(const Stretch& other, const CaptureGap& gap);
    std::vector<CaptureGap> gapsBetween() const;

    std::vector<Stretch> m_stretches;
    std::vector<std::uint32_t> m_current; ///< of its stretches, by file; kNone before the first
    std::vector<ClockStep> m_steps;
    std::array<Talker, kCompany> m_talkers{}; ///< who was heard last, each once, the latest first
    std::array<TimeServer, kServers> m_servers{};
    std::size_t m_nextServer = 0; ///< whose place the next new one takes
};

} // namespace phonehome
