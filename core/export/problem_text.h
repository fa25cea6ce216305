// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

#include "core/base/result.h"

namespace phonehome {

/// An error as an English sentence for scripts and logs: what happened, where, what was kept. The window has its own,
/// translated words.
std::string problemText(const Error& error);

} // namespace phonehome
