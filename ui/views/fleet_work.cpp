// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/views/fleet_work.h"

#include <memory>

namespace phonehome {

namespace {
/// Groups that take some ten milliseconds.
constexpr std::size_t kAtOnce = 4000;
} // namespace

void FleetWork::start(const SnapshotPtr& snapshot, const FleetChoice& choice)
{
    if (snapshot->groups.size() <= kAtOnce) {
        giveUp();
        emit ready(snapshot, std::make_shared<const Fleet>(fleetOf(*snapshot, choice)));
        return;
    }
    m_work.start([this, snapshot, choice](const std::stop_token& stop) -> LatestWork::Done {
        const FleetPtr fleet = std::make_shared<const Fleet>(fleetOf(*snapshot, choice, stop));
        return [this, snapshot, fleet] { emit ready(snapshot, fleet); };
    });
}

} // namespace phonehome
