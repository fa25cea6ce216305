// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace phonehome {

/// What a command on another machine says on its other stream once it runs: that the connection stands, though nothing
/// may come yet.
inline constexpr const char* kRemoteRuns = "phonehome: connected";

} // namespace phonehome
