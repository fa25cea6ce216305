// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/views/latest_work.h"

#include <utility>

namespace phonehome {

void LatestWork::start(Task task)
{
    m_worker.request_stop();
    queue(std::move(task));
}

void LatestWork::queue(Task task)
{
    if (m_working)
        m_next = std::move(task);
    else
        run(std::move(task));
}

void LatestWork::giveUp()
{
    m_next.reset();
    m_worker.request_stop();
}

void LatestWork::run(Task task)
{
    m_working = true;
    m_worker = std::jthread([this, task = std::move(task)](const std::stop_token& stop) {
        Done done = task(stop);
        QMetaObject::invokeMethod(
            this, [this, done = std::move(done)] { finish(done); }, Qt::QueuedConnection);
    });
}

void LatestWork::finish(const Done& done)
{
    m_working = false;
    // It may have been given up while its end was on the way.
    if (!m_worker.get_stop_token().stop_requested())
        done();
    // Unless that began something by itself.
    if (m_next && !m_working)
        run(*std::exchange(m_next, std::nullopt));
}

} // namespace phonehome
