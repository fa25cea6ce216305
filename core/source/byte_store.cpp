// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/source/byte_store.h"

#include <algorithm>
#include <cerrno>
#include <cstring>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace phonehome {

namespace {

tl::unexpected<Error> refused(ErrorCode code, const std::string& path, std::string detail = {})
{
    return tl::make_unexpected(Error{code, path, 0, 0, std::move(detail)});
}

class FileStore final : public ByteStore {
public:
    /// size: nullopt for a file that grows
    FileStore(int fd, std::string path, std::optional<std::uint64_t> size)
        : m_fd(fd), m_path(std::move(path)), m_size(size)
    {
    }
    ~FileStore() override
    {
        if (m_fd >= 0)
            ::close(m_fd);
    }
    FileStore(const FileStore&) = delete;
    FileStore& operator=(const FileStore&) = delete;

    std::size_t read(std::uint64_t at, std::span<std::uint8_t> to) override
    {
        const std::uint64_t size = fileSize();
        if (at >= size || m_fd < 0)
            return 0;
        const auto wanted = static_cast<std::size_t>(std::min<std::uint64_t>(to.size(), size - at));
        ssize_t got = 0;
        do
            got = pread(m_fd, to.data(), wanted, static_cast<off_t>(at));
        while (got < 0 && errno == EINTR);
        if (got < 0)
            m_failure = Error{ErrorCode::NotReadable, {}, 0, at, std::strerror(errno)};
        return got > 0 ? static_cast<std::size_t>(got) : 0;
    }
    std::optional<std::uint64_t> size() const override { return fileSize(); }
    std::uint64_t fileSize() const override
    {
        if (m_size)
            return *m_size;
        struct stat facts {};
        return fstat(m_fd, &facts) == 0 ? static_cast<std::uint64_t>(facts.st_size) : 0;
    }
    std::uint64_t filePosition(std::uint64_t at) const override { return at; }
    const std::optional<Error>& failure() const override { return m_failure; }
    void rest() override
    {
        if (m_fd < 0)
            return;
        m_size = fileSize();
        ::close(m_fd);
        m_fd = -1;
    }
    Result<std::unique_ptr<ByteStore>> again() const override
    {
        return openFile(m_path, m_size ? Growth::Fixed : Growth::Growing);
    }

private:
    int m_fd;
    std::string m_path;
    std::optional<std::uint64_t> m_size; ///< when it was opened
    std::optional<Error> m_failure;
};

class MemoryStore final : public ByteStore {
public:
    explicit MemoryStore(std::shared_ptr<const std::vector<std::uint8_t>> bytes) : m_bytes(std::move(bytes)) {}

    std::size_t read(std::uint64_t at, std::span<std::uint8_t> to) override
    {
        if (at >= m_bytes->size())
            return 0;
        const auto n = static_cast<std::size_t>(std::min<std::uint64_t>(to.size(), m_bytes->size() - at));
        std::copy_n(m_bytes->begin() + static_cast<std::ptrdiff_t>(at), n, to.begin());
        return n;
    }
    std::optional<std::uint64_t> size() const override { return m_bytes->size(); }
    std::uint64_t fileSize() const override { return m_bytes->size(); }
    std::uint64_t filePosition(std::uint64_t at) const override { return at; }
    const std::optional<Error>& failure() const override { return m_failure; }
    Result<std::unique_ptr<ByteStore>> again() const override { return std::make_unique<MemoryStore>(m_bytes); }

private:
    std::shared_ptr<const std::vector<std::uint8_t>> m_bytes;
    std::optional<Error> m_failure; ///< never
};

} // namespace

Result<std::unique_ptr<ByteStore>> openFile(const std::string& path, Growth growth)
{
    // Asked before opening: opening a FIFO without a writer would wait for ever.
    struct stat facts {};
    if (stat(path.c_str(), &facts) != 0) {
        const bool missing = errno == ENOENT || errno == ENOTDIR;
        return refused(missing ? ErrorCode::NotFound : ErrorCode::NotReadable, path, std::strerror(errno));
    }
    if (S_ISDIR(facts.st_mode))
        return refused(ErrorCode::IsDirectory, path);
    if (!S_ISREG(facts.st_mode))
        return refused(ErrorCode::NotRegular, path);
    const int fd = ::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK);
    if (fd < 0)
        return refused(ErrorCode::NotReadable, path, std::strerror(errno));
    const auto size = static_cast<std::uint64_t>(facts.st_size);
    auto store = std::make_unique<FileStore>(fd, path, growth == Growth::Fixed ? std::optional(size) : std::nullopt);
    if (size == 0 && growth == Growth::Fixed)
        return refused(ErrorCode::Empty, path);
    posix_fadvise(fd, 0, 0, POSIX_FADV_SEQUENTIAL);
    return store;
}

std::unique_ptr<ByteStore> bytesInMemory(std::shared_ptr<const std::vector<std::uint8_t>> bytes)
{
    return std::make_unique<MemoryStore>(std::move(bytes));
}

} // namespace phonehome
