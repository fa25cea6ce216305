// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/vantage.h"

namespace phonehome {

namespace {
constexpr std::uint16_t kDnsPort = 53;
constexpr std::uint16_t kDhcpServer = 67;
constexpr std::uint16_t kDhcpClient = 68;
} // namespace

void VantageGauge::add(const Packet& p, bool local)
{
    if (p.network != NetworkLayer::Ipv4 && p.network != NetworkLayer::Ipv6)
        return;
    if (p.destinationIp.isMulticast() || p.destinationIp.isLimitedBroadcast()) {
        ++m_multicast;
        return;
    }
    if (!local && (p.sourceIp.isInternet() || p.destinationIp.isInternet())) {
        ++m_internet;
        return;
    }
    if (p.hasPort(kDnsPort))
        ++m_dnsQueries;
    // The router itself answers DHCP, DNS and pings: that much is seen from any place.
    const bool withRouter = p.hasPort(kDnsPort) || p.hasPort(kDhcpServer) || p.hasPort(kDhcpClient) ||
                            p.transport == ip_protocol::kIcmp || p.transport == ip_protocol::kIcmp6;
    if (!withRouter)
        ++m_lan;
}

Vantage VantageGauge::judge(std::uint64_t dnsAnswers, std::uint64_t mdnsQuestions, std::uint64_t mdnsAnswers) const
{
    const auto seen = [](std::uint64_t n) { return n > 0 ? Visibility::Seen : Visibility::None; };
    Vantage v;
    v.lanUnicast = seen(m_lan);
    v.multicast = seen(m_multicast);
    v.internet = seen(m_internet);
    v.lookups = dnsAnswers > 0 ? Visibility::Seen : m_dnsQueries > 0 ? Visibility::Partly : Visibility::None;
    constexpr std::uint64_t kEnoughQuestions = 20;
    v.half = mdnsQuestions >= kEnoughQuestions && mdnsAnswers == 0;
    return v;
}

} // namespace phonehome
