// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPainter>

#include "core/decode/message.h"

namespace phonehome {

/// A tick in a lane that holds several protocols: each has its own pattern of dashes along the tick, so that colours
/// are not all that tells them apart.
void paintTickShape(QPainter& painter, Protocol protocol, const QRectF& tick, const QColor& colour);

} // namespace phonehome
