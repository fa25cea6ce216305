// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/restarts.h"

namespace phonehome {

namespace {

constexpr Duration kTogether = Duration::ofSeconds(60);
/// Reports are spread over so long: the Max Resp Time that queriers use (RFC 3376 s8.3, RFC 3810 s9.3).
constexpr Duration kAnswered = Duration::ofMillis(10'500);
constexpr std::size_t kStartsMax = 10000; ///< of one device

Duration between(Timestamp a, Timestamp b)
{
    return a < b ? b - a : a - b;
}

} // namespace

std::optional<StartSign> startSign(Protocol protocol, std::string_view kind)
{
    switch (protocol) {
    case Protocol::Dhcp:
        return kind == "DISCOVER" || kind == "request" ? std::optional(StartSign::Address) : std::nullopt;
    case Protocol::Dhcp6: return kind == "SOLICIT" ? std::optional(StartSign::Address) : std::nullopt;
    case Protocol::Arp: return kind == "probe" ? std::optional(StartSign::Address) : std::nullopt;
    case Protocol::Igmp: return kind == "report" ? std::optional(StartSign::Membership) : std::nullopt;
    case Protocol::Mdns: return kind.starts_with("announce ") ? std::optional(StartSign::Announcement) : std::nullopt;
    case Protocol::Stun: return kind == "Allocate" ? std::optional(StartSign::Allocation) : std::nullopt;
    default: return std::nullopt;
    }
}

bool Restarts::seen(DeviceId device, StartSign sign, Timestamp time)
{
    if (sign == StartSign::Membership && m_asked && between(time, *m_asked) <= kAnswered)
        return false;
    Signs& signs = m_devices[device.value];
    if (sign == StartSign::Address && signs.renewed && between(time, *signs.renewed) <= kTogether)
        return false;
    signs.last[static_cast<std::size_t>(sign)] = time;
    const std::optional<Timestamp> address = signs.last[static_cast<std::size_t>(StartSign::Address)];
    // What came before the address was asked for is no sign of this start.
    if (!address || sign == StartSign::Address || time < *address || time - *address > kTogether)
        return false;
    if (signs.starts.size() >= kStartsMax ||
        (!signs.starts.empty() && between(signs.starts.back(), *address) <= kTogether))
        return false;
    signs.starts.push_back(*address);
    m_all.push_back({device, *address});
    return true;
}

const std::vector<Timestamp>& Restarts::of(DeviceId device) const
{
    static const std::vector<Timestamp> kNone;
    const auto found = m_devices.find(device.value);
    return found == m_devices.end() ? kNone : found->second.starts;
}

} // namespace phonehome
