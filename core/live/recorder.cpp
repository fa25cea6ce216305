// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/live/recorder.h"

#include "core/live/pump.h"

namespace phonehome {

std::chrono::nanoseconds wallClockLead()
{
    const auto day = std::chrono::system_clock::now().time_since_epoch();
    const auto steady = std::chrono::steady_clock::now().time_since_epoch();
    return std::chrono::nanoseconds(day) - std::chrono::nanoseconds(steady);
}

Recorder::Recorder(RecorderPlan plan, Say say) : m_plan(std::move(plan))
{
    m_thread = std::jthread([this, say = std::move(say)](const std::stop_token& stop) {
        Pump pump(m_plan, [&](const RecordingNews& news, const Spool& spool) {
            m_pcapng.store(spool.isPcapng(), std::memory_order_relaxed);
            m_removed.store(spool.removed(), std::memory_order_relaxed);
            m_dropped.store(news.dropped, std::memory_order_relaxed);
            m_files.store(spool.begun(), std::memory_order_release);
        });
        pump.run(stop, say);
        m_lock = pump.takeLock();
        // In this order: whoever reads to the end knows by then why it came.
        say(pump.news());
        m_ended.store(true, std::memory_order_release);
    });
}

Recorder::~Recorder() = default;

std::vector<std::string> Recorder::begun()
{
    std::vector<std::string> out;
    const std::uint32_t files = m_files.load(std::memory_order_acquire);
    for (; m_told < files; ++m_told)
        out.push_back(Spool::pathOf(m_plan.folder, m_told, m_pcapng.load(std::memory_order_relaxed)));
    return out;
}

FeedLosses Recorder::losses()
{
    return {m_dropped.load(std::memory_order_relaxed), m_removed.load(std::memory_order_relaxed)};
}

} // namespace phonehome
