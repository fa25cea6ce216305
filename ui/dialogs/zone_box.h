// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QComboBox;

namespace phonehome {

/// Fills it with time zones; their data are IANA names, empty for this computer's, which comes first.
void fillWithZones(QComboBox* box);

} // namespace phonehome
