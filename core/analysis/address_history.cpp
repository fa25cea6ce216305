// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/address_history.h"

#include <algorithm>

namespace phonehome {

namespace {

constexpr std::size_t kAddressesMax = 262144;
constexpr std::size_t kSpansMax = 256;

} // namespace

void AddressHistory::sent(const IpAddress& address, const std::optional<MacAddress>& mac, Timestamp time)
{
    if (mac) {
        const auto [known, fresh] = m_first.try_emplace(*mac, time);
        if (!fresh)
            known->second = std::min(known->second, time);
    }
    if (address.isUnspecified() || (m_spans.size() >= kAddressesMax && !m_spans.contains(address)))
        return;
    auto& spans = m_spans[address];
    if (!spans.empty() && spans.back().seen && spans.back().mac == mac) {
        spans.back().last = std::max(spans.back().last, time);
        return;
    }
    if (spans.size() < kSpansMax)
        spans.push_back({mac, time, time, true});
}

void AddressHistory::told(const IpAddress& address, const MacAddress& mac, Timestamp time)
{
    if (address.isUnspecified() || (m_spans.size() >= kAddressesMax && !m_spans.contains(address)))
        return;
    auto& spans = m_spans[address];
    if (spans.size() < kSpansMax)
        spans.push_back({mac, time, time, false});
}

std::optional<AddressHistory::Holder> AddressHistory::holderAt(const IpAddress& address, Timestamp time) const
{
    const auto found = m_spans.find(address);
    if (found == m_spans.end())
        return std::nullopt;
    const Span* best = nullptr;
    std::int64_t nearest = 0;
    for (const Span& span : found->second) {
        const bool before = time < span.first;
        const std::int64_t away = before ? (span.first - time).ns : std::max<std::int64_t>((time - span.last).ns, 0);
        // Between two holders, the earlier keeps the address until the later is heard of; a tie goes to the packets.
        const std::int64_t weighed = before ? away * 2 : away;
        if (!best || weighed < nearest || (weighed == nearest && span.seen && !best->seen)) {
            best = &span;
            nearest = weighed;
        }
    }
    if (!best)
        return std::nullopt;
    if (!best->mac)
        return Holder{std::nullopt, best->first};
    const auto first = m_first.find(*best->mac);
    if (first == m_first.end())
        return std::nullopt;
    return Holder{best->mac, first->second};
}

} // namespace phonehome
