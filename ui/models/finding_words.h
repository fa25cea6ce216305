// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

#include <QString>

#include "core/analysis/findings/finding.h"

// What the window's sentences about findings are made of.
namespace phonehome {

/// "a, b and 3 more", of six at most; hostile text in it is made visible.
QString listedText(const std::vector<std::string>& all, const QString& between = QStringLiteral(", "));
/// "STUN Refresh to nat.wemo2.com"; empty without a group.
QString findingTitle(const Snapshot& snapshot, const Finding& finding);
/// Whom its group is with; empty without one.
QString findingPeer(const Snapshot& snapshot, const Finding& finding);

} // namespace phonehome
