// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/interrupt.h"

#include <atomic>
#include <csignal>

namespace phonehome {

namespace {

// Set by a signal, read elsewhere.
std::atomic<bool> interrupted{false};
static_assert(std::atomic<bool>::is_always_lock_free);

void interrupt(int)
{
    interrupted = true;
}

} // namespace

Interrupt::Interrupt(std::initializer_list<int> numbers)
{
    interrupted = false;
    struct sigaction ours = {};
    ours.sa_handler = interrupt;
    ours.sa_flags = SA_RESTART;
    for (const int number : numbers) {
        struct sigaction before = {};
        sigaction(number, nullptr, &before);
        // Who started us with nohup means it. What a shell starts in the background ignores SIGINT unasked.
        if (number == SIGHUP && before.sa_handler == SIG_IGN)
            continue;
        sigaction(number, &ours, nullptr);
        m_before.emplace_back(number, before);
    }
}

Interrupt::~Interrupt()
{
    for (const auto& [number, before] : m_before)
        sigaction(number, &before, nullptr);
}

bool Interrupt::came()
{
    return interrupted;
}

} // namespace phonehome
