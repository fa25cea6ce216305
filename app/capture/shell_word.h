// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

namespace phonehome {

/// The text as one word of a command that a person pastes into a shell. Interfaces may be called "a;reboot".
std::string shellWord(const std::string& text);

} // namespace phonehome
