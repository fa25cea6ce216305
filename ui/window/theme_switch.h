// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/settings/settings.h"

class QMenu;

namespace phonehome {

/// Gives the application its colours: the desktop's own, or our light or dark palette.
void applyTheme(ThemeChoice theme);

/// Fills the menu with the themes to choose from; what is chosen is applied and remembered.
void addThemes(QMenu* menu, Settings& settings);

} // namespace phonehome
