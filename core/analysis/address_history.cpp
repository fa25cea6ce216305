// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/address_history.h"

#include <algorithm>

namespace phonehome {

namespace {

constexpr std::size_t kAddressesMax = 262144;
constexpr std::size_t kCardsMax = 65536;
constexpr std::size_t kSpansMax = 256;
constexpr std::size_t kAllSpansMax = 1'048'576;
constexpr std::size_t kInterleaved = 4;
constexpr Duration kBreak = Duration::ofSeconds(300);

} // namespace

void AddressHistory::sent(const IpAddress& address, const std::optional<MacAddress>& mac, Timestamp time)
{
    if (mac && (m_first.size() < kCardsMax || m_first.contains(*mac))) {
        const auto [known, fresh] = m_first.try_emplace(*mac, time);
        if (!fresh)
            known->second = std::min(known->second, time);
    }
    if (address.isUnspecified() || (m_spans.size() >= kAddressesMax && !m_spans.contains(address)))
        return;
    auto& spans = m_spans[address];
    // A relay may send from the address in between: its packets and the holder's are two spans, not hundreds.
    const std::size_t recent = spans.size() - std::min<std::size_t>(spans.size(), kInterleaved);
    for (std::size_t i = spans.size(); i-- > recent;) {
        Span& span = spans[i];
        if (span.packets > 0 && span.mac == mac && (i + 1 == spans.size() || time - span.last < kBreak)) {
            span.last = std::max(span.last, time);
            ++span.packets;
            return;
        }
    }
    add(spans, {mac, time, time, 1});
}

void AddressHistory::told(const IpAddress& address, const MacAddress& mac, Timestamp time)
{
    if (address.isUnspecified() || (m_spans.size() >= kAddressesMax && !m_spans.contains(address)))
        return;
    auto& spans = m_spans[address];
    // A lease that is renewed every few minutes is one span.
    if (!spans.empty() && spans.back().packets == 0 && spans.back().mac == mac) {
        spans.back().first = std::min(spans.back().first, time);
        spans.back().last = std::max(spans.back().last, time);
        return;
    }
    add(spans, {mac, time, time, 0});
}

/// Of too many the oldest goes: who holds the address now matters most.
void AddressHistory::add(std::vector<Span>& spans, const Span& span)
{
    if (spans.size() >= kSpansMax || (m_count >= kAllSpansMax && !spans.empty()))
        spans.erase(spans.begin());
    else if (m_count >= kAllSpansMax)
        return;
    else
        ++m_count;
    spans.push_back(span);
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
        // Between two holders, the earlier keeps the address until the later is heard of; a tie goes to who sends more.
        const std::int64_t weighed = before ? away * 2 : away;
        if (!best || weighed < nearest || (weighed == nearest && span.packets > best->packets)) {
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
