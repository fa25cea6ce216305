// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/source/stream_store.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace phonehome {

namespace {

constexpr const char* kStandardInput = "-";
constexpr std::size_t kHeadMax = 1U << 20;

class StreamStore final : public ByteStore {
public:
    StreamStore(int fd, std::string path) : m_fd(fd), m_path(std::move(path)) {}
    ~StreamStore() override { ::close(m_fd); }
    StreamStore(const StreamStore&) = delete;
    StreamStore& operator=(const StreamStore&) = delete;

    std::size_t read(std::uint64_t at, std::span<std::uint8_t> to) override
    {
        if (at < m_head.size()) {
            const auto from = static_cast<std::size_t>(at);
            const std::size_t n = std::min(to.size(), m_head.size() - from);
            std::copy_n(m_head.begin() + static_cast<std::ptrdiff_t>(from), n, to.begin());
            return n;
        }
        // A record that is stepped over is read all the same.
        while (m_at < at) {
            std::array<std::uint8_t, 16384> passed{};
            if (take(std::span(passed).first(std::min<std::uint64_t>(passed.size(), at - m_at))) == 0)
                return 0;
        }
        return at < m_at ? 0 : take(to);
    }
    std::optional<std::uint64_t> size() const override { return std::nullopt; }
    std::uint64_t fileSize() const override { return 0; }
    std::uint64_t filePosition(std::uint64_t at) const override { return at; }
    const std::optional<Error>& failure() const override { return m_failure; }
    Result<std::unique_ptr<ByteStore>> again() const override
    {
        return tl::make_unexpected(Error{ErrorCode::NotReadable, m_path, 0, 0, "a stream passes once"});
    }

    /// Asks for the first byte without waiting; true when none will come.
    bool isAtEnd()
    {
        std::array<std::uint8_t, 1> first{};
        const ssize_t got = ::read(m_fd, first.data(), first.size());
        if (got > 0)
            keep(first);
        return got == 0;
    }

private:
    /// What was read, as long as it is little.
    void keep(std::span<const std::uint8_t> bytes)
    {
        if (m_at == m_head.size() && m_at + bytes.size() <= kHeadMax)
            m_head.insert(m_head.end(), bytes.begin(), bytes.end());
        else
            std::vector<std::uint8_t>().swap(m_head);
        m_at += bytes.size();
    }

    std::size_t take(std::span<std::uint8_t> to)
    {
        ssize_t got = 0;
        do
            got = ::read(m_fd, to.data(), to.size());
        while (got < 0 && errno == EINTR);
        if (got < 0)
            m_failure = Error{ErrorCode::NotReadable, {}, 0, m_at, std::strerror(errno)};
        const auto n = static_cast<std::size_t>(std::max<ssize_t>(got, 0));
        keep(to.first(n));
        return n;
    }

    int m_fd;
    std::string m_path;
    std::vector<std::uint8_t> m_head; ///< all that was read, as long as that is little
    std::uint64_t m_at = 0;
    std::optional<Error> m_failure;
};

} // namespace

bool isStream(const std::string& path)
{
    struct stat facts {};
    return path == kStandardInput || (stat(path.c_str(), &facts) == 0 && S_ISFIFO(facts.st_mode));
}

Result<std::unique_ptr<ByteStore>> openStream(const std::string& path)
{
    const bool input = path == kStandardInput;
    const int fd =
        input ? fcntl(STDIN_FILENO, F_DUPFD_CLOEXEC, 3) : ::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK);
    if (fd < 0)
        return tl::make_unexpected(Error{ErrorCode::NotReadable, path, 0, 0, std::strerror(errno)});
    auto store = std::make_unique<StreamStore>(fd, path);
    if (input)
        return store;
    // Without a writer an empty FIFO is at its end; with one it has nothing yet.
    if (store->isAtEnd())
        return tl::make_unexpected(Error{ErrorCode::NotRegular, path, 0, 0, {}});
    fcntl(fd, F_SETFL, 0);
    return store;
}

} // namespace phonehome
