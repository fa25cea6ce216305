// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

#include "ui/models/fleet_model.h"
#include "ui/views/latest_work.h"

namespace phonehome {

/// Works out fleets: at once where that is quick, else in a thread of its own, the latest wish last.
class FleetWork final : public QObject {
    Q_OBJECT
public:
    using QObject::QObject;

    void start(const SnapshotPtr& snapshot, const FleetChoice& choice);
    /// What is under way is wanted no more.
    void giveUp() { m_work.giveUp(); }
    bool isUnderWay() const { return m_work.isUnderWay(); }

signals:
    void ready(const phonehome::SnapshotPtr& snapshot, const phonehome::FleetPtr& fleet);

private:
    LatestWork m_work;
};

} // namespace phonehome
