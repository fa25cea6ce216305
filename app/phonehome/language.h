// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace phonehome {

/// Loads the window's and Qt's own translations: the language asked for, else the system's. English, with its plural
/// forms, where there is no other. Numbers and dates follow the language asked for.
void loadLanguage(const QString& wanted);

} // namespace phonehome
