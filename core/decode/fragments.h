// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <deque>
#include <optional>
#include <unordered_map>
#include <vector>

#include "core/base/bytes.h"
#include "core/base/hash_map.h"
#include "core/base/time.h"
#include "core/net/ip_address.h"

namespace phonehome {

/// One fragment of a datagram (RFC 791 s3.2, RFC 8200 s4.5).
struct Fragment {
    IpAddress source;
    IpAddress destination;
    std::uint32_t id = 0;
    std::uint8_t protocol = 0; ///< what the datagram carries
    std::size_t offset = 0;    ///< bytes
    bool more = false;
    ByteView bytes;
    Timestamp time;
};

/// Puts fragments together, in any order; of overlapping bytes the first seen stay. At most 8 MB wait, what
/// each datagram takes by itself among them; the oldest goes first.
class FragmentTable {
public:
    struct Datagram {
        std::uint8_t protocol = 0; ///< of the first fragment
        ByteView bytes;            ///< valid until the next add
    };

    /// The datagram that this fragment completes.
    std::optional<Datagram> add(const Fragment& fragment);

private:
    /// RFC 791 s3.2 numbers the datagrams of each protocol apart; RFC 8200 s4.5 those between two hosts, whatever each
    /// fragment says comes next.
    struct Key {
        IpAddress source;
        IpAddress destination;
        std::uint32_t id = 0;
        std::uint8_t protocol = 0; ///< 0 in version 6
        bool operator==(const Key&) const = default;
    };
    struct KeyHash {
        std::size_t operator()(const Key& k) const noexcept
        {
            const std::hash<IpAddress> hash;
            return mixHash(mixHash(hash(k.source), hash(k.destination)), std::size_t{k.protocol} << 32U | k.id);
        }
    };
    struct Waiting {
        std::vector<std::uint8_t> bytes;
        std::vector<std::uint8_t> have; ///< one flag for eight bytes: fragments begin at multiples of eight
        std::optional<std::size_t> end; ///< total size, once the last fragment came
        std::uint8_t protocol = 0;
        std::uint64_t serial = 0;
        Timestamp since; ///< of the first that came
    };

    /// What a datagram takes beside its bytes: its entry, its place in the order, and what malloc adds.
    static constexpr std::size_t kEntryCost = sizeof(Waiting) + 2 * sizeof(Key) + 96;

    static bool place(Waiting& waiting, const Fragment& fragment);
    static bool isWhole(const Waiting& waiting);
    void forget(const Key& key);
    void makeRoom();

    std::unordered_map<Key, Waiting, KeyHash> m_waiting;
    std::deque<std::pair<Key, std::uint64_t>> m_order;
    std::size_t m_bytes = 0;
    std::uint64_t m_serial = 0;
    std::vector<std::uint8_t> m_whole;
};

} // namespace phonehome
