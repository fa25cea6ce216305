// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <thread>

#include <QObject>

#include "ui/models/fleet_model.h"

namespace phonehome {

/// Works out fleets: at once where that is quick, else in a thread of its own, the latest wish last.
class FleetWork final : public QObject {
    Q_OBJECT
public:
    using QObject::QObject;

    void start(const SnapshotPtr& snapshot, const FleetChoice& choice);
    /// What is under way is wanted no more.
    void giveUp();
    bool isUnderWay() const { return m_working; }

signals:
    void ready(const phonehome::SnapshotPtr& snapshot, const phonehome::FleetPtr& fleet);

private:
    struct Wish {
        SnapshotPtr snapshot;
        FleetChoice choice;
    };

    void run(Wish wish);
    /// fleet nullptr: it was given up.
    void finish(const SnapshotPtr& snapshot, const FleetPtr& fleet);

    std::optional<Wish> m_next; ///< when what is under way is done
    bool m_working = false;
    std::jthread m_worker;
};

} // namespace phonehome
