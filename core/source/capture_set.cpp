// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/source/capture_set.h"

#include <algorithm>

namespace phonehome {

namespace {
/// Frame::file has sixteen bits.
constexpr std::size_t kMaxFiles = 65535;
} // namespace

CaptureSet::CaptureSet(const std::vector<std::string>& paths)
{
    const std::size_t count = std::min(paths.size(), kMaxFiles);
    m_files.reserve(count);
    for (std::size_t i = 0; i < count; ++i) {
        File file;
        file.path = paths[i];
        if (auto reader = openCapture(paths[i], static_cast<std::uint16_t>(i))) {
            file.reader = std::move(*reader);
            advance(file);
        } else {
            file.damaged = true;
            m_problems.push_back(std::move(reader.error()));
            m_problems.back().file = paths[i];
        }
        m_files.push_back(std::move(file));
    }
}

std::optional<Frame> CaptureSet::next()
{
    while (true) {
        if (m_last)
            advance(*m_last);
        m_last = nullptr;
        for (File& file : m_files) {
            if (file.pending && (!m_last || file.pending->time < m_last->pending->time))
                m_last = &file;
        }
        if (!m_last)
            return std::nullopt;
        ++m_last->frames;
        if (m_files.size() == 1 || m_overlap.isNew(*m_last->pending))
            return m_last->pending;
        ++m_last->duplicates;
    }
}

std::uint32_t CaptureSet::linkTypeOf(std::size_t file) const
{
    const auto& reader = m_files[file].reader;
    return reader && !reader->interfaces().empty() ? reader->interfaces().front().linkType : std::uint32_t{0};
}

const FileNotes& CaptureSet::notesOf(std::size_t file) const
{
    static const FileNotes none;
    const auto& reader = m_files[file].reader;
    return reader ? reader->notes() : none;
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
    return m_files[file].reader->frameAt(number);
}

void CaptureSet::advance(File& file)
{
    auto frame = file.reader->next();
    if (!frame) {
        file.damaged = true;
        file.pending.reset();
        m_problems.push_back(std::move(frame.error()));
        m_problems.back().file = file.path;
        // Blocks without one that describes an interface: as good as no capture.
        if (file.reader->interfaces().empty() && file.frames == 0)
            file.reader.reset();
        return;
    }
    file.pending = *frame;
    if (file.pending && !isKnownLinkType(file.pending->linkType))
        noteLinkType(file, *file.pending);
}

void CaptureSet::noteLinkType(File& file, const Frame& frame)
{
    if (std::find(file.unknownLinks.begin(), file.unknownLinks.end(), frame.linkType) != file.unknownLinks.end())
        return;
    file.unknownLinks.push_back(frame.linkType);
    m_problems.push_back({ErrorCode::UnknownLinkType, file.path, frame.number, 0, linkTypeText(frame.linkType)});
}

} // namespace phonehome
