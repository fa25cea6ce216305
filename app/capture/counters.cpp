// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/capture/counters.h"

#include <algorithm>
#include <cerrno>
#include <charconv>

#include <fcntl.h>
#include <net/if.h>
#include <sys/ioctl.h>
#include <unistd.h>

namespace phonehome {

namespace {

constexpr std::array kFiles{"rx_missed_errors", "rx_fifo_errors"};

std::uint64_t readNumber(int fd)
{
    std::array<char, 32> text{};
    const ssize_t length = fd < 0 ? 0 : pread(fd, text.data(), text.size(), 0);
    std::uint64_t number = 0;
    if (length > 0)
        std::from_chars(text.data(), text.data() + length, number);
    return number;
}

/// Of the interface; -1 with errno when there is none any more.
int flagsOf(const LiveDevice& device)
{
    ifreq request{};
    device.name.copy(request.ifr_name, sizeof request.ifr_name - 1);
    return ioctl(pcap_fileno(device.handle.get()), SIOCGIFFLAGS, &request) == 0 ? request.ifr_flags : -1;
}

} // namespace

Counters::Counters(const LiveDevice& device) : m_device(device)
{
    for (std::size_t i = 0; i < kFiles.size(); ++i) {
        const std::string path = "/sys/class/net/" + device.name + "/statistics/" + kFiles[i];
        m_files[i].fd = open(path.c_str(), O_RDONLY | O_CLOEXEC);
        m_files[i].atStart = readNumber(m_files[i].fd);
    }
}

Counters::~Counters()
{
    for (const File& file : m_files)
        if (file.fd >= 0)
            close(file.fd);
}

std::vector<int> Counters::files() const
{
    std::vector<int> out;
    for (const File& file : m_files)
        if (file.fd >= 0)
            out.push_back(file.fd);
    return out;
}

JsonLine Counters::statistics(std::uint64_t captured, std::size_t waitingBytes)
{
    pcap_stat now{};
    if (pcap_stats(m_device.handle.get(), &now) == 0) {
        m_received += now.ps_recv - m_lastReceived;
        m_dropped += now.ps_drop - m_lastDropped;
        m_lastReceived = now.ps_recv;
        m_lastDropped = now.ps_drop;
    }
    std::uint64_t interfaceDrops = 0;
    for (const File& file : m_files)
        interfaceDrops += std::max(readNumber(file.fd), file.atStart) - file.atStart;
    return JsonLine()
        .number("received", m_received)
        .number("kernelDrops", m_dropped)
        .number("interfaceDrops", interfaceDrops)
        .number("captured", captured)
        .number("waitingBytes", waitingBytes)
        .flag("up", isUp());
}

bool Counters::isUp() const
{
    constexpr int kWanted = IFF_UP | IFF_RUNNING;
    if (m_device.name == "any")
        return true;
    const int flags = flagsOf(m_device);
    return flags >= 0 && (flags & kWanted) == kWanted;
}

bool Counters::isGone() const
{
    return m_device.name != "any" && flagsOf(m_device) < 0 && errno == ENODEV;
}

} // namespace phonehome
