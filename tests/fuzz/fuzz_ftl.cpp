// SPDX-License-Identifier: GPL-3.0-or-later
// pihole-FTL.db, and whatever else SQLite makes of the bytes.
#include <cstdio>
#include <cstdlib>
#include <string>

#include <unistd.h>

#include "core/dnslog/ftl_database.h"
#include "tests/fuzz/check.h"

namespace {

using namespace phonehome;

struct Checker final : LogSink {
    void onRecord(const LogRecord& record) override { check(!record.name.empty() && record.addresses.empty()); }
};

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    std::string path = "/tmp/phonehome-fuzz-XXXXXX";
    const int file = mkstemp(path.data());
    check(file >= 0);
    check(write(file, data, size) == static_cast<ssize_t>(size));
    close(file);
    Checker checker;
    LogReport report;
    importFtlDatabase(path, {}, checker, report);
    std::remove(path.c_str());
    return 0;
}
