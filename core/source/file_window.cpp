// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/source/file_window.h"

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <utility>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace phonehome {

namespace {

constexpr std::size_t kStep = 1U << 18;

tl::unexpected<Error> failure(ErrorCode code, const std::string& path, std::string detail = {})
{
    return tl::make_unexpected(Error{code, path, 0, 0, std::move(detail)});
}

} // namespace

Result<FileWindow> FileWindow::open(const std::string& path)
{
    // Asked before opening: opening a FIFO without a writer would wait for ever.
    struct stat facts {};
    if (stat(path.c_str(), &facts) != 0) {
        const bool missing = errno == ENOENT || errno == ENOTDIR;
        return failure(missing ? ErrorCode::NotFound : ErrorCode::NotReadable, path, std::strerror(errno));
    }
    if (S_ISDIR(facts.st_mode))
        return failure(ErrorCode::IsDirectory, path);
    if (!S_ISREG(facts.st_mode))
        return failure(ErrorCode::NotRegular, path);

    FileWindow window;
    window.m_fd = ::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK);
    if (window.m_fd < 0)
        return failure(ErrorCode::NotReadable, path, std::strerror(errno));
    if (facts.st_size == 0)
        return failure(ErrorCode::Empty, path);
    window.m_path = path;
    window.m_size = static_cast<std::uint64_t>(facts.st_size);
    posix_fadvise(window.m_fd, 0, 0, POSIX_FADV_SEQUENTIAL);
    return window;
}

FileWindow FileWindow::over(std::shared_ptr<const std::vector<std::uint8_t>> bytes)
{
    FileWindow window;
    window.m_size = bytes->size();
    window.m_memory = std::move(bytes);
    return window;
}

FileWindow::FileWindow(FileWindow&& other) noexcept
{
    *this = std::move(other);
}

FileWindow& FileWindow::operator=(FileWindow&& other) noexcept
{
    std::swap(m_fd, other.m_fd);
    std::swap(m_path, other.m_path);
    std::swap(m_memory, other.m_memory);
    std::swap(m_buffer, other.m_buffer);
    std::swap(m_begin, other.m_begin);
    std::swap(m_end, other.m_end);
    std::swap(m_base, other.m_base);
    std::swap(m_size, other.m_size);
    std::swap(m_readError, other.m_readError);
    return *this;
}

FileWindow::~FileWindow()
{
    if (m_fd >= 0)
        ::close(m_fd);
}

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

Result<FileWindow> FileWindow::again() const
{
    if (m_memory)
        return over(m_memory);
    return open(m_path);
}

void FileWindow::fill(std::size_t n)
{
    // What is unread moves to the front, then the buffer is topped up.
    std::copy(m_buffer.begin() + static_cast<std::ptrdiff_t>(m_begin),
              m_buffer.begin() + static_cast<std::ptrdiff_t>(m_end), m_buffer.begin());
    m_base += m_begin;
    m_end -= m_begin;
    m_begin = 0;
    const std::uint64_t left = m_size > m_base + m_end ? m_size - m_base - m_end : 0;
    // No more room than the file has bytes, whatever a record claims.
    const auto wanted = static_cast<std::size_t>(std::min<std::uint64_t>(std::max(n, kStep), m_end + left));
    if (m_buffer.size() < wanted)
        m_buffer.resize(wanted);
    while (m_end < n && m_end < wanted) {
        const std::uint64_t at = m_base + m_end;
        if (m_memory) {
            std::copy_n(m_memory->begin() + static_cast<std::ptrdiff_t>(at), wanted - m_end,
                        m_buffer.begin() + static_cast<std::ptrdiff_t>(m_end));
            m_end = wanted;
            return;
        }
        const ssize_t got = pread(m_fd, m_buffer.data() + m_end, wanted - m_end, static_cast<off_t>(at));
        if (got < 0 && errno == EINTR)
            continue;
        if (got < 0)
            m_readError = std::strerror(errno);
        if (got <= 0)
            return;
        m_end += static_cast<std::size_t>(got);
    }
}

} // namespace phonehome
