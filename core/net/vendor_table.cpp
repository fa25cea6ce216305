// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/net/vendor_table.h"

#include <algorithm>
#include <array>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <span>

#include "core/net/vendor_csv.h"

namespace phonehome {

namespace {

struct BuiltIn {
    std::uint64_t key;
    const char* name;
};

constexpr std::size_t kFirstSlots = 65'536; ///< of 45,000 prefixes in the registry

constexpr BuiltIn kBuiltIn[] = {
#include "core/net/vendor_builtin.inc"
};

/// By key; the last row is none.
constexpr std::span kBuiltInRows(kBuiltIn, std::size(kBuiltIn) - 1);

std::string builtIn(std::uint64_t key)
{
    const auto found = std::lower_bound(kBuiltInRows.begin(), kBuiltInRows.end(), key,
                                        [](const BuiltIn& row, std::uint64_t wanted) { return row.key < wanted; });
    return found != kBuiltInRows.end() && found->key == key ? found->name : std::string();
}

/// The folder's files, one behind the other.
std::string textOf(const std::string& folder)
{
    std::string text;
    std::error_code none;
    std::uintmax_t size = 0;
    for (const char* name : kVendorFiles) {
        const std::uintmax_t one = std::filesystem::file_size(folder + "/" + name, none);
        size += none ? 0 : one + 1;
    }
    text.reserve(size);
    for (const char* name : kVendorFiles) {
        std::ifstream file(folder + "/" + name, std::ios::binary);
        for (std::array<char, 65536> part{}; file;) {
            file.read(part.data(), part.size());
            text.append(part.data(), static_cast<std::size_t>(file.gcount()));
        }
        if (!text.ends_with('\n'))
            text += '\n';
    }
    return text;
}

} // namespace

VendorTable VendorTable::load(const std::string& folder)
{
    VendorTable table;
    table.m_text = textOf(folder);
    const std::string& text = table.m_text;
    for (std::size_t begin = 0; begin < std::min<std::size_t>(text.size(), kFree);) {
        const std::size_t end = text.find('\n', begin);
        table.addLine(begin, end);
        begin = end + 1;
    }
    return table;
}

std::string VendorTable::lookup(const MacAddress& mac) const
{
    // So the registry calls whom it does not name.
    constexpr std::string_view kUnnamed = "Private";
    std::string name = registered(mac);
    return name == kUnnamed ? std::string() : name;
}

std::string VendorTable::registered(const MacAddress& mac) const
{
    if (mac.isLocallyAdministered() || mac.isGroup())
        return {};
    for (const unsigned bits : {36U, 28U, 24U}) {
        const std::uint64_t key = vendorKey(mac.number(), bits);
        if (m_count == 0) {
            if (std::string name = builtIn(key); !name.empty())
                return name;
        } else if (const std::uint32_t begin = m_lines[slotOf(key)].line; begin != kFree) {
            return parseVendorLine(lineAt(begin))->name;
        }
    }
    return {};
}

std::size_t VendorTable::size() const
{
    return m_count > 0 ? m_count : kBuiltInRows.size();
}

std::string_view VendorTable::lineAt(std::uint32_t begin) const
{
    return std::string_view(m_text).substr(begin, m_text.find('\n', begin) - begin);
}

void VendorTable::addLine(std::size_t begin, std::size_t end)
{
    const std::uint64_t key = vendorKeyOfLine(std::string_view(m_text).substr(begin, end - begin));
    if (key == 0)
        return;
    if (4 * (m_count + 1) > 3 * m_lines.size())
        grow();
    Slot& slot = m_lines[slotOf(key)];
    m_count += slot.line == kFree ? 1 : 0;
    slot = {hashOf(key), static_cast<std::uint32_t>(begin)}; // of two the last one holds
}

std::uint32_t VendorTable::hashOf(std::uint64_t key)
{
    return static_cast<std::uint32_t>((key * 0x9e3779b97f4a7c15ULL) >> 32U);
}

std::size_t VendorTable::slotOf(std::uint64_t key) const
{
    const std::uint32_t hash = hashOf(key);
    std::size_t at = hash & (m_lines.size() - 1);
    while (m_lines[at].line != kFree && (m_lines[at].hash != hash || vendorKeyOfLine(lineAt(m_lines[at].line)) != key))
        at = (at + 1) & (m_lines.size() - 1);
    return at;
}

void VendorTable::grow()
{
    std::vector<Slot> old(m_lines.empty() ? kFirstSlots : 2 * m_lines.size());
    old.swap(m_lines);
    for (const Slot& slot : old) {
        if (slot.line == kFree)
            continue;
        std::size_t at = slot.hash & (m_lines.size() - 1);
        while (m_lines[at].line != kFree)
            at = (at + 1) & (m_lines.size() - 1);
        m_lines[at] = slot;
    }
}

} // namespace phonehome
