// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <vector>

#include "core/source/capture_reader.h"
#include "core/source/file_window.h"

namespace phonehome {

/// Longest packet we take from a record: libpcap's MAXIMUM_SNAPLEN.
inline constexpr std::uint32_t kMaxPacketBytes = 262144;

/// What pcap and pcapng have in common: reading on from a place in the file, and finding frames again by the places
/// remembered every so many frames. Format supplies `State` (copyable: what must be known to go on from a block's or
/// record's start) and `step`.
template <typename Format> class FileReader final : public CaptureReader {
public:
    FileReader(FileWindow window, Format format, FileIndex file)
        : m_format(std::move(format)), m_main{std::move(window), 0, m_format.start()}, m_file(file)
    {
        m_main.window.seek(m_format.firstRecord());
    }

    using CaptureReader::next;
    Result<bool> next(Frame& frame) override
    {
        if (m_main.frames % kMarkEvery == 0 && m_main.frames / kMarkEvery == m_marks.size())
            m_marks.push_back({m_main.window.position(), m_main.state});
        return step(m_main, frame);
    }

    void setGrowing(bool growing) override { m_growing = growing; }

    void rest() override
    {
        m_main.window.rest();
        m_again.reset();
    }

    const std::vector<CaptureInterface>& interfaces() const override { return m_format.interfaces(); }
    const FileNotes& notes() const override { return m_format.notes(); }
    std::uint64_t position() const override { return m_main.window.filePosition(); }
    std::uint64_t size() const override { return m_main.window.fileSize(); }

    Result<Frame> frameAt(std::uint64_t n) override
    {
        const std::uint64_t mark = n == 0 ? m_marks.size() : (n - 1) / kMarkEvery;
        if (mark >= m_marks.size())
            return tl::make_unexpected(Error{ErrorCode::NotFound, {}, n, 0, {}});
        if (!m_again || m_again->frames >= n || m_again->frames < mark * kMarkEvery) {
            if (!m_again) {
                auto window = m_main.window.again();
                if (!window)
                    return tl::make_unexpected(window.error());
                m_again.emplace(Cursor{std::move(*window), 0, m_main.state});
            }
            m_again->window.seek(m_marks[mark].position);
            m_again->state = m_marks[mark].state;
            m_again->frames = mark * kMarkEvery;
        }
        while (true) {
            Frame frame;
            const auto more = step(*m_again, frame);
            if (!more)
                return tl::make_unexpected(more.error());
            if (!*more)
                return tl::make_unexpected(Error{ErrorCode::NotFound, {}, n, 0, {}});
            if (frame.number == n)
                return frame;
        }
    }

private:
    static constexpr std::uint64_t kMarkEvery = 4096;
    static constexpr std::size_t kHeaders = 128; ///< bytes of a record's header and its frame's

    struct Cursor {
        FileWindow window;
        std::uint64_t frames = 0;
        typename Format::State state;
    };
    struct Mark {
        std::uint64_t position = 0;
        typename Format::State state;
    };

    /// Is what was found no damage, but that more has to come?
    static bool endsHere(const Error& error, FileWindow& window)
    {
        return error.code == ErrorCode::CutInRecord || error.code == ErrorCode::CutInPacket || window.peek(1).empty();
    }

    Result<bool> step(Cursor& cursor, Frame& frame)
    {
        Result<bool> result = m_format.step(cursor.window, cursor.state, frame);
        if (!result && m_growing && endsHere(result.error(), cursor.window))
            return false;
        const bool over = !result || !*result;
        // What ends because no more could be read is not damaged itself.
        if (over && cursor.window.failure())
            result = tl::make_unexpected(*cursor.window.failure());
        if (!result) {
            result.error().frame = cursor.frames + 1;
        } else if (*result) {
            // The system writes what is read past the nearest caches.
            cursor.window.willPeek(kHeaders);
            frame.number = ++cursor.frames;
            frame.file = m_file;
        }
        return result;
    }

    Format m_format;
    Cursor m_main;
    std::optional<Cursor> m_again;
    std::vector<Mark> m_marks;
    FileIndex m_file = 0;
    bool m_growing = false;
};

} // namespace phonehome
