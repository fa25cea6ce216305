// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>

#include "core/saved/saved_session.h"
#include "ui/models/selection.h"

namespace phonehome {

/// What the views are narrowed to, by what it is called.
SavedView savedView(const Snapshot& snapshot, const Focus& focus);

/// A saved view in a reading of its captures.
struct FoundView {
    Focus focus;
    QStringList missing; ///< sentences: what of it these captures do not hold
};
FoundView foundView(const Snapshot& snapshot, const SavedView& view);

} // namespace phonehome
