// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <utility>
#include <vector>

#include "core/base/prefetch.h"

namespace phonehome {

/// A map of many entries of which few are asked for at a time: they lie in the order in which they came, in blocks that
/// never move, and what finds them is an index of eight bytes each. So what came lately shares the processor's caches,
/// a table that grows copies its index alone, and no room is kept for entries that may come.
///
/// Pointers to values hold until the next erase.
template <typename Key, typename Value, typename Hash = std::hash<Key>> class DenseMap {
public:
    std::size_t size() const { return m_size; }

    /// nullptr when there is none.
    Value* find(const Key& key) { return find(key, Hash{}(key)); }
    /// The same for whoever knows the key's hash.
    Value* find(const Key& key, std::size_t hash)
    {
        const std::size_t slot = slotOf(key, static_cast<std::uint32_t>(hash));
        return slot == kNone ? nullptr : &entry(m_index[slot].entry).value;
    }

    /// Fetches the place in the index where a key with this hash is looked for first.
    void willFind(std::size_t hash) const
    {
        if (m_size > 0)
            willRead(m_index[home(static_cast<std::uint32_t>(hash))]);
    }
    /// Once that is there: fetches the entry that is looked at first.
    void willFindEntry(std::size_t hash) const
    {
        if (m_size == 0)
            return;
        const Slot& slot = m_index[home(static_cast<std::uint32_t>(hash))];
        if (slot.hash == static_cast<std::uint32_t>(hash) && slot.entry != kFree)
            willRead((*m_blocks[slot.entry / kBlock])[slot.entry % kBlock]);
    }

    /// The value of the entry that is looked at first, if its hash is this one; nullptr otherwise. No key is compared.
    const Value* peek(std::size_t hash) const
    {
        if (m_size == 0)
            return nullptr;
        const Slot& slot = m_index[home(static_cast<std::uint32_t>(hash))];
        return slot.hash == static_cast<std::uint32_t>(hash) && slot.entry != kFree
                   ? &(*m_blocks[slot.entry / kBlock])[slot.entry % kBlock].value
                   : nullptr;
    }

    /// The value of the key from now on.
    Value& put(Key key, Value value)
    {
        const std::uint32_t hash = hashOf(key);
        if (const std::size_t slot = slotOf(key, hash); slot != kNone)
            return entry(m_index[slot].entry).value = std::move(value);
        return append(std::move(key), std::move(value), hash);
    }
    /// The same of a key that is not there, for whoever knows its hash.
    Value& putNew(Key key, Value value, std::size_t hash)
    {
        return append(std::move(key), std::move(value), static_cast<std::uint32_t>(hash));
    }

    /// The last entry takes the place of the one that goes.
    void erase(const Key& key)
    {
        if (const std::size_t slot = slotOf(key, hashOf(key)); slot != kNone)
            eraseAt(slot);
    }

    /// Forgets all. What little it held keeps its place: it will mostly hold as little again.
    void clear()
    {
        if (m_blocks.size() > 1 || m_index.size() > kBlock) {
            *this = DenseMap();
            return;
        }
        for (std::size_t i = 0; i < m_size; ++i)
            entry(i) = Entry();
        m_index.assign(m_index.size(), Slot());
        m_size = 0;
    }

    /// The value of a key, which goes; false when there is none.
    bool take(const Key& key, Value& value) { return take(key, value, Hash{}(key)); }
    bool take(const Key& key, Value& value, std::size_t hash)
    {
        const std::size_t slot = slotOf(key, static_cast<std::uint32_t>(hash));
        if (slot == kNone)
            return false;
        value = std::move(entry(m_index[slot].entry).value);
        eraseAt(slot);
        return true;
    }

private:
    static constexpr std::size_t kBlock = 256;
    static constexpr std::size_t kNone = ~std::size_t{0};
    static constexpr std::size_t kFirstSlots = 16;
    static constexpr std::uint32_t kFree = 0xffffffff;

    struct Entry {
        Key key{};
        Value value{};
    };
    using Block = std::array<Entry, kBlock>;
    struct Slot {
        std::uint32_t hash = 0;
        std::uint32_t entry = kFree; ///< number
    };

    static std::uint32_t hashOf(const Key& key) { return static_cast<std::uint32_t>(Hash{}(key)); }
    Entry& entry(std::size_t i) { return (*m_blocks[i / kBlock])[i % kBlock]; }
    std::size_t next(std::size_t slot) const { return (slot + 1) & (m_index.size() - 1); }
    std::size_t home(std::uint32_t hash) const { return hash & (m_index.size() - 1); }

    /// Where the key's entry is known; kNone where it is not.
    std::size_t slotOf(const Key& key, std::uint32_t hash)
    {
        if (m_size == 0)
            return kNone;
        for (std::size_t at = home(hash); m_index[at].entry != kFree; at = next(at)) {
            if (m_index[at].hash == hash && entry(m_index[at].entry).key == key)
                return at;
        }
        return kNone;
    }

    Value& append(Key key, Value value, std::uint32_t hash)
    {
        if (4 * (m_size + 1) > 3 * m_index.size())
            grow();
        if (m_size == m_blocks.size() * kBlock)
            m_blocks.push_back(std::make_unique<Block>());
        link({hash, static_cast<std::uint32_t>(m_size)});
        Entry& added = entry(m_size++);
        added.key = std::move(key);
        added.value = std::move(value);
        return added.value;
    }

    void link(Slot slot)
    {
        std::size_t at = home(slot.hash);
        while (m_index[at].entry != kFree)
            at = next(at);
        m_index[at] = slot;
    }

    void grow()
    {
        std::vector<Slot> old(m_index.empty() ? kFirstSlots : 2 * m_index.size());
        old.swap(m_index);
        for (const Slot& slot : old) {
            if (slot.entry != kFree)
                link(slot);
        }
    }

    void eraseAt(std::size_t slot)
    {
        const std::uint32_t gone = m_index[slot].entry;
        const auto last = static_cast<std::uint32_t>(m_size - 1);
        Entry& moved = entry(last);
        if (gone != last) {
            std::size_t at = home(hashOf(moved.key));
            while (m_index[at].entry != last)
                at = next(at);
            m_index[at].entry = gone;
            entry(gone) = std::move(moved);
        }
        moved = Entry();
        --m_size;
        unlink(slot);
        // One block more than is needed stays, for what comes and goes at a block's edge.
        if (m_blocks.size() * kBlock >= m_size + 2 * kBlock)
            m_blocks.pop_back();
    }

    /// Slots behind a free one that were only passed on to their places move up.
    void unlink(std::size_t free)
    {
        for (std::size_t at = next(free); m_index[at].entry != kFree; at = next(at)) {
            const std::size_t mask = m_index.size() - 1;
            if (((at - home(m_index[at].hash)) & mask) < ((at - free) & mask))
                continue;
            m_index[free] = m_index[at];
            free = at;
        }
        m_index[free] = Slot();
    }

    std::vector<Slot> m_index; ///< as many as a power of two, a quarter of them free
    std::vector<std::unique_ptr<Block>> m_blocks;
    std::size_t m_size = 0;
};

} // namespace phonehome
