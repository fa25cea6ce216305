// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include "core/analysis/snapshot.h"

namespace phonehome {

/// How a report is to be.
struct ReportOptions {
    bool html = true;   ///< else Markdown
    bool masked = true; ///< leaves out what tells whose home it is
};

/// Writes the report of a final snapshot.
Result<bool> exportReport(const Snapshot& snapshot, const ReportOptions& options, const QString& path);

} // namespace phonehome
