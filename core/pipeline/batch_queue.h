// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <atomic>
#include <cstddef>
#include <cstdint>

#include "core/pipeline/frame_batch.h"

namespace phonehome {

/// The batches that go round between one thread that fills them and one that tells them. Whoever finds none waits, and
/// is woken when there are several: to wake a thread takes as long as many packets do. A batch belongs to one of the two
/// at any time, so that nothing else needs a lock.
class BatchQueue {
public:
    /// For the filling thread: a batch that is its own until it hands it over.
    FrameBatch& toFill()
    {
        std::uint32_t told = m_told.load();
        if (m_fill - told >= kBatches) {
            while (m_fill - told > kBatches / 2) {
                m_told.wait(told);
                told = m_told.load();
            }
        }
        return m_batches[m_fill % kBatches];
    }
    void hand()
    {
        // The first ones are waited for, and nothing may come behind one that says so.
        const bool last = m_batches[m_fill % kBatches].then != FrameBatch::Then::GoOn;
        m_filled.store(++m_fill);
        if (last || m_fill <= kBatches || m_fill - m_told.load() >= kBatches / 2)
            m_filled.notify_one();
    }

    /// For the telling thread: the next filled one, its own until it gives it back.
    FrameBatch& toTell()
    {
        while (m_filled.load() == m_tell)
            m_filled.wait(m_tell);
        return m_batches[m_tell % kBatches];
    }
    void giveBack()
    {
        m_told.store(++m_tell);
        if (m_filled.load() - m_tell <= kBatches / 2)
            m_told.notify_one();
    }

private:
    static constexpr std::uint32_t kBatches = 8;

    std::array<FrameBatch, kBatches> m_batches;
    alignas(kCacheLine) std::uint32_t m_fill = 0; ///< the filling thread's
    alignas(kCacheLine) std::uint32_t m_tell = 0; ///< the telling thread's
    alignas(kCacheLine) std::atomic<std::uint32_t> m_filled{0};
    alignas(kCacheLine) std::atomic<std::uint32_t> m_told{0};
};

} // namespace phonehome
