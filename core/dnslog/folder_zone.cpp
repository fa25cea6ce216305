// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/dnslog/folder_zone.h"

#include <fstream>

namespace phonehome {

namespace {
constexpr const char* kFile = "/.zone";
} // namespace

TimeZone zoneOfFolder(const std::string& folder)
{
    std::ifstream file(folder + kFile);
    std::string name;
    if (!std::getline(file, name))
        return TimeZone::local();
    return TimeZone::find(name).value_or(TimeZone::local());
}

bool setZoneOfFolder(const std::string& folder, const std::string& name)
{
    std::ofstream file(folder + kFile, std::ios::trunc);
    file << name << '\n';
    return static_cast<bool>(file.flush());
}

} // namespace phonehome
