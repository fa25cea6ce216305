// SPDX-License-Identifier: GPL-3.0-or-later
// Databases of address owners (MMDB), as the library for them reads what we let through.
#include <cstdio>
#include <string>

#include <unistd.h>

#include "core/hosting/owner_database.h"
#include "tests/fuzz/check.h"

/// The library lets go of less than it took where a list in what the database says of itself is damaged.
extern "C" const char* __lsan_default_suppressions() // NOLINT(bugprone-reserved-identifier): the sanitizer's own
{
    return "leak:libmaxminddb\n";
}

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    using namespace phonehome;
    std::string path = "/tmp/phonehome-fuzz-XXXXXX";
    const int file = mkstemp(path.data());
    check(file >= 0);
    check(write(file, data, size) == static_cast<ssize_t>(size));
    close(file);
    const auto database = OwnerDatabase::open(path);
    if (database) {
        constexpr std::size_t kNameMax = std::size_t{200} * 3; // a byte that is no UTF-8 becomes three
        for (const char* text : {"198.51.100.20", "192.0.2.7", "1.1.1.1", "255.255.255.255", "2001:db8:1::5", "::1"}) {
            Owner owner;
            database->find(*IpAddress::parse(text), owner);
            check(owner.name.size() <= kNameMax && owner.country.size() <= kNameMax && owner.cloud.empty());
        }
    } else {
        check(database.error().file == path);
    }
    std::remove(path.c_str());
    return 0;
}
