// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/source/file_window.h"

#include "core/source/packed_store.h"

namespace phonehome {

namespace {
constexpr std::size_t kStep = 1U << 16;
} // namespace

FileWindow::FileWindow(std::unique_ptr<ByteStore> store) : m_store(unpacked(std::move(store))) {}

void FileWindow::skip(std::uint64_t n)
{
    if (n <= m_end - m_begin)
        m_begin += static_cast<std::size_t>(n);
    else
        seek(position() + n);
}

void FileWindow::seek(std::uint64_t position)
{
    m_base = position;
    m_begin = 0;
    m_end = 0;
}

void FileWindow::rest()
{
    seek(position());
    std::vector<std::uint8_t>().swap(m_buffer);
    m_store->rest();
}

Result<FileWindow> FileWindow::again() const
{
    auto store = m_store->again();
    if (!store)
        return tl::make_unexpected(store.error());
    return FileWindow(std::move(*store), Unpacked{});
}

void FileWindow::fill(std::size_t n)
{
    // What is unread moves to the front, then the buffer is topped up.
    std::copy(m_buffer.begin() + static_cast<std::ptrdiff_t>(m_begin),
              m_buffer.begin() + static_cast<std::ptrdiff_t>(m_end), m_buffer.begin());
    m_base += m_begin;
    m_end -= m_begin;
    m_begin = 0;
    const std::optional<std::uint64_t> size = m_store->size();
    while (m_end < n) {
        // No more room than there are bytes, whatever a record claims; step by step where their number is not known.
        const std::uint64_t at = m_base + m_end;
        const std::uint64_t left = !size ? kStep : *size > at ? *size - at : 0;
        const auto wanted = static_cast<std::size_t>(std::min<std::uint64_t>(std::max(n, kStep), m_end + left));
        if (m_buffer.size() < wanted)
            m_buffer.resize(wanted);
        const std::size_t got = wanted > m_end ? m_store->read(at, {m_buffer.data() + m_end, wanted - m_end}) : 0;
        if (got == 0)
            return;
        m_end += got;
    }
}

} // namespace phonehome
