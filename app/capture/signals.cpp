// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/capture/signals.h"

#include <csignal>
#include <initializer_list>

#include <sys/prctl.h>
#include <sys/signalfd.h>
#include <unistd.h>

namespace phonehome {

namespace {

// Used by nobody else, so that it can be told from a stop, and from a terminal's end under nohup.
constexpr int kParentGoneSignal = SIGUSR1;

} // namespace

bool isStopSignal(int number)
{
    return number == SIGTERM || number == SIGINT;
}

int watchSignals()
{
    sigset_t set{};
    sigemptyset(&set);
    for (const int number : {SIGTERM, SIGINT, SIGHUP, kParentGoneSignal})
        sigaddset(&set, number);
    sigprocmask(SIG_BLOCK, &set, nullptr);
    return signalfd(-1, &set, SFD_CLOEXEC | SFD_NONBLOCK);
}

bool followParent(int parent)
{
    std::signal(kParentGoneSignal, SIG_DFL);
    // A parent that ended before its death was asked for is seen by its number having changed.
    return prctl(PR_SET_PDEATHSIG, kParentGoneSignal, 0, 0, 0) == 0 && getppid() == parent;
}

} // namespace phonehome
