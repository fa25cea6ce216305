// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <cstdlib>

/// What must hold whatever the input: a fuzzer sees the abort, with and without assertions compiled in.
inline void check(bool holds)
{
    if (!holds)
        std::abort();
}
