// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/bytes.h"

namespace phonehome {

/// Writes the seeds of the fuzz targets into a folder each, never the same bytes twice.
class Seeds {
public:
    explicit Seeds(std::filesystem::path folder) : m_folder(std::move(folder)) {}

    /// seed-1, seed-2 … in the target's folder; at most 24.
    void add(const std::string& target, ByteView bytes);
    /// seed-name.
    void addNamed(const std::string& target, const std::string& name, std::string_view text);
    /// The path of seed-name, its folder made, for who writes the file itself.
    std::filesystem::path fileOf(const std::string& target, const std::string& name) const;

private:
    std::filesystem::path m_folder;
    std::map<std::string, std::set<std::vector<std::uint8_t>>> m_known;
};

// One part of the corpus each.
void addFrameSeeds(Seeds& seeds);
void addFileSeeds(Seeds& seeds);
void addMessageSeeds(Seeds& seeds);
void addTextSeeds(Seeds& seeds);
void addDatabaseSeeds(const Seeds& seeds);
void addOwnerSeeds(Seeds& seeds);

} // namespace phonehome
