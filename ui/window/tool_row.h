// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QLineEdit;
class QMainWindow;

namespace phonehome {

class Actions;

/// The row below the menus: what is done often, then the field that filters rows. Where there is little room, actions go
/// into a menu; the field stays. Gives the field.
QLineEdit* addToolRow(QMainWindow* window, const Actions& actions);

} // namespace phonehome
