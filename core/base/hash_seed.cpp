// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/hash_seed.h"

#include <ctime>

#include <sys/random.h>

namespace phonehome {

namespace {

std::uint64_t newSeed() noexcept
{
    std::uint64_t seed = 0;
    if (getrandom(&seed, sizeof seed, GRND_NONBLOCK) == sizeof seed)
        return seed;
    // Nobody waits at a machine's start for it to gather chance.
    timespec now{};
    clock_gettime(CLOCK_REALTIME, &now);
    return static_cast<std::uint64_t>(now.tv_nsec) << 32U ^ static_cast<std::uint64_t>(now.tv_sec);
}

} // namespace

const std::uint64_t kHashSeed = newSeed();

} // namespace phonehome
