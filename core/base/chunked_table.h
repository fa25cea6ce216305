// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <cassert>
#include <cstddef>
#include <memory>
#include <vector>

namespace phonehome {

/// A frozen look at a ChunkedTable. A cheap value: chunks are shared with the table, never copied,
/// and never change once seen here. May be read in another thread.
template <typename T, std::size_t kChunk = 1024> class TableView {
public:
    using Chunk = std::vector<T>;

    TableView() = default;
    TableView(std::vector<std::shared_ptr<const Chunk>> chunks, std::size_t first, std::size_t size)
        : m_chunks(std::move(chunks)), m_first(first), m_size(size)
    {
    }

    /// Rows that there ever were: the last one's number, and one.
    std::size_t size() const { return m_size; }
    bool empty() const { return m_size == 0; }
    /// The first row that is still there; 0 where none was let go.
    std::size_t first() const { return m_first; }
    bool holds(std::size_t i) const { return i >= m_first && i < m_size; }
    const T& operator[](std::size_t i) const
    {
        assert(holds(i));
        return (*m_chunks[(i - m_first) / kChunk])[i % kChunk];
    }

private:
    template <typename, std::size_t> friend class ChunkedTable;

    std::vector<std::shared_ptr<const Chunk>> m_chunks;
    std::size_t m_first = 0; ///< of the first chunk
    std::size_t m_size = 0;
};

/// Append-mostly table whose snapshots share its chunks. Owned by one thread.
///
/// A chunk that a snapshot has seen is copied before its next change ("published" is the writer's own
/// mark: asking a shared_ptr for its count while another thread lets go of it would be a race).
/// append and edit cost O(1), at worst one chunk copy after each snapshot; snapshot costs one pointer a chunk.
/// Rows keep their numbers when those before them are let go.
template <typename T, std::size_t kChunk = 1024> class ChunkedTable {
public:
    using Chunk = std::vector<T>;

    ChunkedTable() = default;
    /// Goes on from what a view saw; shares its chunks until they change here.
    explicit ChunkedTable(const TableView<T, kChunk>& seen) : m_first(seen.m_first), m_size(seen.m_size)
    {
        m_slots.reserve(seen.m_chunks.size());
        for (const auto& chunk : seen.m_chunks)
            m_slots.push_back({std::const_pointer_cast<Chunk>(chunk), true}); // published: never written to
    }

    std::size_t size() const { return m_size; }
    /// The first row that is still there.
    std::size_t first() const { return m_first; }
    bool holds(std::size_t i) const { return i >= m_first && i < m_size; }
    const T& operator[](std::size_t i) const { return (*m_slots[(i - m_first) / kChunk].chunk)[i % kChunk]; }

    /// Index of the new row.
    std::size_t append(T row)
    {
        if (m_size % kChunk == 0) {
            m_slots.push_back({std::make_shared<Chunk>(), false});
            // The last chunk of a small table stays small; a table that fills chunks is worth a reservation.
            if (m_slots.size() > 1)
                m_slots.back().chunk->reserve(kChunk);
        }
        own(m_slots.back()).push_back(std::move(row));
        return m_size++;
    }

    /// The row for writing; the reference holds until the next append, edit or snapshot.
    T& edit(std::size_t i)
    {
        assert(holds(i));
        return own(m_slots[(i - m_first) / kChunk])[i % kChunk];
    }

    /// Lets go of the rows before i, as far as whole chunks go. Snapshots keep theirs.
    void forgetBefore(std::size_t i)
    {
        const std::size_t chunks = (std::min(i, m_size) - std::min(i, m_first)) / kChunk;
        m_slots.erase(m_slots.begin(), m_slots.begin() + static_cast<std::ptrdiff_t>(chunks));
        m_first += chunks * kChunk;
    }

    TableView<T, kChunk> snapshot()
    {
        std::vector<std::shared_ptr<const Chunk>> chunks;
        chunks.reserve(m_slots.size());
        for (auto& slot : m_slots) {
            slot.published = true;
            chunks.push_back(slot.chunk);
        }
        return {std::move(chunks), m_first, m_size};
    }

private:
    static constexpr std::size_t kRoomMin = 8;

    struct Slot {
        std::shared_ptr<Chunk> chunk;
        bool published = false;
    };

    Chunk& own(Slot& slot)
    {
        if (slot.published) {
            auto copy = std::make_shared<Chunk>();
            // As in append(): most tables stay small, and a row may have hundreds of bytes.
            const std::size_t rows = slot.chunk->size();
            copy->reserve(m_slots.size() > 1 ? kChunk : std::min(kChunk, rows + rows / 4 + kRoomMin));
            *copy = *slot.chunk;
            slot.chunk = std::move(copy);
            slot.published = false;
        }
        return *slot.chunk;
    }

    std::vector<Slot> m_slots;
    std::size_t m_first = 0; ///< of the first slot: a whole number of chunks
    std::size_t m_size = 0;
};

} // namespace phonehome
