// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>

#include "core/hosting/hosting.h"

namespace phonehome {

/// Files that say whose addresses are, as they are used from now on.
struct OwnerFiles {
    HostingPtr hosting;    ///< nullptr when there are none
    QStringList paths;     ///< of those that could be read, absolute
    QStringList sentences; ///< what is wrong with the others
};

/// Adds files to those that are known. One of the same kind as an older one takes its place, and what can
/// not be read is left out.
OwnerFiles addOwnerFiles(const QStringList& known, const QStringList& added);

} // namespace phonehome
