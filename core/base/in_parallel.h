// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <atomic>
#include <cstddef>
#include <thread>
#include <vector>

namespace phonehome {

/// Calls work(i) once for each i below count, in several threads at once, and comes back when all are done: what the
/// calls write to must be apart. They begin in ascending order: what takes longest stands first.
template <typename Work> void inParallel(std::size_t count, const Work& work)
{
    constexpr std::size_t kThreadsMax = 8;
    std::atomic<std::size_t> next{0};
    const auto run = [&] {
        for (std::size_t i = next.fetch_add(1); i < count; i = next.fetch_add(1))
            work(i);
    };
    const std::size_t threads = std::min({kThreadsMax, count, std::size_t{std::thread::hardware_concurrency()}});
    std::vector<std::jthread> others;
    for (std::size_t i = 1; i < threads; ++i)
        others.emplace_back(run);
    run();
}

} // namespace phonehome
