// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QWidget;

namespace phonehome {

/// Version, purpose, licence.
void showAbout(QWidget* parent);

} // namespace phonehome
