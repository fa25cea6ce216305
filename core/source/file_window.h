// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "core/base/bytes.h"
#include "core/base/result.h"

namespace phonehome {

/// A file, or bytes in memory, seen through a window that moves forward. Reads by read(2): a file that shrinks while
/// it is read ends early instead of killing the program, as a mapping would.
class FileWindow {
public:
    /// Errors: NotFound, NotReadable, IsDirectory, NotRegular, Empty. A FIFO is refused without opening it.
    static Result<FileWindow> open(const std::string& path);
    static FileWindow over(std::shared_ptr<const std::vector<std::uint8_t>> bytes);

    FileWindow(FileWindow&& other) noexcept;
    FileWindow& operator=(FileWindow&& other) noexcept;
    FileWindow(const FileWindow&) = delete;
    FileWindow& operator=(const FileWindow&) = delete;
    ~FileWindow();

    /// The next n bytes without moving; fewer at the end of the file. Valid until the next peek or seek.
    ByteView peek(std::size_t n)
    {
        if (m_end - m_begin < n)
            fill(n);
        return {m_buffer.data() + m_begin, std::min(n, m_end - m_begin)};
    }
    /// Moves on, also beyond what was peeked.
    void skip(std::uint64_t n);
    void seek(std::uint64_t position);
    std::uint64_t position() const { return m_base + m_begin; }
    /// Bytes in the file when it was opened.
    std::uint64_t size() const { return m_size; }
    /// What the system said when a read failed; empty = no read failed.
    const std::string& readError() const { return m_readError; }
    /// A second window over the same bytes, at their start.
    Result<FileWindow> again() const;

private:
    FileWindow() = default;
    void fill(std::size_t n);

    int m_fd = -1;
    std::string m_path;
    std::shared_ptr<const std::vector<std::uint8_t>> m_memory;
    std::vector<std::uint8_t> m_buffer;
    std::size_t m_begin = 0; ///< unread bytes: [m_begin, m_end) of the buffer
    std::size_t m_end = 0;
    std::uint64_t m_base = 0; ///< position in the file of the buffer's first byte
    std::uint64_t m_size = 0;
    std::string m_readError;
};

} // namespace phonehome
