// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

#include "core/dnslog/importer.h"

namespace phonehome {

/// True when the bytes begin as an SQLite file does.
bool isDatabase(std::string_view head);

/// Pi-hole's pihole-FTL.db, of any schema version. It is copied with its -wal and read there: FTL may be writing.
/// It says who asked what when, which card held which address, and never what was answered.
void importFtlDatabase(const std::string& path, const LogOptions& options, LogSink& sink, LogReport& report);

} // namespace phonehome
