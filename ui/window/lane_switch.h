// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QMenu;

namespace phonehome {

class Settings;
class Timeline;

/// Fills the menu with the ways to make lanes. It and the timeline's own choice show the same; the settings, which must
/// outlive both, remember it.
void addLaneModes(QMenu* menu, Timeline* timeline, Settings& settings);

} // namespace phonehome
