// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/phonehome/options.h"

namespace phonehome {

class MainWindow;

/// Opens the captures in the window, as a user would see it, and writes a picture of it: for documentation and for
/// reports of how it looks. Leaves the application with exit code 0, or 1 when nothing could be read or written.
void exportWindow(MainWindow& window, const Options& options);

} // namespace phonehome
