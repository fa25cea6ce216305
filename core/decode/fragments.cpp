// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/decode/fragments.h"

#include <algorithm>

namespace phonehome {

namespace {
constexpr std::size_t kDatagramMax = 65535 + 60;
constexpr std::size_t kBytesMax = 8U << 20;
constexpr std::size_t kUnit = 8;
/// RFC 8200 s4.5: what is not whole by then never will be, and its number may be another datagram's.
constexpr Duration kPatience = Duration::ofSeconds(60);
} // namespace

std::optional<FragmentTable::Datagram> FragmentTable::add(const Fragment& fragment)
{
    // Of nothing, with more to come: nobody sends that, and each would have to be remembered.
    if (fragment.bytes.empty() && fragment.more)
        return std::nullopt;
    const std::uint8_t protocol = fragment.source.isV4() ? fragment.protocol : std::uint8_t{0};
    const Key key{fragment.source, fragment.destination, fragment.id, protocol};
    if (const auto old = m_waiting.find(key); old != m_waiting.end()) {
        const Timestamp since = old->second.since;
        if ((fragment.time < since ? since - fragment.time : fragment.time - since) > kPatience)
            forget(key);
    }
    auto [found, fresh] = m_waiting.try_emplace(key);
    Waiting& waiting = found->second;
    if (fresh) {
        waiting.serial = ++m_serial;
        waiting.since = fragment.time;
        m_order.emplace_back(key, waiting.serial);
        m_bytes += kEntryCost;
    }
    const std::size_t before = waiting.bytes.size() + waiting.have.size();
    const bool taken = place(waiting, fragment);
    m_bytes += waiting.bytes.size() + waiting.have.size() - before;
    if (!taken) {
        forget(key);
        return std::nullopt;
    }
    if (!isWhole(waiting)) {
        makeRoom();
        return std::nullopt;
    }
    m_bytes -= waiting.bytes.size() + waiting.have.size() + kEntryCost;
    m_whole = std::move(waiting.bytes);
    m_whole.resize(*waiting.end);
    const Datagram whole{waiting.protocol, m_whole};
    m_waiting.erase(key);
    return whole;
}

bool FragmentTable::place(Waiting& waiting, const Fragment& fragment)
{
    const std::size_t end = fragment.offset + fragment.bytes.size();
    // All but the last are multiples of eight bytes long.
    if (end > kDatagramMax || (fragment.more && fragment.bytes.size() % kUnit != 0))
        return false;
    if (waiting.end && (end > *waiting.end || (!fragment.more && end != *waiting.end)))
        return false;
    if (!fragment.more) {
        if (waiting.bytes.size() > end)
            return false;
        waiting.end = end;
    }
    if (fragment.offset == 0)
        waiting.protocol = fragment.protocol;
    if (waiting.bytes.size() < end) {
        waiting.bytes.resize(end);
        waiting.have.resize((end + kUnit - 1) / kUnit);
    }
    for (std::size_t at = fragment.offset; at < end; at += kUnit) {
        std::uint8_t& have = waiting.have[at / kUnit];
        if (have)
            continue;
        have = 1;
        const std::size_t from = at - fragment.offset;
        std::copy_n(fragment.bytes.begin() + static_cast<std::ptrdiff_t>(from),
                    std::min(kUnit, fragment.bytes.size() - from),
                    waiting.bytes.begin() + static_cast<std::ptrdiff_t>(at));
    }
    return true;
}

bool FragmentTable::isWhole(const Waiting& waiting)
{
    return waiting.end && std::all_of(waiting.have.begin(), waiting.have.end(), [](std::uint8_t h) { return h != 0; });
}

void FragmentTable::forget(const Key& key)
{
    const auto found = m_waiting.find(key);
    if (found == m_waiting.end())
        return;
    m_bytes -= found->second.bytes.size() + found->second.have.size() + kEntryCost;
    m_waiting.erase(found);
}

void FragmentTable::makeRoom()
{
    while (m_bytes > kBytesMax && !m_order.empty()) {
        const auto [key, serial] = m_order.front();
        m_order.pop_front();
        const auto found = m_waiting.find(key);
        if (found != m_waiting.end() && found->second.serial == serial)
            forget(key);
    }
    // Keys of datagrams long complete: the queue stays about as small as the table.
    if (m_order.size() <= 2 * m_waiting.size() + 1024)
        return;
    std::erase_if(m_order, [this](const auto& ordered) {
        const auto found = m_waiting.find(ordered.first);
        return found == m_waiting.end() || found->second.serial != ordered.second;
    });
}

} // namespace phonehome
