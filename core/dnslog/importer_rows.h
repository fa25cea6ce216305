// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/dnslog/importer.h"

namespace phonehome {

// What the rows of the table of importers point to, one pair a file.

int probeDnsmasq(std::span<const std::string_view> lines);
std::unique_ptr<LineImporter> makeDnsmasq(const LogOptions& options, std::optional<Timestamp> modified);

int probeAdGuard(std::span<const std::string_view> lines);
std::unique_ptr<LineImporter> makeAdGuard(const LogOptions& options, std::optional<Timestamp> modified);

int probeUnbound(std::span<const std::string_view> lines);
std::unique_ptr<LineImporter> makeUnbound(const LogOptions& options, std::optional<Timestamp> modified);

int probeZeekTsv(std::span<const std::string_view> lines);
std::unique_ptr<LineImporter> makeZeekTsv(const LogOptions& options, std::optional<Timestamp> modified);

int probeZeekJson(std::span<const std::string_view> lines);
std::unique_ptr<LineImporter> makeZeekJson(const LogOptions& options, std::optional<Timestamp> modified);

int probeHostsList(std::span<const std::string_view> lines);
std::unique_ptr<LineImporter> makeHostsList(const LogOptions& options, std::optional<Timestamp> modified);

int probeCsv(std::span<const std::string_view> lines);
std::unique_ptr<LineImporter> makeCsv(const LogOptions& options, std::optional<Timestamp> modified);

int probePiHoleApi(std::span<const std::string_view> lines);
std::unique_ptr<LineImporter> makePiHoleApi(const LogOptions& options, std::optional<Timestamp> modified);

int probeAdGuardApi(std::span<const std::string_view> lines);
std::unique_ptr<LineImporter> makeAdGuardApi(const LogOptions& options, std::optional<Timestamp> modified);

} // namespace phonehome
