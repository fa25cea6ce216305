// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <atomic>
#include <cstddef>
#include <cstdint>

#include "core/pipeline/frame_batch.h"

namespace phonehome {

/// The batches that go round between one thread that fills them and one that tells them. Whoever finds none waits; a
/// batch belongs to one of the two at any time, so that nothing else needs a lock.
class BatchQueue {
public:
    /// For the filling thread: a batch that is its own until it hands it over.
    FrameBatch& toFill()
    {
        for (std::uint32_t told = m_told.load(std::memory_order_acquire); m_fill - told >= kBatches;
             told = m_told.load(std::memory_order_acquire))
            m_told.wait(told);
        return m_batches[m_fill % kBatches];
    }
    void hand() { step(m_filled, ++m_fill); }

    /// For the telling thread: the next filled one, its own until it gives it back.
    FrameBatch& toTell()
    {
        for (std::uint32_t filled = m_filled.load(std::memory_order_acquire); filled == m_tell;
             filled = m_filled.load(std::memory_order_acquire))
            m_filled.wait(filled);
        return m_batches[m_tell % kBatches];
    }
    void giveBack() { step(m_told, ++m_tell); }

private:
    static constexpr std::uint32_t kBatches = 4;

    static void step(std::atomic<std::uint32_t>& count, std::uint32_t value)
    {
        count.store(value, std::memory_order_release);
        count.notify_one();
    }

    std::array<FrameBatch, kBatches> m_batches;
    alignas(kCacheLine) std::uint32_t m_fill = 0; ///< the filling thread's
    alignas(kCacheLine) std::uint32_t m_tell = 0; ///< the telling thread's
    alignas(kCacheLine) std::atomic<std::uint32_t> m_filled{0};
    alignas(kCacheLine) std::atomic<std::uint32_t> m_told{0};
};

} // namespace phonehome
