// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/dnslog/importer.h"

namespace phonehome {

// What the rows of the table of importers point to, one pair a file.

int probeDnsmasq(std::span<const std::string_view> lines);
std::unique_ptr<LineImporter> makeDnsmasq(const LogOptions& options, std::optional<Timestamp> modified);

} // namespace phonehome
