// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QMainWindow;

namespace phonehome {

class Settings;

/// Size and place of the window, its splitters, table columns and the tab on top.
void restoreWindow(QMainWindow* window, const Settings& settings);
void saveWindow(const QMainWindow* window, Settings& settings);
/// Smaller, if need be, so that all of it can be reached on the screen it opens on.
void fitToScreen(QMainWindow* window);

} // namespace phonehome
