// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

#include "core/analysis/narrowed.h"
#include "ui/views/latest_work.h"

namespace phonehome {

/// Works out what cadences are at the times that the views are narrowed to: at once where that is quick, else in a thread
/// of its own, the latest wish first.
class Narrowing final : public QObject {
    Q_OBJECT
public:
    using QObject::QObject;

    void show(const SnapshotPtr& whole, const TimeChoice& choice);

signals:
    /// What is to be shown; nullptr when nothing is open.
    void ready(const phonehome::SnapshotPtr& shown);

private:
    TimeChoice m_choice; ///< of what was asked for last
    LatestWork m_work;
};

} // namespace phonehome
