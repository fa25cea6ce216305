// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace phonehome {

/// What a fact of a group means that goes by this label, in a sentence; empty where the label says it all.
QString factTip(const QString& label);

} // namespace phonehome
