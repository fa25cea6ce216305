// SPDX-License-Identifier: GPL-3.0-or-later
#include <array>

#include "core/base/text.h"
#include "core/decode/field.h"

namespace phonehome {

namespace {

std::string join(const std::vector<IpAddress>& addresses)
{
    std::string out;
    for (const IpAddress& ip : addresses)
        out += (out.empty() ? "" : ", ") + ip.text();
    return out;
}

std::string join(const std::vector<std::uint8_t>& numbers)
{
    std::string out;
    for (const std::uint8_t n : numbers)
        out += (out.empty() ? "" : ", ") + std::to_string(n);
    return out;
}

/// Appends what is there.
class Lines {
public:
    explicit Lines(std::vector<Field>& out) : m_out(out) {}

    void text(const char* name, const std::optional<std::string>& value)
    {
        if (value)
            m_out.push_back({name, visibleText(*value), 0, 0, 0});
    }
    void address(const char* name, const std::optional<IpAddress>& value)
    {
        if (value)
            m_out.push_back({name, value->text(), 0, 0, 0});
    }
    void addresses(const char* name, const std::optional<std::vector<IpAddress>>& value)
    {
        if (value)
            m_out.push_back({name, join(*value), 0, 0, 0});
    }
    void seconds(const char* name, const std::optional<std::uint32_t>& value)
    {
        if (value)
            m_out.push_back({name, std::to_string(*value) + " s", 0, 0, 0});
    }

private:
    std::vector<Field>& m_out;
};

void describeHeader(const DhcpMessage& m, std::vector<Field>& out)
{
    out.push_back({"op", m.op == 1 ? "request" : m.op == 2 ? "reply" : std::to_string(m.op), 0, 0, 1});
    const std::array<std::uint8_t, 4> id{
        static_cast<std::uint8_t>(m.transactionId >> 24U), static_cast<std::uint8_t>(m.transactionId >> 16U),
        static_cast<std::uint8_t>(m.transactionId >> 8U), static_cast<std::uint8_t>(m.transactionId)};
    out.push_back({"transaction id", "0x" + hexText(id), 0, 4, 4});
    out.push_back({"seconds elapsed", std::to_string(m.secondsElapsed) + " s", 0, 8, 2});
    out.push_back({"client address", m.clientIp.text(), 0, 12, 4});
    out.push_back({"your address", m.yourIp.text(), 0, 16, 4});
    if (!m.nextServer.isUnspecified())
        out.push_back({"next server", m.nextServer.text(), 0, 20, 4});
    if (!m.relay.isUnspecified())
        out.push_back({"relay", m.relay.text(), 0, 24, 4});
    if (m.clientMac)
        out.push_back({"client MAC", m.clientMac->text(), 0, 28, 6});
}

} // namespace

std::vector<Field> describe(const DhcpMessage& m)
{
    std::vector<Field> out;
    out.push_back({"message type", m.type ? dhcpTypeText(*m.type) : "BOOTP", 0, 0, 0});
    describeHeader(m, out);
    Lines lines(out);
    lines.text("host name", m.hostname);
    lines.text("FQDN", m.fqdn);
    lines.text("domain", m.domain);
    lines.text("vendor class", m.vendorClass);
    lines.text("user class", m.userClass);
    lines.address("requested address", m.requestedIp);
    lines.address("server", m.serverId);
    lines.seconds("lease time", m.leaseTime);
    lines.seconds("renewal time (T1)", m.renewalTime);
    lines.seconds("rebinding time (T2)", m.rebindingTime);
    lines.address("subnet mask", m.subnetMask);
    lines.addresses("routers", m.routers);
    lines.addresses("DNS servers", m.dnsServers);
    lines.addresses("NTP servers", m.ntpServers);
    for (const std::string& domain : m.searchList)
        out.push_back({"search domain", visibleText(domain), 0, 0, 0});
    if (m.parameterList)
        out.push_back({"parameter list", join(*m.parameterList), 0, 0, 0});
    if (m.maxSize)
        out.push_back({"largest message", std::to_string(*m.maxSize) + " bytes", 0, 0, 0});
    if (m.clientId)
        out.push_back({"client id", hexText(*m.clientId), 0, 0, 0});
    lines.text("message", m.message);
    return out;
}

} // namespace phonehome
