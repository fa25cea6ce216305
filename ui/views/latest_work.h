// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <optional>
#include <stop_token>
#include <thread>

#include <QObject>

namespace phonehome {

/// Works in a thread of its own, one piece after the other: of several that wait, the latest is done.
class LatestWork final : public QObject {
    Q_OBJECT
public:
    /// What is to be done with what came out, in the thread of this object.
    using Done = std::function<void()>;
    /// Runs in the other thread: takes values only.
    using Task = std::function<Done(const std::stop_token&)>;

    using QObject::QObject;

    /// At once, or as soon as what is under way has noticed that it is wanted no more.
    void start(Task task);
    /// Behind what is under way, which is waited for.
    void queue(Task task);
    /// What is under way is wanted no more: nothing will be done with it.
    void giveUp();
    bool isUnderWay() const { return m_working; }

private:
    void run(Task task);
    void finish(const Done& done);

    std::optional<Task> m_next; ///< when what is under way is done
    bool m_working = false;
    std::jthread m_worker;
};

} // namespace phonehome
