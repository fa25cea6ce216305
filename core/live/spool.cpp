// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/live/spool.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstdio>
#include <cstring>
#include <filesystem>

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <sys/statvfs.h>
#include <unistd.h>

#include "core/source/capture_set.h"

namespace phonehome {

namespace {
constexpr const char* kLock = "/lock";
constexpr const char* kPrefix = "capture-";
} // namespace

Spool::Spool(std::string folder, SpoolLimits limits) : m_folder(std::move(folder)), m_limits(limits)
{
    // Step by step: its parents need not be there either.
    for (std::size_t at = m_folder.find('/', 1); at != std::string::npos; at = m_folder.find('/', at + 1))
        mkdir(m_folder.substr(0, at).c_str(), 0700);
    mkdir(m_folder.c_str(), 0700);
    m_lock = hold(m_folder);
}

Descriptor Spool::hold(const std::string& folder)
{
    Descriptor lock(::open((folder + kLock).c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600));
    return lock.isOpen() && flock(lock.get(), LOCK_EX | LOCK_NB) == 0 ? std::move(lock) : Descriptor();
}

bool Spool::isInUse(const std::string& folder)
{
    const Descriptor lock(::open((folder + kLock).c_str(), O_RDWR | O_CLOEXEC));
    return lock.isOpen() && flock(lock.get(), LOCK_EX | LOCK_NB) != 0;
}

bool Spool::holdsPackets(const std::string& folder)
{
    constexpr std::uintmax_t kSmall = 4096; // heads of files alone are less
    const std::vector<std::string> files = filesIn(folder);
    std::uintmax_t bytes = 0;
    std::error_code error;
    for (const std::string& file : files)
        bytes += std::filesystem::file_size(file, error);
    return bytes > kSmall || error || CaptureSet(files).next() != nullptr;
}

std::vector<std::string> Spool::filesIn(const std::string& folder)
{
    std::vector<std::string> out;
    std::error_code failed;
    for (auto at = std::filesystem::directory_iterator(folder, failed);
         !failed && at != std::filesystem::directory_iterator(); at.increment(failed)) {
        if (at->path().filename().string().starts_with(kPrefix))
            out.push_back(at->path().string());
    }
    // Numbers have five digits, until they need more.
    std::sort(out.begin(), out.end(), [](const std::string& a, const std::string& b) {
        return a.size() != b.size() ? a.size() < b.size() : a < b;
    });
    return out;
}

std::string Spool::pathOf(const std::string& folder, std::uint32_t n, bool pcapng)
{
    std::array<char, 32> name{};
    std::snprintf(name.data(), name.size(), "/capture-%05u.%s", n + 1, pcapng ? "pcapng" : "pcap");
    return folder + name.data();
}

void Spool::setHead(const std::vector<std::uint8_t>& head, bool pcapng)
{
    m_split = m_split || (!pcapng && m_head != head);
    m_head = head;
    if (m_begun == 0)
        m_pcapng = pcapng;
}

Result<bool> Spool::write(ByteView records, Clock::time_point now)
{
    const bool full =
        m_begun > 0 && (m_sizes.back() + records.size() > m_limits.fileBytes || now - m_since >= m_limits.fileTime);
    if (!m_file.isOpen() || m_split || full) {
        if (auto begun = beginFile(now); !begun)
            return begun;
    }
    if (auto put = this->put(records); !put)
        return put;
    while (m_begun - m_removed > 1 && m_bytes > m_limits.bytes)
        removeOldest();
    return true;
}

Result<bool> Spool::beginFile(Clock::time_point now)
{
    while (m_begun - m_removed > 0 && m_begun - m_removed >= m_limits.files)
        removeOldest();
    const std::string path = pathOf(m_begun);
    m_file = Descriptor(::open(path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600));
    if (!m_file.isOpen())
        return tl::make_unexpected(Error{ErrorCode::WriteFailed, path, 0, 0, std::strerror(errno)});
    m_sizes.push_back(0);
    m_since = now;
    m_split = false;
    auto written = put(m_head);
    // Known to the reader with its head whole.
    ++m_begun;
    return written;
}

Result<bool> Spool::put(ByteView bytes)
{
    struct statvfs disk {};
    if (fstatvfs(m_file.get(), &disk) == 0) {
        const std::uint64_t left = static_cast<std::uint64_t>(disk.f_bavail) * disk.f_frsize;
        if (left < m_limits.freeBytes + bytes.size())
            return tl::make_unexpected(Error{ErrorCode::DiskFull, m_folder, 0, 0, std::to_string(left)});
    }
    const off_t before = lseek(m_file.get(), 0, SEEK_CUR);
    std::size_t done = 0;
    while (done < bytes.size()) {
        const ssize_t n = ::write(m_file.get(), bytes.data() + done, bytes.size() - done);
        if (n < 0 && errno == EINTR)
            continue;
        if (n <= 0) {
            const int why = errno;
            // Half a record helps nobody: the file ends where the last whole one does.
            if (before >= 0)
                (void)!ftruncate(m_file.get(), before);
            const ErrorCode code = why == ENOSPC || why == EDQUOT ? ErrorCode::DiskFull : ErrorCode::WriteFailed;
            return tl::make_unexpected(Error{code, m_folder, 0, 0, std::strerror(why)});
        }
        done += static_cast<std::size_t>(n);
    }
    m_sizes.back() += bytes.size();
    m_bytes += bytes.size();
    m_written += bytes.size();
    return true;
}

void Spool::removeOldest()
{
    unlink(pathOf(m_removed).c_str());
    m_bytes -= m_sizes[m_removed];
    m_sizes[m_removed] = 0;
    ++m_removed;
}

} // namespace phonehome
