// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace phonehome {

/// What all commands and options are, for --help and behind what was wrong.
const char* usageText();

} // namespace phonehome
