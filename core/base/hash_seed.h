// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>

namespace phonehome {

/// A number of each process's own that nobody outside knows: whoever sends what we keep in tables by a hash can't choose
/// it so that all of it falls in one place. Not there before main(). Nothing that is shown, written or ordered may depend
/// on it.
extern const std::uint64_t kHashSeed;

} // namespace phonehome
