// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

namespace phonehome {

/// A secret for a place: out of PHONEHOME_PASSWORD, else asked on the terminal without an echo; empty where there is
/// neither.
std::string passwordFor(const std::string& place);

} // namespace phonehome
