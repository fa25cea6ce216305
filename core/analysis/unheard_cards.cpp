// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/unheard_cards.h"

#include <algorithm>

namespace phonehome {

namespace {

constexpr std::size_t kCardsMax = 65536;
constexpr std::size_t kSiteBytes = 6;

bool isOfLink(const IpAddress& address)
{
    return address.isLinkLocal() || address.isUnspecified();
}

std::size_t kindOf(const IpAddress& address)
{
    return (address.isV6() ? 2U : 0U) + (address.isInternet() ? 1U : 0U);
}

} // namespace

bool mayShareCard(const IpAddress& one, const IpAddress& other)
{
    if (isOfLink(one) || isOfLink(other) || kindOf(one) != kindOf(other))
        return true;
    return one == other ||
           (one.isV6() && std::equal(one.bytes().begin(), one.bytes().begin() + kSiteBytes, other.bytes().begin()));
}

UnheardCard* UnheardCards::received(const MacAddress& mac, const IpAddress& to)
{
    if (m_cards.size() >= kCardsMax && !m_cards.contains(mac))
        return nullptr;
    UnheardCard& card = m_cards[mac];
    if (isOfLink(to) || to.isMulticast() || to.isLimitedBroadcast())
        return &card;
    IpAddress& first = card.to[kindOf(to)];
    if (first.isUnspecified())
        first = to;
    else if (!mayShareCard(first, to))
        (to.isInternet() ? card.relaysInternet : card.relaysHome) = true;
    return &card;
}

UnheardCard* UnheardCards::find(const MacAddress& mac)
{
    const auto found = m_cards.find(mac);
    return found == m_cards.end() ? nullptr : &found->second;
}

UnheardCard UnheardCards::take(const MacAddress& mac)
{
    const auto found = m_cards.find(mac);
    if (found == m_cards.end())
        return {};
    const UnheardCard card = found->second;
    m_cards.erase(found);
    return card;
}

} // namespace phonehome
