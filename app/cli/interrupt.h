// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <csignal>
#include <initializer_list>
#include <utility>
#include <vector>

namespace phonehome {

/// While it lives, the signals of these numbers end nothing by themselves: who waits asks whether one came.
class Interrupt {
public:
    /// By default Ctrl+C alone.
    explicit Interrupt(std::initializer_list<int> numbers = {SIGINT});
    ~Interrupt();
    Interrupt(const Interrupt&) = delete;
    Interrupt& operator=(const Interrupt&) = delete;

    /// Since the last one was made; still told when it is gone.
    static bool came();

private:
    std::vector<std::pair<int, struct sigaction>> m_before;
};

} // namespace phonehome
