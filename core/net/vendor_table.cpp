// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/net/vendor_table.h"

#include <fstream>

#include "core/net/vendor_csv.h"

namespace phonehome {

namespace {

struct BuiltIn {
    std::uint64_t key;
    const char* name;
};

constexpr std::size_t kUsual = 60'000; ///< prefixes in the registry

constexpr BuiltIn kBuiltIn[] = {
#include "core/net/vendor_builtin.inc"
};

} // namespace

VendorTable VendorTable::load(const std::string& folder)
{
    VendorTable table;
    table.m_names.reserve(kUsual);
    for (const char* name : kVendorFiles) {
        std::ifstream file(folder + "/" + name);
        for (std::string line; std::getline(file, line);)
            table.addCsvLine(line);
    }
    if (table.m_names.empty())
        table.addBuiltIn();
    return table;
}

std::string_view VendorTable::lookup(const MacAddress& mac) const
{
    if (mac.isLocallyAdministered() || mac.isGroup())
        return {};
    for (const unsigned bits : {36U, 28U, 24U}) {
        if (const auto found = m_names.find(vendorKey(mac.number(), bits)); found != m_names.end())
            return found->second;
    }
    return {};
}

void VendorTable::addCsvLine(std::string_view line)
{
    if (auto row = parseVendorLine(line))
        m_names.insert_or_assign(row->key, std::move(row->name));
}

void VendorTable::addBuiltIn()
{
    for (const auto& row : kBuiltIn)
        m_names.emplace(row.key, row.name);
}

} // namespace phonehome
