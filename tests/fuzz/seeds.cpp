// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/fuzz/seeds.h"

#include <fstream>

namespace phonehome {

namespace {

constexpr std::size_t kEach = 24;

} // namespace

std::filesystem::path Seeds::fileOf(const std::string& target, const std::string& name) const
{
    std::filesystem::create_directories(m_folder / target);
    return m_folder / target / ("seed-" + name);
}

void Seeds::add(const std::string& target, ByteView bytes)
{
    auto& known = m_known[target];
    if (known.size() >= kEach || !known.emplace(bytes.begin(), bytes.end()).second)
        return;
    std::ofstream out(fileOf(target, std::to_string(known.size())), std::ios::binary);
    out.write(reinterpret_cast<const char*>(bytes.data()), static_cast<std::streamsize>(bytes.size()));
}

void Seeds::addNamed(const std::string& target, const std::string& name, std::string_view text)
{
    std::ofstream out(fileOf(target, name), std::ios::binary);
    out.write(text.data(), static_cast<std::streamsize>(text.size()));
}

} // namespace phonehome
