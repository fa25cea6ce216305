// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/dnslog/log_lines.h"

#include <algorithm>
#include <cerrno>
#include <cstring>

#include <sys/stat.h>
#include <zlib.h>

namespace phonehome {

namespace {

constexpr std::size_t kBlock = 131072;
constexpr std::size_t kHead = 65536;

gzFile handle(void* file)
{
    return static_cast<gzFile>(file);
}

} // namespace

void LogLines::Closer::operator()(void* file) const
{
    gzclose(handle(file));
}

LogLines::~LogLines() = default;

LogProblem LogLines::open(const std::string& path, std::string& detail)
{
    struct stat facts {};
    if (stat(path.c_str(), &facts) != 0) {
        detail = std::strerror(errno);
        return errno == ENOENT ? LogProblem::NotFound : LogProblem::NotReadable;
    }
    if (S_ISDIR(facts.st_mode))
        return LogProblem::IsDirectory;
    if (!S_ISREG(facts.st_mode))
        return LogProblem::NotRegular;
    if (facts.st_size == 0)
        return LogProblem::Empty;
    errno = 0;
    m_file.reset(gzopen(path.c_str(), "rbe"));
    if (!m_file) {
        detail = std::strerror(errno);
        return LogProblem::NotReadable;
    }
    gzbuffer(handle(m_file.get()), kBlock);
    return LogProblem::None;
}

bool LogLines::fill()
{
    if (m_eof || !m_file)
        return false;
    if (m_begin > 0) {
        std::copy(m_buffer.begin() + static_cast<std::ptrdiff_t>(m_begin),
                  m_buffer.begin() + static_cast<std::ptrdiff_t>(m_end), m_buffer.begin());
        m_end -= m_begin;
        m_begin = 0;
    }
    if (m_buffer.size() - m_end < kBlock)
        m_buffer.resize(std::max(m_buffer.size() * 2, m_end + kBlock));
    const int got = gzread(handle(m_file.get()), m_buffer.data() + m_end, static_cast<unsigned>(kBlock));
    if (got <= 0) {
        m_eof = true;
        int code = Z_OK;
        gzerror(handle(m_file.get()), &code);
        if (got < 0 || code != Z_OK)
            m_problem = LogProblem::CutGzip;
        return false;
    }
    // What a text editor may have put before the first line.
    constexpr std::string_view kByteOrderMark("\xef\xbb\xbf");
    if (m_first && std::string_view(m_buffer.data(), static_cast<std::size_t>(got)).starts_with(kByteOrderMark))
        m_begin = kByteOrderMark.size();
    m_first = false;
    m_end += static_cast<std::size_t>(got);
    return true;
}

std::string_view LogLines::head()
{
    while (m_end - m_begin < kHead && fill()) {
    }
    return {m_buffer.data() + m_begin, std::min(kHead, m_end - m_begin)};
}

std::optional<std::string_view> LogLines::next()
{
    m_tooLong = false;
    std::size_t searched = 0;
    while (true) {
        const char* begin = m_buffer.data() + m_begin;
        const std::size_t size = m_end - m_begin;
        const void* found = size > searched ? std::memchr(begin + searched, '\n', size - searched) : nullptr;
        if (found) {
            std::size_t length = static_cast<std::size_t>(static_cast<const char*>(found) - begin);
            m_begin += length + 1;
            if (length > 0 && begin[length - 1] == '\r')
                --length;
            return std::string_view(begin, length);
        }
        if (size > kLineMax) {
            // Throw the bytes away and go on to the line's end.
            m_tooLong = true;
            m_begin = m_end;
            searched = 0;
        } else {
            searched = size;
        }
        if (!fill()) {
            if (m_begin == m_end && !m_tooLong)
                return std::nullopt;
            const std::string_view last(m_buffer.data() + m_begin, m_end - m_begin);
            m_begin = m_end;
            return last;
        }
    }
}

std::optional<Timestamp> modifiedAt(const std::string& path)
{
    struct stat facts {};
    if (stat(path.c_str(), &facts) != 0)
        return std::nullopt;
    return Timestamp{static_cast<std::int64_t>(facts.st_mtim.tv_sec) * 1'000'000'000 + facts.st_mtim.tv_nsec};
}

} // namespace phonehome
