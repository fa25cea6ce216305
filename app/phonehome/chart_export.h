// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/phonehome/options.h"

namespace phonehome {

/// Reads the captures here and now, with the user's names of devices, draws the whole of them and writes the PNG.
/// Sentences about problems go to standard error. Exit code: 0 drawn, 1 nothing could be read or written.
int exportChartOf(const Options& options, const Settings& settings);

} // namespace phonehome
