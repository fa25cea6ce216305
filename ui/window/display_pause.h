// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <cstdint>
#include <utility>

#include "core/analysis/snapshot.h"

namespace phonehome {

/// What is shown stands still while what is captured goes on.
class DisplayPause {
public:
    /// shown: stays, nullptr before the first packet.
    void begin(SnapshotPtr shown)
    {
        m_shown = shown;
        m_held = std::move(shown);
        m_paused = true;
    }
    /// Gives what there is by now.
    SnapshotPtr end()
    {
        m_paused = false;
        m_shown = nullptr;
        return std::exchange(m_held, nullptr);
    }
    bool isPaused() const { return m_paused; }
    /// True: it is not to be shown yet. The last of a capture always is: nothing comes after it.
    bool hold(const SnapshotPtr& snapshot)
    {
        if (!m_paused)
            return false;
        if (snapshot->final) {
            end();
            return false;
        }
        m_held = snapshot;
        return true;
    }
    /// Packets that came since.
    std::uint64_t packetsSince() const
    {
        const auto packets = [](const SnapshotPtr& s) { return s ? s->totals.packets : 0; };
        return packets(m_held) - std::min(packets(m_held), packets(m_shown));
    }

private:
    bool m_paused = false;
    SnapshotPtr m_shown;
    SnapshotPtr m_held; ///< the latest
};

} // namespace phonehome
