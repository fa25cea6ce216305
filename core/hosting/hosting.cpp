// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/hosting/hosting.h"

#include <array>
#include <cctype>
#include <fstream>

#include "core/base/readable_file.h"

namespace phonehome {

namespace {

/// "2026-11-20", in UTC; empty for the beginning of time.
std::string dayText(Timestamp t)
{
    return t.ns <= 0 ? std::string() : utcText(t, "%Y-%m-%d");
}

/// Text that begins like JSON; a database begins with the bits of its tree.
bool looksLikeJson(const std::string& path)
{
    std::ifstream file(path, std::ios::binary);
    for (int i = 0; i < 64; ++i) {
        const int c = file.get();
        if (c == '{' || c == '[')
            return true;
        if (c == std::ifstream::traits_type::eof() || std::isspace(c) == 0)
            return false;
    }
    return false;
}

} // namespace

std::shared_ptr<const Hosting> Hosting::load(const std::vector<std::string>& paths, std::vector<Error>& problems)
{
    auto out = std::make_shared<Hosting>();
    constexpr std::size_t kDay = 10; // of "2026-11-20-22-13-07"
    for (const std::string& path : paths) {
        if (const auto readable = checkReadable(path); !readable) {
            problems.push_back(readable.error());
        } else if (looksLikeJson(path)) {
            auto ranges = CloudRanges::open(path);
            if (!ranges) {
                problems.push_back(ranges.error());
                continue;
            }
            out->m_facts.push_back({path, "AWS ip-ranges", ranges->date().substr(0, kDay)});
            out->m_ranges.push_back(std::move(*ranges));
        } else {
            auto database = OwnerDatabase::open(path);
            if (!database) {
                problems.push_back(database.error());
                continue;
            }
            out->m_facts.push_back({path, database->type(), dayText(database->date())});
            out->m_databases.push_back(std::move(*database));
        }
    }
    return out->m_facts.empty() ? nullptr : out;
}

Owner Hosting::ownerOf(const IpAddress& address) const
{
    Owner owner;
    if (!address.isInternet())
        return owner;
    for (const OwnerDatabase& database : m_databases)
        database.find(address, owner);
    for (const CloudRanges& ranges : m_ranges) {
        if (owner.cloud.empty())
            ranges.find(address, owner);
    }
    return owner;
}

std::string hostingText(const Hosting& hosting)
{
    std::string out;
    for (const HostingFacts& file : hosting.facts())
        out += (out.empty() ? "" : ", ") + file.type + (file.date.empty() ? "" : " of " + file.date);
    return out;
}

} // namespace phonehome
