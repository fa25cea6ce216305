// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/dnslog/ftl_database.h"

namespace phonehome {

bool isDatabase(std::string_view head)
{
    constexpr std::string_view kMagic("SQLite format 3\0", 16);
    return head.starts_with(kMagic);
}

void importFtlDatabase(const std::string&, const LogOptions&, LogSink&, LogReport& report)
{
    report.problem = LogProblem::UnknownFormat;
}

} // namespace phonehome
