// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/home_networks.h"

#include <algorithm>

namespace phonehome {

namespace {

constexpr std::size_t kPrefixesMax = 16;
constexpr std::size_t kMetMax = 16'384;
constexpr unsigned kShortest = 48; ///< what a provider gives to a site at most (RFC 6177)
constexpr unsigned kBits = 128;

bool isIn(const IpAddress& address, const IpAddress& prefix, unsigned length)
{
    const auto& a = address.bytes();
    const auto& b = prefix.bytes();
    const unsigned whole = length / 8;
    if (!std::equal(a.begin(), a.begin() + whole, b.begin()))
        return false;
    const unsigned rest = length % 8;
    return rest == 0 || (a[whole] ^ b[whole]) >> (8U - rest) == 0;
}

} // namespace

void HomeNetworks::announced(const IpAddress& prefix, unsigned length)
{
    if (!prefix.isV6() || !prefix.isInternet() || length < kShortest || length > kBits)
        return;
    const Prefix known{prefix, length};
    if (m_prefixes.size() < kPrefixesMax && std::find(m_prefixes.begin(), m_prefixes.end(), known) == m_prefixes.end())
        m_prefixes.push_back(known);
}

void HomeNetworks::met(const IpAddress& address)
{
    if (address.isInternet() && m_met.size() < kMetMax)
        m_met.insert(address);
}

bool HomeNetworks::holds(const IpAddress& address) const
{
    if (empty() || !address.isInternet())
        return false;
    return m_met.contains(address) ||
           (address.isV6() && std::any_of(m_prefixes.begin(), m_prefixes.end(),
                                          [&](const Prefix& p) { return isIn(address, p.address, p.length); }));
}

} // namespace phonehome
