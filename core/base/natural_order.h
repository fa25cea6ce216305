// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string_view>

namespace phonehome {

/// In the order of a list of names: numbers by their value ("plug 2" before "plug 10"), ASCII letters without regard to
/// case; what is alike in this goes by its bytes. A strict order of all texts.
bool comesBefore(std::string_view a, std::string_view b);

} // namespace phonehome
