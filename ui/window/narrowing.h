// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <thread>

#include <QObject>

#include "core/analysis/narrowed.h"

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
    struct Wish {
        SnapshotPtr whole;
        TimeChoice choice;
    };

    void start(Wish wish);
    /// nullptr: it was given up.
    void finish(const SnapshotPtr& shown);
    void giveUp();

    std::optional<Wish> m_next; ///< when what is under way is done
    TimeChoice m_choice;        ///< of what is under way
    bool m_working = false;
    std::jthread m_worker;
};

} // namespace phonehome
