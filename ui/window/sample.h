// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace phonehome {

/// Path of the bundled sample capture: beside the sources while developing, in the data folders when installed. Empty
/// when it is not there.
QString samplePath();

} // namespace phonehome
