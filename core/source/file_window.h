// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <vector>

#include "core/base/bytes.h"
#include "core/base/prefetch.h"
#include "core/source/byte_store.h"

namespace phonehome {

/// A capture's bytes, unpacked where they were packed, seen through a window that moves forward.
class FileWindow {
public:
    /// Packed bytes (gzip, zstd) are found by their content and unpacked on the way.
    explicit FileWindow(std::unique_ptr<ByteStore> store);

    /// The next n bytes without moving; fewer at the end of the file. Valid until the next peek or seek.
    ByteView peek(std::size_t n)
    {
        if (m_end - m_begin < n)
            fill(n);
        return {m_buffer.data() + m_begin, std::min(n, m_end - m_begin)};
    }
    /// So many bytes are going to be peeked soon, where they are there.
    void willPeek(std::size_t n) const { willReadBytes(m_buffer.data() + m_begin, std::min(n, m_end - m_begin)); }
    /// Moves on, also beyond what was peeked.
    void skip(std::uint64_t n);
    void seek(std::uint64_t position);
    /// Place in the unpacked bytes.
    std::uint64_t position() const { return m_base + m_begin; }
    /// For the progress: bytes of the file itself, read and in all.
    std::uint64_t filePosition() const { return m_store->filePosition(position()); }
    std::uint64_t fileSize() const { return m_store->fileSize(); }
    /// Why a read failed or the bytes could not be unpacked; nullopt = nothing failed.
    const std::optional<Error>& failure() const { return m_store->failure(); }
    /// All was read that will be: the buffer goes, and the file is closed.
    void rest();
    /// A second window over the same bytes, at their start.
    Result<FileWindow> again() const;

private:
    struct Unpacked {};
    FileWindow(std::unique_ptr<ByteStore> store, Unpacked) : m_store(std::move(store)) {}
    void fill(std::size_t n);

    std::unique_ptr<ByteStore> m_store;
    std::vector<std::uint8_t> m_buffer;
    std::size_t m_begin = 0; ///< unread bytes: [m_begin, m_end) of the buffer
    std::size_t m_end = 0;
    std::uint64_t m_base = 0; ///< position of the buffer's first byte
};

} // namespace phonehome
