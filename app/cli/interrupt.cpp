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

Interrupt::Interrupt() : m_before((interrupted = false, std::signal(SIGINT, interrupt))) {}

Interrupt::~Interrupt()
{
    std::signal(SIGINT, m_before);
}

bool Interrupt::came()
{
    return interrupted;
}

} // namespace phonehome
