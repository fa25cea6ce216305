// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

#include "core/dnslog/time_zone.h"

namespace phonehome {

/// The zone of the times in a folder's logs that write none, kept beside them in a hidden file: who reads a log while
/// it grows began before anybody knew that there would be one. This machine's where nobody said.
TimeZone zoneOfFolder(const std::string& folder);
/// Name: as TimeZone::find() takes it. False: it could not be written.
bool setZoneOfFolder(const std::string& folder, const std::string& name);

} // namespace phonehome
