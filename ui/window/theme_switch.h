// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/settings/settings.h"

namespace phonehome {

/// Gives the application its colours: the desktop's own, or our light or dark palette.
void applyTheme(ThemeChoice theme);

} // namespace phonehome
