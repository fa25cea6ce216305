// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <deque>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "core/source/capture_reader.h"
#include "core/source/overlap_filter.h"

namespace phonehome {

/// Several captures as one data set: frames of all files in time order, of one file in its own order. What several files
/// hold, since they overlap, comes once. What can't be read is a problem of that file, the others go on.
class CaptureSet {
public:
    explicit CaptureSet(const std::vector<std::string>& paths);

    /// Adds a file that is still being written. The one that grew before it is whole now, and closed once it was read.
    void grow(const std::string& path);
    /// The file that grew is whole now: what ends inside a record is damage again.
    void settle();
    /// Lets go of a file whose bytes are no longer there; what was read of it stays known.
    void forget(std::size_t file);

    /// The next frame, valid until the next call; nullptr at the end of all files, for now when one grows.
    const Frame* next();
    /// The same, written where it is to stay, whatever was there. False at the end.
    bool next(Frame& frame);

    std::size_t fileCount() const { return m_files.size(); }
    const std::string& path(std::size_t file) const { return m_files[file].path; }
    /// False: the file could not be opened at all.
    bool isOpen(std::size_t file) const { return m_files[file].reader || m_files[file].forgotten; }
    /// False: reading stopped before the file's end.
    bool isComplete(std::size_t file) const { return !m_files[file].damaged; }
    /// Frames read from the file, those among them that another file had given already.
    std::uint64_t framesOf(std::size_t file) const { return m_files[file].frames; }
    std::uint64_t duplicatesOf(std::size_t file) const { return m_files[file].duplicates; }
    /// What the file said beside its packets so far.
    const FileNotes& notesOf(std::size_t file) const { return *m_files[file].notes; }
    /// Link type of the file's first interface; 0 for none.
    std::uint32_t linkTypeOf(std::size_t file) const;

    const std::vector<Error>& problems() const { return m_problems; }
    /// Bytes read and to read, over all files.
    std::uint64_t position() const;
    std::uint64_t size() const;

    Result<Frame> frameAt(std::size_t file, std::uint64_t number);

private:
    struct File {
        std::string path;
        std::unique_ptr<CaptureReader> reader;
        const FileNotes* notes = &kNoNotes; ///< the reader's: every frame asks for them
        std::optional<Frame> pending;
        std::uint64_t frames = 0;
        std::uint64_t duplicates = 0;
        bool damaged = false;
        bool growing = false;
        bool forgotten = false;
        std::uint32_t linkType = 0;              ///< of a file that was forgotten
        std::optional<std::uint32_t> knownLink;  ///< of the last frame that had one we read
        std::vector<std::uint32_t> unknownLinks; ///< reported already
    };
    static const FileNotes kNoNotes;

    static void setReader(File& file, std::unique_ptr<CaptureReader> reader);
    /// The file whose frame comes next, of all of them; nullptr when there is none.
    File* earliest();

    void advance(File& file);
    /// The file's next frame. False at its end, and where it is damaged.
    bool read(File& file, Frame& frame);
    /// More of the file that grows, if there is more.
    void growOn();
    void restRead();
    void refuse(File& file, Error error);
    void noteLinkType(File& file, const Frame& frame);

    std::deque<File> m_files;
    std::vector<Error> m_problems;
    OverlapFilter m_overlap;
    bool m_rolling = false;      ///< its files follow one another: none holds what another does
    std::size_t m_begin = 0;     ///< of files that follow one another, those before it were read and closed
    std::size_t m_readAgain = 0; ///< the file that was last
    File* m_last = nullptr;      ///< whose frame was handed out last: advanced at the next call
    Timestamp m_others;          ///< the earliest frame that any other file has
};

} // namespace phonehome
