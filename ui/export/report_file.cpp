// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/export/report_file.h"

#include "core/export/report.h"
#include "ui/export/save_bytes.h"

namespace phonehome {

Result<bool> exportReport(const Snapshot& snapshot, const ReportOptions& options, const QString& path)
{
    const ReportPrivacy privacy = options.masked ? ReportPrivacy::Masked : ReportPrivacy::Whole;
    const std::string report = options.html ? reportAsHtml(snapshot, privacy) : reportAsMarkdown(snapshot, privacy);
    return saveBytes(QByteArray::fromStdString(report), path);
}

} // namespace phonehome
