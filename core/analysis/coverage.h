// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstdint>
#include <vector>

#include "core/analysis/snapshot.h"
#include "core/base/ids.h"

namespace phonehome {

/// When the files of a data set were looking: what would have been heard in a gap is nobody's miss. A pause between two
/// files is a gap in the capture when it is longer than any pause within them could explain. So is one within a file
/// in which three devices fell silent at once, far longer than at any other time: a computer that slept, or a capture
/// that was stopped and went on. Where fewer talk, it is their silence.
class Coverage {
public:
    /// A packet of the file with that number, in the file's order. sender: invalid where unknown.
    void seen(std::uint32_t file, Timestamp time, DeviceId sender);

    /// Sorted, apart from one another.
    std::vector<CaptureGap> gaps() const;
    /// Where times stepped back by more than packets change places, in the order of the files.
    const std::vector<ClockStep>& clockSteps() const { return m_steps; }

private:
    static constexpr std::size_t kCompany = 3;

    struct Pause {
        CaptureGap span;
        bool ofAll = false; ///< several devices had talked just before
    };
    struct File {
        Timestamp first;
        Timestamp last;
        Duration longestPause;
        bool any = false;
        std::vector<Pause> pauses; ///< the longest, from the longest down
        Timestamp previous;        ///< packet
    };
    struct Talker {
        DeviceId device;
        Timestamp last;
    };

    void heard(DeviceId sender, Timestamp time);
    void paused(File& file, Timestamp to) const;
    static std::vector<CaptureGap> gapsWithin(const File& file);
    static CaptureGap pausedIn(const File& file, const CaptureGap& span);
    std::vector<CaptureGap> gapsBetween() const;

    std::vector<File> m_files; ///< by number
    std::vector<ClockStep> m_steps;
    std::array<Talker, kCompany> m_talkers{}; ///< who was heard last, each once, the latest first
};

} // namespace phonehome
