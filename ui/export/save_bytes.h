// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>

#include "core/base/result.h"

namespace phonehome {

/// Writes a file as a whole or not at all: what was there before stays until the new one is complete.
Result<bool> saveBytes(const QByteArray& bytes, const QString& path);

} // namespace phonehome
