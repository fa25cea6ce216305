// SPDX-License-Identifier: GPL-3.0-or-later
// import_log [LINES]: how many lines of a dnsmasq log are read a second, on one core.
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <string>

#include "core/dnslog/importer.h"
#include "tests/support/temp_file.h"

using namespace phonehome;

namespace {

/// Takes everything and keeps nothing.
struct Counter final : LogSink {
    void onRecord(const LogRecord& record) override { addresses += record.addresses.size(); }
    std::size_t addresses = 0;
};

/// Question, forwarding, chain and two addresses, by many clients for many names.
std::string logOf(std::size_t lines)
{
    std::string out;
    for (std::size_t i = 0; i * 5 < lines; ++i) {
        char stamp[40] = "";
        const std::size_t second = i / 20;
        std::snprintf(stamp, sizeof stamp, "May %2zu %02zu:%02zu:%02zu dnsmasq[812]: ", second / 86400 % 28 + 1,
                      second / 3600 % 24, second / 60 % 60, second % 60);
        const std::string name = "host" + std::to_string(i * 7919 % 5000) + ".service.example.com";
        const std::string address = "203.0." + std::to_string(i % 250) + ".";
        out += stamp + ("query[A] " + name) + " from 192.168.1." + std::to_string(i % 60 + 2) + "\n";
        out += stamp + ("forwarded " + name) + " to 198.51.100.53\n";
        out += stamp + ("reply " + name) + " is <CNAME>\n";
        out += stamp + std::string("reply lb.example.net is ") + address + "1\n";
        out += stamp + std::string("reply lb.example.net is ") + address + "2\n";
    }
    return out;
}

} // namespace

int main(int argc, char** argv)
{
    const std::size_t lines = argc > 1 ? static_cast<std::size_t>(std::atoll(argv[1])) : 2'000'000;
    const TempFolder folder;
    const std::string path = folder.file("pihole.log", logOf(lines));
    Counter counter;
    const auto before = std::chrono::steady_clock::now();
    const auto reports = importLogs({path}, {}, counter);
    const std::chrono::duration<double> took = std::chrono::steady_clock::now() - before;
    std::printf("%llu lines, %llu records, %.2f s, %.0f lines a second\n",
                static_cast<unsigned long long>(reports[0].lines), static_cast<unsigned long long>(reports[0].records),
                took.count(), static_cast<double>(reports[0].lines) / took.count());
    return 0;
}
