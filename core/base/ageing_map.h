// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <functional>
#include <utility>

#include "core/base/dense_map.h"
#include "core/base/time.h"

namespace phonehome {

/// A map that forgets, in two generations: when the younger one is full, or was begun longer ago than entries are kept,
/// the elder is let go and the younger takes its place. So memory is bounded, every step stays O(1), and what every
/// packet asks stays small enough for the processor's caches.
///
/// Pointers to values hold until the next call that is not const.
template <typename Key, typename Value, typename Hash = std::hash<Key>> class AgeingMap {
public:
    /// keep: an entry goes at the earliest so long after it was put or renewed, at the latest after twice that, by the
    /// times that age() is told. generation: entries of one, at most.
    AgeingMap(Duration keep, std::size_t generation) : m_keep(keep), m_generation(generation) {}

    void limit(std::size_t generation) { m_generation = generation; }

    /// Tells what time it is; it may step back.
    void age(Timestamp now)
    {
        const Duration rest = now < m_since ? m_since - now : now - m_since;
        if (rest <= m_keep)
            return;
        m_since = now;
        forget();
        // Nothing of the younger ones can be new enough either.
        if (rest.ns / 2 > m_keep.ns)
            forget();
    }

    /// nullptr when there is none.
    Value* find(const Key& key)
    {
        Value* const young = m_young.find(key);
        return young ? young : m_old.find(key);
    }

    /// The same, and it is among the younger ones from now on.
    Value* renew(const Key& key) { return renew(key, Hash{}(key)); }
    /// The same for whoever knows the key's hash.
    Value* renew(const Key& key, std::size_t hash)
    {
        if (Value* const young = m_young.find(key, hash))
            return young;
        Value value{};
        return m_old.take(key, value, hash) ? &putNew(key, std::move(value), hash) : nullptr;
    }

    Value& put(const Key& key, Value value)
    {
        makeRoom();
        return m_young.put(key, std::move(value));
    }
    /// The same of a key that is not among the younger ones, as after renew(), for whoever knows its hash.
    Value& putNew(const Key& key, Value value, std::size_t hash)
    {
        makeRoom();
        return m_young.putNew(key, std::move(value), hash);
    }

    void erase(const Key& key)
    {
        m_young.erase(key);
        m_old.erase(key);
    }

    /// What is going to be asked for soon, by its hash: fetches first where it stands, and later, once that is there, it.
    void willFind(std::size_t hash) const
    {
        m_young.willFind(hash);
        m_old.willFind(hash); // who is new is looked for there, too
    }
    void willFindEntry(std::size_t hash) const { m_young.willFindEntry(hash); }
    /// And once that is there, too: what is mostly found then. Only good for fetching what it speaks of.
    const Value* peek(std::size_t hash) const { return m_young.peek(hash); }

    std::size_t size() const { return m_young.size() + m_old.size(); }

private:
    using Generation = DenseMap<Key, Value, Hash>;

    void makeRoom()
    {
        if (m_young.size() >= m_generation)
            forget();
    }
    void forget()
    {
        std::swap(m_old, m_young);
        m_young.clear();
    }

    Duration m_keep;
    std::size_t m_generation;
    Timestamp m_since; ///< the younger generation's beginning
    Generation m_young;
    Generation m_old;
};

} // namespace phonehome
