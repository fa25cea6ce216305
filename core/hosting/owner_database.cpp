// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/hosting/owner_database.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstring>
#include <fstream>
#include <initializer_list>
#include <iterator>
#include <optional>
#include <vector>

#include <maxminddb.h>
#include <netinet/in.h>

#include "core/base/readable_file.h"
#include "core/base/text.h"
#include "core/hosting/mmdb_depth.h"

namespace phonehome {

namespace {

/// Where the makers keep a value: keys from the record inwards.
using Place = std::array<const char*, 3>; ///< ends with nullptr
constexpr std::array<Place, 2> kNumbers{{{"autonomous_system_number", nullptr}, {"asn", nullptr}}};
constexpr std::array<Place, 3> kNames{
    {{"autonomous_system_organization", nullptr}, {"as_name", nullptr}, {"organization", nullptr}}};
constexpr std::array<Place, 4> kCountries{{{"country", "iso_code", nullptr},
                                           {"country_code", nullptr},
                                           {"country", nullptr},
                                           {"registered_country", "iso_code", nullptr}}};

/// Records looked at to learn whether a database knows owners at all.
constexpr std::size_t kProbes = 64;
constexpr std::size_t kNodesProbed = 100'000;
constexpr std::size_t kDepthMax = 128;
constexpr std::size_t kNameMax = 200;

std::optional<MMDB_entry_data_s> valueAt(MMDB_entry_s entry, const Place& place)
{
    MMDB_entry_data_s value{};
    if (MMDB_aget_value(&entry, &value, place.data()) != MMDB_SUCCESS || !value.has_data)
        return std::nullopt;
    return value;
}

std::string textOf(const MMDB_entry_data_s& value)
{
    if (value.type != MMDB_DATA_TYPE_UTF8_STRING)
        return {};
    return utf8FromWire(std::string_view(value.utf8_string, std::min<std::size_t>(value.data_size, kNameMax)));
}

/// 16509, or "AS16509"
std::uint32_t numberOf(const MMDB_entry_data_s& value)
{
    if (value.type == MMDB_DATA_TYPE_UINT32)
        return value.uint32;
    if (value.type == MMDB_DATA_TYPE_UINT16)
        return value.uint16;
    std::string text = textOf(value);
    if (text.starts_with("AS"))
        text.erase(0, 2);
    std::uint32_t number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    return error == std::errc() && end == text.data() + text.size() ? number : 0;
}

/// False where the record is none that may be read.
bool fill(const MMDB_entry_s& entry, Owner& owner)
{
    if (!isShallow({entry.mmdb->data_section, entry.mmdb->data_section_size}, entry.offset))
        return false;
    for (const Place& place : kNumbers) {
        if (const auto value = owner.asNumber == 0 ? valueAt(entry, place) : std::nullopt)
            owner.asNumber = numberOf(*value);
    }
    for (const Place& place : kNames) {
        if (const auto value = owner.name.empty() ? valueAt(entry, place) : std::nullopt)
            owner.name = textOf(*value);
    }
    for (const Place& place : kCountries) {
        if (const auto value = owner.country.empty() ? valueAt(entry, place) : std::nullopt)
            owner.country = textOf(*value);
    }
    return true;
}

/// Is what the database says of itself, at its end, fit to be read?
bool hasShallowFacts(const std::string& path, std::uint64_t size)
{
    constexpr std::string_view kMarker("\xab\xcd\xefMaxMind.com");
    constexpr std::uint64_t kFactsMax = 128ULL << 10; // the library looks no further
    std::ifstream file(path, std::ios::binary);
    std::string end(std::min(size, kFactsMax + kMarker.size()), '\0');
    file.seekg(static_cast<std::streamoff>(size - end.size()));
    file.read(end.data(), static_cast<std::streamsize>(end.size()));
    end.resize(static_cast<std::size_t>(file.gcount()));
    const std::size_t marker = end.rfind(kMarker);
    if (marker == std::string::npos)
        return true; // the library says what is wrong
    const std::string facts = end.substr(marker + kMarker.size());
    return facts.empty() || isShallow({reinterpret_cast<const std::uint8_t*>(facts.data()), facts.size()}, 0); // bytes
}

/// What a walk over the first records of a tree finds.
enum class Probe { KnowsOwners, KnowsNone, Damaged };

Probe probe(const MMDB_s& database)
{
    std::vector<std::pair<std::uint32_t, std::size_t>> nodes{{0, 0}}; // and how deep they lie
    std::size_t records = 0;
    for (std::size_t seen = 0; !nodes.empty() && records < kProbes && seen < kNodesProbed; ++seen) {
        const auto [number, depth] = nodes.back();
        nodes.pop_back();
        MMDB_search_node_s node{};
        if (depth >= kDepthMax || MMDB_read_node(&database, number, &node) != MMDB_SUCCESS)
            return Probe::Damaged;
        for (const bool right : {true, false}) {
            const std::uint8_t type = right ? node.right_record_type : node.left_record_type;
            if (type == MMDB_RECORD_TYPE_INVALID)
                return Probe::Damaged;
            if (type == MMDB_RECORD_TYPE_SEARCH_NODE) {
                nodes.emplace_back(static_cast<std::uint32_t>(right ? node.right_record : node.left_record), depth + 1);
            } else if (type == MMDB_RECORD_TYPE_DATA) {
                Owner owner;
                ++records;
                if (!fill(right ? node.right_record_entry : node.left_record_entry, owner))
                    return Probe::Damaged;
                if (!owner.empty())
                    return Probe::KnowsOwners;
            }
        }
    }
    return Probe::KnowsNone;
}

} // namespace

struct OwnerDatabase::Mapping {
    Mapping() = default;
    Mapping(const Mapping&) = delete;
    Mapping& operator=(const Mapping&) = delete;
    ~Mapping()
    {
        if (open)
            MMDB_close(&database);
    }

