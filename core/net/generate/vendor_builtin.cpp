// SPDX-License-Identifier: GPL-3.0-or-later
// Build step: writes the IEEE registry found in a folder as rows of a C++ table.
#include <cstdio>
#include <fstream>
#include <iostream>
#include <map>
#include <string>

#include "core/net/vendor_csv.h"

namespace {

std::string quoted(const std::string& text)
{
    std::string out = "\"";
    for (const char c : text) {
        if (c == '"' || c == '\\' || c == '?')
            out += '\\';
        out += c;
    }
    return out + "\"";
}

} // namespace

int main(int argc, char** argv)
{
    if (argc != 3) {
        std::cerr << "usage: vendor_builtin FOLDER OUT\n";
        return 2;
    }
    std::map<std::uint64_t, std::string> rows;
    for (const char* name : phonehome::kVendorFiles) {
        std::ifstream file(std::string(argv[1]) + "/" + name);
        for (std::string line; std::getline(file, line);) {
            if (auto row = phonehome::parseVendorLine(line))
                rows.insert_or_assign(row->key, std::move(row->name));
        }
    }
    std::ofstream out(argv[2]);
    out << "// Made by the build from the IEEE registry.\n";
    for (const auto& [key, name] : rows)
        out << "{0x" << std::hex << key << "ULL, " << quoted(name) << "},\n";
    // A table without rows would not be valid C++; key 0 is looked up by nobody.
    out << "{0, \"\"},\n";
    return out.flush() ? 0 : 1;
}
