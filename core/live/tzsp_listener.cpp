// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/live/tzsp_listener.h"

#include <algorithm>
#include <charconv>
#include <cstring>
#include <memory>

#include <ifaddrs.h>
#include <net/if.h>
#include <netinet/in.h>

namespace phonehome {

namespace {

/// A word of RouterOS's command line: in quotes, since an interface may be called anything.
std::string quotedWord(const std::string& text)
{
    std::string out = "\"";
    for (const char c : text) {
        if (c == '"' || c == '\\' || c == '$')
            out += '\\';
        if (static_cast<unsigned char>(c) >= ' ')
            out += c;
    }
    return out + "\"";
}

} // namespace

std::optional<IpAddress> addressOf(const sockaddr* given)
{
    if (given && given->sa_family == AF_INET) {
        sockaddr_in v4{};
        std::memcpy(&v4, given, sizeof v4);
        return IpAddress::v4(ntohl(v4.sin_addr.s_addr));
    }
    if (given && given->sa_family == AF_INET6) {
        sockaddr_in6 v6{};
        std::memcpy(&v6, given, sizeof v6);
        return IpAddress::fromBytes({v6.sin6_addr.s6_addr, sizeof v6.sin6_addr.s6_addr});
    }
    return std::nullopt;
}

std::string tzspText(const TzspListener& listener)
{
    const std::string address = listener.address.text();
    return (listener.address.isV4() ? address : "[" + address + "]") + ":" + std::to_string(listener.port);
}

std::optional<TzspListener> tzspListener(std::string_view text)
{
    TzspListener out;
    const bool brackets = text.starts_with('[');
    const std::size_t end = brackets ? text.find(']') : text.find(':');
    if (brackets && end == std::string_view::npos)
        return std::nullopt;
    std::string_view address = brackets ? text.substr(1, end - 1) : text;
    std::string_view rest = brackets ? text.substr(end + 1) : std::string_view();
    // One colon is a port's; several are an IPv6 address without brackets.
    if (!brackets && end != std::string_view::npos && text.find(':', end + 1) == std::string_view::npos) {
        address = text.substr(0, end);
        rest = text.substr(end);
    }
    if (!rest.empty()) {
        const char* last = rest.data() + rest.size();
        const auto [stop, error] = std::from_chars(rest.data() + 1, last, out.port);
        if (rest.front() != ':' || error != std::errc() || stop != last || out.port == 0)
            return std::nullopt;
    }
    const auto parsed = IpAddress::parse(address);
    if (!parsed)
        return std::nullopt;
    out.address = *parsed;
    return out;
}

std::vector<OwnAddress> ownAddresses()
{
    std::vector<OwnAddress> out;
    ifaddrs* all = nullptr;
    if (getifaddrs(&all) != 0)
        return out;
    const std::unique_ptr<ifaddrs, decltype(&freeifaddrs)> owned(all, freeifaddrs);
    for (const ifaddrs* at = all; at; at = at->ifa_next) {
        const auto address = addressOf(at->ifa_addr);
        if (address && (at->ifa_flags & IFF_UP) != 0 && !address->isLoopback() &&
            !(address->isV6() && address->isLinkLocal()))
            out.push_back({at->ifa_name, *address});
    }
    std::stable_sort(out.begin(), out.end(),
                     [](const OwnAddress& a, const OwnAddress& b) { return a.address.isV4() > b.address.isV4(); });
    return out;
}

std::vector<std::string> tzspCommands(const TzspListener& listener, const std::string& interface,
                                      const std::string& mac)
{
    // Older routers know no other port than the usual one, and take none.
    std::string server = listener.port == kTzspPort ? listener.address.text() : tzspText(listener);
    // All of ours are listened to; the router wants one of them.
    if (listener.address.isUnspecified())
        server = "THIS-COMPUTER";
    // filter-stream leaves the stream itself out, which would feed on itself.
    std::string set = "/tool sniffer set streaming-enabled=yes streaming-server=" + server + " filter-stream=yes";
    set += " filter-interface=" + (interface.empty() ? std::string("all") : quotedWord(interface));
    set += " filter-mac-address=" + (mac.empty() ? std::string("\"\"") : mac + "/FF:FF:FF:FF:FF:FF");
    return {set, "/tool sniffer start"};
}

std::vector<std::string> tzspStopCommands()
{
    return {"/tool sniffer stop", "/tool sniffer set streaming-enabled=no"};
}

} // namespace phonehome
