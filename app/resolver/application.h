// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>

#include <QCoreApplication>

namespace phonehome {

/// What Qt's loops need, where there is none yet: a command line has none, a test has.
std::unique_ptr<QCoreApplication> applicationIfNone();

} // namespace phonehome
