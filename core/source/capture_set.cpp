// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/source/capture_set.h"

#include <algorithm>
#include <limits>

namespace phonehome {

namespace {
/// As many as kept messages have bits for; a name of each is held.
constexpr std::size_t kMaxFiles = std::size_t{1} << 24U;
constexpr Timestamp kNever{std::numeric_limits<std::int64_t>::max()};
} // namespace

const FileNotes CaptureSet::kNoNotes;

CaptureSet::CaptureSet(const std::vector<std::string>& paths)
{
    const std::size_t count = std::min(paths.size(), kMaxFiles);
    for (std::size_t i = 0; i < count; ++i) {
        File file;
        file.path = paths[i];
        if (auto reader = openCapture(paths[i], static_cast<FileIndex>(i))) {
            setReader(file, std::move(*reader));
            advance(file);
        } else {
            refuse(file, std::move(reader.error()));
        }
        m_files.push_back(std::move(file));
    }
}

void CaptureSet::setReader(File& file, std::unique_ptr<CaptureReader> reader)
{
    file.reader = std::move(reader);
    file.notes = file.reader ? &file.reader->notes() : &kNoNotes;
}

void CaptureSet::refuse(File& file, Error error)
{
    file.damaged = true;
    m_problems.push_back(std::move(error));
    m_problems.back().file = file.path;
}

void CaptureSet::grow(const std::string& path)
{
    settle();
    if (m_files.size() >= kMaxFiles)
        return;
    m_rolling = true;
    File file;
    file.path = path;
    file.growing = true;
    m_files.push_back(std::move(file));
}

void CaptureSet::growOn()
{
    if (m_files.empty() || !m_files.back().growing || m_files.back().pending)
        return;
    File& file = m_files.back();
    if (!file.reader) {
        auto reader = openGrowingCapture(file.path, static_cast<FileIndex>(m_files.size() - 1));
        if (!reader) {
            // Its writer has not come that far yet.
            const ErrorCode code = reader.error().code;
            if (code == ErrorCode::CutInHeader || code == ErrorCode::NotFound)
                return;
            file.growing = false;
            refuse(file, std::move(reader.error()));
            return;
        }
        setReader(file, std::move(*reader));
    }
    advance(file);
    if (file.damaged)
        file.growing = false;
}

void CaptureSet::settle()
{
    if (m_files.empty() || !m_files.back().growing)
        return;
    File& file = m_files.back();
    growOn();
    file.growing = false;
    if (file.reader) {
        file.reader->setGrowing(false);
        if (!file.pending && !file.damaged)
            advance(file);
    } else if (!file.damaged) {
        if (auto reader = openCapture(file.path); !reader)
            refuse(file, std::move(reader.error()));
    }
}

void CaptureSet::forget(std::size_t file)
{
    File& gone = m_files[file];
    if (gone.growing || gone.pending || m_last == &gone)
        return;
    gone.linkType = linkTypeOf(file);
    gone.forgotten = gone.reader != nullptr;
    setReader(gone, nullptr);
}

const Frame* CaptureSet::next()
{
    while (true) {
        if (m_last)
            advance(*m_last);
        if (m_rolling) {
            growOn();
            restRead();
        }
        // Mostly the file that came last, before any other's turn: of hundreds, not all are asked for every frame.
        const bool goesOn = m_last && m_last->pending && !m_rolling && m_last->pending->time < m_others;
        if (!goesOn)
            m_last = earliest();
        if (!m_last)
            return nullptr;
        ++m_last->frames;
        if (m_rolling || m_files.size() == 1 || m_overlap.isNew(*m_last->pending))
            return &*m_last->pending;
        ++m_last->duplicates;
    }
}

bool CaptureSet::next(Frame& frame)
{
    frame = Frame();
    // Of one file alone, each but the first, which was read to see what it is.
    if (m_files.size() == 1 && m_last && !m_rolling) {
        m_last->pending.reset();
        if (!read(*m_last, frame)) {
            m_last = nullptr;
            return false;
        }
        ++m_last->frames;
        return true;
    }
    const Frame* const found = next();
    if (found)
        frame = *found;
    return found != nullptr;
}

CaptureSet::File* CaptureSet::earliest()
{
    File* first = nullptr;
    m_others = kNever;
    for (auto at = m_files.begin() + static_cast<std::ptrdiff_t>(m_begin); at != m_files.end(); ++at) {
        if (!at->pending)
            continue;
        const bool earlier = !first || at->pending->time < first->pending->time;
        if (!earlier)
            m_others = std::min(m_others, at->pending->time);
        else if (first)
            m_others = std::min(m_others, first->pending->time);
        if (earlier)
            first = &*at;
    }
    return first;
}

/// A recording of weeks has hundreds of files: those that were read are neither asked nor held open.
void CaptureSet::restRead()
{
    while (m_begin < m_files.size() && !m_files[m_begin].growing && !m_files[m_begin].pending) {
        if (m_files[m_begin].reader)
            m_files[m_begin].reader->rest();
        ++m_begin;
    }
}

std::uint32_t CaptureSet::linkTypeOf(std::size_t file) const
{
    const auto& reader = m_files[file].reader;
    return reader && !reader->interfaces().empty() ? reader->interfaces().front().linkType : m_files[file].linkType;
}

std::uint64_t CaptureSet::position() const
{
    std::uint64_t sum = 0;
    for (const File& file : m_files)
        sum += file.reader ? std::min(file.reader->position(), file.reader->size()) : 0;
    return sum;
}

std::uint64_t CaptureSet::size() const
{
    std::uint64_t sum = 0;
    for (const File& file : m_files)
        sum += file.reader ? file.reader->size() : 0;
    return sum;
}

Result<Frame> CaptureSet::frameAt(std::size_t file, std::uint64_t number)
{
    if (file >= m_files.size() || !m_files[file].reader)
        return tl::make_unexpected(Error{ErrorCode::NotFound, {}, number, 0, {}});
    // Of many files, one at a time is held open to be read again.
    if (m_rolling && m_readAgain != file && m_readAgain < m_begin && m_files[m_readAgain].reader)
        m_files[m_readAgain].reader->rest();
    m_readAgain = file;
    return m_files[file].reader->frameAt(number);
}

void CaptureSet::advance(File& file)
{
    if (!read(file, file.pending.emplace()))
        file.pending.reset();
}

bool CaptureSet::read(File& file, Frame& frame)
{
    const auto more = file.reader->next(frame);
    if (!more) {
        refuse(file, more.error());
        // Blocks without one that describes an interface: as good as no capture.
        if (file.reader->interfaces().empty() && file.frames == 0)
            setReader(file, nullptr);
        return false;
    }
    if (!*more)
        return false;
    if (frame.linkType == file.knownLink)
        return true;
    if (isKnownLinkType(frame.linkType))
        file.knownLink = frame.linkType;
    else
        noteLinkType(file, frame);
    return true;
}

void CaptureSet::noteLinkType(File& file, const Frame& frame)
{
    // Each is told of; no honest file has more than a few.
    constexpr std::size_t kToldMax = 16;
    if (file.unknownLinks.size() >= kToldMax)
        return;
    if (std::find(file.unknownLinks.begin(), file.unknownLinks.end(), frame.linkType) != file.unknownLinks.end())
        return;
    file.unknownLinks.push_back(frame.linkType);
    m_problems.push_back({ErrorCode::UnknownLinkType, file.path, frame.number, 0, linkTypeText(frame.linkType)});
}

} // namespace phonehome
