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
    m_next.reset();
    if (!whole || choice.isAll() || whole->events.size() - whole->events.first() <= kAtOnce) {
        giveUp();
        emit ready(narrowed(whole, choice));
        return;
    }
    // More of a capture that grows waits for its turn: what was asked for first would never be shown else.
    if (m_working && !(choice == m_choice))
        giveUp();
    if (m_working)
        m_next = Wish{whole, choice};
    else
        start({whole, choice});
}

void Narrowing::giveUp()
{
    m_worker.request_stop();
    m_choice = {};
}

void Narrowing::start(Wish wish)
{
    m_working = true;
    m_choice = wish.choice;
    m_worker = std::jthread([this, wish = std::move(wish)](const std::stop_token& stop) {
        const SnapshotPtr shown = narrowed(wish.whole, wish.choice, stop);
        QMetaObject::invokeMethod(
            this, [this, shown] { finish(shown); }, Qt::QueuedConnection);
    });
}

void Narrowing::finish(const SnapshotPtr& shown)
{
    m_working = false;
    if (shown && !m_choice.isAll())
        emit ready(shown);
    if (m_next)
        start(*std::exchange(m_next, std::nullopt));
}

} // namespace phonehome
