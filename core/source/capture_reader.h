// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "core/base/result.h"
#include "core/net/frame.h"
#include "core/net/ip_address.h"

namespace phonehome {

/// One interface of a capture file (pcap: the only one; pcapng: one a description block, over all sections).
struct CaptureInterface {
    std::uint32_t linkType = 0;
    std::uint32_t snapLength = 0;
    std::string name;        ///< if_name, UTF-8
    std::string description; ///< if_description
    std::string filter;      ///< if_filter, text form
};

/// A name that the file gives for an address, by whoever wrote it (pcapng name resolution blocks).
struct FileName {
    IpAddress address;
    std::string name; ///< as written, UTF-8
};

/// What a file says beside its packets; grows while it is read. Bounded: what is beyond is dropped.
struct FileNotes {
    std::vector<FileName> names;
    std::vector<std::string> comments; ///< on the file, its interfaces and its packets, in file order, UTF-8
    std::uint64_t dropped = 0;         ///< packets that the capturing program says it lost
};

/// Reads one pcap, pcapng or snoop file from start to end, found by content, never by name.
class CaptureReader {
public:
    virtual ~CaptureReader() = default;

    /// Writes the next frame, where it is to stay: frame is as it was made. False at the end of the file. An error ends
    /// the reading: what came before stands. frame.data is valid until the next call.
    virtual Result<bool> next(Frame& frame) = 0;
    /// The same; nullopt at the end of the file.
    Result<std::optional<Frame>> next();

    /// While set, an end inside a record is an end for now: next() says nullopt there and may be asked again.
    virtual void setGrowing(bool growing) = 0;

    /// All was read that will be, but frames may be read again: nothing is held open until then.
    virtual void rest() = 0;

    /// Interfaces met so far.
    virtual const std::vector<CaptureInterface>& interfaces() const = 0;

    /// What the file said beside its packets so far.
    virtual const FileNotes& notes() const = 0;

    /// Bytes of the file read so far, and its size (0 = unknown).
    virtual std::uint64_t position() const = 0;
    virtual std::uint64_t size() const = 0;

    /// Reads frame number n (from 1) again, from a remembered place before it; only frames already read. Does not
    /// disturb next(). The frame's data is valid until the next call.
    virtual Result<Frame> frameAt(std::uint64_t n) = 0;
};

/// Opens a capture file, or a stream (stream_store.h). file: its index in the data set, copied into each frame.
/// Errors: NotFound, NotReadable, IsDirectory, NotRegular, Empty, NotACapture, CutInHeader. Frames of link types that
/// we do not read are delivered too: they are counted, not decoded.
Result<std::unique_ptr<CaptureReader>> openCapture(const std::string& path, FileIndex file = 0);
/// A file that is still being written; its reader is set growing. Errors as above, with Empty or CutInHeader when there
/// is not enough of it yet.
Result<std::unique_ptr<CaptureReader>> openGrowingCapture(const std::string& path, FileIndex file = 0);
/// The same over bytes in memory.
Result<std::unique_ptr<CaptureReader>> openCaptureBytes(std::vector<std::uint8_t> bytes, FileIndex file = 0);

} // namespace phonehome
