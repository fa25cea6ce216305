// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/views/fleet_work.h"

#include <memory>
#include <utility>

namespace phonehome {

namespace {
/// Groups that take some ten milliseconds.
constexpr std::size_t kAtOnce = 4000;
} // namespace

void FleetWork::start(const SnapshotPtr& snapshot, const FleetChoice& choice)
{
    m_next.reset();
    if (snapshot->groups.size() <= kAtOnce) {
        giveUp();
        emit ready(snapshot, std::make_shared<const Fleet>(fleetOf(*snapshot, choice)));
    } else if (m_working) {
        m_worker.request_stop();
        m_next = Wish{snapshot, choice};
    } else {
        run({snapshot, choice});
    }
}

void FleetWork::giveUp()
{
    m_next.reset();
    m_worker.request_stop();
}

void FleetWork::run(Wish wish)
{
    m_working = true;
    m_worker = std::jthread([this, wish = std::move(wish)](const std::stop_token& stop) {
        FleetPtr fleet = std::make_shared<const Fleet>(fleetOf(*wish.snapshot, wish.choice, stop));
        // What was stopped is not whole.
        if (stop.stop_requested())
            fleet = nullptr;
        QMetaObject::invokeMethod(
            this, [this, snapshot = wish.snapshot, fleet] { finish(snapshot, fleet); }, Qt::QueuedConnection);
    });
}

void FleetWork::finish(const SnapshotPtr& snapshot, const FleetPtr& fleet)
{
    m_working = false;
    // It may have been given up while its end was on the way.
    if (fleet && !m_worker.get_stop_token().stop_requested())
        emit ready(snapshot, fleet);
    if (m_next)
        run(*std::exchange(m_next, std::nullopt));
}

} // namespace phonehome