    MMDB_s database{};
    bool open = false;
};

Result<OwnerDatabase> OwnerDatabase::open(const std::string& path)
{
    const auto size = checkReadable(path);
    if (!size)
        return tl::unexpected(size.error());
    if (!hasShallowFacts(path, *size))
        return tl::unexpected(
            Error{ErrorCode::DamagedDatabase, path, 0, 0, MMDB_strerror(MMDB_INVALID_METADATA_ERROR)});
    auto mapping = std::make_shared<Mapping>();
    const int opened = MMDB_open(path.c_str(), MMDB_MODE_MMAP, &mapping->database);
    if (opened != MMDB_SUCCESS)
        return tl::unexpected(Error{ErrorCode::DamagedDatabase, path, 0, 0, MMDB_strerror(opened)});
    mapping->open = true;
    OwnerDatabase out;
    out.m_path = path;
    const MMDB_metadata_s& about = mapping->database.metadata;
    out.m_type = utf8FromWire(std::string_view(about.database_type ? about.database_type : ""));
    constexpr std::uint64_t kLatest = 4'000'000'000; // a build epoch beyond 2096 is no time
    out.m_date = {static_cast<std::int64_t>(about.build_epoch < kLatest ? about.build_epoch : 0) * 1'000'000'000};
    switch (probe(mapping->database)) {
    case Probe::Damaged:
        return tl::unexpected(
            Error{ErrorCode::DamagedDatabase, path, 0, 0, MMDB_strerror(MMDB_CORRUPT_SEARCH_TREE_ERROR)});
    case Probe::KnowsNone: return tl::unexpected(Error{ErrorCode::WrongDatabase, path, 0, 0, out.m_type});
    case Probe::KnowsOwners: break;
    }
    out.m_mapping = std::move(mapping);
    return out;
}

void OwnerDatabase::find(const IpAddress& address, Owner& owner) const
{
    const MMDB_s& database = m_mapping->database;
    sockaddr_storage storage{};
    if (address.isV4()) {
        sockaddr_in v4{};
        v4.sin_family = AF_INET;
        v4.sin_addr.s_addr = htonl(address.toV4());
        std::memcpy(&storage, &v4, sizeof v4);
    } else {
        if (database.metadata.ip_version != 6)
            return;
        sockaddr_in6 v6{};
        v6.sin6_family = AF_INET6;
        std::memcpy(v6.sin6_addr.s6_addr, address.bytes().data(), address.bytes().size());
        std::memcpy(&storage, &v6, sizeof v6);
    }
    int error = MMDB_SUCCESS;
    const auto* place = reinterpret_cast<const sockaddr*>(&storage); // NOLINT(*-reinterpret-cast): the socket API's way
    const MMDB_lookup_result_s found = MMDB_lookup_sockaddr(&database, place, &error);
    if (error == MMDB_SUCCESS && found.found_entry)
        fill(found.entry, owner); // of one that is damaged, nothing is known
}

} // namespace phonehome
