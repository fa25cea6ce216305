// SPDX-License-Identifier: GPL-3.0-or-later
// Feeds every file of a folder to a fuzz target, whole and cut short at many places: the corpus as a test.
#include <algorithm>
#include <cstdint>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <iterator>
#include <memory>
#include <vector>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);

int main(int argc, char** argv)
{
    std::error_code failed;
    std::size_t files = 0;
    for (const auto& entry : std::filesystem::directory_iterator(argc == 2 ? argv[1] : "", failed)) {
        std::ifstream in(entry.path(), std::ios::binary);
        const std::vector<char> bytes{std::istreambuf_iterator<char>(in), {}};
        ++files;
        const std::size_t step = std::max<std::size_t>(1, bytes.size() / 64);
        for (std::size_t n = bytes.size() % step; n <= bytes.size(); n += step) {
            // A block of exactly the size: the sanitizer sees the first byte read behind it.
            const auto exact = std::make_unique<std::uint8_t[]>(n);
            std::copy_n(bytes.begin(), n, exact.get());
            LLVMFuzzerTestOneInput(exact.get(), n);
        }
    }
    std::cout << files << " inputs\n";
    return files > 0 && !failed ? 0 : 1;
}
