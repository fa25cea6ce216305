// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/narrowing.h"

#include <utility>

namespace phonehome {

namespace {
/// Events whose cadences take some milliseconds.
constexpr std::size_t kAtOnce = 10'000;
} // namespace

void Narrowing::show(const SnapshotPtr& whole, const TimeChoice& choice)
{
    const bool isSame = std::exchange(m_choice, choice) == choice;
    if (!whole || choice.isAll() || whole->events.size() - whole->events.first() <= kAtOnce) {
        m_work.giveUp();
        emit ready(narrowed(whole, choice));
        return;
    }
    LatestWork::Task task = [this, whole, choice](const std::stop_token& stop) -> LatestWork::Done {
        const SnapshotPtr shown = narrowed(whole, choice, stop);
        return [this, shown] { emit ready(shown); };
    };
    // More of a capture that grows waits for its turn: what was asked for first would never be shown else.
    if (isSame)
        m_work.queue(std::move(task));
    else
        m_work.start(std::move(task));
}

} // namespace phonehome
