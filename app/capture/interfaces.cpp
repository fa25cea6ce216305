// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/capture/interfaces.h"

#include <array>
#include <cstring>
#include <memory>
#include <optional>

#include <arpa/inet.h>
#include <net/if.h>
#include <netinet/in.h>
#include <pcap/pcap.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include "app/capture/json_line.h"
#include "app/capture/link_type.h"

namespace phonehome {

namespace {

constexpr const char* kAny = "any";

std::optional<std::string> addressText(const sockaddr* address)
{
    std::array<char, INET6_ADDRSTRLEN> text{};
    const char* done = nullptr;
    if (address != nullptr && address->sa_family == AF_INET) {
        sockaddr_in v4{};
        std::memcpy(&v4, address, sizeof v4);
        done = inet_ntop(AF_INET, &v4.sin_addr, text.data(), text.size());
    } else if (address != nullptr && address->sa_family == AF_INET6) {
        sockaddr_in6 v6{};
        std::memcpy(&v6, address, sizeof v6);
        done = inet_ntop(AF_INET6, &v6.sin6_addr, text.data(), text.size());
    }
    return done != nullptr ? std::optional<std::string>(done) : std::nullopt;
}

/// Asked of the kernel, not of libpcap: that would need the device opened, and with it the right.
std::optional<std::uint32_t> linkTypeOf(const std::string& name, int anySocket)
{
    if (name == kAny)
        return kLinkTypeAny;
    ifreq request{};
    name.copy(request.ifr_name, sizeof request.ifr_name - 1);
    if (ioctl(anySocket, SIOCGIFHWADDR, &request) != 0)
        return std::nullopt;
    return linkTypeOfHardware(request.ifr_hwaddr.sa_family);
}

std::string lineOf(const pcap_if_t& device, std::uint32_t linkType)
{
    std::vector<std::string> addresses;
    for (const pcap_addr* row = device.addresses; row != nullptr; row = row->next)
        if (const auto text = addressText(row->addr))
            addresses.push_back(*text);
    const auto has = [&device](bpf_u_int32 flag) { return (device.flags & flag) != 0; };
    return JsonLine()
        .text("name", device.name)
        .text("description", device.description != nullptr ? device.description : "")
        .texts("addresses", addresses)
        .flag("up", has(PCAP_IF_UP))
        .flag("running", has(PCAP_IF_RUNNING))
        .flag("loopback", has(PCAP_IF_LOOPBACK))
        .flag("wireless", has(PCAP_IF_WIRELESS))
        .number("linkType", linkType)
        .line();
}

} // namespace

bool isInterface(const std::string& name)
{
    return name == kAny || (!name.empty() && name.size() < IF_NAMESIZE && if_nametoindex(name.c_str()) != 0);
}

tl::expected<std::vector<std::string>, Ending> interfaceLines()
{
    std::array<char, PCAP_ERRBUF_SIZE> problem{};
    pcap_if_t* first = nullptr;
    if (pcap_findalldevs(&first, problem.data()) != 0)
        return tl::unexpected(
            Ending{End::Failed, std::string("The interfaces could not be listed: ") + problem.data() + ".", ""});
    const std::unique_ptr<pcap_if_t, void (*)(pcap_if_t*)> devices(first, pcap_freealldevs);
    const int anySocket = socket(AF_INET, SOCK_DGRAM | SOCK_CLOEXEC, 0);
    std::vector<std::string> lines;
    // libpcap lists USB, Bluetooth, D-Bus and netfilter's queues too; none of them is a network interface.
    for (const pcap_if_t* device = first; device != nullptr; device = device->next)
        if (isInterface(device->name))
            if (const auto linkType = linkTypeOf(device->name, anySocket))
                lines.push_back(lineOf(*device, *linkType));
    close(anySocket);
    return lines;
}

} // namespace phonehome
